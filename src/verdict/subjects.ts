import { domainAndParents, domainOf } from '../exchange/addresses.ts';
import type { Person } from '../exchange/condition.ts';
import { groupKey, type NamedGroup } from '../exchange/group.ts';
import { person } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import { itemsOf, readings } from '../exchange/readings.ts';
import { exceptionName } from '../exchange/transport-rule.ts';
import type { ObjectKind } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';

/**
 * Somebody of whom one can ask what they may forward, or whether forwards reach them: each address and domain that a tenant names, and
 * those who stand for everybody it does not name. The same in every tenant that names it.
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
    /** Somebody at a domain of whom nobody knows the groups. */
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

/** Whether an address of a question stands for a class. */
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

/** Values of list conditions and exceptions of the rules of these kinds. */
function* valuesOf(model: Model, kinds: readonly ObjectKind[], name: string): Generator<Located<string>> {
  for (const kind of kinds) {
    for (const object of model.tenant.objects[kind]) {
      for (const spelled of [name, exceptionName(name)]) {
        for (const property of readings(object, spelled).properties) yield* itemsOf(property)?.items ?? [];
      }
    }
  }
}

const SENDER_RULES: readonly ObjectKind[] = ['outboundRule', 'transportRule'];
const RECIPIENT_RULES: readonly ObjectKind[] = ['transportRule'];

/** The groups that rules name as senders, by key. */
export function senderGroups(model: Model): ReadonlyMap<string, NamedGroup> {
  return groupsIn(model, SENDER_RULES, 'fromMemberOf');
}

function groupsIn(model: Model, kinds: readonly ObjectKind[], name: string): ReadonlyMap<string, NamedGroup> {
  const groups = new Map<string, NamedGroup>();
  for (const { value, place } of valuesOf(model, kinds, name)) {
    const group = model.groups.named(value, place);
    groups.set(groupKey(group), group);
  }
  return groups;
}

/** Everybody whom the tenants name by address, as a sender or a recipient: whoever is one may be the other. */
function addressesIn(models: readonly Model[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const model of models) {
    for (const name of ['from', 'sentTo']) {
      for (const { value } of valuesOf(model, SENDER_RULES, name)) {
        const address = model.directory.resolve(value);
        if (address !== undefined) found.add(address);
      }
    }
    for (const object of model.tenant.objects.group) {
      for (const address of model.groups.membersOf({ written: object.name ?? '', place: object.namePlace, object }))
        found.add(address);
    }
    for (const { own, external } of model.directory.entries()) {
      const address = external ?? own[0];
      if (address !== undefined) found.add(address);
    }
    for (const { redirects } of model.transportRules.all) for (const address of redirects) found.add(address);
    for (const value of model.blockList.values()) if (value.includes('@')) found.add(value);
  }
  return found;
}

/** Domains that list conditions name. */
function domainsIn(models: readonly Model[], name: string, kinds: readonly ObjectKind[]): Set<string> {
  const found = new Set<string>();
  for (const model of models)
    for (const { value } of valuesOf(model, kinds, name)) found.add(domainOf(value.trim()).replace(/^\*\./, ''));
  found.delete('');
  return found;
}

const accepted = (domain: string, models: readonly Model[]): boolean =>
  models.some((model) => model.acceptedDomains.belonging(domain).accepted);

const acceptedNames = (models: readonly Model[]): Set<string> =>
  new Set(models.flatMap((model) => [...model.acceptedDomains.names]));

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
 * Everybody inside who may be told from others as a sender, in one or another of these states of a tenant, sorted. Strangers are for
 * comparisons: the classes of a matrix speak of members and others.
 */
export function senders(models: readonly Model[], options: { readonly strangers: boolean }): readonly Subject[] {
  const named = domainsIn(models, 'senderDomainIs', SENDER_RULES);
  const names = acceptedNames(models);
  const domains = new Set([...names, ...[...named].filter((domain) => accepted(domain, models))]);
  const subjects: Subject[] = [...addressesIn(models)]
    .filter((address) => accepted(domainOf(address), models))
    .map((address) => ({ kind: 'address', name: address, address }));
  const wide: Subject[] = [...domains]
    .filter((domain) => accepted(unusedBelow(domain, domains), models))
    .map((domain) => below(domain, domains));
  wide.push(...[...domains].map((domain): Subject => ({ kind: 'domain', name: domain, address: anyoneAt(domain) })));
  subjects.push(...wide);
  const open = openGroups(models);
  if (open.size > 0 && options.strangers)
    subjects.push(...wide.map(({ name, address }): Subject => ({ kind: 'stranger', name, address })));
  for (const { address } of domainKinds(wide, named, models))
    for (const [key, { written }] of open) subjects.push({ kind: 'group', name: written, address, group: key });
  return sorted(subjects);
}

/** One of the domains that belong to the same named domains, in the same states: members of a group may be at any of them. */
function domainKinds(
  domains: readonly Subject[],
  named: ReadonlySet<string>,
  models: readonly Model[],
): readonly Subject[] {
  const kinds = new Map<string, Subject>();
  for (const one of sorted(domains)) {
    const domain = domainOf(one.address);
    const states = models.map((model) => accepted(domain, [model]));
    const key = [...domainAndParents(domain).filter((parent) => named.has(parent)), ...states].join(' ');
    if (!kinds.has(key)) kinds.set(key, one);
  }
  return [...kinds.values()];
}

/** Groups with members that nobody lists, in every state that names them. */
function openGroups(models: readonly Model[]): ReadonlyMap<string, NamedGroup> {
  const found = new Map<string, NamedGroup>();
  const closed = new Set<string>();
  for (const model of models) {
    for (const [key, group] of senderGroups(model)) {
      if (model.groups.closed(group)) closed.add(key);
      else found.set(key, group);
    }
  }
  for (const key of closed) found.delete(key);
  return found;
}

/** Everybody who may be told from others as a recipient, in one or another of these states of a tenant, sorted. */
export function recipients(models: readonly Model[]): readonly Subject[] {
  const wide = domainsIn(models, 'recipientDomainIs', RECIPIENT_RULES);
  const domains = new Set([...wide, ...acceptedNames(models)]);
  for (const domain of acceptedNames(models)) if (accepted(`any.${domain}`, models)) wide.add(domain);
  for (const model of models) {
    for (const value of [...model.remoteDomains.domains(), ...model.blockList.values()]) {
      if (value.includes('@')) continue;
      const domain = value.replace(/^\*\./, '');
      domains.add(domain);
      if (domain !== value) wide.add(domain);
    }
  }
  return [
    ...sorted([
      ...[...addressesIn(models)].map((address): Subject => ({ kind: 'address', name: address, address })),
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
