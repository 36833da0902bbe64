import { type Property, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { addressOf, foldName } from './addresses.ts';
import type { Directory, DirectoryEntry } from './directory.ts';
import { type Doubt, type Match, maybe, NO, YES } from './match.ts';
import { type Members, NestedGroups } from './nested-groups.ts';
import type { Person } from './person.ts';
import { alone, itemsOf, mayBeGone, readings, statedItems } from './readings.ts';
import { disturbances } from './unresolved.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** A group as a rule names it. Without `object` the tenant does not declare it. */
export interface NamedGroup {
  readonly written: string;
  readonly place: Place;
  /** What tells one group from another, declared or not. */
  readonly key: string;
  readonly object?: TenantObject;
}

interface Membership extends Members<TenantObject> {
  /** Why the list may not be the whole truth. */
  readonly open?: Doubt;
  readonly dynamic: boolean;
}

/** Who is in which group, as far as the text says. Memberships are worked out once per group. */
export class Groups {
  readonly #directory: Directory;
  readonly #known = new Map<TenantObject, Membership>();
  readonly #nested = new NestedGroups((group: TenantObject) => this.#membership(group));
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
    const object = entry?.kind === 'group' ? entry.object : undefined;
    return { written, place, key: foldName(object?.name ?? written), ...(object ? { object } : {}) };
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
    if (person.memberOf) return person.memberOf.has(group.key) ? YES : NO;
    if (!group.object || !membership) return maybe('group-membership-unknown', args, group.place);
    const inner = this.#nested.leading(group.object, person.addresses);
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
  membersOf(group: Pick<NamedGroup, 'object'>): ReadonlySet<string> {
    return group.object ? this.#membership(group.object).addresses : NOBODY;
  }

  /** Whether somebody whose groups are known is in this group only if it is one of them. */
  isKnownOf(group: NamedGroup): boolean {
    return !(group.object && this.#membership(group.object).dynamic);
  }

  /** Whether every direct member is known and no group is nested. */
  closed(group: Pick<NamedGroup, 'object'>): boolean {
    if (!group.object) return false;
    const { open, nested, dynamic } = this.#membership(group.object);
    return !open && nested.length === 0 && !dynamic && this.#changes.length === 0;
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
      if (items?.open) open = items.open;
      for (const member of items?.items ?? []) open = this.#place(member.value, addresses, nested) ?? open;
    }
    if (cause) addresses.clear();
    const dynamic = isDynamic(object);
    return { addresses, nested, isOpen: dynamic || open !== undefined, dynamic, ...(open ? { open } : {}) };
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
