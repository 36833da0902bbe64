import { number, type Position, runsBefore, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { type Doubt, maybe } from './match.ts';
import { nameOf } from './readings.ts';

/** A rule with its place in the order. */
export interface Placed {
  readonly object: TenantObject;
  readonly position: Position;
}

const ANYWHERE: Position = { list: -1, lowest: 0, highest: Number.POSITIVE_INFINITY };

/** Where a rule stands; one that no text states stands where its priority says, a negative one before all others. */
export function positionOf(tenant: Tenant, object: TenantObject): Position {
  const [first] = object.declarations;
  const known = first && tenant.order.get(first);
  if (known) return known;
  const stated = object.properties.get('priority')?.value;
  const priority = stated?.state === 'stated' && typeof stated.value === 'number' ? stated.value : undefined;
  return priority === undefined ? ANYWHERE : { list: -1, lowest: priority, highest: priority };
}

/** Sorts rules so that none stands behind one that surely runs later. */
export const inOrder = <T extends Placed>(rules: readonly T[]): T[] =>
  rules.toSorted(
    ({ position: a }, { position: b }) => a.lowest - b.lowest || (a.rank ?? 0) - (b.rank ?? 0) || a.highest - b.highest,
  );

/** Whether `first` may run before `second`. */
export const mayPrecede = (first: Placed, second: Placed): boolean =>
  first !== second && !runsBefore(second.position, first.position);

/** Whether `first` surely runs before `second`. */
export const precedes = (first: Placed, second: Placed): boolean => runsBefore(first.position, second.position);

/** The rules that may run before a rule or behind it. */
export function unsettled<T extends Placed>(rules: readonly T[]): ReadonlySet<T> {
  const [first] = rules;
  const settled = rules.every(({ position: { list, rank } }) => list === first?.position.list && rank !== undefined);
  const open = (rule: T): boolean => rules.some((other) => mayPrecede(rule, other) && mayPrecede(other, rule));
  return new Set(settled ? [] : rules.filter(open));
}

/** Why nobody can say which of two rules runs first. */
export function orderDoubt(first: Placed, second: Placed): Doubt {
  const place = second.object.properties.get('priority')?.value.place ?? second.object.namePlace;
  const args = {
    rule: nameOf(first.object),
    other: nameOf(second.object),
    priority: stated(number(first.object, 'priority')) ?? '',
  };
  const [one, two] = [first, second].map(({ object }) => stated(number(object, 'priority')));
  return maybe(one !== undefined && one === two ? 'duplicate-priority' : 'order-unknown', args, place);
}
