import type { Fix, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { insertBefore, setProperty } from '../write/index.ts';
import { parameter, statedValues } from './shared/calls.ts';
import { groupOf } from './shared/group-of.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'too-many-values',
  severity: 'error',
  fixes: { group: 'review', first: 'review' },
  messages: {
    address:
      '-{parameter} of {cmdlet} takes one address, and {count} are given: the command stops with an error. To reach several people, name a distribution group.',
  },
  titles: {
    group: 'Forward to a new group with these addresses (takes effect then; outside ones need a mail contact first)',
    first: 'Keep {first} only (the command then takes effect, and the others get nothing)',
  },
  citations: ['PS-MBX'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

/** A group in their place, or the first of them. */
function ways(name: string, call: Call, { source, tenant }: RuleContext): readonly Fix[] {
  const text = source(call.place.source);
  const addresses = (statedValues(parameter(call, name)) ?? []).map(String);
  const [first = ''] = addresses;
  const group = groupOf(tenant, addresses);
  const created = group && insertBefore(text, call, [group]);
  return [
    ...fix(meta, 'group', created && group && [...created, setProperty(text, call, name, group.name)]),
    ...fix(meta, 'first', [setProperty(text, call, name, first)], { first }),
  ];
}

export const rule = refusalRule(meta, ({ args }, call, context) => ways(args.parameter ?? '', call, context));

export const docs: RuleDocs = {
  title: 'Several values where one is taken',
  summary: 'A parameter that takes one value gets a list.',
  why: '`ForwardingSmtpAddress` and `ForwardingAddress` hold one recipient. PowerShell cannot make one address out of a list; the command stops with an error and changes nothing.',
  whatToDo: 'Give one value. To forward to several people, make a distribution group and forward to it.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress kim@contoso.com,lea@contoso.com\n',
      good: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress deputies@contoso.com\n',
    },
  ],
};
