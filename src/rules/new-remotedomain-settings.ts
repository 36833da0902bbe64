import { unknownParameters } from '../exchange/effects/unknown-parameters.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call, Parameter } from '../read/reading.ts';
import type { NewValue } from '../tenant/index.ts';
import { insertAfter, removeProperty } from '../write/index.ts';

const meta = {
  id: 'new-remotedomain-settings',
  severity: 'error',
  fixes: { 'two-steps': 'review', 'two-steps-review': 'review' },
  messages: {
    settings:
      'New-RemoteDomain has no parameter -{parameter}: it takes a name and a domain, and the command stops with an error. Set the rest with Set-RemoteDomain in a second command.',
  },
  titles: {
    'two-steps': 'Set it with Set-RemoteDomain in a second command (both commands then take effect)',
    'two-steps-review':
      'Set it with Set-RemoteDomain in a second command (forwards to {domain} are then treated differently)',
  },
  citations: ['PS-RD'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

/** Values that a new entry has anyway, so that stating them changes nothing about forwards. */
function isHarmless({ name, value }: Parameter): boolean {
  if (value?.state !== 'stated') return false;
  if (name === 'AutoForwardEnabled') return value.value === true;
  if (name === 'IsInternal') return value.value === false;
  return name !== 'AllowedOOFType' || String(value.value).toLowerCase() !== 'internallegacy';
}

function fixesOf(context: RuleContext, call: Call, settings: readonly Parameter[]): readonly Fix[] {
  const source = context.source(call.place.source);
  const stated = (name: string): string | undefined => {
    const value = call.parameters.find((parameter) => parameter.name === name)?.value;
    return value?.state === 'stated' && typeof value.value === 'string' ? value.value : undefined;
  };
  const name = stated('Name');
  const values: [string, NewValue][] = settings.flatMap((parameter): [string, NewValue][] => {
    const { value } = parameter;
    return value?.state === 'stated' && value.value !== null ? [[parameter.name, value.value as NewValue]] : [];
  });
  if (name === undefined || values.length < settings.length) return [];
  const properties = Object.fromEntries(values);
  const added = insertAfter(source, call, [{ kind: 'remoteDomain', operation: 'set', name, properties }]);
  const removed = settings.map((parameter) => removeProperty(source, call, parameter.name));
  const title = settings.every(isHarmless) ? 'two-steps' : 'two-steps-review';
  return fix(meta, title, added && [...removed, ...added], { domain: stated('DomainName') ?? name });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    for (const call of context.calls) {
      const settings = unknownParameters(call, context.knowledge)
        .filter((refusal) => refusal.rule === meta.id)
        .map(({ parameter }) => parameter);
      if (settings.length === 0) continue;
      for (const parameter of settings) {
        report({
          message: 'settings',
          args: { parameter: parameter.name },
          place: parameter.namePlace,
          subject: { object: 'New-RemoteDomain', property: parameter.name },
          fixes: () => fixesOf(context, call, settings),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Settings on New-RemoteDomain',
  summary: 'New-RemoteDomain is given settings that only Set-RemoteDomain has.',
  why: '`New-RemoteDomain` makes an entry with a name and a domain; `AutoForwardEnabled` and all other settings belong to `Set-RemoteDomain`. With one of them the command fails, and no entry is made.',
  whatToDo: 'Create the entry first, then set it.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com -AutoForwardEnabled $true\n',
      good: 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\nSet-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n',
    },
  ],
};
