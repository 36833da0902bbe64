import { enabled } from '../exchange/readings.ts';
import { conditionsOf } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';
import { isBroaderThanNamed } from './shared/rule-purpose.ts';

const meta = {
  id: 'broader-than-named',
  severity: 'warning',
  fixes: { onlyForwards: 'review' },
  messages: {
    allMail:
      'Mail flow rule {rule} speaks of forwarding, but nothing in it tells a forward from other mail: it also stops what people write themselves. Add MessageTypeMatches AutoForward.',
  },
  titles: {
    onlyForwards: 'Add MessageTypeMatches AutoForward: {rule} stops what Inbox rules forward and nothing else',
  },
  citations: ['PS-TR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      // A rule without any condition is the matter of no-condition-destructive.
      if (!isBroaderThanNamed(rule) || enabled(rule).is === 'no' || conditionsOf(rule).length === 0) continue;
      report({
        message: 'allMail',
        args: { rule: nameOf(rule) },
        place: rule.namePlace,
        fixes: () =>
          fix(meta, 'onlyForwards', [setOn(context, rule, 'messageTypeMatches', 'AutoForward')], {
            rule: nameOf(rule),
          }),
        subject: { object: `transportRule:${nameOf(rule)}` },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A forwarding rule that stops all mail',
  summary: 'The name of a rule speaks of forwarding, but its conditions match ordinary mail as well.',
  why: 'A condition on sender and recipient alone also matches messages that people write. A rule called "block external forwarding for department A" without a message type then cuts the department off from the outside.',
  whatToDo:
    'Add `MessageTypeMatches AutoForward` (and `SenderAddressLocation HeaderOrEnvelope` when the rule has a condition on the sender). Mailbox forwarding is not of that type: stop it with the outbound policy.',
  exceptions: 'Silent when the rule looks at a message type, a header, the subject or attachments, or is disabled.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block external forwarding' -FromScope InOrganization -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block external forwarding' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
