import { domainOf } from '../exchange/addresses.ts';
import { sameControl } from '../exchange/control.ts';
import { type StatedForward, statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import { wayPast } from '../exchange/recipes/way-past.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { hasKey } from '../text/table.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { CIS_FORWARDING, MITRE_FORWARDING } from './shared/benchmarks.ts';
import { carriedOut } from './shared/carried-out.ts';
import { answerFor, deciding, endOf, subjectOf } from './shared/forwards.ts';

const meta = {
  id: 'forward-will-be-blocked',
  severity: 'warning',
  fixes: { policy: 'review', partner: 'review', open: 'review', exception: 'review', end: 'review' },
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
  titles: {
    policy: 'Add a policy for {from} that is On (lets it forward to any domain)',
    partner: 'Add an open remote domain for {domain} (forwards of everybody to it are then no longer deleted)',
    open: 'Open remote domain {name} (forwards of everybody to it are then no longer deleted)',
    exception: 'Except {to} from {name} (mail to this address then passes the rule)',
    end: 'End the forward of {from} to {to} (its mail then stays in the mailbox)',
  },
  citations: ['LEARN-FWD-2026', 'LEARN-OSP-2026', 'EXO-RD'],
  benchmarks: [CIS_FORWARDING, MITRE_FORWARDING],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** Who is told of the block differs by the way of forwarding and by the remote domains. */
function policyMessage({ by, userImpact }: Verdict): Message {
  if (by.name === undefined) return 'outboundPolicies';
  if (userImpact.originalSender === 'sender-nothing-reports-off') return 'outboundPolicySilent';
  return userImpact.originalSender === 'sender-ndr-5.7.520' ? 'outboundPolicyEveryAuthor' : 'outboundPolicy';
}

/** The change that lets the forward past the control that decides, where no other one is in its way. */
function lifted(context: RuleContext, { question }: StatedForward, { by, chain }: Verdict): readonly Fix[] {
  const hindrances = chain.filter(({ result }) => result === 'block' || result === 'unknown');
  if (hindrances.some(({ control }) => !sameControl(control, by))) return [];
  const way = wayPast(by, question, modelOf(context.tenant));
  const args = { from: question.from, to: question.to, domain: domainOf(question.to), name: by.name ?? '' };
  return way ? fix(meta, way.title, carriedOut(context, way.recipe), args) : [];
}

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    const { tenant, decide } = context;
    for (const forward of statedForwards(tenant)) {
      const { place, question } = forward;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict !== 'blocked') continue;
      const { kind, name = '' } = verdict.by;
      const ends = { from: question.from, to: question.to };
      const known = kind === 'outboundPolicy' ? policyMessage(verdict) : kind;
      const message = hasKey(meta.messages, known) ? known : 'other';
      report({
        message,
        args: { ...ends, name: name || kind },
        fixes: () => [...lifted(context, forward, verdict), ...fix(meta, 'end', endOf(context, forward), ends)],
        place,
        related: deciding(verdict),
        subject: subjectOf(forward),
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
