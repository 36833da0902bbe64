import type { TenantObject } from './tenant.ts';

const indexes = new WeakMap<readonly TenantObject[], ReadonlyMap<string, TenantObject>>();

const folded = (name: string): string => name.trim().toLowerCase();

/** The first object of a list with a name, without regard to case and blanks around it. Lists of a tenant are looked through once. */
export function objectNamed(objects: readonly TenantObject[], name: string): TenantObject | undefined {
  let index = indexes.get(objects);
  if (!index) {
    const named = objects
      .toReversed()
      .flatMap((one) => (one.name === undefined ? [] : [[folded(one.name), one] as const]));
    index = new Map(named);
    indexes.set(objects, index);
  }
  return index.get(folded(name));
}
