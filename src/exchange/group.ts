import { type Property, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { addressOf, foldName } from './addresses.ts';
import type { Directory, DirectoryEntry } from './directory.ts';
import { type Doubt, type Match, maybe, NO, YES } from './match.ts';
import type { Person } from './person.ts';
import { alone, itemsOf, mayBeGone, readings, statedItems } from './readings.ts';
import { disturbances } from './unresolved.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** A group as a rule names it. Without `object` the tenant does not declare it. */
export interface NamedGroup {
  readonly written: string;
  readonly place: Place;
  readonly object?: TenantObject;
}

interface Membership {
  readonly addresses: ReadonlySet<string>;
  readonly nested: readonly TenantObject[];
  /** Why the list may not be the whole truth. */
  readonly open?: Doubt;
  readonly dynamic: boolean;
}

/** Whom the groups inside of a group may hold, each by the first of the directly nested ones that leads there, by its number. */
interface Within {
  readonly addresses: ReadonlyMap<string, number>;
  /** The first that leads to a group whose list may not be the whole truth; infinite when none does. */
  readonly open: number;
}

/** Who is in which group, as far as the text says. Memberships are worked out once per group. */
export class Groups {
  readonly #directory: Directory;
  readonly #known = new Map<TenantObject, Membership>();
  readonly #within = new Map<TenantObject, Within>();
  /** Members that commands give to groups nobody can name from the text, or take from them, and the expression of the group. */
  readonly #changes: readonly { readonly members: Property; readonly group: string }[];

  constructor(tenant: Tenant, directory: Directory) {
    this.#directory = directory;
    this.#changes = disturbances(tenant, 'group', ['members']).flatMap(({ properties, nameRuntime = '' }) => {
      const members = properties.get('members');
      return members ? { members, group: nameRuntime } : [];
    });
  }

  named(written: string, place: Place): NamedGroup {
    const entry = this.#directory.find(written);
    return entry?.kind === 'group' ? { written, place, object: entry.object } : { written, place };
  }

  /** Whether the person is in the group. Nested and dynamic groups are never a plain yes: Microsoft does not say. */
  holds(group: NamedGroup, person: Person): Match {
    const membership = group.object && this.#membership(group.object);
    if (membership && !membership.dynamic && !person.memberOf) {
      for (const address of person.addresses)
        if (membership.addresses.has(address)) return this.#mayBeChanged(person, 'add') ?? YES;
      if (!membership.open && membership.nested.length === 0) return this.#mayBeChanged(person, 'remove') ?? NO;
    }
    const args = { group: group.written };
    if (membership?.dynamic) return maybe('dynamic-group-unsupported', args, group.place, 'documented');
    if (person.memberOf) return person.memberOf.has(groupKey(group)) ? YES : NO;
    if (!group.object || !membership) return maybe('group-membership-unknown', args, group.place);
    const inner = this.#nestedWith(group.object, person);
    if (inner) return maybe('nested-group-undocumented', { ...args, nested: inner.name ?? '' }, group.place);
    return membership.open
      ? { ...membership.open, args, place: group.place }
      : (this.#mayBeChanged(person, 'remove') ?? NO);
  }

  /** Why a command may put the person into any group, or take them out; changes of the kind `but` do not count. */
  #mayBeChanged(person: Person, but: 'add' | 'remove'): Doubt | undefined {
    for (const { members, group } of this.#changes) {
      const { value } = members;
      const change = value.state === 'stated' ? value.change : undefined;
      if (change === but) continue;
      const items = change && statedItems(alone('members', members), 'members');
      const addresses = items?.map((item) => this.#directory.resolve(item.value));
      if (addresses?.every((address) => address !== undefined && !person.addresses.includes(address))) continue;
      return maybe('run-time-value', { setting: 'members', expression: group }, value.place);
    }
    return undefined;
  }

  /** Addresses of the direct members of a named group that the text states; empty for a group nobody declares. */
  membersOf(group: NamedGroup): ReadonlySet<string> {
    return group.object ? this.#membership(group.object).addresses : NOBODY;
  }

  /** Whether every direct member is known and no group is nested. */
  closed(group: NamedGroup): boolean {
    if (!group.object) return false;
    const { open, nested, dynamic } = this.#membership(group.object);
    return !open && nested.length === 0 && !dynamic && this.#changes.length === 0;
  }

  /** The first group inside of one that may hold a person, directly or further in. */
  #nestedWith(object: TenantObject, person: Person): TenantObject | undefined {
    const { nested } = this.#membership(object);
    if (nested.length === 0) return undefined;
    const within = this.#within.get(object) ?? this.#reach(object);
    this.#within.set(object, within);
    const { addresses, open } = within;
    return nested[Math.min(open, ...person.addresses.map((address) => addresses.get(address) ?? open))];
  }

  /** Follows all groups inside of one; each is looked at once, however they are nested. */
  #reach(outer: TenantObject): Within {
    const seen = new Set([outer]);
    const addresses = new Map<string, number>();
    let open = Number.POSITIVE_INFINITY;
    for (const [at, first] of this.#membership(outer).nested.entries()) {
      const waiting = [first];
      for (let object = waiting.pop(); object; object = waiting.pop()) {
        if (seen.has(object)) continue;
        seen.add(object);
        const membership = this.#membership(object);
        if (membership.dynamic || membership.open) open = Math.min(open, at);
        for (const address of membership.addresses) if (!addresses.has(address)) addresses.set(address, at);
        for (const inner of membership.nested) waiting.push(inner);
      }
    }
    return { addresses, open };
  }

  #membership(object: TenantObject): Membership {
    let membership = this.#known.get(object);
    if (!membership) {
      membership = this.#read(object);
      this.#known.set(object, membership);
    }
    return membership;
  }

  #read(object: TenantObject): Membership {
    const { properties, cause } = readings(object, 'members');
    const lists = properties.map(itemsOf);
    const addresses = new Set<string>();
    const nested: TenantObject[] = [];
    let open: Doubt | undefined;
    const unread = object.declarations.some((one) => one.unread || one.misspelled);
    if (unread || properties.every((property) => property === undefined)) open = maybe('group-membership-unknown');
    if (cause) open = maybe(cause, { setting: 'members' });
    open = mayBeGone(object) ?? open;
    for (const items of lists) {
      if (items?.open)
        open = items.open.reason === 'setting-not-stated' ? maybe('group-membership-unknown') : items.open;
      for (const member of items?.items ?? []) open = this.#place(member.value, addresses, nested) ?? open;
    }
    if (cause) addresses.clear();
    return { addresses, nested, dynamic: isDynamic(object), ...(open ? { open } : {}) };
  }

  /** Files one member; the answer says why it could not be filed. */
  #place(member: string, addresses: Set<string>, nested: TenantObject[]): Doubt | undefined {
    const entry: DirectoryEntry | undefined = this.#directory.find(member);
    if (entry?.kind === 'group') {
      nested.push(entry.object);
      return undefined;
    }
    const address = addressOf(member);
    if (address !== undefined) addresses.add(address);
    for (const own of entry?.own ?? []) addresses.add(own);
    if (entry?.external !== undefined) addresses.add(entry.external);
    return address === undefined && !entry ? maybe('group-membership-unknown', { name: foldName(member) }) : undefined;
  }
}

/** What tells one group from another, declared or not. */
export function groupKey({ object, written }: NamedGroup): string {
  return foldName(object?.name ?? written);
}

/** What the text says a group is, in every statement of it. */
const typesOf = (object: TenantObject): readonly string[] =>
  ['type', 'recipientTypeDetails', 'groupType', 'recipientType'].flatMap((name) =>
    readings(object, name).properties.map((property) => stated(text(alone(name, property), name)) ?? ''),
  );

/** Dynamic distribution groups and dynamic Microsoft 365 groups. */
export const isDynamic = (object: TenantObject): boolean => typesOf(object).some((type) => /dynamic/i.test(type));

/** Microsoft 365 groups, which the service also calls unified groups. */
export const isUnified = (object: TenantObject): boolean =>
  typesOf(object).some((type) => /unified|microsoft\s*365|office\s*365|m365|groupmailbox/i.test(type));
