import { modelOf } from '../exchange/model.ts';
import { forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf } from '../exchange/outbound-rule.ts';
import { knowsOutbound } from '../exchange/presence.ts';
import { sameName } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type Tenant, text } from '../tenant/index.ts';
import { looks, nearest } from '../text/near.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'rule-policy-missing',
  severity: 'error',
  fixes: { nearest: 'review', 'nearest-on': 'review' },
  messages: {
    missing:
      'Outbound rule {rule} names policy {policy}, which is not defined here. The service refuses a rule without its policy, and what happens to its senders when the policy goes away is not documented.',
    near: 'Outbound rule {rule} names policy {policy}, which is not defined here. Is {suggestion} meant?',
    removed:
      'Outbound rule {rule} names policy {policy}, which is removed here. Rules stay when their policy is removed, and what then happens to their senders is not documented. Remove the rule too.',
  },
  titles: {
    nearest: 'Write {suggestion} (that policy then applies to the senders of {rule})',
    'nearest-on': 'Write {suggestion} (lets the senders of {rule} forward to any domain)',
  },
  citations: ['PS-OSR', 'PS-OSPREM'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

const PROPERTY = 'hostedOutboundSpamFilterPolicy';

/** Configurations and data files list the policies they mean; a script may rely on one that is there already. */
const listsPolicies = (tenant: Tenant): boolean =>
  knowsOutbound(tenant) ||
  (!tenant.indeterminate.has('outboundPolicy') &&
    tenant.objects.outboundPolicy.some((policy) =>
      policy.declarations.some(({ operation }) => operation === 'declare' || operation === 'snapshot'),
    ));

/** So often are two names compared to find a near one: more rules go wrong only in files that no organization has. */
const MOST_COMPARED = 100_000;

const foldedName = (name: string): string => name.trim().toLowerCase();

/** Names of policies that the texts remove. */
function removedPolicies({ declarations }: Tenant): ReadonlySet<string> {
  const removed = declarations.filter(({ kind, operation }) => kind === 'outboundPolicy' && operation === 'remove');
  return new Set(removed.flatMap(({ name }) => (name === undefined ? [] : [foldedName(name)])));
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const policies = tenant.objects.outboundPolicy.filter((policy) => policy.name !== undefined);
    const taken = new Set(tenant.objects.outboundRule.map((one) => policyNameOf(one)?.toLowerCase()));
    const looking = new Set(policies.map((policy) => looks(nameOf(policy))));
    const created = policies.filter((policy) => policy.defined);
    const names = created.map(nameOf);
    let compared = 0;
    const gone = removedPolicies(tenant);
    const isListed = listsPolicies(tenant);
    for (const object of everyStatement(tenant, 'outboundRule')) {
      const setting = text(object, PROPERTY);
      if (
        setting.state !== 'stated' ||
        modelOf(tenant).outboundPolicies.policyOf(object) ||
        sameName(setting.value, 'Default')
      )
        continue;
      if (looking.has(looks(setting.value))) continue;
      const removed = gone.has(foldedName(setting.value));
      compared += names.length;
      const suggestion = compared <= MOST_COMPARED ? nearest(setting.value, names) : undefined;
      if (!removed && !isListed && !suggestion) continue;
      if (!removed && tenant.indeterminate.has('outboundPolicy')) continue;
      const args = { rule: nameOf(object), policy: setting.value, ...(suggestion ? { suggestion } : {}) };
      const target = created.find((policy) => policy.name === suggestion);
      const title = target && forwardingMode(target) === 'on' ? 'nearest-on' : 'nearest';
      report({
        message: removed ? 'removed' : suggestion ? 'near' : 'missing',
        args,
        place: setting.place,
        subject: { object: `outboundRule:${nameOf(object)}`, property: PROPERTY, value: setting.value },
        // A policy has one rule: the service refuses a second one.
        fixes: () =>
          suggestion && !removed && !taken.has(suggestion.toLowerCase())
            ? fix(meta, title, [setOn(context, object, PROPERTY, suggestion)], args)
            : [],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Rule for a policy that does not exist',
  summary: 'An outbound rule names a policy that is not defined, so the rule has nothing to apply.',
  why: `A rule without its policy is refused when it is created. Removing a policy does not remove its rule: the rule stays
behind, and the documentation does not say what it does to its senders.`,
  whatToDo: 'Correct the name, create the policy before the rule, or remove the rule together with the policy.',
  exceptions:
    'A script may rely on a policy that is already there. Scripts alone are only reported when a policy with nearly the same name is created here, or when the policy is removed here.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Partner forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partner forwardng
      fromMemberOf: [partners@contoso.com]
`,
      good: `exchange:
  outboundPolicies:
    - name: Partner forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partner forwarding
      fromMemberOf: [partners@contoso.com]
`,
    },
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy "Partners forwarding" -From a@contoso.com
`,
      good: `New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy "Partner forwarding" -From a@contoso.com
`,
    },
  ],
};
