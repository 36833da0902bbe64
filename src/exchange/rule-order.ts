import { number, type Position, runsBefore, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { grouped, indexOfFirst } from '../text/index.ts';
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

/** Positions from a lowest to a highest number, asked which of them share one. */
class Ranges {
  readonly #lowest: readonly number[];
  readonly #highest: readonly number[];

  constructor(rules: readonly Placed[]) {
    this.#lowest = rules.map(({ position }) => position.lowest).sort((a, b) => a - b);
    this.#highest = rules.map(({ position }) => position.highest).sort((a, b) => a - b);
  }

  /** How many share a number with a rule, itself included where it is among them. */
  meeting({ position: { lowest, highest } }: Placed): number {
    const startBefore = indexOfFirst(this.#lowest, (one) => one > highest);
    return startBefore - indexOfFirst(this.#highest, (one) => one >= lowest);
  }
}

/** The rules for which there is another one that may run before them or behind them. */
export function unsettled<T extends Placed>(rules: readonly T[]): ReadonlySet<T> {
  // A negative priority stands before all others.
  const first = rules.filter(({ position }) => position.highest < 0);
  const others = rules.filter(({ position }) => position.highest >= 0);
  const lists = new Set(others.map(({ position }) => position.list));
  return new Set([...meeting(first), ...(lists.size > 1 ? others : openInList(others))]);
}

/** The rules that share a number with another one. */
function meeting<T extends Placed>(rules: readonly T[]): readonly T[] {
  const ranges = new Ranges(rules);
  return rules.filter((rule) => ranges.meeting(rule) > 1);
}

/** The same for the rules of one list, where ranks tell the order of those that have one. */
function openInList<T extends Placed>(rules: readonly T[]): readonly T[] {
  const byRank = grouped(rules, ({ position }) => position.rank);
  const unranked = new Ranges(byRank.get(undefined) ?? []);
  const all = new Ranges(rules);
  return rules.filter((rule) => {
    const { rank } = rule.position;
    if (rank === undefined) return all.meeting(rule) > 1;
    return (byRank.get(rank)?.length ?? 0) > 1 || unranked.meeting(rule) > 0;
  });
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
