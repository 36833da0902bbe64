import type { Model } from '../exchange/model.ts';
import type { Person } from '../exchange/person.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { Cells, type RecipientView, type SenderView } from './cells.ts';
import { recipientOf, recipients, type Subject, senderOf, senders, wholeState } from './subjects.ts';

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
  /** The same for the same members, whatever names, order and files of objects are. */
  readonly id: string;
  readonly name: ClassName;
  readonly person: Person;
  /** Every person (address), group and domain that is known to belong to it, sorted; `*.` before a domain stands for its subdomains. */
  readonly members: readonly string[];
}

/** A class together with what the controls see of its persons. */
export interface Viewed<View> extends PersonClass {
  readonly view: View;
}

/** Everybody who may send, as the texts tell them apart. */
export const everySender = (model: Model): readonly Subject[] => senders([wholeState(model)], { strangers: false });

/** The senders of a tenant, or some of them, in classes; undefined where they are too many to be compared with its rules. */
export function senderClasses(model: Model, some?: readonly Subject[]): readonly PersonClass[] | undefined {
  const cells = new Cells(model);
  return cells.areTooMany((some ?? everySender(model)).length) ? undefined : classesOfSenders(model, cells, some);
}

/**
 * The recipients of a tenant, or some of them, in classes. Two recipients are in different classes when any control may treat
 * them differently.
 */
export function destinationClasses(model: Model, some?: readonly Subject[]): readonly PersonClass[] {
  return classesOfRecipients(model, new Cells(model), ({ id }) => id, some);
}

export function classesOfSenders(model: Model, cells: Cells, some?: readonly Subject[]): readonly Viewed<SenderView>[] {
  const groups = grouped(
    some ?? everySender(model),
    (one) => cells.sender(senderOf(one, model)),
    ({ id }) => id,
  );
  const isRest = !some && groups.filter(({ subjects }) => subjects.some(isDomain)).length === 1;
  return groups.map(({ view, subjects }) => classOf(view, subjects, senderName(subjects, isRest)));
}

/** `same` tells which recipients go into one class. */
export function classesOfRecipients(
  model: Model,
  cells: Cells,
  same: (view: RecipientView) => number,
  some: readonly Subject[] = recipients([wholeState(model)]),
): readonly Viewed<RecipientView>[] {
  return grouped(some, (one) => cells.recipient(recipientOf(one, model)), same).map(({ view, subjects }) =>
    classOf(view, subjects, recipientName(subjects, model)),
  );
}

/** Subjects with the same key together, in order of the first. */
function grouped<View, Key>(
  subjects: readonly Subject[],
  viewOf: (one: Subject) => View,
  keyOf: (view: View) => Key,
): readonly { readonly view: View; readonly subjects: readonly Subject[] }[] {
  const groups = new Map<Key, { view: View; subjects: Subject[] }>();
  for (const one of subjects) {
    const view = viewOf(one);
    getOrCreate(groups, keyOf(view), () => ({ view, subjects: [] as Subject[] })).subjects.push(one);
  }
  return [...groups.values()];
}

function classOf<View extends { readonly person: Person }>(
  view: View,
  subjects: readonly Subject[],
  name: ClassName,
): Viewed<View> {
  return { id: idOf(subjects), name, person: view.person, members: membersOf(subjects), view };
}

/** Names of those who are known to belong to a class. */
export function membersOf(subjects: readonly Subject[]): readonly string[] {
  const names = subjects.flatMap(({ kind, name }) =>
    kind === 'elsewhere' ? [] : [kind === 'subdomains' ? `*.${name}` : name],
  );
  return [...new Set(names)].sort();
}

export function idOf(subjects: readonly Subject[]): string {
  return fingerprint(
    subjects
      .map(({ kind, name, address }) => `${kind} ${name.toLowerCase()} ${address}`)
      .sort()
      .join('\n'),
  );
}

const isDomain = ({ kind }: Subject): boolean => kind === 'domain' || kind === 'subdomains';

function many(one: ClassName['id'], several: ClassName['id'], names: readonly string[]): ClassName {
  const [name = ''] = names;
  return names.length === 1 ? { id: one, args: { name } } : { id: several, args: { name, more: names.length - 1 } };
}

/** `isRest`: nobody but these senders is left unnamed. */
export function senderName(subjects: readonly Subject[], isRest: boolean): ClassName {
  const of = (kind: Subject['kind']): readonly string[] => membersOf(subjects.filter((one) => one.kind === kind));
  const domains = subjects.some(isDomain) ? membersOf(subjects.filter(isDomain)) : of('stranger');
  if (domains.length > 0) return isRest ? { id: 'everyone', args: {} } : many('domain', 'domains', domains);
  const groups = of('group');
  if (groups.length > 0) return { id: 'members', args: { group: groups.join(', ') } };
  return many('address', 'addresses', of('address'));
}

/**
 * The name of a class of recipients. Its widest subjects give it: everywhere else before whole domains, these before single
 * addresses.
 */
export function recipientName(subjects: readonly Subject[], model: Model): ClassName {
  if (subjects.some(({ kind }) => kind === 'elsewhere')) return { id: 'elsewhere', args: {} };
  const domains = subjects.filter(({ kind }) => kind === 'domain').map(({ name }) => name);
  const inside = domains.filter((name) => model.acceptedDomains.belonging(name).accepted);
  if (inside.length > 0) return { id: 'inside', args: { name: inside.join(', ') } };
  if (domains.length > 0) return many('recipient-domain', 'domains', domains);
  const wide = subjects.filter(({ kind }) => kind === 'subdomains').map(({ name }) => name);
  if (wide.length > 0) return many('subdomains', 'domains', wide.length === 1 ? wide : wide.map((name) => `*.${name}`));
  const names = subjects.map(({ name }) => name);
  const users = names.every((name) => model.directory.find(name)?.kind === 'mailUser');
  return users && names.length > 1 ? { id: 'mail-users', args: {} } : many('address', 'addresses', names);
}
