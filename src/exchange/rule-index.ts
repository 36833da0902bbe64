import type { Condition, Person } from './condition.ts';

/**
 * Finds the rules that may concern a person without asking each: rules with a condition whose values are all known are filed under these
 * values (addresses or domains), all others concern everybody. Order is kept.
 */
export class RuleIndex<T> {
  readonly #rules: readonly T[];
  readonly #general: readonly number[];
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
  }

  #file(key: string, at: number): void {
    const known = this.#filed.get(key);
    if (known) known.push(at);
    else this.#filed.set(key, [at]);
  }

  /** Every rule that may match the person, in order; all of them for a person who stands for many. */
  concerning(person: Person): readonly T[] {
    if (person.memberOf) return this.#rules;
    const found = new Set(this.#general);
    for (const key of [...person.addresses, ...person.domains])
      for (const at of this.#filed.get(key) ?? []) found.add(at);
    return [...found].sort((a, b) => a - b).map((at) => this.#rules[at] as T);
  }
}
