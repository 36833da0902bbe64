import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { statedViews, type TenantObject, text } from '../tenant/index.ts';
import { nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'policy-used-by-two-rules',
  severity: 'error',
  fixes: {},
  messages: {
    second:
      'Outbound rule {rule} names policy {policy}, which already belongs to rule {other}. The service allows one rule for a policy and refuses this one. Put the senders into one rule, or make a second policy.',
    related: 'Rule {other} has policy {policy}.',
  },
  titles: {},
  citations: ['PS-OSR', 'LEARN-OSP-2026'],
  benchmarks: [],
};

const PROPERTY = 'hostedOutboundSpamFilterPolicy';

export const rule: Rule = {
  meta,
  about: ['outboundRule'],
  check({ tenant }, report) {
    const owners = new Map<string, TenantObject>();
    const unmade = tenant.unmade.filter(({ kind }) => kind === 'outboundRule');
    for (const object of [...tenant.objects.outboundRule, ...unmade]) {
      const policy = text(object, PROPERTY);
      if (policy.state !== 'stated') continue;
      const key = policy.value.trim().toLowerCase();
      const owner = owners.get(key);
      if (!owner) {
        owners.set(key, object);
        continue;
      }
      const args = { rule: nameOf(object), policy: policy.value, other: nameOf(owner) };
      for (const view of statedViews(object)) {
        report({
          message: 'second',
          args,
          place: view.properties.get(PROPERTY)?.value.place ?? policy.place,
          related: [{ place: owner.namePlace, message: 'related', args }],
          subject: { object: `outboundRule:${nameOf(object)}`, property: PROPERTY, value: policy.value },
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
