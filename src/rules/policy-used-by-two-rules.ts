import { modelOf } from '../exchange/model.ts';
import { forwardingMode } from '../exchange/outbound-policy.ts';
import { POLICY, policyNameOf, secondRules } from '../exchange/outbound-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { nameOf } from './shared/objects.ts';
import { ownPolicyFor } from './shared/own-policy.ts';

const meta = {
  id: 'policy-used-by-two-rules',
  severity: 'error',
  fixes: { own: 'review' },
  messages: {
    second:
      'Outbound rule {rule} names policy {policy}, which already belongs to rule {other}. The service allows one rule for a policy and refuses this one. Put the senders into one rule, or make a second policy.',
    related: 'Rule {other} has policy {policy}.',
  },
  titles: {
    own: 'Make a policy of its own with AutoForwardingMode {mode} for {rule} (it then decides for the senders of {rule})',
  },
  citations: ['PS-OSR', 'LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Offered where the text does not state the mode of the policy. */
const MODES = ['On', 'Off'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    for (const { rule: object, owner } of secondRules(tenant)) {
      const policy = object.properties.get(POLICY);
      if (!policy) continue;
      const args = { rule: nameOf(object), policy: String(policyNameOf(object)), other: nameOf(owner) };
      const selected = modelOf(tenant).outboundPolicies.policyOf(object);
      const mode = selected && forwardingMode(selected);
      for (const view of statedViews(object)) {
        report({
          message: 'second',
          args,
          fixes: () =>
            (mode === undefined ? MODES : [capitalized(mode)]).flatMap((one) =>
              fix(meta, 'own', ownPolicyFor(context, view, one), { rule: args.rule, mode: one }),
            ),
          place: (view.properties.get(POLICY) ?? policy).value.place,
          related: [{ place: owner.namePlace, message: 'related', args }],
          subject: { object: `outboundRule:${nameOf(object)}`, property: POLICY, value: args.policy },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'One policy, two rules',
  summary: 'Two outbound rules name the same policy, but a policy can belong to one rule only.',
  why: '`New-HostedOutboundSpamFilterRule` refuses a policy that another rule already uses, so the second rule is never made.',
  whatToDo: 'List all senders in one rule, or create a second policy with the same settings for the second rule.',
  examples: [
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Allowed -FromMemberOf sales@contoso.com
New-HostedOutboundSpamFilterRule -Name Legal -HostedOutboundSpamFilterPolicy Allowed -FromMemberOf legal@contoso.com
`,
      good: 'New-HostedOutboundSpamFilterRule -Name Allowed -HostedOutboundSpamFilterPolicy Allowed -FromMemberOf sales@contoso.com, legal@contoso.com\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Sales
      policy: Allowed
      fromMemberOf: [sales@contoso.com]
    - name: Legal
      policy: Allowed
      fromMemberOf: [legal@contoso.com]
`,
      good: `exchange:
  outboundRules:
    - name: Allowed
      policy: Allowed
      fromMemberOf: [sales@contoso.com, legal@contoso.com]
`,
    },
  ],
};
