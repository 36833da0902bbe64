import { droppedChains } from '../exchange/forward-chains.ts';
import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { endOf } from './shared/forwards.ts';
import { nameAt, nameOf } from './shared/objects.ts';

const meta = {
  id: 'second-forward-dropped',
  severity: 'warning',
  fixes: { direct: 'review', end: 'review' },
  messages: {
    chain:
      'An Inbox rule of {from} forwards to {via}, whose Inbox rule forwards on to {to}. Inbox rules forward a message once: what comes from {from} does not reach {to}, and nobody is told. Forward to {to} directly.',
    chains:
      'An Inbox rule of {from} forwards to {via}, whose Inbox rules forward on to {to} and to {count} more. Inbox rules forward a message once: what comes from {from} reaches none of them, and nobody is told. Forward to them directly.',
    beside:
      'Inbox rule {rule} of {from} redirects, and the mailbox itself forwards to {via} and keeps a copy: redirects of Inbox rules do not work then. Use one of the two.',
    relatedSecond: 'This forward does not act on what was forwarded before',
    relatedMailbox: 'The mailbox itself forwards here',
  },
  titles: {
    direct: 'Forward to {to} directly (what comes from {from} then reaches it, and {via} gets none of it)',
    end: 'Clear the forward of the mailbox {from} (its Inbox rules then redirect)',
  },
  citations: ['EHLO-2021', 'KB-INBOX-RULES'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['inboxRule'],
  check(context, report) {
    const { tenant } = context;
    for (const { first, onward, targets } of droppedChains(tenant)) {
      const { object, property, place, question } = first;
      const args = { from: question.from, via: question.to, to: onward[0].question.to };
      report({
        ...(targets > 1
          ? { message: 'chains', args: { ...args, count: targets - 1 } }
          : {
              message: 'chain',
              args,
              fixes: () => fix(meta, 'direct', [nameAt(context, object, property, place, args.to)], args),
            }),
        place,
        related: onward.map((second) => ({ place: second.place, message: 'relatedSecond', args: {} })),
        subject: { object: `inboxRule:${nameOf(object)}`, property, value: question.to },
      });
    }
    const forwards = statedForwards(tenant);
    const keeping = new Map(
      forwards
        .filter(({ object, question }) => object.kind === 'mailbox' && question.deliverToMailboxAndForward === true)
        .map((forward) => [forward.question.from, forward]),
    );
    for (const { object, property, place, question } of forwards) {
      const own = property === 'redirectTo' ? keeping.get(question.from) : undefined;
      if (!own) continue;
      report({
        message: 'beside',
        args: { rule: nameOf(object), from: question.from, via: own.question.to },
        fixes: () => fix(meta, 'end', endOf(context, own), { from: question.from }),
        place,
        related: [{ place: own.place, message: 'relatedMailbox', args: {} }],
        subject: { object: `inboxRule:${nameOf(object)}`, property, value: question.to },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A second forward that never happens',
  summary: 'An Inbox rule forwards to a mailbox whose Inbox rule forwards on, or redirects beside a mailbox forward.',
  why: 'Exchange Online redirects, forwards or answers a message by Inbox rules only once; a header counts it. A chain of two Inbox rules ends at the second mailbox, and nobody gets a bounce. Where the mailbox itself forwards and keeps a copy, Inbox rules that redirect do not work either.',
  whatToDo: 'Forward to the last recipient directly, or to a group.',
  exceptions:
    'Mailbox forwarding (`ForwardingAddress`, `ForwardingSmtpAddress`) is counted by another header: a chain of an Inbox rule and a mailbox forward is not reported.',
  examples: [
    {
      language: 'powershell',
      bad: `New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo bob@contoso.com
New-InboxRule -Mailbox bob@contoso.com -Name Deputy -ForwardTo eve@contoso.com
`,
      good: `New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo eve@contoso.com
New-InboxRule -Mailbox bob@contoso.com -Name Deputy -ForwardTo eve@contoso.com
`,
    },
  ],
};
