import type { Declaration, ObjectKind } from './declaration.ts';
import type { Position } from './position.ts';
import type { Tenant, TenantObject } from './tenant.ts';

/** Where things stand in their texts, and what made up their effect. */
const LEFT_OUT = new Set(['place', 'namePlace', 'keyPlace', 'head', 'standing', 'call']);

/** Everything that something says, without where it says so. */
const print = (said: unknown): string =>
  JSON.stringify(said, (key, value: unknown) => {
    if (LEFT_OUT.has(key)) return undefined;
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });

/** What holds for a tenant beside its objects. */
const surroundings = ({ assumptions, unresolved, complete, indeterminate }: Tenant): string =>
  print([assumptions, unresolved, [...complete].sort(), [...indeterminate].sort()]);

/** What an object says, and where a rule stands among the others. */
const printOf = (object: TenantObject, { order }: Tenant): string =>
  print([object, object.declarations[0] && order.get(object.declarations[0])]);

/**
 * A later state of a tenant, with the objects of an earlier one wherever both say the same: what differs is then found without asking
 * about everything. Places of what did not change are those of the earlier state. Undefined where the two differ in more than objects.
 */
export function sharing(after: Tenant, before: Tenant): Tenant | undefined {
  if (surroundings(after) !== surroundings(before)) return undefined;
  const order = new Map<Declaration, Position>(after.order);
  const take = (own: readonly TenantObject[], known: readonly TenantObject[]): readonly TenantObject[] => {
    const same = new Map(known.map((object) => [printOf(object, before), object]));
    const taken = own.map((object) => {
      const said = printOf(object, after);
      const found = same.get(said);
      if (!found) return object;
      // An object stands in a list once.
      same.delete(said);
      const [first] = found.declarations;
      const position = first && before.order.get(first);
      if (position) order.set(first, position);
      return found;
    });
    return taken.length === known.length && taken.every((object, at) => object === known[at]) ? known : taken;
  };
  const kinds = Object.keys(after.objects) as ObjectKind[];
  const objects = Object.fromEntries(kinds.map((kind) => [kind, take(after.objects[kind], before.objects[kind])]));
  const { assumptions, unresolved } = before;
  return {
    ...after,
    objects: objects as Record<ObjectKind, readonly TenantObject[]>,
    unmade: take(after.unmade, before.unmade),
    order,
    assumptions,
    unresolved,
  };
}
