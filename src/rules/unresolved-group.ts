import { foldName } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import { hasExceptions } from '../exchange/outbound-rule.ts';
import { knowsAll } from '../exchange/presence.ts';
import { exampleMember, newGroup } from '../exchange/recipes/forwarding.ts';
import { isExcepted } from '../exchange/sender-lists.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';
import { nearName } from './shared/near-name.ts';
import { everyStatement, insertedBefore, nameAt, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'unresolved-group',
  severity: 'warning',
  fixes: { near: 'review', list: 'review', members: 'review' },
  messages: {
    group:
      'Outbound rule {rule} names group {name}, which is not among the groups listed here, so nobody can tell whom it covers. Correct the name or list the group.',
    sender:
      'Outbound rule {rule} names sender {name}, which is not among the mailboxes and groups listed here. Correct the address or list the mailbox.',
    nested:
      'Group {name} of outbound rule {rule} holds the group {inner}. Whether the policy covers members of a nested group is not documented. List them directly.',
  },
  titles: {
    near: 'Write {near} (rule {rule} then covers it)',
    list: 'List {name} here with its members (rule {rule} then covers them)',
    members: 'List the members of {inner} in {name} directly (the policy of rule {rule} then surely covers them)',
  },
  citations: ['LEARN-OSP-2026', 'M365D-873'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** A group as a member of another, by the word that names it there. */
interface Inner {
  readonly word: string;
  readonly group: TenantObject;
}

/** The first group that the group has as a member. */
function nestedIn(tenant: Tenant, group: TenantObject): Inner | undefined {
  const { directory } = modelOf(tenant);
  for (const { value: word } of stated(list(group, 'members')) ?? []) {
    const found = directory.find(word);
    if (found?.kind === 'group') return { word, group: found.object };
  }
  return undefined;
}

const emptied = new WeakMap<Tenant, ReadonlySet<string>>();

/**
 * Groups to which a rule is limited that also excepts this member: were the member listed as the only one of such a group, the rule
 * would be for nobody.
 */
function excepting(tenant: Tenant, member: string): ReadonlySet<string> {
  let groups = emptied.get(tenant);
  if (!groups) {
    const rules = tenant.objects.outboundRule.filter((rule) => isExcepted(tenant, rule, 'from', member));
    groups = new Set(
      rules.flatMap((rule) => (stated(list(rule, 'fromMemberOf')) ?? []).map(({ value }) => foldName(value))),
    );
    emptied.set(tenant, groups);
  }
  return groups;
}

/** A declared name that is near, and the group itself. */
function spelled(context: RuleContext, rule: TenantObject, property: string, item: Located<string>): readonly Fix[] {
  const { tenant } = context;
  const isGroup = property.endsWith('MemberOf');
  const declared = isGroup ? tenant.objects.group : [...tenant.objects.mailbox, ...tenant.objects.group];
  const present = (stated(list(rule, property)) ?? []).map(({ value }) => value);
  const names = declared.flatMap(({ name }) => (name === undefined || present.includes(name) ? [] : [name]));
  const near = nearName(item.value, names);
  const args = { rule: nameOf(rule), name: item.value, near: near ?? '' };
  const member = exampleMember(tenant);
  const group = newGroup(item.value, [member]);
  const isOut = excepting(tenant, member.placeholder).has(foldName(item.value));
  return [
    ...fix(meta, 'near', near === undefined ? [] : [nameAt(context, rule, property, item.place, near)], args),
    ...(isGroup && !isOut ? fix(meta, 'list', insertedBefore(context, rule, property, [group]), args) : []),
  ];
}

const beside = new WeakMap<Tenant, ReadonlySet<string>>();

/** Keys of the groups in rules that have exceptions: once more members of them are known, such a rule may turn out to be for nobody. */
function besideExceptions(tenant: Tenant): ReadonlySet<string> {
  let keys = beside.get(tenant);
  if (!keys) {
    const { groups } = modelOf(tenant);
    const rules = tenant.objects.outboundRule.filter(hasExceptions);
    const named = rules.flatMap((rule) => ['fromMemberOf', 'exceptIfFromMemberOf'].map((name) => list(rule, name)));
    const items = named.flatMap((value) => stated(value) ?? []);
    keys = new Set(items.map(({ value, place }) => groups.named(value, place).key));
    beside.set(tenant, keys);
  }
  return keys;
}

/** The members of an inner group in its place. */
function flattened(context: RuleContext, rule: TenantObject, outer: TenantObject, inner: Inner): readonly Fix[] {
  const members = stated(list(inner.group, 'members'));
  if (!members) return [];
  const all = (stated(list(outer, 'members')) ?? []).flatMap(({ value }) =>
    value === inner.word ? members.map((member) => member.value) : [value],
  );
  // A group among the members of the inner one would be as open a question.
  if (all.some((member) => modelOf(context.tenant).directory.find(member)?.kind === 'group')) return [];
  if (besideExceptions(context.tenant).has(foldName(nameOf(outer)))) return [];
  return fix(meta, 'members', [setOn(context, outer, 'members', [...new Set(all)])], {
    inner: inner.word,
    name: nameOf(outer),
    rule: nameOf(rule),
  });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
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
            args: { rule: nameOf(object), name: item.value, ...(inner ? { inner: inner.word } : {}) },
            place: item.place,
            fixes: () =>
              inner && entry?.kind === 'group'
                ? flattened(context, object, entry.object, inner)
                : spelled(context, object, property, item),
            states: [{ kind: 'members', group: item.value, members: [] }],
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
  why: 'The verdict for a sender depends on who is in the group. A mistyped group covers nobody, and whether outbound policies look into nested groups is not documented; an answer of Microsoft of 2019 about another policy says that they do.',
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
