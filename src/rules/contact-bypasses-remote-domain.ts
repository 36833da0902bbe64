import { statedForwards } from '../exchange/forwards.ts';
import { defaultPolicy } from '../exchange/outbound-policy.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { CIS_FORWARDING, MITRE_FORWARDING } from './shared/benchmarks.ts';
import { answerFor, deciding, endOf, subjectOf } from './shared/forwards.ts';
import { setOn } from './shared/objects.ts';

const meta = {
  id: 'contact-bypasses-remote-domain',
  severity: 'warning',
  fixes: { policyOff: 'review', end: 'review' },
  messages: {
    remoteDomain:
      'Remote domain {name} would drop a forward from {from} to {to}, but not this one: ForwardingAddress is no forward that remote domains see, and no outbound policy is stated Off for the sender. Block with the outbound policy.',
    transportRule:
      'Mail flow rule {name} would stop an Inbox rule of {from} that forwards to {to}, but not this forward: ForwardingAddress is not of type AutoForward, and no outbound policy is stated Off for the sender. Block with the outbound policy.',
    relatedControl: 'This line does not stop ForwardingAddress',
  },
  titles: {
    policyOff: 'Set {policy} to Off: senders without a policy of their own can no longer forward outside',
    end: 'End the forward of {from} to {to} (its mail then stays in the mailbox)',
  },
  citations: ['EXO-RD', 'M365D-3259', 'KB-AF-ETR'],
  benchmarks: [CIS_FORWARDING, MITRE_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    const { tenant, decide } = context;
    const policy = defaultPolicy(tenant);
    const named = { policy: policy?.name ?? 'Default' };
    for (const forward of statedForwards(tenant)) {
      const { place, question } = forward;
      if (question.mechanism !== 'mailboxForwardingAddress') continue;
      const own = answerFor(forward, decide);
      if (own.verdict === 'blocked' || own.by.kind === 'internal') continue;
      const other = decide({ ...question, mechanism: 'inboxRuleForward' });
      const { kind, name = '' } = other.by;
      if (other.verdict !== 'blocked' || (kind !== 'remoteDomain' && kind !== 'transportRule')) continue;
      report({
        message: kind,
        args: { from: question.from, to: question.to, name },
        fixes: () => [
          ...(policy ? fix(meta, 'policyOff', [setOn(context, policy, 'autoForwardingMode', 'Off')], named) : []),
          ...fix(meta, 'end', endOf(context, forward), { from: question.from, to: question.to }),
        ],
        place,
        related: deciding(other),
        subject: subjectOf(forward),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A forward to a contact passes remote domains and rules',
  summary:
    'A mailbox forwards to an outside contact through ForwardingAddress, which only an outbound policy can stop.',
  why: 'Remote domains act on what users forward, mail flow rules on message type AutoForward act on Inbox rules. `ForwardingAddress`, set by an administrator to a mail contact, is neither. A tenant that is closed with remote domains alone is open here.',
  whatToDo: 'Set the outbound policy of the sender to `Off`, or remove the forward.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  mailboxes:
    - identity: ap@contoso.com
      forwardingAddress: Auditor
      deliverToMailboxAndForward: true
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  mailboxes:
    - identity: ap@contoso.com
      forwardingAddress: Auditor
      deliverToMailboxAndForward: true
`,
    },
  ],
};
