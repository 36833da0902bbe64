import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import type { Edit, Place } from '../text/index.ts';
import { isCallOf } from './shared/calls.ts';

const meta = {
  id: 'incomplete-scope-listing',
  severity: 'information',
  fixes: { addColumns: 'safe' },
  messages: {
    hidden:
      'This listing of outbound rules leaves out {missing}: rules that are scoped by domain look as if they had no scope. Add the columns.',
  },
  titles: { addColumns: 'List {missing} as well' },
  citations: ['PS-OSR'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

const COLUMNS = ['SenderDomainIs', 'ExceptIfSenderDomainIs'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check({ calls, source }, report) {
    for (const call of calls) {
      const lists = call.lists ?? [];
      const [first] = lists;
      const last = lists.at(-1);
      if (!isCallOf(call, 'Get-HostedOutboundSpamFilterRule') || !first || !last) continue;
      const names = lists.map((item) => item.value.toLowerCase());
      if (names.some((name) => name.includes('*')) || !names.some((name) => name === 'from' || name === 'frommemberof'))
        continue;
      const missing = COLUMNS.filter((column) => !names.includes(column.toLowerCase()));
      if (missing.length === 0) continue;
      const place = { source: first.place.source, start: first.place.start, end: last.place.end };
      report({
        message: 'hidden',
        args: { missing: missing.join(', ') },
        place,
        fixes: () =>
          fix(meta, 'addColumns', [addColumns(source(place.source).text, call, last.place, missing)], {
            missing: missing.join(', '),
          }),
      });
    }
  },
};

/** Writes columns behind the last one, with the separator of the list. */
function addColumns(text: string, call: Call, { source, end }: Place, missing: readonly string[]): Edit | undefined {
  const [first, second] = call.lists ?? [];
  const between = first && second ? text.slice(first.place.end, second.place.start) : ', ';
  const separator = /^,\s*$/.test(between) ? between : ', ';
  if (!call.editable) return undefined;
  return { place: { source, start: end, end }, newText: missing.map((column) => separator + column).join('') };
}

export const docs: RuleDocs = {
  title: 'A listing that hides domain scopes',
  summary: 'A listing of outbound rules shows senders and groups but not the sender domains.',
  why: 'An outbound rule can be scoped by sender, by group and by sender domain, each with exceptions. A listing without `SenderDomainIs` and `ExceptIfSenderDomainIs` shows a rule for a whole domain as a rule without scope.',
  whatToDo: 'Add both columns.',
  examples: [
    {
      language: 'powershell',
      bad: `Get-HostedOutboundSpamFilterRule | Format-Table Name, Priority, From, FromMemberOf`,
      good: `Get-HostedOutboundSpamFilterRule | Format-Table Name, Priority, From, FromMemberOf, SenderDomainIs, ExceptIfSenderDomainIs`,
    },
  ],
};
