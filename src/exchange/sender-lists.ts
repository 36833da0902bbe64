import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';
import { addressOf, domainAndParents, domainOf, foldName } from './addresses.ts';
import { modelOf } from './model.ts';
import { SENDER_CONDITIONS, type SenderCondition, senderConditionsOf } from './outbound-rule.ts';
import { exceptionName } from './transport-rule.ts';

/** Senders that one condition of an outbound rule lists. */
export interface SenderList {
  readonly condition: SenderCondition;
  readonly items: readonly Located<string>[];
}

/** Whether a domain is another one or below it; outbound rules include subdomains. */
export const within = (domain: string, outer: string): boolean => {
  const [inner, own] = [domainOf(domain), domainOf(outer)];
  return inner === own || inner.endsWith(`.${own}`);
};

/** The stated lists of a rule's conditions; undefined when one of them is only known at run time. */
export function senderLists(rule: TenantObject): readonly SenderList[] | undefined {
  const lists = senderConditionsOf(rule).map((condition) => ({ condition, items: stated(list(rule, condition)) }));
  return lists.every((entry) => entry.items) ? (lists as SenderList[]) : undefined;
}

/** The stated lists of a rule's exceptions, under the name of the condition they undo. */
export function exceptionLists(rule: TenantObject): readonly SenderList[] {
  return SENDER_CONDITIONS.flatMap((condition) => {
    const items = stated(list(rule, exceptionName(condition)));
    return items && items.length > 0 ? [{ condition, items }] : [];
  });
}

/** Whether the exceptions of a rule would take out every sender of a condition with this value. */
export const isExcepted = (tenant: Tenant, rule: TenantObject, condition: SenderCondition, value: string): boolean =>
  exceptionLists(rule).some((exception) =>
    covers(tenant, exception, { condition, items: [{ value, place: rule.namePlace }] }),
  );

/** Exceptions that take out every sender of one of the rule's conditions, each with the first such condition: the rule is for nobody. */
export function cancellations(
  tenant: Tenant,
  rule: TenantObject,
): readonly { readonly exception: SenderList; readonly condition: SenderList }[] {
  const excepted = exceptionLists(rule);
  const included = excepted.length > 0 ? (senderLists(rule) ?? []) : [];
  return excepted.flatMap((exception) => {
    const condition = included.find((list) => covers(tenant, exception, list));
    return condition ? [{ exception, condition }] : [];
  });
}

/** What a list is found by: its names, its domains, its groups and their known members. */
export function marksOf(tenant: Tenant, { condition, items }: SenderList): readonly string[] {
  const { groups } = modelOf(tenant);
  return items.flatMap(({ value, place }) => {
    if (condition === 'from') return [`from ${foldName(value)}`];
    if (condition === 'senderDomainIs') return [`domain ${domainOf(value)}`];
    const members = [...groups.membersOf(groups.named(value, place))];
    return [`group ${foldName(value)}`, ...members.map((member) => `member ${member}`)];
  });
}

/** Marks of which every list has one that covers this list: those of its first sender. */
export function marksAbove(tenant: Tenant, { condition, items: [first] }: SenderList): readonly string[] {
  if (!first) return [];
  const { value, place } = first;
  if (condition === 'senderDomainIs') return domainMarks(domainOf(value));
  if (condition === 'from') return [`from ${foldName(value)}`, ...personMarks(tenant, value)];
  const { groups } = modelOf(tenant);
  const [member] = groups.membersOf(groups.named(value, place));
  return [`group ${foldName(value)}`, ...(member === undefined ? [] : personMarks(tenant, member))];
}

const domainMarks = (domain: string): readonly string[] => domainAndParents(domain).map((one) => `domain ${one}`);

function personMarks(tenant: Tenant, person: string): readonly string[] {
  const address = addressWritten(tenant, person);
  if (address === undefined) return [];
  return [`from ${foldName(address)}`, `member ${address}`, ...domainMarks(domainOf(address))];
}

const addressWritten = (tenant: Tenant, person: string): string | undefined =>
  addressOf(person) ?? modelOf(tenant).directory.find(person)?.own[0];

/** Whether every sender that `inner` lists surely stands in `outer` too. */
export function covers(tenant: Tenant, outer: SenderList, inner: SenderList): boolean {
  return inner.items.length > 0 && inner.items.every((item) => isCovered(tenant, outer, inner.condition, item));
}

function isCovered(tenant: Tenant, outer: SenderList, condition: SenderCondition, item: Located<string>): boolean {
  const { value } = item;
  if (condition === 'senderDomainIs') {
    return outer.condition === 'senderDomainIs' && outer.items.some((other) => within(value, other.value));
  }
  if (condition === outer.condition && outer.items.some((other) => foldName(other.value) === foldName(value)))
    return true;
  if (condition === 'from') return personCovered(tenant, outer, value);
  return isGroupCovered(tenant, outer, item);
}

/** Whether all members of a declared group are known and stand in `outer`. */
function isGroupCovered(tenant: Tenant, outer: SenderList, { value, place }: Located<string>): boolean {
  const { groups } = modelOf(tenant);
  const group = groups.named(value, place);
  const members = groups.membersOf(group);
  if (members.size === 0 || !groups.closed(group)) return false;
  for (const member of members) if (!personCovered(tenant, outer, member)) return false;
  return true;
}

function personCovered(tenant: Tenant, outer: SenderList, person: string): boolean {
  const { groups } = modelOf(tenant);
  const address = addressWritten(tenant, person);
  if (address === undefined) return false;
  switch (outer.condition) {
    case 'from':
      return outer.items.some((item) => foldName(item.value) === foldName(address));
    case 'senderDomainIs':
      return outer.items.some((item) => within(domainOf(address), item.value));
    case 'fromMemberOf':
      return outer.items.some((item) => groups.membersOf(groups.named(item.value, item.place)).has(address));
  }
}
