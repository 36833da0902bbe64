import { domainAndParents, domainOf, foldName } from '../exchange/addresses.ts';
import type { Person } from '../exchange/condition.ts';
import { groupKey, type NamedGroup } from '../exchange/group.ts';
import { person } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import { itemsOf, readings } from '../exchange/readings.ts';
import { scopeOf } from '../exchange/recipient-scope.ts';
import { exceptionName } from '../exchange/transport-rule.ts';
import type { ObjectKind, TenantObject } from '../tenant/index.ts';

/** How a class is named: an id of the message table of classes and its arguments. */
export interface ClassName {
  readonly id:
    | 'address'
    | 'addresses'
    | 'members'
    | 'domain'
    | 'domains'
    | 'recipient-domain'
    | 'everyone'
    | 'subdomains'
    | 'inside'
    | 'elsewhere'
    | 'mail-users';
  readonly args: Readonly<Record<string, string | number>>;
}

/** Persons whom every control treats alike, with one who stands for them. */
export interface PersonClass {
  readonly name: ClassName;
  readonly person: Person;
  /** The addresses or domains that are known to belong to it. */
  readonly known: readonly string[];
}

const SENDER_RULES: readonly ObjectKind[] = ['outboundRule', 'transportRule'];

interface Lists {
  readonly named: Map<string, string[]>;
  readonly domains: Map<string, string[]>;
  readonly groups: Map<string, NamedGroup>;
}

/** Values of a list condition and of its exception, each with an id of the list it stands in. */
function* valuesOf(
  objects: readonly TenantObject[],
  name: string,
): Generator<{ list: string; value: string; place: TenantObject['namePlace'] }> {
  for (const [at, object] of objects.entries()) {
    for (const spelled of [name, exceptionName(name)]) {
      for (const property of readings(object, spelled).properties) {
        for (const item of itemsOf(property)?.items ?? []) {
          yield { list: `${object.kind}${at}${spelled}`, value: item.value, place: item.place };
        }
      }
    }
  }
}

function add(map: Map<string, string[]>, key: string, list: string): void {
  const known = map.get(key);
  if (known) known.push(list);
  else map.set(key, [list]);
}

/** The groups that rules name as senders, by key. */
export function senderGroups(model: Model): ReadonlyMap<string, NamedGroup> {
  return senderLists(model).groups;
}

function senderLists(model: Model): Lists {
  const lists: Lists = { named: new Map(), domains: new Map(), groups: new Map() };
  for (const kind of SENDER_RULES) {
    const objects = model.tenant.objects[kind];
    for (const { list, value } of valuesOf(objects, 'from')) {
      const address = model.directory.resolve(value);
      if (address !== undefined) add(lists.named, address, list);
    }
    for (const { list, value } of valuesOf(objects, 'senderDomainIs'))
      add(lists.domains, value.trim().toLowerCase(), list);
    for (const { value, place } of valuesOf(objects, 'fromMemberOf')) {
      const group = model.groups.named(value, place);
      lists.groups.set(groupKey(group), group);
    }
  }
  return lists;
}

/**
 * The senders of a tenant in classes: named senders and known members of groups by what names them, further members of groups
 * whose list is not complete, and everybody else by the domains that rules tell apart.
 */
export function senderClasses(model: Model): readonly PersonClass[] {
  const { named, domains, groups } = senderLists(model);
  const accepted = [...model.acceptedDomains.names];
  const listsOf = (domain: string) => domainAndParents(domain).flatMap((one) => domains.get(one) ?? []);
  const belongs = (address: string) => model.acceptedDomains.belonging(domainOf(address)).accepted;
  const inGroups = new Map<string, string[]>();
  for (const [key, group] of groups) for (const member of model.groups.membersOf(group)) add(inGroups, member, key);
  const bySignature = new Map<string, string[]>();
  for (const address of new Set([...inGroups.keys(), ...named.keys()])) {
    if (!belongs(address)) continue;
    const parts = [inGroups.get(address) ?? [], named.get(address) ?? [], listsOf(domainOf(address))];
    add(bySignature, parts.map((part) => part.join(' ')).join('|'), address);
  }
  const classes: PersonClass[] = [...bySignature.values()].map((addresses) => ({
    name: many('address', 'addresses', addresses),
    person: person(addresses[0] ?? '', model),
    known: addresses,
  }));
  const [home] = accepted;
  for (const [key, group] of groups) {
    if (home === undefined || model.groups.closed(group)) continue;
    classes.push({
      name: { id: 'members', args: { group: group.written } },
      person: standIn(home, new Set([key])),
      known: [],
    });
  }
  const rest = new Map<string, string[]>();
  for (const domain of accepted) add(rest, listsOf(domain).join(' '), domain);
  for (const own of rest.values()) {
    const everyone = rest.size === 1;
    classes.push({
      name: everyone ? { id: 'everyone', args: {} } : many('domain', 'domains', own),
      person: standIn(own[0] ?? '', new Set()),
      known: own,
    });
  }
  return classes;
}

