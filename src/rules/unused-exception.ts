import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { isInForce } from '../verdict/ledger.ts';
import { coverageOf } from '../verdict/openings.ts';
import { forwardsOf, subjectOf } from './shared/exceptions.ts';

const meta = {
  id: 'unused-exception',
  severity: 'warning',
  fixes: {},
  messages: {
    unused:
      'This exception covers nothing: the settings let no forward of {from} to {to} through. Remove the entry, or open what it is for.',
    nobody: '{name} is no address and no domain, and no file declares it: this exception does not cover it.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['exception'],
  check({ tenant, asOf }, report) {
    for (const { exception, opens, mayOpen, unknownWords } of coverageOf(tenant)) {
      const subject = subjectOf(exception);
      for (const { value, place } of unknownWords)
        report({ message: 'nobody', args: { name: value }, place, subject: { ...subject, value } });
      const isIdle = opens.length === 0 && !mayOpen && unknownWords.length === 0;
      if (isIdle && isInForce(exception, asOf))
        report({ message: 'unused', args: forwardsOf(exception), place: exception.place, subject });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Exception without effect',
  summary: 'An entry of the exceptions ledger covers no forward that the settings allow.',
  why: `An entry that covers nothing is an approval in stock: when somebody opens the forward later, nobody is asked again. Or it is
mistyped, and what it should cover has no entry.`,
  whatToDo: 'Remove the entry, or correct who it is for. `mailflow-lint test` shows what each entry opens.',
  exceptions:
    'Not said where it is unknown whether the settings allow a forward that the entry covers. Without `mechanism` an entry is weighed by the ways in which a mailbox forwards by itself: Inbox rules that forward or redirect, and mailbox forwarding to an address or a contact.',
  noFix: 'Whether the entry or a setting is wrong is for its owner to say.',
  examples: [
    {
      language: 'configuration',
      settings: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Partner
      domainName: partner.example
      autoForwardEnabled: true
`,
      bad: `exceptions:
  - from: invoices@contoso.com
    to: partners.example
    owner: finance@contoso.com
    reason: invoices are paid there
    mechanism: inboxRuleForward
`,
      good: `exceptions:
  - from: invoices@contoso.com
    to: partner.example
    owner: finance@contoso.com
    reason: invoices are paid there
    mechanism: inboxRuleForward
`,
    },
  ],
};
