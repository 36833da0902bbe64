import { isDynamic } from '../exchange/group.ts';
import { policyNameOf, type SenderCondition, senderConditionsOf } from '../exchange/outbound-rule.ts';
import { exampleMember } from '../exchange/recipes/forwarding.ts';
import { exampleDomain } from '../exchange/recipes/recipe.ts';
import { isExcepted } from '../exchange/sender-lists.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type NewName, plainName, type TenantObject } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { unknownParameters } from './shared/calls.ts';
import { forwardersFor } from './shared/group-of.ts';
import { headOf, insertedBefore, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'rule-without-scope',
  severity: 'error',
  fixes: { group: 'review', mailboxes: 'review', domain: 'review', created: 'review' },
  messages: {
    unscoped:
      'Outbound rule {rule} names no sender: it has neither From nor FromMemberOf nor SenderDomainIs. Microsoft does not say to whom such a rule applies; the cmdlets of this family refuse a rule without conditions. Name the senders it is for.',
  },
  titles: {
    group: 'Scope it to group {group} (its members then get policy {policy})',
    created: 'Scope it to a new group (its members then get policy {policy})',
    mailboxes: 'Scope it to mailboxes (these then get policy {policy})',
    domain: 'Scope it to {domain} (every sender of this domain and those below it then gets policy {policy})',
  },
  citations: ['PS-OSR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

/** How many groups of the tenant are offered. */
const GROUPS = 3;

/** Fixes that limit a rule to a group that is declared, to a new group, to mailboxes, or to an accepted domain, each in the style of its text. */
function fixesOf(context: RuleContext, rule: TenantObject): readonly Fix[] {
  const { tenant } = context;
  const domain = exampleDomain(tenant);
  const policy = policyNameOf(rule) ?? '?';
  // What an exception takes out again is no scope.
  const scope = (property: SenderCondition, value: NewName) =>
    isExcepted(tenant, rule, property, plainName(value)) ? undefined : setOn(context, rule, property, [value]);
  const group = forwardersFor(tenant, rule);
  const created = group && insertedBefore(context, rule, 'fromMemberOf', [group]);
  const isOwn = tenant.objects.acceptedDomain.length > 0;
  return [
    ...tenant.objects.group
      .filter((one) => one.name !== undefined && !isDynamic(one))
      .slice(0, GROUPS)
      .flatMap(({ name = '' }) => fix(meta, 'group', [scope('fromMemberOf', name)], { policy, group: name })),
    ...fix(meta, 'created', created && [scope('fromMemberOf', group.name), ...created], { policy }),
    ...fix(meta, 'mailboxes', [scope('from', exampleMember(tenant))], { policy }),
    ...fix(meta, 'domain', [scope('senderDomainIs', isOwn ? domain : { placeholder: domain })], { policy, domain }),
  ];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant, calls } = context;
    for (const object of tenant.objects.outboundRule) {
      if (!object.whole || senderConditionsOf(object).length > 0) continue;
      // A call that stops with an error makes no rule; what it meant by the parameter may well be the senders.
      if (unknownParameters(calls, object).length > 0) continue;
      report({
        message: 'unscoped',
        args: { rule: nameOf(object) },
        place: headOf(object),
        subject: { object: `outboundRule:${nameOf(object)}` },
        fixes: () => fixesOf(context, object),
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
