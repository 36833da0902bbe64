import { defaultPolicy } from '../exchange/outbound-policy.ts';
import { sameName } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyStatement, nameOf } from './shared/objects.ts';
import { ownPolicyFor } from './shared/own-policy.ts';

const meta = {
  id: 'rule-targets-default-policy',
  severity: 'error',
  fixes: { on: 'review', off: 'review' },
  messages: {
    default:
      'Outbound rule {rule} names the Default policy. The service refuses that: the Default policy has no rule and already applies to everyone whom no rule names. Name a policy of your own.',
  },
  titles: {
    on: 'Make a policy of its own that is On (lets the senders of {rule} forward to any domain)',
    off: 'Make a policy of its own that is Off (the senders of {rule} can then not forward outside)',
  },
  citations: ['PS-OSR'],
  benchmarks: [],
} as const satisfies RuleMeta;

const PROPERTY = 'hostedOutboundSpamFilterPolicy';

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const standard = defaultPolicy(tenant)?.name;
    for (const object of everyStatement(tenant, 'outboundRule')) {
      const policy = text(object, PROPERTY);
      if (policy.state !== 'stated') continue;
      if (!sameName(policy.value, 'Default') && !sameName(policy.value, standard)) continue;
      const args = { rule: nameOf(object) };
      report({
        message: 'default',
        args,
        fixes: () => [
          ...fix(meta, 'off', ownPolicyFor(context, object, 'Off'), args),
          ...fix(meta, 'on', ownPolicyFor(context, object, 'On'), args),
        ],
        place: policy.place,
        subject: { object: `outboundRule:${nameOf(object)}`, property: PROPERTY, value: policy.value },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Rule for the Default policy',
  summary: 'An outbound rule names the Default policy, which cannot have a rule.',
  why: 'The Default policy applies to every sender whom no rule names. The service does not accept a rule for it.',
  whatToDo: 'Create a custom policy and name that one, or change the Default policy itself if everyone is meant.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Default -FromMemberOf sales@contoso.com\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundRules:\n    - name: Sales\n      policy: Default\n      from: [a@contoso.com]\n',
      good: 'exchange:\n  outboundRules:\n    - name: Sales\n      policy: Sales\n      from: [a@contoso.com]\n',
    },
  ],
};
