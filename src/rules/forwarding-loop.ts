import { forwardCircles } from '../exchange/forward-chains.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { endOf } from './shared/forwards.ts';
import { nameOf } from './shared/objects.ts';

const meta = {
  id: 'forwarding-loop',
  severity: 'warning',
  fixes: { end: 'review' },
  messages: {
    itself: '{from} forwards to itself. The service stops such a loop; a mailbox that keeps no copy has nothing.',
    circle:
      'Forwards go in a circle: {circle}. The service stops such a loop, and mailboxes that keep no copy have nothing. Remove one of the forwards.',
    relatedStep: 'From {from} to {to}',
  },
  titles: {
    end: 'End the forward of {from} to {to} (its mail then stays in the mailbox)',
  },
  citations: ['EHLO-2021'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** How many mailboxes of a circle are named. */
const MOST_NAMED = 6;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    const { tenant } = context;
    for (const [first, ...others] of forwardCircles(tenant)) {
      if (!first) continue;
      const { object, property, place, question } = first;
      const { from, to } = question;
      const names = [from, to, ...others.map((one) => one.question.to)];
      const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…', from] : names;
      report({
        message: others.length === 0 ? 'itself' : 'circle',
        args: { from, circle: shown.join(' → ') },
        place,
        fixes: () => fix(meta, 'end', endOf(context, first), { from, to }),
        related: others.map((one) => ({
          place: one.place,
          message: 'relatedStep',
          args: { from: one.question.from, to: one.question.to },
        })),
        subject: { object: `${object.kind}:${nameOf(object)}`, property, value: to },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwards in a circle',
  summary: 'Mailboxes forward to each other, so that mail comes back to where it started.',
  why: 'Exchange Online recognizes mail that it forwarded before and stops it. What remains depends on the copies: where no mailbox of the circle keeps one (`DeliverToMailboxAndForward` false), nobody reads the mail. Such circles arise when two people stand in for each other.',
  whatToDo: 'Remove one of the forwards, or forward to a shared mailbox.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-Mailbox ann@contoso.com -ForwardingSmtpAddress bob@contoso.com
Set-Mailbox bob@contoso.com -ForwardingSmtpAddress ann@contoso.com
`,
      good: `Set-Mailbox ann@contoso.com -ForwardingSmtpAddress bob@contoso.com
Set-Mailbox bob@contoso.com -ForwardingSmtpAddress $null
`,
    },
  ],
};
