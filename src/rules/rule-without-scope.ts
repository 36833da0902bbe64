import { senderConditionsOf } from '../exchange/outbound-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { unknownParameters } from './shared/calls.ts';
import { headOf, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'rule-without-scope',
  severity: 'error',
  fixes: {},
  messages: {
    unscoped:
      'Outbound rule {rule} names no sender: it has neither From nor FromMemberOf nor SenderDomainIs. Microsoft does not say to whom such a rule applies, so nobody can tell who gets its policy. Name the senders it is for.',
  },
  titles: {},
  citations: ['PS-OSR'],
  benchmarks: [CIS_FORWARDING],
};

export const rule: Rule = {
  meta,
  about: ['outboundRule'],
  check({ tenant, calls }, report) {
    for (const object of tenant.objects.outboundRule) {
      if (!object.whole || senderConditionsOf(object).length > 0) continue;
      // A call that stops with an error makes no rule; what it meant by the parameter may well be the senders.
      if (unknownParameters(calls, object).length > 0) continue;
      report({
        message: 'unscoped',
        args: { rule: nameOf(object) },
        place: headOf(object),
        subject: { object: `outboundRule:${nameOf(object)}` },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outbound rule without senders',
  summary: 'A rule of an outbound policy names no senders, so nobody knows to whom the policy applies.',
  why: `The syntax of \`New-HostedOutboundSpamFilterRule\` makes every condition optional, and the documentation is silent on a
rule that has none. Exceptions alone do not name senders either.`,
  whatToDo: 'Add `-FromMemberOf` with a group, `-From` with mailboxes, or `-SenderDomainIs` with a domain of your own.',
  exceptions:
    'A DSC configuration that people write is not judged by what it leaves out: the tenant keeps that as it is.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -FromMemberOf partners@contoso.com\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partners
`,
      good: `exchange:
  outboundRules:
    - name: Partners
      hostedOutboundSpamFilterPolicy: Partners
      senderDomainIs: [sales.contoso.com]
`,
    },
  ],
};
