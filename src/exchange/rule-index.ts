import type { Condition } from './condition.ts';
import type { Person } from './person.ts';

/**
 * Finds the rules that may concern a person without asking each: rules with a condition whose values are all known are filed under these
 * values (addresses, domains, groups), all others concern everybody. Order is kept.
 */
export class RuleIndex<T> {
  readonly #rules: readonly T[];
  /** Rules that concern everybody, by their number. */
  readonly #general: readonly number[];
  readonly #forEverybody: readonly T[];
  readonly #filed = new Map<string, number[]>();

  constructor(rules: readonly T[], conditionsOf: (rule: T) => readonly Condition[]) {
    this.#rules = rules;
    const general: number[] = [];
    for (const [at, rule] of rules.entries()) {
      const keys = conditionsOf(rule).find((condition) => condition.keys)?.keys;
      if (!keys) general.push(at);
      for (const key of keys ?? []) this.#file(key, at);
    }
    this.#general = general;
    this.#forEverybody = general.map((at) => rules[at] as T);
  }

  #file(key: string, at: number): void {
    const known = this.#filed.get(key);
    if (known) known.push(at);
    else this.#filed.set(key, [at]);
  }

  /** Every rule that may match the person, in order. */
  concerning(person: Person): readonly T[] {
    const own = new Set<number>();
    for (const keys of [person.addresses, person.domains, person.memberOf ?? []])
      for (const key of keys) for (const at of this.#filed.get(key) ?? []) own.add(at);
    if (own.size === 0) return this.#forEverybody;
    for (const at of this.#general) own.add(at);
    return [...own].sort((a, b) => a - b).map((at) => this.#rules[at] as T);
  }
}
