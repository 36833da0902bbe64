import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { isCallOf } from './shared/calls.ts';

const meta = {
  id: 'autoforward-filter-narrow',
  severity: 'information',
  fixes: {},
  messages: {
    narrow:
      'This search finds mail flow rules on message type only. Rules that stop forwards by header, by domain or without any condition stay unseen, and so do redirects. List all rules with their actions.',
  },
  titles: {},
  citations: ['PS-TR', 'EXO-MFR'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check({ calls }, report) {
    for (const call of calls) {
      if (!isCallOf(call, 'Get-TransportRule')) continue;
      const filters = call.filters ?? [];
      const [first] = filters;
      if (!first || !filters.every((filter) => filter.value.toLowerCase() === 'messagetypematches')) continue;
      report({ message: 'narrow', place: first.place });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A search that misses rules about forwarding',
  summary: 'A search for mail flow rules by message type misses rules that stop forwards in other ways.',
  why: 'Forwards are also stopped by rules on the header `X-MS-Exchange-Inbox-Rules-Loop`, on the domain of the recipient, or on everything; and rules that redirect or copy mail have no message type at all.',
  whatToDo:
    'List all enabled rules with `MessageTypeMatches`, the header conditions, and the reject, delete, redirect and copy actions.',
  noFix: 'Which rules the search has to find depends on what it is for, so no other filter is right for everybody.',
  examples: [
    {
      language: 'powershell',
      bad: `Get-TransportRule | Where-Object { $_.MessageTypeMatches -like '*AutoForward*' }`,
      good: `Get-TransportRule | Where-Object { $_.MessageTypeMatches -like '*AutoForward*' -or $_.HeaderContainsMessageHeader -or $_.RedirectMessageTo }`,
    },
  ],
};
