import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { CIS_FORWARDING, MITRE_FORWARDING } from './shared/benchmarks.ts';
import { answerFor, decidingPlace } from './shared/forwards.ts';
import { nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'forward-will-be-blocked',
  severity: 'warning',
  fixes: {},
  messages: {
    outboundPolicy:
      'The forward from {from} to {to} never arrives: outbound policy {name} blocks it. Authors outside get the bounce 5.7.520, authors inside may get none. Remove the forward, or give the sender a policy that allows it.',
    outboundPolicyEveryAuthor:
      'The forward from {from} to {to} never arrives: outbound policy {name} blocks it, and the author gets the bounce 5.7.520. Remove the forward, or give the sender a policy that allows it.',
    outboundPolicySilent:
      'The forward from {from} to {to} never arrives: outbound policy {name} blocks it, and nobody is told, because remote domains do not let bounces leave (NDREnabled false). Remove the forward, or give the sender a policy that allows it.',
    outboundPolicies:
      'The forward from {from} to {to} never arrives: every outbound policy that may apply to the sender blocks it. Remove the forward, or give the sender a policy that allows it.',
    remoteDomain:
      'The forward from {from} to {to} never arrives: remote domain {name} drops it and nobody is told. Remove the forward, or open a remote domain for the partner.',
    transportRule:
      'The forward from {from} to {to} never arrives: mail flow rule {name} stops it. Remove the forward, or give the rule an exception.',
    other:
      'The forward from {from} to {to} never arrives: the Tenant Allow/Block List blocks {name}. Remove the forward or the entry.',
    relatedControl: 'This line decides',
  },
  titles: {},
  citations: ['LEARN-FWD-2026', 'LEARN-OSP-2026', 'EXO-RD'],
  benchmarks: [CIS_FORWARDING, MITRE_FORWARDING],
};

/** Who is told of the block differs by the way of forwarding and by the remote domains. */
function policyMessage({ by, sees }: Verdict): string {
  if (by.name === undefined) return 'outboundPolicies';
  if (sees.originalSender === 'sender-nothing-reports-off') return 'outboundPolicySilent';
  return sees.originalSender === 'sender-ndr-5.7.520' ? 'outboundPolicyEveryAuthor' : 'outboundPolicy';
}

export const rule: Rule = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check({ tenant, decide }, report) {
    for (const forward of statedForwards(tenant)) {
      const { object, property, place, question } = forward;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict !== 'blocked') continue;
      const { kind, name = '' } = verdict.by;
      const known = kind === 'outboundPolicy' ? policyMessage(verdict) : kind;
      const message = known in meta.messages ? known : 'other';
      const decisive = decidingPlace(verdict);
      report({
        message,
        args: { from: question.from, to: question.to, name: name || kind },
        place,
        related: decisive ? [{ place: decisive, message: 'relatedControl', args: {} }] : [],
        subject: { object: `${object.kind}:${nameOf(object)}`, property, value: question.to },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A forward that never arrives',
  summary: 'A mailbox or an Inbox rule forwards to an address outside, and a control of the same tenant blocks it.',
  why: 'The person who set up the forward usually learns nothing of the block: a bounce goes to the author of the message, and a remote domain tells nobody.',
  whatToDo:
    'Remove the forward, or allow it on purpose: an outbound policy that is `On` for this sender, a remote domain for the partner, an exception in the mail flow rule, whichever control the finding names.',
  exceptions: 'Only said when the settings in the text decide the question. Unknown is not blocked.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ap@fabrikam.com
      deliverToMailboxAndForward: true
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: finance@contoso.com
      deliverToMailboxAndForward: true
`,
    },
  ],
};
