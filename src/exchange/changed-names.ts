import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { foldName } from './addresses.ts';
import { namesOf, RECIPIENT_KINDS } from './directory.ts';

/** Names and addresses that mean somebody else, or other members, in two states of a tenant; in the form of comparisons. */
export function changedNames(before: Tenant, after: Tenant): ReadonlySet<string> {
  const names = new Set<string>();
  for (const kind of RECIPIENT_KINDS) {
    for (const object of apart(before.objects[kind], after.objects[kind]))
      for (const name of namesOf(object)) names.add(name);
  }
  if (names.size > 0) addGroupsAround(names, [...before.objects.group, ...after.objects.group]);
  return names;
}

/** Whether groups have the same addresses in two states of a tenant, whoever is in them. */
export function sameGroupAddresses(before: Tenant, after: Tenant): boolean {
  const [own, other] = [before.objects.group, after.objects.group];
  const addresses = (some: readonly TenantObject[], others: readonly TenantObject[]): string => {
    const names = onlyIn(some, others).flatMap(namesOf);
    return [...new Set(names.filter((name) => name.includes('@')))].sort().join(' ');
  };
  return addresses(own, other) === addresses(other, own);
}

/** Objects that stand in one of two lists only. */
export const apart = (before: readonly TenantObject[], after: readonly TenantObject[]): readonly TenantObject[] => [
  ...onlyIn(before, after),
  ...onlyIn(after, before),
];

/** Objects of one list that do not stand in another. */
export function onlyIn(some: readonly TenantObject[], others: readonly TenantObject[]): readonly TenantObject[] {
  if (some === others) return [];
  const there = new Set(others);
  return some.filter((one) => !there.has(one));
}

/** Adds groups that hold one of the names, and groups that hold these. */
function addGroupsAround(names: Set<string>, groups: readonly TenantObject[]): void {
  for (let size = -1; size !== names.size; ) {
    size = names.size;
    for (const group of groups) {
      const members = stated(list(group, 'members')) ?? [];
      if (group.contradictions.length > 0 || members.some(({ value }) => names.has(foldName(value))))
        for (const name of namesOf(group)) names.add(name);
    }
  }
}

/** Whether an object names one of them in any property. */
export function mentions(object: TenantObject, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  if (object.contradictions.length > 0) return true;
  for (const { value } of object.properties.values()) {
    const written = value.items?.map((item) => item.value) ?? (value.state === 'stated' ? [value.value].flat() : []);
    if (written.some((one) => typeof one === 'string' && names.has(foldName(one)))) return true;
  }
  return false;
}
