import type { Person } from '../exchange/person.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Words } from './who.ts';

/** Where somebody stands in a list, by a name. */
type Index = ReadonlyMap<string, readonly number[]>;

/** A list of people with an index by address and domain, so that each of many tests looks only at people whom it may mean. */
export class People<One extends { readonly person: Person }> {
  readonly all: readonly One[];
  readonly #byAddress: Index;
  readonly #byDomain: Index;
  readonly #byWholeDomain: Index;

  constructor(all: readonly One[]) {
    this.all = all;
    this.#byAddress = this.#indexed(({ addresses }) => addresses);
    this.#byDomain = this.#indexed(({ domain }) => [domain]);
    this.#byWholeDomain = this.#indexed(({ domains }) => domains);
  }

  #indexed(namesOf: (person: Person) => readonly string[]): Index {
    const found = new Map<string, number[]>();
    for (const [at, { person }] of this.all.entries())
      for (const name of namesOf(person)) getOrCreate(found, name, (): number[] => []).push(at);
    return found;
  }

  /** Whether somebody is at a domain or below it. */
  areIn(domain: string): boolean {
    return this.#byWholeDomain.has(domain);
  }

  /** Everybody whom one of the words may mean, in order: all, where a word is neither address nor domain. */
  near(words: Words): readonly One[] {
    if (!words.areNames) return this.all;
    const looks = [
      [words.addresses, this.#byAddress],
      [words.domains, this.#byDomain],
      [words.wholeDomains, this.#byWholeDomain],
    ] as const;
    const places = looks.flatMap(([names, index]) => [...names].flatMap((name) => index.get(name) ?? []));
    return [...new Set(places)].sort((a, b) => a - b).map((at) => this.all[at] as One);
  }
}
