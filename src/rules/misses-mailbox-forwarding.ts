import { closedByPolicy } from '../exchange/allowances.ts';
import { defaultPolicy, forwardingMode, modePlace } from '../exchange/outbound-policy.ts';
import { autoForwardCondition, exceptionsOf, inForce, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'misses-mailbox-forwarding',
  severity: 'warning',
  fixes: { policyOff: 'review' },
  messages: {
    misses:
      'Mail flow rule {rule} sees what Inbox rules forward, not what a mailbox forwards (ForwardingSmtpAddress, ForwardingAddress), and outbound policy {policy} is {mode}: mailbox forwarding can leave. Block with the outbound policy and keep the rule as a second control.',
    relatedPolicy: 'Outbound policy {policy} is {mode}',
  },
  titles: { policyOff: 'Set {policy} to Off: senders without a policy of their own can no longer forward outside' },
  citations: ['PS-TR', 'KB-AF-ETR', 'LEARN-FWD-2026'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant } = context;
    const policy = defaultPolicy(tenant);
    const mode = policy && forwardingMode(policy);
    if (!policy || !mode || mode === 'off' || closedByPolicy(tenant)) return;
    if (mode === 'automatic' && tenant.assumptions.automaticMeans === 'off') return;
    const written = mode === 'on' ? 'On' : 'Automatic';
    for (const rule of everyObject(tenant, 'transportRule')) {
      if (
        inForce(rule, context.asOf).is !== 'yes' ||
        !isAutoForwardBlock(rule) ||
        exceptionsOf(rule).some((e) => /sender|from/i.test(e.name))
      )
        continue;
      report({
        message: 'misses',
        args: { rule: nameOf(rule), policy: nameOf(policy), mode: written },
        place: autoForwardCondition(rule)?.value.place ?? rule.namePlace,
        related: [
          { place: modePlace(policy), message: 'relatedPolicy', args: { policy: nameOf(policy), mode: written } },
        ],
        fixes: () =>
          fix(meta, 'policyOff', [setOn(context, policy, 'autoForwardingMode', 'Off')], {
            policy: nameOf(policy),
          }),
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'messageTypeMatches' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'The block rule does not see mailbox forwarding',
  summary: 'A rule on message type AutoForward stops Inbox rules only; forwarding set on a mailbox passes it.',
  why: '`MessageTypeMatches AutoForward` sees what an Inbox rule forwards; the header `X-MS-Exchange-Inbox-Rules-Loop` marks what one forwards, redirects or answers by itself. A mailbox with `ForwardingSmtpAddress` or `ForwardingAddress`, which is also what Outlook on the web sets under Forwarding, sends messages with another mark, `X-MS-Exchange-ForwardingLoop`.',
  whatToDo:
    'Set `AutoForwardingMode` of the Default outbound policy to `Off`, give the senders who need it a policy of their own, and keep the rule if you want its bounce text.',
  exceptions: 'Silent when no text states the mode of the Default policy, and when that policy is `Off`.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
    },
  ],
};
