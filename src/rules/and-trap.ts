import { addressOf, domainOf } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import { forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf, senderConditionsOf } from '../exchange/outbound-rule.ts';
import { sameName } from '../exchange/readings.ts';
import { scopedPolicy } from '../exchange/recipes/forwarding.ts';
import { covers, type SenderList, senderLists, within } from '../exchange/sender-lists.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Tenant, TenantObject } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { insertAfter, removeProperty } from '../write/index.ts';
import { everyStatement, nameOf } from './shared/objects.ts';

const meta = {
  id: 'and-trap',
  severity: 'warning',
  fixes: { split: 'review', 'split-on': 'review' },
  messages: {
    both: 'Outbound rule {rule} has {conditions}: a sender must meet all of them, not one. If either was meant, use one policy and rule for each.',
    empty:
      'Outbound rule {rule} matches nobody: a sender must meet {conditions} together, and none of those listed does. Use one policy and rule for each.',
  },
  titles: {
    split: 'Move {condition} to a policy and rule of its own (applies {policy} to everyone who meets either condition)',
    'split-on':
      'Move {condition} to a policy and rule of its own (lets everyone who meets either condition forward to any domain)',
  },
  citations: ['LEARN-OSP-2026', 'PS-OSR'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Whether mailboxes and domains are listed of which none fit together. */
function isEmpty(lists: readonly SenderList[]): boolean {
  const from = lists.find((list) => list.condition === 'from');
  const domains = lists.find((list) => list.condition === 'senderDomainIs');
  if (!from || !domains) return false;
  const addresses = from.items.map((item) => addressOf(item.value));
  return addresses.every(
    (address) => address !== undefined && !domains.items.some((item) => within(domainOf(address), item.value)),
  );
}

/** Whether all senders of one condition also fit the others, so that the conditions together take nobody out. */
const isHarmless = (tenant: Tenant, lists: readonly SenderList[]): boolean =>
  lists.some((inner) => lists.every((outer) => covers(tenant, outer, inner)));

const MODE = { on: 'On', off: 'Off', automatic: 'Automatic' } as const;

/** Moves the last condition into a copy of the policy and a rule for it. */
function split(context: RuleContext, object: TenantObject, lists: readonly SenderList[]): readonly Fix[] {
  const { tenant } = context;
  const policy = modelOf(tenant).outboundPolicies.policyOf(object);
  const mode = policy && forwardingMode(policy);
  const [, last, third] = lists;
  const [declaration, again] = object.declarations;
  if (!mode || !last || third || !declaration || again) return [];
  const name = `${nameOf(object)} by ${last.condition === 'senderDomainIs' ? 'domain' : 'group'}`;
  if ([...tenant.objects.outboundPolicy, ...tenant.objects.outboundRule].some((other) => sameName(other.name, name)))
    return [];
  const objects = scopedPolicy(name, MODE[mode], { [last.condition]: last.items.map((item) => item.value) });
  const source = context.source(declaration.place.source);
  const added = insertAfter(source, declaration, objects);
  const removed = removeProperty(source, declaration, last.condition);
  const args = { condition: capitalized(last.condition), policy: nameOf(policy) };
  return fix(meta, mode === 'on' ? 'split-on' : 'split', added && [removed, ...added], args);
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    for (const object of everyStatement(context.tenant, 'outboundRule')) {
      const names = senderConditionsOf(object);
      const lists = senderLists(object);
      if (names.length < 2 || !lists || isHarmless(context.tenant, lists)) continue;
      const [, second] = names;
      const place = second && object.properties.get(second)?.keyPlace;
      report({
        message: isEmpty(lists) ? 'empty' : 'both',
        args: { rule: nameOf(object), conditions: names.map(capitalized).join(', ') },
        place: place ?? object.namePlace,
        subject: {
          object: `outboundRule:${nameOf(object)}`,
          property: names.join('+'),
          value: policyNameOf(object) ?? '',
        },
        fixes: () => split(context, object, lists),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Conditions that are joined by AND',
  summary: 'An outbound rule has several kinds of conditions, and a sender must meet all of them.',
  why: `Values of one condition are alternatives, but different conditions of a rule must all be met. A rule with a group and a
domain covers only the members of the group who are in the domain, and often nobody.`,
  whatToDo: `If either condition was meant, make one policy and one rule for each: a policy can belong to one rule only. If both
were meant, suppress the finding with the reason.`,
  exceptions: 'Nothing is reported where one condition says no more than the other (a mailbox and its own domain).',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com -SenderDomainIs fabrikam.com\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      from: [ann@contoso.com]
      senderDomainIs: [fabrikam.com]
`,
      good: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      from: [ann@contoso.com]
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
            SenderDomainIs                 = @('fabrikam.com')
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
            Ensure                         = 'Present'
        }
    }
}
`,
    },
  ],
};
