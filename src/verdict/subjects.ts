import { addressOf, domainAndParents, domainOf } from '../exchange/addresses.ts';
import { blockedValues } from '../exchange/block-list.ts';
import { onlyIn } from '../exchange/changed-names.ts';
import { RECIPIENT_KINDS } from '../exchange/directory.ts';
import type { NamedGroup } from '../exchange/group.ts';
import type { Model } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import type { Person } from '../exchange/person.ts';
import { itemsOf, readings } from '../exchange/readings.ts';
import { exceptionName } from '../exchange/transport-rule.ts';
import { objectsOf } from '../exchange/unresolved.ts';
import type { ObjectKind, TenantObject } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';

/**
 * A possible sender or recipient: an address, group or domain that a tenant names, or a stand-in for everybody it does not name.
 * It is the same in every tenant that names it.
 */
export interface Subject {
  readonly kind:
    | 'address'
    /** Members of a group that no list names. */
    | 'group'
    /** Everybody at a domain whom nothing else names. */
    | 'domain'
    /** Everybody below a domain whom nothing else names. */
    | 'subdomains'
    /** Somebody at a domain whose groups nobody knows. */
    | 'stranger'
    | 'elsewhere';
  /** Address, group as written or domain; empty for elsewhere. */
  readonly name: string;
  /** An address that stands for the subject. */
  readonly address: string;
  /** Key of the group. */
  readonly group?: string;
}

/** Local part of addresses that stand for many. */
const STAND_IN = 'anyone';

/** Whether the address in a question stands for a class of people instead of one person. */
export const standsForMany = (address: string): boolean => address.startsWith(`${STAND_IN}@`);

const anyoneAt = (domain: string): string => `${STAND_IN}@${domain}`;

/** A person of a domain who is in these groups (by their keys) and named nowhere. */
export function standIn(domain: string, memberOf: ReadonlySet<string>): Person {
  const address = anyoneAt(domain);
  return { written: address, addresses: [address], domain, domains: domainAndParents(domain), memberOf };
}

/** The subject as the controls of a tenant see a sender. */
export function senderOf({ kind, address, group }: Subject, model: Model): Person {
  if (kind === 'address' || kind === 'stranger') return person(address, model);
  return standIn(domainOf(address), new Set(group === undefined ? [] : [group]));
}

/** The subject as the controls of a tenant see a recipient: mail to a contact goes where the contact points. */
export function recipientOf({ address }: Subject, model: Model): Person {
  return person(model.directory.target(address) ?? address, model);
}

/** Whom a question names in addition to the tenant: addresses and domains (in lower case), and groups. */
export interface Named {
  readonly addresses: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly groups: readonly NamedGroup[];
}

const NOBODY_ELSE: Named = { addresses: new Set(), domains: new Set(), groups: [] };

/** A state of a tenant, or what is new in it: the objects that may name somebody. */
export interface State {
  readonly model: Model;
  objects(kind: ObjectKind): readonly TenantObject[];
}

export const wholeState = (model: Model): State => ({
  model,
  objects: (kind) => objectsOf(model.tenant, kind),
});

/** The objects of `model` that are not in `before`. */
export const newIn = (model: Model, before: Model): State => ({
  model,
  objects: (kind) => onlyIn(model.tenant.objects[kind], before.tenant.objects[kind]),
});

/** Values of a list property of objects of these kinds. */
function* valuesOf({ objects }: State, kinds: readonly ObjectKind[], name: string): Generator<Located<string>> {
  for (const kind of kinds)
    for (const object of objects(kind))
      for (const property of readings(object, name).properties) yield* itemsOf(property)?.items ?? [];
}

/** Values of a list condition of rules and of its exception. */
function* conditionValues(state: State, kinds: readonly ObjectKind[], name: string): Generator<Located<string>> {
  for (const spelled of [name, exceptionName(name)]) yield* valuesOf(state, kinds, spelled);
}

const SENDER_RULES: readonly ObjectKind[] = ['outboundRule', 'transportRule'];
const RECIPIENT_RULES: readonly ObjectKind[] = ['transportRule'];

/** The groups that rules name as senders, by key. */
export function senderGroups(model: Model): ReadonlyMap<string, NamedGroup> {
  return senderGroupsIn(wholeState(model));
}

function senderGroupsIn(state: State): ReadonlyMap<string, NamedGroup> {
  const groups = new Map<string, NamedGroup>();
  for (const { value, place } of conditionValues(state, SENDER_RULES, 'fromMemberOf')) {
    const group = state.model.groups.named(value, place);
    groups.set(group.key, group);
  }
  return groups;
}

