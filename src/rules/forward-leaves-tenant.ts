import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { yearAfter } from '../text/index.ts';
import { isApproved } from '../verdict/ledger.ts';
import { CIS_FORWARDING, MITRE_FORWARDING, ORCA_ALERTS, SCUBA_ALERTS } from './shared/benchmarks.ts';
import { answerFor, deciding, endOf, subjectOf } from './shared/forwards.ts';

const meta = {
  id: 'forward-leaves-tenant',
  severity: 'warning',
  fixes: { end: 'review' },
  messages: {
    outboundPolicy:
      '{from} forwards its mail to {to} outside the organization, and outbound policy {name} lets it leave. Check that the forward is meant and that somebody owns it.',
    nothingStops:
      '{from} forwards its mail to {to} outside the organization, and no control stops it. Check that the forward is meant and that somebody owns it.',
    relatedControl: 'This line allows it',
  },
  titles: {
    end: 'End the forward of {from} to {to} (its mail then stays in the mailbox)',
  },
  citations: ['CIS-6.2.1', 'LEARN-FWD-2026'],
  benchmarks: [CIS_FORWARDING, MITRE_FORWARDING, ORCA_ALERTS, SCUBA_ALERTS],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check(context, report) {
    const { tenant, decide } = context;
    for (const forward of statedForwards(tenant)) {
      const { place, question, inside } = forward;
      if (inside.is !== 'no' || isApproved(question, tenant, context.asOf)) continue;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict !== 'allowed' || verdict.by.kind === 'internal') continue;
      const { kind, name = '' } = verdict.by;
      const ends = { from: question.from, to: question.to };
      report({
        message: kind === 'outboundPolicy' && name ? 'outboundPolicy' : 'nothingStops',
        args: { ...ends, name },
        fixes: () => fix(meta, 'end', endOf(context, forward), ends),
        states: [{ kind: 'exception', ...ends, until: yearAfter(context.asOf) }],
        place,
        related: deciding(verdict),
        subject: subjectOf(forward),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A forward that leaves the organization',
  summary: 'A mailbox or an Inbox rule forwards to an address outside, and every control lets it through.',
  why: 'Forwarding to the outside is a common way in which mail is lost to others, by habit or after a break-in. It works for as long as nobody looks.',
  whatToDo:
    'Ask the owner of the mailbox. Keep what is needed, with a note who needs it; remove the rest. Watch the alert policy "Suspicious email forwarding activity".',
  exceptions:
    'Only said when the settings in the text decide the question, and not for what the configuration agrees to (`exceptions`, `approvedDomains`).',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ap@fabrikam.com
      deliverToMailboxAndForward: true
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: finance@contoso.com
      deliverToMailboxAndForward: true
`,
    },
  ],
};
