import { getOrCreate } from '../text/get-or-create.ts';
import type { Condition } from './condition.ts';
import type { Person } from './person.ts';

/** Numbers of rules by whom they name. */
interface Filed<T> {
  /** Rules that concern everybody, by their number. */
  readonly general: readonly number[];
  readonly forEverybody: readonly T[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/** Files rules under the values of a condition whose values are all known; all others concern everybody. */
function file<T>(rules: readonly T[], keysOfRules: readonly (ReadonlySet<string> | undefined)[]): Filed<T> {
  const general: number[] = [];
  const byKey = new Map<string, number[]>();
  for (const [at, keys] of keysOfRules.entries()) {
    if (!keys) general.push(at);
    for (const key of keys ?? []) getOrCreate(byKey, key, (): number[] => []).push(at);
  }
  return { general, forEverybody: general.map((at) => rules[at] as T), byKey };
}

/** Finds the rules that may concern a person without asking each. Order is kept. */
export class RuleIndex<T> {
  readonly #rules: readonly T[];
  readonly #ofPeople: Filed<T>;
  /** For those who stand for many, of whom all groups are known. */
  readonly #ofMany: Filed<T>;

  constructor(rules: readonly T[], conditionsOf: (rule: T) => readonly Condition[]) {
    const conditions = rules.map(conditionsOf);
    const keys = conditions.map((own) => own.find((one) => one.keys)?.keys);
    this.#rules = rules;
    this.#ofPeople = file(rules, keys);
    this.#ofMany = file(
      rules,
      conditions.map((own, at) => keys[at] ?? own.find((one) => one.keysOfMany)?.keysOfMany),
    );
  }

  /** How many rules each person has to be compared with. */
  get forEverybody(): number {
    return this.#ofPeople.general.length;
  }

  /** Every rule that may match the person, in order. */
  concerning(person: Person): readonly T[] {
    const { general, forEverybody, byKey } = person.memberOf ? this.#ofMany : this.#ofPeople;
    const own = new Set<number>();
    for (const keys of [person.addresses, person.domains, person.memberOf ?? []])
      for (const key of keys) for (const at of byKey.get(key) ?? []) own.add(at);
    if (own.size === 0) return forEverybody;
    for (const at of general) own.add(at);
    return [...own].sort((a, b) => a - b).map((at) => this.#rules[at] as T);
  }
}
