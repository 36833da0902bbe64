import { modelOf } from '../exchange/model.ts';
import { forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf } from '../exchange/outbound-rule.ts';
import { enabled } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyStatement, nameOf } from './shared/objects.ts';
import { switchedOn } from './shared/switch.ts';

const meta = {
  id: 'rule-disabled',
  severity: 'warning',
  fixes: { enable: 'review', 'enable-on': 'review' },
  messages: {
    disabled:
      'Outbound rule {rule} is disabled, so policy {policy} applies to none of its senders; the Default policy or another rule decides for them. Enable the rule, or remove rule and policy.',
  },
  titles: {
    enable: 'Enable the rule ({policy} then decides for its senders)',
    'enable-on': 'Enable the rule (lets its senders forward to any domain)',
  },
  citations: ['LEARN-OSP-2026', 'PS-OSR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    for (const object of everyStatement(context.tenant, 'outboundRule')) {
      const on = enabled(object);
      if (on.is !== 'no' || !on.place) continue;
      const policy = modelOf(context.tenant).outboundPolicies.policyOf(object);
      const args = { rule: nameOf(object), policy: policyNameOf(object) ?? '' };
      if (args.policy === '') continue;
      const title = policy && forwardingMode(policy) === 'on' ? 'enable-on' : 'enable';
      const { place } = on;
      report({
        message: 'disabled',
        args,
        place,
        subject: { object: `outboundRule:${nameOf(object)}`, property: 'enabled', value: 'false' },
        fixes: () => fix(meta, title, [switchedOn(context, object, place)], args),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outbound rule is disabled',
  summary: 'A disabled outbound rule leaves its policy without effect.',
  why: `A policy applies through its rule. While the rule is disabled the policy applies to nobody: an allowance does not
work, and a block does not protect.`,
  whatToDo: 'Enable the rule with `Enable-HostedOutboundSpamFilterRule`, or remove the rule and its policy.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com -Enabled $false\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com -Enabled $true\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partners
      enabled: false
      from: [a@contoso.com]
`,
      good: `exchange:
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partners
      enabled: true
      from: [a@contoso.com]
`,
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterRule 'Example'
        {
            Identity                       = 'Sales'
            HostedOutboundSpamFilterPolicy = 'Sales'
            FromMemberOf                   = @('sales@contoso.com')
            Enabled                        = $false
            Ensure                         = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterRule 'Example'
        {
            Identity                       = 'Sales'
            HostedOutboundSpamFilterPolicy = 'Sales'
            FromMemberOf                   = @('sales@contoso.com')
            Enabled                        = $true
            Ensure                         = 'Present'
        }
    }
}
`,
    },
  ],
};
