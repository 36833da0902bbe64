import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { number, stated } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { CIS_SENDING_LIMITS, SENDING_LIMITS } from './shared/benchmarks.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'high-sending-limit',
  severity: 'information',
  fixes: { lower: 'review' },
  messages: {
    high: '{limit} of outbound policy {policy} is {value}; the benchmark asks for at most {most}. A mailbox that was broken into can then send that many messages, forwards included, before it is stopped.',
  },
  titles: { lower: 'Set {limit} to {most} (a mailbox that sends more is then stopped)' },
  citations: ['PS-OSP-2026', 'CIS-2.1.15'],
  benchmarks: [CIS_SENDING_LIMITS],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const policy of everyObject(context.tenant, 'outboundPolicy')) {
      for (const [name, most] of Object.entries(SENDING_LIMITS)) {
        const value = stated(number(policy, name));
        const place = policy.properties.get(name)?.value.place;
        if (value === undefined || value <= most || !place) continue;
        const args = { limit: capitalized(name), policy: nameOf(policy), value, most };
        report({
          message: 'high',
          args,
          place,
          subject: { object: `outboundPolicy:${nameOf(policy)}`, property: name, value: String(value) },
          fixes: () => fix(meta, 'lower', [setOn(context, policy, name, most)], args),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'A high sending limit',
  summary: 'An outbound policy lets its senders reach more recipients than the benchmark asks for.',
  why: 'The limits of the outbound policy stop a mailbox that sends very much, as one does that was broken into. Forwarded messages count as sent by the mailbox.',
  whatToDo:
    'Keep 500 outside recipients for an hour, 1000 inside, and 1000 for a day; give senders of newsletters a policy of their own.',
  exceptions: 'A limit of 0 stands for the limit of the service and is not reported.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off -RecipientLimitExternalPerHour 9000\n',
      good: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off -RecipientLimitExternalPerHour 500\n',
    },
  ],
};