/** Everybody whom the tenants name by address, as a sender or a recipient: whoever is one may be the other. */
function addressesIn(states: readonly State[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (address: string | undefined): void => {
    if (address !== undefined) found.add(address);
  };
  for (const state of states) {
    const { directory, groups } = state.model;
    for (const name of ['from', 'sentTo'])
      for (const { value } of conditionValues(state, SENDER_RULES, name)) add(directory.resolve(value));
    for (const { value } of valuesOf(state, RECIPIENT_RULES, 'redirectMessageTo')) add(directory.resolve(value));
    for (const object of state.objects('group')) for (const address of groups.membersOf({ object })) found.add(address);
    for (const kind of RECIPIENT_KINDS) {
      for (const object of state.objects(kind)) {
        const entry = directory.of(object);
        add(entry?.external ?? entry?.own[0]);
      }
    }
    for (const object of state.objects('tenantBlockList'))
      for (const value of blockedValues(object)) add(addressOf(value));
  }
  return found;
}

/** Domains that list conditions name. */
function domainsIn(states: readonly State[], name: string, kinds: readonly ObjectKind[]): Set<string> {
  const found = new Set<string>();
  for (const state of states)
    for (const { value } of conditionValues(state, kinds, name)) found.add(domainOf(value.trim()).replace(/^\*\./, ''));
  found.delete('');
  return found;
}

const accepted = (domain: string, states: readonly State[]): boolean =>
  states.some(({ model }) => model.acceptedDomains.belonging(domain).accepted);

const acceptedNames = (states: readonly State[]): Set<string> =>
  new Set(states.flatMap(({ model }) => [...model.acceptedDomains.names]));

/** A label below a domain that nothing names. */
function unusedBelow(domain: string, taken: ReadonlySet<string>): string {
  let label = 'any';
  while (taken.has(`${label}.${domain}`)) label += 'x';
  return `${label}.${domain}`;
}

const below = (domain: string, taken: ReadonlySet<string>): Subject => ({
  kind: 'subdomains',
  name: domain,
  address: anyoneAt(unusedBelow(domain, taken)),
});

/**
 * All people inside the organization whom one of these states of a tenant, or a question, may treat differently as senders,
 * sorted. Strangers (people whose groups nobody knows) are for comparisons only: the classes of a matrix consist of members and
 * others.
 */
export function senders(
  states: readonly State[],
  options: { readonly strangers: boolean; readonly also?: Named },
): readonly Subject[] {
  const { also = NOBODY_ELSE } = options;
  const named = new Set([...domainsIn(states, 'senderDomainIs', SENDER_RULES), ...also.domains]);
  const names = acceptedNames(states);
  const domains = new Set([...names, ...[...named].filter((domain) => accepted(domain, states))]);
  const subjects: Subject[] = [...new Set([...addressesIn(states), ...also.addresses])]
    .filter((address) => accepted(domainOf(address), states))
    .map((address) => ({ kind: 'address', name: address, address }));
  const wide: Subject[] = [...domains]
    .filter((domain) => accepted(unusedBelow(domain, domains), states))
    .map((domain) => below(domain, domains));
  wide.push(...[...domains].map((domain): Subject => ({ kind: 'domain', name: domain, address: anyoneAt(domain) })));
  subjects.push(...wide);
  const open = openGroups(states, also.groups);
  if (open.size > 0 && options.strangers)
    subjects.push(...wide.map(({ name, address }): Subject => ({ kind: 'stranger', name, address })));
  for (const { address } of domainKinds(wide, { named, alone: also.domains }, states))
    for (const [key, { written }] of open) subjects.push({ kind: 'group', name: written, address, group: key });
  return sorted(subjects);
}

/**
 * One of the domains that belong to the same named domains, in the same states: members of a group may be at any of them. Rules mean what
 * lies below a domain as well, a question may mean the domain `alone`.
 */
function domainKinds(
  domains: readonly Subject[],
  { named, alone }: { readonly named: ReadonlySet<string>; readonly alone: ReadonlySet<string> },
  states: readonly State[],
): readonly Subject[] {
  const kinds = new Map<string, Subject>();
  for (const one of sorted(domains)) {
    const domain = domainOf(one.address);
    const where = states.map((state) => accepted(domain, [state]));
    const parents = domainAndParents(domain).filter((parent) => named.has(parent));
    const key = JSON.stringify([parents, alone.has(domain), where]);
    if (!kinds.has(key)) kinds.set(key, one);
  }
  return [...kinds.values()];
}

/** Groups whose members no text lists, in every state that names them. `also` holds what a question names. */
export function openGroups(
  states: readonly State[],
  also: readonly NamedGroup[] = [],
): ReadonlyMap<string, NamedGroup> {
  const found = new Map<string, NamedGroup>();
  const closed = new Set<string>();
  for (const state of states) {
    for (const [key, group] of [...senderGroupsIn(state), ...also.map((one) => [one.key, one] as const)]) {
      if (state.model.groups.closed(group)) closed.add(key);
      else found.set(key, group);
    }
  }
  for (const key of closed) found.delete(key);
  return found;
}

/** All people whom one of these states of a tenant, or a question, may treat differently as recipients, sorted. */
export function recipients(states: readonly State[], also: Named = NOBODY_ELSE): readonly Subject[] {
  const wide = new Set([...domainsIn(states, 'recipientDomainIs', RECIPIENT_RULES), ...also.domains]);
  const domains = new Set([...wide, ...acceptedNames(states)]);
  for (const domain of acceptedNames(states)) if (accepted(`any.${domain}`, states)) wide.add(domain);
  for (const state of states) {
    const listed = state.objects('tenantBlockList').flatMap(blockedValues);
    const named = [...valuesOf(state, ['remoteDomain'], 'domainName')].map(({ value }) => value);
    for (const value of [...named, ...listed].map((one) => one.trim().toLowerCase())) {
      if (value.includes('@') || value === '*') continue;
      const domain = value.replace(/^\*\./, '');
      domains.add(domain);
      if (domain !== value) wide.add(domain);
    }
  }
  return [
    ...sorted([
      ...[...new Set([...addressesIn(states), ...also.addresses])].map(
        (address): Subject => ({ kind: 'address', name: address, address }),
      ),
      ...[...domains].map((domain): Subject => ({ kind: 'domain', name: domain, address: anyoneAt(domain) })),
      ...[...wide].map((domain) => below(domain, domains)),
    ]),
    { kind: 'elsewhere', name: '', address: anyoneAt('elsewhere.invalid') },
  ];
}

/** Named persons first, those who are not named at all last. */
const ORDER: readonly Subject['kind'][] = ['address', 'group', 'domain', 'subdomains', 'stranger', 'elsewhere'];

/** By kind and name, so that the order of files and objects does not matter. */
function sorted(subjects: readonly Subject[]): Subject[] {
  return [...subjects].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compare(a.name, b.name) || compare(a.address, b.address),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
