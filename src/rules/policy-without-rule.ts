import { modelOf } from '../exchange/model.ts';
import { defaultPolicy, forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf } from '../exchange/outbound-rule.ts';
import { isCreated, knowsOutbound } from '../exchange/presence.ts';
import type { Bag } from '../exchange/readings.ts';
import { ruleForGroup } from '../exchange/recipes/forwarding.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING, PROWLER_POLICY } from './shared/benchmarks.ts';
import { insertedAfter, nameOf } from './shared/objects.ts';

const meta = {
  id: 'policy-without-rule',
  severity: 'warning',
  fixes: { 'rule-on': 'review', rule: 'review' },
  messages: {
    unused:
      'Outbound policy {policy} applies to nobody: no rule names it, so the Default policy decides for everyone. Add a rule that says whom it covers, or remove the policy.',
  },
  titles: {
    'rule-on': 'Add a rule for the members of a group (lets them forward to any domain)',
    rule: 'Add a rule for the members of a group ({policy} then decides for them)',
  },
  citations: ['PS-OSP-2026', 'LEARN-OSP-2026'],
  benchmarks: [CIS_FORWARDING, PROWLER_POLICY],
} as const satisfies RuleMeta;

const folded = (name: string): string => name.trim().toLowerCase();

const policiesOf = (rules: readonly Bag[]): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => policyNameOf(rule) ?? []).map(folded));

/** `stated` names the policies of all rules that any command speaks of. */
function fixesOf(context: RuleContext, policy: TenantObject, stated: ReadonlySet<string>): readonly Fix[] {
  const name = nameOf(policy);
  // A policy has one rule: where a script makes one and takes it away again, a second one would be refused, or the first.
  if (stated.has(folded(name))) return [];
  const edits = insertedAfter(context, policy, 'autoForwardingMode', ruleForGroup(context.tenant, name));
  return fix(meta, forwardingMode(policy) === 'on' ? 'rule-on' : 'rule', edits, { policy: name });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    const { tenant } = context;
    if (tenant.indeterminate.has('outboundRule')) return;
    // With rules that a refused command would make: they may be there from before.
    const rules = modelOf(tenant).tenant.objects.outboundRule;
    const open = rules.some((object) => text(object, 'hostedOutboundSpamFilterPolicy').state === 'runtime');
    if (open) return;
    const named = policiesOf(rules);
    const stated = policiesOf(tenant.declarations.filter(({ kind }) => kind === 'outboundRule'));
    for (const policy of tenant.objects.outboundPolicy) {
      if (policy.name === undefined || !policy.defined || policy === defaultPolicy(tenant)) continue;
      if (!isCreated(policy) && !knowsOutbound(tenant)) continue;
      if (named.has(folded(policy.name))) continue;
      report({
        message: 'unused',
        args: { policy: policy.name },
        place: policy.namePlace,
        subject: { object: `outboundPolicy:${policy.name}` },
        fixes: () => fixesOf(context, policy, stated),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outbound policy without a rule',
  summary: 'A custom outbound policy that no rule names applies to nobody.',
  why: `In PowerShell a custom outbound policy and the rule that says whom it covers are two objects. A policy without a rule
is not shown in the Defender portal and is not applied to anyone, so its forwarding mode has no effect.`,
  whatToDo: `Create the rule with \`New-HostedOutboundSpamFilterRule\` and at least one of \`-From\`, \`-FromMemberOf\` or
\`-SenderDomainIs\`.`,
  exceptions: `Nothing is reported when rules are created with names or policies that are only known at run time, nor for a
policy that the text only changes and no file lists all rules.`,
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On\n',
      good: `New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name "Partner forwarding" -HostedOutboundSpamFilterPolicy "Partner forwarding" -FromMemberOf partners@contoso.com
`,
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Partner forwarding
      autoForwardingMode: "On"
  outboundRules: []
`,
      good: `exchange:
  outboundPolicies:
    - name: Partner forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partner forwarding
      hostedOutboundSpamFilterPolicy: Partner forwarding
      fromMemberOf: [partners@contoso.com]
`,
    },
  ],
};
