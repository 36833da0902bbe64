import {
  type NewName,
  type NewValue,
  number,
  objectNamed,
  type Placeholder,
  stated,
  type Tenant,
  type TenantObject,
} from '../../tenant/index.ts';
import { isUnified } from '../group.ts';
import { POLICY, type SenderCondition } from '../outbound-rule.ts';
import { statedItems } from '../readings.ts';
import { exampleDomain, freeName, type ObjectChange, type Recipe } from './recipe.ts';

/** Who a rule is for: one condition with its values, or a new group. */
export type Senders = Readonly<Partial<Record<SenderCondition, readonly NewName[]>>> | { readonly group: ObjectChange };

/** A rule in front of all others (`front`), or behind them with the priority that files state. */
export type Order = 'front' | { readonly end: number | undefined };

/** A rule that applies a policy to senders, behind the group that it needs. */
function ruleFor(name: NewName, policy: NewName, senders: Senders, order?: Order): Recipe {
  const priority = order === 'front' ? 0 : order?.end;
  const conditions = 'group' in senders ? { fromMemberOf: [senders.group.name] } : senders;
  const rule: ObjectChange = {
    kind: 'outboundRule',
    operation: 'create',
    name,
    properties: {
      [POLICY]: policy,
      ...(conditions as Readonly<Record<string, NewValue>>),
      ...(priority === undefined ? {} : { priority }),
    },
    ...(order ? { order: order === 'front' ? 'front' : 'end' } : {}),
  };
  return 'group' in senders ? [senders.group, rule] : [rule];
}

/** A mail-enabled security group. */
export const newGroup = (name: NewName, members: readonly NewName[]): ObjectChange => ({
  kind: 'group',
  operation: 'create',
  name,
  properties: { members },
});

/** A policy of its own for senders: the policy and the rule that selects it, of one name. */
export function scopedPolicy(name: NewName, mode: 'On' | 'Off' | 'Automatic', senders: Senders, order?: Order): Recipe {
  const properties = { autoForwardingMode: mode };
  return [{ kind: 'outboundPolicy', operation: 'create', name, properties }, ...ruleFor(name, name, senders, order)];
}

/** Sets the mode of a policy. */
export const policyMode = (name: string, mode: 'On' | 'Off'): ObjectChange => ({
  kind: 'outboundPolicy',
  operation: 'set',
  name,
  properties: { autoForwardingMode: mode },
});

const itemsOf = (object: TenantObject, property: string): readonly string[] =>
  statedItems(object, property).map((item) => item.value);

/** One more sender in the list of an outbound rule. */
export const withSender = (rule: TenantObject, sender: string): ObjectChange => ({
  kind: 'outboundRule',
  operation: 'set',
  name: rule.name ?? '',
  properties: { from: [...itemsOf(rule, 'from'), sender] },
});

/** One more member of a group. */
export const joined = (group: TenantObject, member: string): ObjectChange => ({
  kind: 'group',
  operation: 'set',
  name: group.name ?? '',
  properties: { members: [...itemsOf(group, 'members'), member] },
  added: { members: [member] },
  unified: isUnified(group),
});

const ends = new WeakMap<readonly TenantObject[], Order>();

/** The place behind all rules of the tenant; without a number when one of them has none in the text. */
export function behindAll({ objects: { outboundRule: rules } }: Tenant): Order {
  const known = ends.get(rules);
  if (known) return known;
  const priorities = rules.map((rule) => stated(number(rule, 'priority')));
  const last = priorities.reduce<number>((most, one) => Math.max(most, one ?? -1), -1);
  const order = { end: priorities.includes(undefined) ? undefined : last + 1 };
  ends.set(rules, order);
  return order;
}

/** A mailbox of the tenant, whose name a person fills in. */
export const exampleMember = (tenant: Tenant): Placeholder => ({ placeholder: `user@${exampleDomain(tenant)}` });

/** A new group and its first member, whose names a person fills in. */
export const groupOfForwarders = (tenant: Tenant): ObjectChange =>
  newGroup({ placeholder: `forwarders@${exampleDomain(tenant)}` }, [exampleMember(tenant)]);

/** A rule that applies a policy to the members of a new group. */
export const ruleForGroup = (tenant: Tenant, policy: string): Recipe =>
  ruleFor(ruleNameFor(tenant, policy), policy, { group: groupOfForwarders(tenant) }, behindAll(tenant));

/** A policy that lets only the members of a new group forward. */
export function scopedForwarding(tenant: Tenant): Recipe {
  const { outboundPolicy, outboundRule } = tenant.objects;
  const name = freeName([...outboundPolicy, ...outboundRule], 'Allowed external forwarding');
  return scopedPolicy(name, 'On', { group: groupOfForwarders(tenant) }, behindAll(tenant));
}

/** Name for a rule beside a policy: the policy's own, as the portal does, when no rule has it. */
function ruleNameFor(tenant: Tenant, policy: string): string {
  const { outboundPolicy, outboundRule: rules } = tenant.objects;
  return objectNamed(rules, policy) ? freeName([...outboundPolicy, ...rules], policy) : policy;
}
