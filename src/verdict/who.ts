import { addressOf, domainOf, foldName } from '../exchange/addresses.ts';
import type { NamedGroup } from '../exchange/group.ts';
import { any, type Match, YES } from '../exchange/match.ts';
import type { Model } from '../exchange/model.ts';
import type { Person } from '../exchange/person.ts';
import type { Located } from '../text/index.ts';
import { type Subject, senderGroups } from './subjects.ts';

/** Whom a word of a policy test, an exception or a question means. */
export type Who =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'address'; readonly addresses: readonly [string, ...string[]] }
  /** `below`: what lies below the domain as well. */
  | { readonly kind: 'domain'; readonly domain: string; readonly below: boolean }
  | { readonly kind: 'group'; readonly group: NamedGroup };

/** The end of a forward that a word stands at. */
export type End = 'from' | 'to';

/** A group that the tenant declares or that a rule names. */
export function groupNamed(who: string, model: Model): NamedGroup | undefined {
  const entry = model.directory.find(who);
  if (entry) return entry.kind === 'group' ? model.groups.named(who, entry.object.namePlace) : undefined;
  return senderGroups(model).get(foldName(who));
}

/** Whom a word means; undefined for a word that is no address and no domain, and that nothing declares. */
export function whoIs(word: string, end: End, model: Model): Who | undefined {
  const written = word.trim();
  if (written === '*') return { kind: 'everybody' };
  const group = groupNamed(written, model);
  if (group) return { kind: 'group', group };
  const entry = model.directory.find(written);
  const address = end === 'to' ? model.directory.target(written) : model.directory.resolve(written);
  if (address !== undefined) return { kind: 'address', addresses: [address, ...(entry?.own ?? [])] };
  if (entry || !written.includes('.')) return undefined;
  const below = written.startsWith('*.');
  return { kind: 'domain', domain: domainOf(below ? written.slice(2) : written), below };
}

/** Whether a word is no address and no domain, and nothing declares it; the same at both ends. */
export const meansNobody = (word: string, model: Model): boolean => !whoIs(word, 'to', model);

/**
 * The words at one end of a forward, and whom they mean. Words that mean nobody are left out. A person is matched by a few
 * look-ups, however many words there are.
 */
export class Words {
  readonly whos: readonly Who[];
  readonly addresses: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  /** Domains that are meant with all that lies below them. */
  readonly wholeDomains: ReadonlySet<string>;
  readonly #groups: readonly NamedGroup[];
  readonly #everybody: boolean;
  readonly #end: End;
  readonly #model: Model;

  constructor(words: readonly Located<string>[], end: End, model: Model) {
    const whos = words.flatMap(({ value }) => whoIs(value, end, model) ?? []);
    const domains = (whole: boolean): ReadonlySet<string> =>
      new Set(whos.flatMap((who) => (who.kind === 'domain' && who.below === whole ? [who.domain] : [])));
    this.whos = whos;
    this.addresses = new Set(whos.flatMap((who) => (who.kind === 'address' ? who.addresses : [])));
    this.domains = domains(false);
    this.wholeDomains = domains(true);
    this.#groups = whos.flatMap((who) => (who.kind === 'group' ? [who.group] : []));
    this.#everybody = whos.some(({ kind }) => kind === 'everybody');
    this.#end = end;
    this.#model = model;
  }

  /** Whether all words are addresses and domains. */
  get areNames(): boolean {
    return !this.#everybody && this.#groups.length === 0;
  }

  /** Whether one of the words means a person. Everybody at the far end are all who are outside of the organization. */
  readonly mean = (person: Person): Match => {
    const { groups, acceptedDomains } = this.#model;
    const isNamed =
      person.addresses.some((address) => this.addresses.has(address)) ||
      this.domains.has(person.domain) ||
      person.domains.some((domain) => this.wholeDomains.has(domain)) ||
      (this.#everybody && (this.#end === 'from' || !acceptedDomains.belonging(person.domain).accepted));
    return isNamed ? YES : any(this.#groups.map((group) => groups.holds(group, person)));
  };
}

/** Whether a word is an address or a domain, whatever the tenant declares. */
export const isPlainWord = (word: string): boolean => addressOf(word) !== undefined || word.includes('.');

/** The word that means a subject and everybody it stands for. */
export function wordFor({ kind, name }: Subject): string {
  if (kind === 'elsewhere') return '*';
  return kind === 'subdomains' ? `*.${name}` : name;
}
