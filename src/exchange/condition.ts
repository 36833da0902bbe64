import type { Property, TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import type { AcceptedDomains } from './accepted-domain.ts';
import { addressOf, domainOf } from './addresses.ts';
import type { Directory } from './directory.ts';
import type { Groups } from './group.ts';
import { any, type Doubt, type Match, maybe, NO, YES, YES_INFERRED } from './match.ts';
import type { Person } from './person.ts';
import { type Items, itemsOf, readings } from './readings.ts';

/** A condition on a person, compiled once per tenant. */
export interface Condition {
  readonly name: string;
  readonly place: Place;
  readonly isMembership: boolean;
  /** Addresses, domains and keys of groups outside of which the answer is surely no; absent where that cannot be said. */
  readonly keys?: ReadonlySet<string>;
  /** The same for somebody who stands for many, of whom all groups are known. */
  readonly keysOfMany?: ReadonlySet<string>;
  judge(person: Person): Match;
  /** The answer for somebody of whom only the side is known: sure where everybody on that side gets the same. */
  bySide(inside: boolean): Match;
}

/** What every compiled condition needs to know of the tenant. */
export interface Surroundings {
  readonly directory: Directory;
  readonly groups: Groups;
  readonly acceptedDomains: AcceptedDomains;
}

/** A condition on the values of one property. */
interface Judges {
  readonly keys?: ReadonlySet<string>;
  readonly keysOfMany?: ReadonlySet<string>;
  readonly judge: (person: Person) => Match;
  readonly bySide: (inside: boolean) => Match;
}

function openEnd(items: Items, name: string): Doubt | undefined {
  return items.open && { ...items.open, args: { ...items.open.args, setting: name } };
}

const eitherWay = maybe('sender-match-undetermined');

/** `From`, `SentTo`: the person is one of the listed. Spelling other than the one asked makes the answer inferred. */
function listed(items: Items, name: string, { directory, acceptedDomains }: Surroundings): Judges {
  const addresses = new Set<string>();
  const spelled = new Set<string>();
  let undetermined: Doubt | undefined;
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
  return {
    ...(otherwise.is === 'no' ? { keys: addresses } : {}),
    judge: (person) => {
      if (!person.addresses.some((address) => addresses.has(address))) return otherwise;
      return spelled.has(person.written) || !spelledOtherwise(spelled, person.written) ? YES : YES_INFERRED;
    },
    bySide: (inside) => (onSide(addresses, inside, acceptedDomains) ? eitherWay : otherwise),
  };
}

/** Whether one of the addresses is or may be on this side of the organization. */
function onSide(addresses: Iterable<string>, inside: boolean, acceptedDomains: AcceptedDomains): boolean {
  for (const address of addresses) {
    const belonging = acceptedDomains.belonging(domainOf(address));
    const is = belonging.accepted ? 'yes' : belonging.inside.is;
    if (is === 'maybe' || (is === 'yes') === inside) return true;
  }
  return false;
}

function spelledOtherwise(spelled: ReadonlySet<string>, written: string): boolean {
  const lower = written.toLowerCase();
  for (const one of spelled) if (one !== written && one.toLowerCase() === lower) return true;
  return false;
}

/** `SenderDomainIs`, `RecipientDomainIs`: the domain or one of its parents is listed. */
function domainListed(items: Items, name: string): Judges {
  const address = items.items.find((item) => item.value.includes('@'));
  const domains = new Set(items.items.flatMap(({ value }) => (value.includes('@') ? [] : domainOf(value))));
  const refused = address && maybe('illegal-value', { setting: name, value: address.value }, address.place);
  const otherwise = openEnd(items, name) ?? refused ?? NO;
  return {
    ...(otherwise.is === 'no' ? { keys: domains } : {}),
    judge: (person) => (person.domains.some((domain) => domains.has(domain)) ? YES : otherwise),
    bySide: () => eitherWay,
  };
}

/** `FromMemberOf`, `SentToMemberOf`: the person is in one of the groups. */
function member(items: Items, name: string, { groups, acceptedDomains }: Surroundings): Judges {
  const named = items.items.map((item) => groups.named(item.value, item.place));
  const otherwise = openEnd(items, name) ?? NO;
  const [only] = named;
  const alone = only && named.length === 1 && otherwise.is === 'no' ? only : undefined;
  const closed = otherwise.is === 'no' && named.every((group) => groups.closed(group));
  const toldByGroup = otherwise.is === 'no' && named.every((group) => groups.isKnownOf(group));
  return {
    ...(toldByGroup ? { keysOfMany: new Set(named.map(({ key }) => key)) } : {}),
    ...(closed ? { keys: new Set(named.flatMap((group) => [group.key, ...groups.membersOf(group)])) } : {}),
    judge: (person) =>
      alone ? groups.holds(alone, person) : any([...named.map((group) => groups.holds(group, person)), otherwise]),
    bySide: (inside) => {
      const sure = named.every(
        (group) => groups.closed(group) && !onSide(groups.membersOf(group), inside, acceptedDomains),
      );
      return sure ? otherwise : eitherWay;
    },
  };
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
  const isMembership = kind === 'member';
  const [only] = compiled;
  if (compiled.length === 1) return only && { name, place, isMembership, ...only };
  if (compiled.every((one) => !one)) return undefined;
  const differing = maybe(cause ?? 'contradicting-values', { setting: name }, place);
  const same = (answers: readonly Match[]): Match => {
    const [first] = answers;
    return first && answers.every((answer) => answer.is === first.is) ? first : differing;
  };
  return {
    name,
    place,
    isMembership,
    judge: (person) => same(compiled.map((one) => one?.judge(person) ?? leftOut(name))),
    bySide: (inside) => same(compiled.map((one) => one?.bySide(inside) ?? leftOut(name))),
  };
}

/** What a condition or an exception says when it is not there: everybody meets it, or nobody. */
export const leftOut = (name: string): Match => (name.startsWith('exceptIf') ? NO : YES);

function compile(
  property: Property | undefined,
  name: string,
  kind: keyof typeof COMPILERS,
  surroundings: Surroundings,
): Judges | undefined {
  const items = itemsOf(property);
  return items && COMPILERS[kind](items, name, surroundings);
}
