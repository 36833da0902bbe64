import type { Property, TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { addressOf, type Directory, domainOf } from './addresses.ts';
import type { Groups } from './groups.ts';
import { any, type Match, maybe, NO, YES, YES_INFERRED } from './match.ts';
import { type Items, itemsOf, readings } from './readings.ts';

/** A person as controls compare them. */
export interface Person {
  /** Address as asked. */
  readonly written: string;
  /** Every address of the person in lower case; the one asked for first. */
  readonly addresses: readonly string[];
  readonly domain: string;
  /** The domain and its parents. */
  readonly domains: readonly string[];
  /** Only for a person who stands for many: the keys of the groups they are in, and of no other. */
  readonly memberOf?: ReadonlySet<string>;
}

/** A condition on a person, compiled once per tenant. */
export interface Condition {
  readonly name: string;
  readonly place: Place;
  readonly isMembership: boolean;
  judge(person: Person): Match;
}

/** What every compiled condition needs to know of the tenant. */
export interface Surroundings {
  readonly directory: Directory;
  readonly groups: Groups;
}

function openEnd(items: Items, name: string): Match | undefined {
  if (!items.open) return undefined;
  return maybe(items.open, { setting: name, expression: items.expression ?? '' }, items.place);
}

/** `From`, `SentTo`: the person is one of the listed. Spelling other than the one asked makes the answer inferred. */
function listed(items: Items, name: string, { directory }: Surroundings): (person: Person) => Match {
  const addresses = new Set<string>();
  const spelled = new Set<string>();
  let undetermined: Match | undefined;
  for (const { value, place } of items.items) {
    spelled.add(value);
    const entry = directory.find(value);
    const address = addressOf(value);
    if (address !== undefined) addresses.add(address);
    for (const own of entry?.own ?? []) addresses.add(own);
    if (entry?.external !== undefined) addresses.add(entry.external);
    if (address === undefined && !entry) undetermined ??= maybe('sender-match-undetermined', { name: value }, place);
  }
  const otherwise = openEnd(items, name) ?? undetermined ?? NO;
  return (person) => {
    if (!person.addresses.some((address) => addresses.has(address))) return otherwise;
    return spelled.has(person.written) || !spelledOtherwise(spelled, person.written) ? YES : YES_INFERRED;
  };
}

function spelledOtherwise(spelled: ReadonlySet<string>, written: string): boolean {
  const lower = written.toLowerCase();
  for (const one of spelled) if (one !== written && one.toLowerCase() === lower) return true;
  return false;
}

/** `SenderDomainIs`, `RecipientDomainIs`: the domain or one of its parents is listed. */
function domainListed(items: Items, name: string): (person: Person) => Match {
  const domains = new Set(items.items.map((item) => domainOf(item.value.trim())));
  const otherwise = openEnd(items, name) ?? NO;
  return (person) => (person.domains.some((domain) => domains.has(domain)) ? YES : otherwise);
}

/** `FromMemberOf`, `SentToMemberOf`: the person is in one of the groups. */
function member(items: Items, name: string, { groups }: Surroundings): (person: Person) => Match {
  const named = items.items.map((item) => groups.named(item.value, item.place));
  const otherwise = openEnd(items, name) ?? NO;
  const [only] = named;
  if (only && named.length === 1 && otherwise.is === 'no') return (person) => groups.holds(only, person);
  return (person) => any([...named.map((group) => groups.holds(group, person)), otherwise]);
}

const COMPILERS = { listed, domainListed, member };

/** Compiles one list condition of an object; undefined when the text states no value for it. */
export function condition(
  object: TenantObject,
  name: string,
  kind: keyof typeof COMPILERS,
  surroundings: Surroundings,
): Condition | undefined {
  const { properties, cause } = readings(object, name);
  const compiled = properties.map((property) => compile(property, name, kind, surroundings));
  const place = properties.at(-1)?.value.place ?? object.namePlace;
  const [only] = compiled;
  if (compiled.length === 1) return only ? { name, place, isMembership: kind === 'member', judge: only } : undefined;
  if (compiled.every((one) => !one)) return undefined;
  return {
    name,
    place,
    isMembership: kind === 'member',
    judge: (person) => {
      const answers = compiled.map((judge) => judge?.(person) ?? YES);
      const [first] = answers;
      return first && answers.every((answer) => answer.is === first.is)
        ? first
        : maybe(cause ?? 'contradicting-values', { setting: name }, place);
    },
  };
}

function compile(
  property: Property | undefined,
  name: string,
  kind: keyof typeof COMPILERS,
  surroundings: Surroundings,
): ((person: Person) => Match) | undefined {
  const items = itemsOf(property);
  return items && COMPILERS[kind](items, name, surroundings);
}
