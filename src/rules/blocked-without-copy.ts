import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { table } from '../text/table.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { answerFor, deciding } from './shared/forwards.ts';
import { nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'blocked-without-copy',
  severity: 'error',
  fixes: { keepCopy: 'review' },
  messages: {
    lost: '{from} forwards to {to} without keeping a copy, and every outbound policy that may apply blocks the forward: the mail reaches nobody. Set DeliverToMailboxAndForward to true or remove the forward.',
    lostByPolicy:
      '{from} forwards to {to} without keeping a copy, and outbound policy {control} blocks the forward: the mail reaches nobody. Set DeliverToMailboxAndForward to true or remove the forward.',
    lostByRule:
      '{from} forwards to {to} without keeping a copy, and mail flow rule {control} stops the forward: the mail reaches nobody. Set DeliverToMailboxAndForward to true or remove the forward.',
    lostByBlockList:
      '{from} forwards to {to} without keeping a copy, and the Tenant Allow/Block List blocks the forward: the mail reaches nobody. Set DeliverToMailboxAndForward to true or remove the forward.',
    lostSilently:
      '{from} forwards to {to} without keeping a copy, and remote domain {control} drops the forward: the mail reaches nobody and nobody is told. Set DeliverToMailboxAndForward to true or remove the forward.',
    relatedControl: 'This line decides',
  },
  titles: { keepCopy: 'Set DeliverToMailboxAndForward to true: {from} keeps its mail' },
  citations: ['PS-MBX', 'LEARN-OSP-2026', 'EXO-RD'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** Messages that name the control that acts. */
const MESSAGES: Readonly<Record<string, Message>> = table({
  outboundPolicy: 'lostByPolicy',
  transportRule: 'lostByRule',
  remoteDomain: 'lostSilently',
  tenantBlockList: 'lostByBlockList',
});

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    for (const forward of statedForwards(context.tenant)) {
      const { object, place, question } = forward;
      if (object.kind !== 'mailbox' || question.deliverToMailboxAndForward !== false) continue;
      const verdict = answerFor(forward, context.decide);
      if (verdict.verdict !== 'blocked') continue;
      const { kind, name = '' } = verdict.by;
      report({
        message: (name && MESSAGES[kind]) || 'lost',
        args: { from: question.from, to: question.to, control: name },
        place: object.properties.get('deliverToMailboxAndForward')?.value.place ?? place,
        related: deciding(verdict),
        fixes: () =>
          fix(meta, 'keepCopy', [setOn(context, object, 'deliverToMailboxAndForward', true)], {
            from: question.from,
          }),
        subject: { object: `mailbox:${nameOf(object)}`, property: 'deliverToMailboxAndForward' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A blocked forward that keeps no copy',
  summary: 'A mailbox forwards outside without keeping a copy and the forward is blocked: its mail is lost.',
  why: 'With `DeliverToMailboxAndForward` false, which is the default, a forwarded message is not put into the mailbox. When a control blocks the forward, the owner has nothing; authors outside get a bounce, or nobody is told when a remote domain drops it.',
  whatToDo: 'Set `DeliverToMailboxAndForward` to true, or remove the forward.',
  exceptions: 'An omitted setting counts as false only where the whole mailbox is declared.',
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
      deliverToMailboxAndForward: false
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ap@fabrikam.com
      deliverToMailboxAndForward: true
`,
    },
  ],
};
