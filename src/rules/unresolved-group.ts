import { modelOf } from '../exchange/model.ts';
import { knowsAll } from '../exchange/presence.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { everyStatement, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'unresolved-group',
  severity: 'warning',
  fixes: {},
  messages: {
    group:
      'Outbound rule {rule} names group {name}, which is not among the groups listed here, so nobody can tell whom it covers. Correct the name or list the group.',
    sender:
      'Outbound rule {rule} names sender {name}, which is not among the mailboxes and groups listed here. Correct the address or list the mailbox.',
    nested:
      'Group {name} of outbound rule {rule} holds the group {inner}. Whether the policy covers members of a nested group is not documented. List them directly.',
  },
  titles: {},
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
};

/** A group that the group has as a member. */
function nestedIn(tenant: Tenant, group: TenantObject): string | undefined {
  const { directory } = modelOf(tenant);
  return (stated(list(group, 'members')) ?? []).find((member) => directory.find(member.value)?.kind === 'group')?.value;
}

export const rule: Rule = {
  meta,
  about: ['outboundRule'],
  check({ tenant }, report) {
    const { directory } = modelOf(tenant);
    for (const object of everyStatement(tenant, 'outboundRule')) {
      for (const property of ['from', 'fromMemberOf', 'exceptIfFrom', 'exceptIfFromMemberOf']) {
        const isGroup = property.endsWith('MemberOf');
        const known = isGroup ? knowsAll(tenant, 'group') : knowsAll(tenant, 'mailbox') && knowsAll(tenant, 'group');
        for (const item of stated(list(object, property)) ?? []) {
          const entry = directory.find(item.value);
          const inner = isGroup && entry?.kind === 'group' ? nestedIn(tenant, entry.object) : undefined;
          if ((entry || !known) && !inner) continue;
          report({
            message: inner ? 'nested' : isGroup ? 'group' : 'sender',
            args: { rule: nameOf(object), name: item.value, ...(inner ? { inner } : {}) },
            place: item.place,
            subject: { object: `outboundRule:${nameOf(object)}`, property, value: item.value },
          });
        }
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Group or sender that nobody defines',
  summary: 'An outbound rule names a group or sender that is not listed, or a group that holds another group.',
  why: 'The verdict for a sender depends on who is in the group. A mistyped group covers nobody, and whether outbound policies look into nested groups is not documented.',
  whatToDo: 'Correct the name, add the group to the file, and list members directly.',
  exceptions:
    'Unlisted names are only reported where a file lists all groups (and, for single senders, all mailboxes too).',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  groups:
    forwarders@contoso.com: [ann@contoso.com]
  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [forwarder@contoso.com]
`,
      good: `exchange:
  groups:
    forwarders@contoso.com: [ann@contoso.com]
  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [forwarders@contoso.com]
`,
    },
  ],
};
