import { nameOf, sameName } from '../exchange/readings.ts';
import { scopedForwarding } from '../exchange/recipes/forwarding.ts';
import { type ForwardingWord, portalLabel } from '../knowledge/index.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type Declaration, text } from '../tenant/index.ts';
import { nearest } from '../text/near.ts';
import { insertAfter, setProperty } from '../write/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';

const meta = {
  id: 'invalid-autoforwardingmode',
  severity: 'error',
  fixes: { scoped: 'review', off: 'review', on: 'review', everyone: 'review', automatic: 'review' },
  messages: {
    invalid:
      'AutoForwardingMode {value} does not exist: the service refuses it and the policy keeps the mode it had. Write Off, On or Automatic.',
    created:
      'AutoForwardingMode {value} does not exist: the service refuses it and the policy is not created. Write Off, On or Automatic.',
    label:
      '{value} is the label of the admin center; the value is {word}. The service refuses the label and the policy keeps the mode it had.',
    labelCreated:
      '{value} is the label of the admin center; the value is {word}. The service refuses the label and the policy is not created.',
  },
  titles: {
    scoped: 'Write Off and add a policy, rule and group (lets only members of the group forward to any domain)',
    everyone: 'Write On (lets everyone whom no other policy covers forward to any domain)',
    off: 'Write Off (blocks automatic forwarding by the senders of {policy})',
    on: 'Write On (lets the senders of {policy} forward to any domain)',
    automatic: 'Write Automatic (what that does depends on the organization)',
  },
  citations: ['PS-OSP-2026'],
  benchmarks: [CIS_FORWARDING],
  onAdvice: true,
} as const satisfies RuleMeta;

const PROPERTY = 'autoForwardingMode';
const LOWER = { On: 'on', Off: 'off', Automatic: 'automatic' } as const satisfies Record<ForwardingWord, string>;
const ON = /^\$?(enabled?|true|yes|allow(ed)?|1)$/i;
const OFF = /^\$?(disabled?|false|no|block(ed)?|none|0)$/i;

/** What the writer may have meant, best first. */
function meant(value: string): readonly ForwardingWord[] {
  const label = portalLabel(value);
  if (label) return [label];
  if (ON.test(value)) return ['On'];
  if (OFF.test(value)) return ['Off'];
  const near = nearest(value, ['Automatic', 'Off', 'On']) as ForwardingWord | undefined;
  return near ? [near] : ['Off', 'On'];
}

function fixesOf(context: RuleContext, declaration: Declaration, value: string): readonly Fix[] {
  const source = context.source(declaration.place.source);
  const policy = nameOf(declaration);
  const write = (word: string) => setProperty(source, declaration, PROPERTY, word);
  return meant(value).flatMap((word) => {
    if (word !== 'On' || !sameName(policy, 'Default')) return fix(meta, LOWER[word], [write(word)], { policy });
    // For the whole organization On comes last.
    const added = insertAfter(source, declaration, scopedForwarding(context.tenant));
    return [...fix(meta, 'scoped', added && [write('Off'), ...added]), ...fix(meta, 'everyone', [write('On')])];
  });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const declaration of context.tenant.declarations) {
      if (declaration.kind !== 'outboundPolicy' || declaration.operation === 'remove') continue;
      const mode = text(declaration, PROPERTY);
      const value = mode.state === 'stated' ? mode.value : mode.state === 'illegal' ? mode.written : undefined;
      if (value === undefined || /^(on|off|automatic)$/i.test(value.trim())) continue;
      const place = declaration.properties.get(PROPERTY)?.value.place ?? declaration.place;
      const word = portalLabel(value);
      const created = declaration.operation === 'create';
      report({
        message: word ? (created ? 'labelCreated' : 'label') : created ? 'created' : 'invalid',
        args: { value, ...(word ? { word } : {}) },
        place,
        subject: { object: `outboundPolicy:${nameOf(declaration)}`, property: PROPERTY, value },
        fixes: () => fixesOf(context, declaration, value),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwarding mode that does not exist',
  summary: 'AutoForwardingMode has a value other than Automatic, On or Off.',
  why: '`AutoForwardingMode` is no Boolean: it takes `Automatic`, `On` or `Off`. The service refuses anything else. Microsoft365DSC does not check the value, so the mistake shows only when the configuration is applied.',
  whatToDo:
    'Write `Off` to block, `On` to allow. What the admin center shows in its own language (`Automatic - System-controlled`, `オン`, `Activé`) is a label: the value behind it is `Automatic`, `On` or `Off`.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Disabled\n',
      good: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: Enabled\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy 'Example'
        {
            Identity           = 'Default'
            AutoForwardingMode = 'Disabled'
            Ensure             = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy 'Example'
        {
            Identity           = 'Default'
            AutoForwardingMode = 'Off'
            Ensure             = 'Present'
        }
    }
}
`,
    },
  ],
};
