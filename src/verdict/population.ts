import type { NamedGroup } from '../exchange/group.ts';
import type { Model } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import type { Person } from '../exchange/person.ts';
import type { Cells, RecipientView, SenderView } from './cells.ts';
import {
  type Named,
  openGroups,
  recipientOf,
  recipients,
  type Subject,
  senderGroups,
  senderOf,
  senders,
  standIn,
  wholeState,
} from './subjects.ts';
import type { Who } from './who.ts';

/** Somebody at one end of a forward, as the controls see them. */
export interface Individual<View> {
  readonly subject: Subject;
  readonly person: Person;
  readonly view: View;
}

export interface SenderIndividual extends Individual<SenderView> {
  /**
   * The same person once for each set of those groups of which it is open whether the person is a member. Empty where no group is
   * open, or more than `GROUPS` are.
   */
  readonly guises: readonly Individual<SenderView>[];
  /** There may be no such person: a stand-in who is in several groups at once whose members are not listed. */
  readonly perhaps: boolean;
}

/** All senders and recipients that may be treated differently: named persons, and stand-ins for everybody who is not named. */
export interface Population {
  readonly senders: readonly SenderIndividual[];
  readonly recipients: readonly Individual<RecipientView>[];
}

/** Up to so many groups without a list of members each combination is tried; with more it stays unknown who is in them. */
const GROUPS = 4;

/**
 * The population of a tenant. Two people are kept apart when a control may treat them differently, or when one of these words
 * means only one of them. Undefined where the senders are too many for the rules.
 */
export function populationOf(model: Model, cells: Cells, whos: readonly Who[]): Population | undefined {
  const also = namedBy(whos);
  const state = wholeState(model);
  const see = (subject: Subject, one: Person): Individual<SenderView> => ({
    subject,
    person: one,
    view: cells.sender(one),
  });
  const everybody = senders([state], { strangers: false, also });
  if (cells.areTooMany(everybody.length)) return undefined;
  const groups = [...senderGroups(model).values(), ...also.groups];
  const open = [...openGroups([state], also.groups).values()];
  const known = everybody.map((subject): SenderIndividual => {
    const one = see(subject, senderOf(subject, model));
    const guises = subject.kind === 'address' ? guisesOf(one.person, groups, model) : [];
    return { ...one, guises: guises.map((guise) => see(subject, guise)), perhaps: false };
  });
  const wide = known.flatMap(({ subject }) => (isWide(subject) ? [subject] : []));
  const mixed = wide.flatMap((subject) =>
    mixtures(subject, open, model).map(
      ([one, own]): SenderIndividual => ({ ...see(own, one), guises: [], perhaps: true }),
    ),
  );
  return {
    senders: [...known, ...mixed],
    recipients: recipients([state], also).map((subject) => {
      const one = recipientOf(subject, model);
      return { subject, person: one, view: cells.recipient(one) };
    }),
  };
}

const isWide = ({ kind }: Subject): boolean => kind === 'domain' || kind === 'subdomains';

function namedBy(whos: readonly Who[]): Named {
  return {
    addresses: new Set(whos.flatMap((who) => (who.kind === 'address' ? who.addresses : []))),
    domains: new Set(whos.flatMap((who) => (who.kind === 'domain' ? [who.domain] : []))),
    groups: whos.flatMap((who) => (who.kind === 'group' ? [who.group] : [])),
  };
}

/** A named person once for each combination of the groups that they may or may not be in. */
function guisesOf(one: Person, groups: readonly NamedGroup[], model: Model): readonly Person[] {
  const sure = new Set<string>();
  const doubtful = new Set<string>();
  for (const group of groups) {
    const { is } = model.groups.holds(group, one);
    if (is === 'yes') sure.add(group.key);
    else if (is === 'maybe') doubtful.add(group.key);
  }
  if (doubtful.size === 0 || doubtful.size > GROUPS) return [];
  return subsets([...doubtful]).map((some) => ({ ...one, memberOf: new Set([...sure, ...some]) }));
}

/**
 * Stand-ins for people of a domain who are in two or more groups without lists of members, one for each combination. With more
 * than `GROUPS` such groups one stand-in, of whom no group is known.
 */
function mixtures(
  subject: Subject,
  open: readonly NamedGroup[],
  model: Model,
): readonly (readonly [Person, Subject])[] {
  if (open.length > GROUPS) return [[person(subject.address, model), { ...subject, kind: 'stranger' }]];
  return subsets(open)
    .filter((some) => some.length > 1)
    .map((some) => {
      const name = some.map(({ written }) => written).join(', ');
      const one = standIn(domainIn(subject, model), new Set(some.map(({ key }) => key)));
      return [one, { kind: 'group', name, address: subject.address }] as const;
    });
}

const domainIn = ({ address }: Subject, model: Model): string => person(address, model).domain;

/** Every set of some of these, the empty one first. */
function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const all: T[][] = [[]];
  for (const item of items) all.push(...all.map((some) => [...some, item]));
  return all;
}