/** Local part of addresses that stand for many. */
const STAND_IN = 'anyone';

/** Whether an address of a question stands for a class. */
export const standsForMany = (address: string): boolean => address.startsWith(`${STAND_IN}@`);

/** A person of a domain who is in these groups (by their keys) and named nowhere. */
export function standIn(domain: string, memberOf: ReadonlySet<string>): Person {
  const address = `${STAND_IN}@${domain}`;
  return { written: address, addresses: [address], domain, domains: domainAndParents(domain), memberOf };
}

function many(one: ClassName['id'], several: ClassName['id'], names: readonly string[]): ClassName {
  const [name = ''] = names;
  return names.length === 1 ? { id: one, args: { name } } : { id: several, args: { name, more: names.length - 1 } };
}

/**
 * The recipients of a tenant in classes: each domain and address that a remote domain, a rule or the block list tells apart, the
 * subdomains of such domains, mail users, the inside, and everywhere else.
 */
export function destinationClasses(model: Model): readonly PersonClass[] {
  const { tenant } = model;
  const lists = new Map<string, string[]>();
  const exact = new Set<string>();
  const wide = new Set<string>();
  const addresses = new Set<string>();
  for (const { list, value } of valuesOf(tenant.objects.transportRule, 'recipientDomainIs')) {
    const domain = value.trim().toLowerCase();
    add(lists, domain, list);
    wide.add(domain);
  }
  for (const { list, value } of valuesOf(tenant.objects.transportRule, 'sentTo')) {
    const address = model.directory.resolve(value);
    if (address === undefined) continue;
    add(lists, address, list);
    addresses.add(address);
  }
  for (const domain of model.remoteDomains.domains())
    (domain.startsWith('*.') ? wide : exact).add(domain.replace(/^\*\./, ''));
  for (const value of model.blockList.values()) {
    if (value.includes('@')) addresses.add(value);
    else (value.startsWith('*.') ? wide : exact).add(value.replace(/^\*\./, ''));
  }
  const candidates: { readonly name: ClassName; readonly address: string }[] = [];
  for (const domain of new Set([...exact, ...wide]))
    candidates.push({ name: { id: 'recipient-domain', args: { name: domain } }, address: `anyone@${domain}` });
  for (const domain of wide)
    candidates.push({ name: { id: 'subdomains', args: { name: domain } }, address: `anyone@${unused(domain, exact)}` });
  for (const address of addresses) candidates.push({ name: { id: 'address', args: { name: address } }, address });
  for (const domain of model.acceptedDomains.names)
    candidates.push({ name: { id: 'inside', args: { name: domain } }, address: `anyone@${domain}` });
  const [mailUser] = tenant.objects.mailUser.flatMap(
    (object) => model.directory.find(object.name ?? '')?.external ?? [],
  );
  if (mailUser !== undefined) candidates.push({ name: { id: 'mail-users', args: {} }, address: mailUser });
  candidates.push({ name: { id: 'elsewhere', args: {} }, address: 'anyone@elsewhere.invalid' });
  return merged(candidates, lists, model);
}

const unused = (domain: string, taken: ReadonlySet<string>): string => {
  let label = 'any';
  while (taken.has(`${label}.${domain}`)) label += 'x';
  return `${label}.${domain}`;
};

/** Puts candidates that every control treats alike into one class. */
function merged(
  candidates: readonly { readonly name: ClassName; readonly address: string }[],
  lists: ReadonlyMap<string, readonly string[]>,
  model: Model,
): readonly PersonClass[] {
  const classes = new Map<string, { name: ClassName; person: Person; known: string[] }>();
  for (const { name, address } of candidates) {
    const one = person(address, model);
    const { why, relay } = scopeOf(one, undefined, model);
    const inside = why === 'inside' && relay.is === 'no';
    const signature = [
      why,
      relay.is,
      inside ? '' : JSON.stringify(model.remoteDomains.effective(one.domains).domainName),
      [...one.addresses, ...one.domains].flatMap((key) => lists.get(key) ?? []).join(' '),
      model.blockList.covering(foldName(address), one.domain)?.value ?? '',
    ].join('|');
    const written = name.args.name === undefined ? [] : [`${name.id === 'subdomains' ? '*.' : ''}${name.args.name}`];
    const found = classes.get(signature);
    if (!found) classes.set(signature, { name, person: one, known: written });
    else if (written.length === 0) found.name = name;
    else {
      found.known.push(...written);
      found.name = {
        ...many(found.name.id, 'domains', found.known),
        ...(found.name.id === 'inside' ? { id: 'inside' } : {}),
      };
    }
  }
  return [...classes.values()];
}
