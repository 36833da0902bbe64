import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { CIS_FORWARDING, MITRE_FORWARDING } from './shared/benchmarks.ts';
import { answerFor, deciding, endOf, subjectOf } from './shared/forwards.ts';

const meta = {
  id: 'forward-undecided',
  severity: 'information',
  alwaysShown: true,
  yieldsTo: ['forwardingaddress-without-recipient'],
  fixes: { end: 'review' },
  messages: {
    notStated:
      '{from} forwards its mail to {to} outside the organization. These files do not say whether a control stops it: they do not state the outbound policy of the sender.',
    automatic:
      '{from} forwards its mail to {to} outside the organization. Whether it arrives cannot be told: outbound policy {name} is Automatic, and what that means differs between organizations.',
    undecided:
      '{from} forwards its mail to {to} outside the organization. These files do not say whether a control stops it.',
    perhaps:
      '{from} forwards its mail to {to}, which may be outside the organization: an accepted domain is not known from these files.',
    relatedControl: 'This line leaves it open',
  },
  titles: {
    end: 'End the forward of {from} to {to} (its mail then stays in the mailbox)',
  },
  citations: ['LEARN-FWD-2026', 'CIS-6.2.1'],
  benchmarks: [CIS_FORWARDING, MITRE_FORWARDING],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

function messageFor({ reason }: Verdict): Message {
  if (reason === 'automatic-org-dependent') return 'automatic';
  return reason === 'default-policy-not-in-snapshot' ? 'notStated' : 'undecided';
}

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    const { tenant, decide } = context;
    for (const forward of statedForwards(tenant)) {
      const { place, question, inside } = forward;
      if (inside.is === 'yes' || inside.reason === 'accepted-domains-not-listed') continue;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict === 'blocked' || (inside.is === 'no' && verdict.verdict === 'allowed')) continue;
      report({
        message: inside.is === 'no' ? messageFor(verdict) : 'perhaps',
        args: { from: question.from, to: question.to, name: verdict.by.name ?? '' },
        fixes: () => fix(meta, 'end', endOf(context, forward), { from: question.from, to: question.to }),
        place,
        related: deciding(verdict),
        subject: subjectOf(forward),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A forward outside that the texts do not decide',
  summary: 'A mailbox or an Inbox rule forwards to an outside address, and the texts do not say whether it arrives.',
  why: 'Forwarding outside is how mail is lost to others, by habit or after a break-in. Where the texts decide, `forward-leaves-tenant` or `forward-will-be-blocked` speaks; where they do not, the forward still is there and somebody should know.',
  whatToDo:
    'Check that the forward is meant. To have it judged, state the Default outbound policy with its AutoForwardingMode, or what Automatic means in this organization.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@gmail.com -DeliverToMailboxAndForward $true\n',
      good: 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress finance@contoso.com -DeliverToMailboxAndForward $true\n',
    },
  ],
};
