import { addressOf, domainOf, foldName } from '../exchange/addresses.ts';
import type { Person } from '../exchange/condition.ts';
import type { NamedGroup } from '../exchange/group.ts';
import { any, type Match, NO, YES } from '../exchange/match.ts';
import type { Model } from '../exchange/model.ts';
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

/** Whether a person is meant. Everybody at the far end are all who are outside of the organization. */
function means(who: Who, person: Person, end: End, model: Model): Match {
  const is = (holds: boolean): Match => (holds ? YES : NO);
  switch (who.kind) {
    case 'everybody':
      return is(end === 'from' || !model.acceptedDomains.belonging(person.domain).accepted);
    case 'address':
      return is(person.addresses.some((address) => who.addresses.includes(address)));
    case 'domain':
      return is(who.below ? person.domains.includes(who.domain) : person.domain === who.domain);
    case 'group':
      return model.groups.holds(who.group, person);
  }
}

/** Some words at one end of a forward, and who they mean; words that mean nobody are left out. */
export class Words {
  readonly whos: readonly Who[];
  readonly #end: End;
  readonly #model: Model;

  constructor(words: readonly Located<string>[], end: End, model: Model) {
    this.whos = words.flatMap(({ value }) => whoIs(value, end, model) ?? []);
    this.#end = end;
    this.#model = model;
  }

  /** Whether one of the words means a person. */
  readonly mean = (person: Person): Match => any(this.whos.map((who) => means(who, person, this.#end, this.#model)));
}

/** Whether a word is an address or a domain, whatever the tenant declares. */
export const isPlainWord = (word: string): boolean => addressOf(word) !== undefined || word.includes('.');

/** The word that means everybody like a subject. */
export function wordFor({ kind, name }: Subject): string {
  if (kind === 'elsewhere') return '*';
  return kind === 'subdomains' ? `*.${name}` : name;
}
