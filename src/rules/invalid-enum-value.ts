import { settingFacts } from '../exchange/effects/resources.ts';
import { cloudValues, illegalWords } from '../exchange/effects/values.ts';
import { nameOf } from '../exchange/readings.ts';
import type { ParameterFacts } from '../knowledge/index.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { PropertyValue } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { nearest } from '../text/near.ts';
import { type Subject, setProperty } from '../write/index.ts';
import { environments } from './shared/environment.ts';

const meta = {
  id: 'invalid-enum-value',
  severity: 'error',
  fixes: { near: 'review', deciding: 'review' },
  messages: {
    near: '{property} has no value {value}: the service refuses it. Is {suggestion} meant? Known values: {values}.',
    servers:
      '{property} has the value {value} on Exchange servers only: Exchange Online refuses it. Values that it takes: {values}.',
    invalid: '{property} has no value {value}: the service refuses it. Known values: {values}.',
  },
  titles: {
    near: 'Write {suggestion} (the command then takes effect)',
    deciding: 'Write {suggestion} (the setting then takes effect on mail flow)',
  },
  citations: [],
  benchmarks: [],
  general: true,
  onAdvice: true,
} as const satisfies RuleMeta;

/** Settings that decide which messages leave. */
const DECIDING =
  /^(ExceptIf.*|AutoForwardingMode|FromScope|SentToScope|MessageTypeMatches|Mode|SenderAddressLocation|DomainType|AllowedOOFType|MessageTypeMatches|RuleErrorAction|ConnectorType)$/i;

interface Stated {
  readonly subject: Subject;
  readonly property: string;
  readonly facts: ParameterFacts;
  readonly value: PropertyValue;
  readonly object: string;
}

function* fromCalls(context: RuleContext): Generator<Stated> {
  for (const call of context.calls) {
    const facts = context.knowledge.cmdlets.find(call.cmdlet);
    for (const parameter of call.parameters) {
      const own = facts?.parameters[parameter.name];
      if (own?.values && parameter.value)
        yield {
          subject: call,
          property: parameter.name,
          facts: own,
          value: parameter.value,
          object: call.cmdlet,
        };
    }
  }
}

/** Objects of configurations and data files, by the parameters of `Set-` and `New-`. */
function* fromObjects(context: RuleContext): Generator<Stated> {
  for (const declaration of context.tenant.declarations) {
    // Groups of data files have types in words of their own (`MailEnabledSecurityGroup`).
    if (declaration.format === 'powershell' || declaration.kind === 'group') continue;
    const parameters = settingFacts(declaration.kind, context.knowledge);
    for (const [name, property] of declaration.properties) {
      const key = capitalized(name);
      const facts = parameters[key];
      const object = `${declaration.kind}:${nameOf(declaration)}`;
      if (facts)
        yield {
          subject: declaration,
          property: key,
          facts,
          value: property.value,
          object,
        };
    }
  }
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  check(context, report) {
    const environment = environments(context);
    for (const stated of [...fromCalls(context), ...fromObjects(context)]) {
      const { property, facts, subject, object } = stated;
      for (const { value, place } of illegalWords(facts, stated.value, 'cmdlet' in subject)) {
        const legal = cloudValues(facts);
        const isOfServers = facts.valuesOnPremOnly?.some((word) => word.toLowerCase() === String(value).toLowerCase());
        if (isOfServers && environment(place.source) === 'servers') continue;
        const suggestion = nearest(String(value), legal);
        const args = {
          property,
          value: String(value),
          values: legal.join(', '),
          ...(suggestion ? { suggestion } : {}),
        };
        const single = stated.value.state === 'stated' && stated.value.items === undefined;
        const edit =
          suggestion !== undefined && single
            ? setProperty(context.source(place.source), subject, property, suggestion)
            : undefined;
        report({
          message: isOfServers ? 'servers' : suggestion ? 'near' : 'invalid',
          args,
          place,
          subject: { object, property, value: String(value) },
          fixes: () => fix(meta, DECIDING.test(property) ? 'deciding' : 'near', edit && [edit], args),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Value that does not exist',
  summary: 'A setting has a value that is not among the documented ones.',
  why: 'Settings with a fixed set of values refuse anything else, so the command or the configuration fails and the old value stays.',
  whatToDo: 'Write one of the values that the message lists.',
  exceptions: 'Letter case does not matter. Settings whose list of values is open are not checked.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-TransportRule -Identity Block -FromScope Organization\n',
      good: 'Set-TransportRule -Identity Block -FromScope InOrganization\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  transportRules:\n    - name: Block\n      mode: Enforced\n      deleteMessage: true\n      sentToScope: NotInOrganization\n',
      good: 'exchange:\n  transportRules:\n    - name: Block\n      mode: Enforce\n      deleteMessage: true\n      sentToScope: NotInOrganization\n',
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity       = 'Fabrikam'
            DomainName     = 'fabrikam.com'
            AllowedOOFType = 'Everybody'
            Ensure         = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity       = 'Fabrikam'
            DomainName     = 'fabrikam.com'
            AllowedOOFType = 'External'
            Ensure         = 'Present'
        }
    }
}
`,
    },
  ],
};
