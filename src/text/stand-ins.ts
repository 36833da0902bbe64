/** Names that every organization has. */
const EVERYWHERE = new Set(['', '*', 'default']);

/** Whether a name says nothing about an organization. */
export const isEverywhere = (name: string): boolean => EVERYWHERE.has(name.trim().toLowerCase());

/** Hands out stand-ins in the order in which names are met: the same one for the same name, whatever its case. */
export class StandIns {
  readonly #known = new Map<string, string>();
  readonly #word: string;

  constructor(word: string) {
    this.#word = word;
  }

  for(name: string, ending = ''): string {
    if (isEverywhere(name)) return name;
    const key = name.trim().toLowerCase();
    const known = this.#known.get(key);
    if (known) return known;
    const made = `${this.#word}${this.#known.size + 1}${ending}`;
    this.#known.set(key, made);
    return made;
  }

  /** The stand-in of a file, with the ending of its name. */
  file(path: string): string {
    return this.for(path, /\.\w+$/.exec(path)?.[0] ?? '');
  }

  /** Every name met, in lower case, with its stand-in. */
  get all(): Iterable<readonly [string, string]> {
    return this.#known;
  }
}

/** Stand-ins for mail addresses and domains: the people of one domain stay together. */
export class PeopleStandIns {
  readonly #people = new StandIns('person');
  readonly #domains = new StandIns('domain');

  address(address: string): string {
    const domain = this.domain(address.slice(address.lastIndexOf('@') + 1));
    return this.#people.for(address, `@${domain}`);
  }

  domain(domain: string): string {
    return this.#domains.for(domain, '.example');
  }

  get domains(): Iterable<readonly [string, string]> {
    return this.#domains.all;
  }
}
