import { allowances } from '../exchange/allowances.ts';
import { isUnified } from '../exchange/group.ts';
import { FORWARD_ACTION_NAMES } from '../exchange/inbox-rule.ts';
import { modelOf } from '../exchange/model.ts';
import { statedItems } from '../exchange/readings.ts';
import { behindAll, scopedPolicy } from '../exchange/recipes/forwarding.ts';
import { freeName } from '../exchange/recipes/recipe.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, stated, statedViews, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { insertedAfter, nameOf } from './shared/objects.ts';

const meta = {
  id: 'm365-group-sender',
  severity: 'information',
  fixes: { own: 'review' },
  messages: {
    sender:
      'Inbox rules of the Microsoft 365 group {group} send with the address of the group, and FromMemberOf only covers its members. For these forwards the group must stand in From of a rule of its own: conditions of one rule must all be met.',
    related: 'This Inbox rule of the group forwards.',
  },
  titles: {
    own: 'Add a policy of its own for {group} (its Inbox rules may then forward to any domain)',
  },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** An Inbox rule of the group that forwards. */
function forwardingRule(tenant: Tenant, group: TenantObject): TenantObject | undefined {
  const { directory } = modelOf(tenant);
  return tenant.objects.inboxRule.find((object) => {
    const owner = stated(text(object, 'mailbox'));
    if (owner === undefined || directory.find(owner)?.object !== group) return false;
    return FORWARD_ACTION_NAMES.some((name) => (stated(list(object, name)) ?? []).length > 0);
  });
}

/** A policy and a rule with the group in `From`. */
function ownPolicy(context: RuleContext, rule: TenantObject, group: string): readonly Fix[] {
  const { tenant } = context;
  const { outboundPolicy, outboundRule } = tenant.objects;
  const name = freeName([...outboundPolicy, ...outboundRule], `${nameOf(rule)} group`);
  const objects = scopedPolicy(name, 'On', { from: [group] }, behindAll(tenant));
  return fix(meta, 'own', insertedAfter(context, rule, 'fromMemberOf', objects), { group });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const { directory } = modelOf(tenant);
    const senders = new Set(
      tenant.objects.outboundRule.flatMap((object) =>
        (stated(list(object, 'from')) ?? []).map((item) => directory.find(item.value)?.object),
      ),
    );
    for (const { rule: object } of allowances(tenant)) {
      for (const item of statedViews(object).flatMap((view) => statedItems(view, 'fromMemberOf'))) {
        const group = directory.find(item.value)?.object;
        if (!group || senders.has(group) || !isUnified(group)) continue;
        const forward = forwardingRule(tenant, group);
        if (!forward) continue;
        report({
          message: 'sender',
          args: { group: item.value },
          place: item.place,
          fixes: () => ownPolicy(context, object, item.value),
          related: [{ place: forward.namePlace, message: 'related', args: {} }],
          subject: { object: `outboundRule:${nameOf(object)}`, property: 'fromMemberOf', value: item.value },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Microsoft 365 group that forwards itself',
  summary: 'A Microsoft 365 group forwards by Inbox rules of its own, which FromMemberOf does not cover.',
  why: 'A Microsoft 365 group in `FromMemberOf` means messages that its members send. Inbox rules of the group mailbox send with the address of the group, so the group itself must be listed in `From`.',
  whatToDo:
    'Make a policy and a rule with the group in `From`. Adding `From` to the same rule would make both conditions necessary.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Desk
      autoForwardingMode: "On"
  groups:
    desk@contoso.com:
      type: Microsoft365Group
      members: [ann@contoso.com]
  outboundRules:
    - name: Desk
      policy: Desk
      fromMemberOf: [desk@contoso.com]
  inboxRules:
    - name: To partner
      mailbox: desk@contoso.com
      redirectTo: [desk@fabrikam.com]
`,
      good: `exchange:
  outboundPolicies:
    - name: Desk
      autoForwardingMode: "On"
  groups:
    desk@contoso.com:
      type: Microsoft365Group
      members: [ann@contoso.com]
  outboundRules:
    - name: Desk
      policy: Desk
      from: [desk@contoso.com]
  inboxRules:
    - name: To partner
      mailbox: desk@contoso.com
      redirectTo: [desk@fabrikam.com]
`,
    },
  ],
};
