import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { lastDayOf } from '../verdict/ledger.ts';
import { forwardsOf, subjectOf } from './shared/exceptions.ts';

const meta = {
  id: 'expired-exception',
  severity: 'error',
  fixes: {},
  messages: {
    expired:
      'The exception of {from} for {to} ended on {until} and no longer counts. Ask {owner}: close the forward and remove the entry, or agree on a new day.',
    soon: 'The exception of {from} for {to} ends on {until} (days left: {days}). Ask {owner} whether it is still needed.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['exception'],
  check({ tenant, asOf, warnBefore }, report) {
    for (const exception of tenant.ledger.exceptions) {
      const { owner = '', ticket } = exception;
      const end = lastDayOf(exception, { asOf, warnBefore });
      if (end === undefined || end.state === 'later') continue;
      const { until, days } = end;
      const whom = ticket === undefined ? owner : `${owner} (${ticket})`;
      const args = { ...forwardsOf(exception), until: until.value, owner: whom };
      const about = { place: until.place, subject: { ...subjectOf(exception), property: 'until', value: until.value } };
      if (end.state === 'expired') report({ ...about, message: 'expired', args });
      else report({ ...about, message: 'soon', severity: 'warning', args: { ...args, days } });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Exception has expired',
  summary: 'The last day of an entry of the exceptions ledger has passed, or is near.',
  why: `An exception with a last day is agreed for a time. After that day nobody has agreed any more, and the settings may still let the
forward through.`,
  whatToDo: `Ask the owner. Close what is no longer needed and remove the entry; else write a new day, with the ticket in which it was agreed.
\`--warn-before 14d\` says how long before the last day it is told (30 days when left out), and \`--as-of\` which day is today.`,
  noFix: 'Whether a forward is still needed is for its owner to say.',
  examples: [
    {
      language: 'configuration',
      bad: `exceptions:
  - from: invoices@contoso.com
    to: partner.example
    owner: finance@contoso.com
    reason: invoices are paid there
    until: 2020-01-31
`,
      good: `exceptions:
  - from: invoices@contoso.com
    to: partner.example
    owner: finance@contoso.com
    reason: invoices are paid there
    until: 2999-01-31
`,
    },
  ],
};
