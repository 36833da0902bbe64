import { controlText } from '../exchange/control.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { yearAfter } from '../text/index.ts';
import { uncovered } from '../verdict/proof.ts';
import { wordFor } from '../verdict/who.ts';

const meta = {
  id: 'missing-exception',
  severity: 'error',
  fixes: {},
  messages: {
    one: 'This lets {from} forward to {to}, and no exception covers it. Close it, or write an exception with an owner and a reason.',
    more: 'This lets {from} forward to {to}, and no exception covers it; other pairs of senders and recipients without one: {count}. Close it, or write exceptions with an owner and a reason.',
    tooMany:
      'The senders, recipients and rules are too many to look at all of them: it is not known whether each forward that is allowed has an exception.',
    relatedAsked: 'Every forward that is allowed needs an exception, as is asked here',
  },
  titles: {},
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['exception'],
  check({ tenant, asOf }, report) {
    const { required } = tenant.ledger;
    if (!required) return;
    const all = uncovered(tenant, asOf);
    if (!all) report({ message: 'tooMany', place: required, severity: 'warning' });
    for (const { cell, pairs, sender, recipient } of all ?? []) {
      const ends = { from: wordFor(sender), to: wordFor(recipient) };
      report({
        ...(pairs > 1 ? { message: 'more', args: { ...ends, count: pairs - 1 } } : { message: 'one', args: ends }),
        place: cell.place ?? required,
        subject: { object: controlText(cell.by), value: `${ends.from} > ${ends.to}` },
        states: [{ kind: 'exception', ...ends, until: yearAfter(asOf) }],
        related: cell.place ? [{ place: required, message: 'relatedAsked', args: {} }] : [],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forward without an exception',
  summary: 'The settings allow a forward, the configuration asks for an exception for each, and none covers it.',
  why: `With \`requireExceptions: true\` the ledger says everything that may leave by itself: who asked for it, why, and until when. What is
open without an entry was opened without that.`,
  whatToDo: `Close the forward, or write an entry in \`exceptions\` with an owner, a reason and a last day. The editor offers to write it.`,
  exceptions:
    'Looked at are the ways in which a mailbox forwards by itself: Inbox rules that forward or redirect, and mailbox forwarding to an address or a contact. What is unknown is not reported. `approvedDomains` are exceptions for everybody without end.',
  noFix: 'Who answers for a forward stands in no file: the editor offers an entry in which it is filled in.',
  examples: [
    {
      language: 'configuration',
      settings: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
    - name: Invoices
      autoForwardingMode: "On"
  outboundRules:
    - name: Invoices
      policy: Invoices
      from: [invoices@contoso.com]
      priority: 0
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
`,
      bad: `requireExceptions: true
exceptions:
  - from: invoices@contoso.com
    to: partner.example
    owner: finance@contoso.com
    reason: invoices are paid there
`,
      good: `requireExceptions: true
exceptions:
  - from: invoices@contoso.com
    to: "*"
    owner: finance@contoso.com
    reason: invoices are paid at many places
`,
    },
  ],
};
