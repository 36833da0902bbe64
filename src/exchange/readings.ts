import type { Declaration, Property, Scalar, Setting, TenantObject, Unsettled } from '../tenant/index.ts';
import { flag, list, stated, text } from '../tenant/settings.ts';
import type { Located, Place } from '../text/index.ts';
import { agreed, type Doubt, type Match, maybe, NO, YES } from './match.ts';

export type Bag = Pick<TenantObject, 'properties'>;

/** Every property a setting may turn out to have: the one in force, or all that contradict each other, with the `cause`. */
export interface Readings {
  readonly properties: readonly (Property | undefined)[];
  readonly cause?: 'contradicting-values';
}

/** The values a setting may have. */
export function readings(object: TenantObject, name: string): Readings {
  const contradictions = object.contradictions.filter(({ property }) => property === name);
  if (contradictions.length === 0) return { properties: [object.properties.get(name)] };
  const properties = new Set(contradictions.flatMap(({ first, second }) => [first, second]));
  return { properties: [...properties], cause: 'contradicting-values' };
}

/** A property alone, for the accessors of `tenant/settings.ts`. */
export function alone(name: string, property: Property | undefined): Bag {
  return { properties: property ? new Map([[name, property]]) : new Map() };
}

/** Judges every reading of a setting with `judge` and returns what they agree on. */
export function judged(object: TenantObject, name: string, judge: (bag: Bag) => Match): Match {
  const { properties, cause } = readings(object, name);
  if (properties.length === 1) return judge(object);
  return agreed(
    properties.map((property) => judge(alone(name, property))),
    cause,
    properties.at(-1)?.value.place,
  );
}

/**
 * Prepares a judgement of a setting once, to be asked for many subjects: `prepare` turns each reading into a function, and the
 * answer is what all readings agree on.
 */
export function prepared<T>(
  object: TenantObject,
  name: string,
  prepare: (bag: Bag) => (subject: T) => Match,
): (subject: T) => Match {
  const { properties, cause } = readings(object, name);
  if (properties.length === 1) return prepare(object);
  const judges = properties.map((property) => prepare(alone(name, property)));
  const place = properties.at(-1)?.value.place;
  return (subject) =>
    agreed(
      judges.map((judge) => judge(subject)),
      cause,
      place,
    );
}

/** Whether a flag is on. `absent` is the answer when the text does not state it. */
export function flagMatch(object: TenantObject, name: string, absent: Match): Match {
  return judged(object, name, (bag) => settingMatch(flag(bag, name), name, absent, (value) => (value ? YES : NO)));
}

/** Doubt about a setting that is known at run time only, or that a command was to set which does not surely take effect. */
export function notKnown(
  { expression, place, unsettled }: Extract<Setting<never>, { state: 'runtime' }>,
  name: string,
): Doubt {
  return unsettled ? unsettledMatch(unsettled, name) : maybe('run-time-value', { setting: name, expression }, place);
}

/** Doubt about what a command leaves open. */
const unsettledMatch = ({ reason, command, place, cause }: Unsettled, setting: string): Doubt =>
  maybe(reason, { setting, command, cause: cause?.reason ?? '' }, place);

/** Turns a setting into an answer; run-time and illegal values are never folded into either side. */
export function settingMatch<T>(
  setting: Setting<T>,
  name: string,
  absent: Match,
  judge: (value: T, place: Place) => Match,
): Match {
  switch (setting.state) {
    case 'stated':
      return judge(setting.value, setting.place);
    case 'runtime':
      return notKnown(setting, name);
    case 'illegal':
      return maybe('illegal-value', { setting: name, value: setting.written }, setting.place);
    case 'absent':
      return absent;
  }
}

/** A list as its reader needs it: the known items, and why the list may hold more than is written. */
export interface Items {
  readonly items: readonly Located<string>[];
  readonly open?: Doubt;
  readonly place?: Place;
}

/** Items of one list property; undefined when the text states none (absent, null, empty). */
export function itemsOf(property: Property | undefined): Items | undefined {
  if (!property) return undefined;
  const { value } = property;
  const known = (value.items ?? []).filter((item) => item.value !== null && item.value !== '');
  const items = known.map((item) => ({ value: String(item.value), place: item.place }));
  if (value.state === 'runtime') {
    return { items, open: notKnown(value, property.name), place: value.place };
  }
  if (value.change === 'remove') return undefined;
  const scalars = Array.isArray(value.value) ? (value.value as Scalar[]) : [value.value as Scalar];
  const all = value.items
    ? items
    : scalars
        .filter((item) => item !== null && item !== '')
        .map((item) => ({ value: String(item), place: value.place }));
  if (value.change === 'add')
    return {
      items: all,
      open: maybe('setting-not-stated', { setting: property.name }, value.place),
      place: value.place,
    };
  return all.length === 0 ? undefined : { items: all, place: value.place };
}

/** Whether a setting says anything in some reading: exports list every setting, with null, false or nothing where it is not used. */
export function isSet(object: TenantObject, name: string): boolean {
  return readings(object, name).properties.some((property) => {
    if (!property) return false;
    if (property.value.state === 'runtime') return true;
    const { value } = property.value;
    if (Array.isArray(value)) return value.length > 0;
    return value !== null && value !== false && !/^(\$?false)?$/i.test(String(value));
  });
}

/** Whether a setting has a value, known or not, in every reading. */
export const given = (object: TenantObject, name: string): Match =>
  isSet(object, name) ? judged(object, name, ({ properties }) => givenBy(properties.get(name))) : NO;

function givenBy(property: Property | undefined): Match {
  const unsettled = property?.value.state === 'runtime' ? property.value.unsettled : undefined;
  return unsettled && property ? unsettledMatch(unsettled, property.name) : itemsOf(property) ? YES : NO;
}

/**
 * Why it is not sure that the object is there: a script of no known order removes it, or the command that makes it does not surely
 * take effect.
 */
export function mayBeGone(object: TenantObject): Doubt | undefined {
  const { removal, unsettled } = object;
  if (removal) return maybe('order-unknown', { object: nameOf(object) }, removal.place);
  return unsettled && unsettledMatch(unsettled, 'name');
}

/**
 * Whether the object surely is there: one that a branch creates under a name known at run time only may not be, nor one that a
 * script of no known order removes.
 */
export function exists(object: TenantObject): Match {
  const gone = mayBeGone(object);
  if (gone) return gone;
  const surely = object.name !== undefined || object.declarations.some(({ effect }) => effect !== 'may-run');
  if (surely) return YES;
  return maybe('run-time-value', { setting: 'name', expression: object.nameRuntime ?? '' }, object.namePlace);
}

/**
 * Whether all that is said about a rule was read: a key that is nearly a setting, or a block or splat of which nobody knows what it
 * holds, may narrow the rule, switch it off or give it another action.
 */
export const readWhole = (object: TenantObject): Match => unreadPart(object) ?? YES;

function unreadPart(object: TenantObject): Doubt | undefined {
  const { misspelled = [], opaque } = firstUnread(object.declarations) ?? {};
  const [first] = misspelled;
  if (first) return maybe('setting-not-stated', { setting: first.meant, object: nameOf(object) }, first.place);
  return opaque && maybe(opaque.reason, { setting: opaque.expression, object: nameOf(object) }, opaque.place);
}

/** Looked for once in a list: all statements about one object share it. */
const unread = new WeakMap<readonly Declaration[], { readonly first: Declaration | undefined }>();

function firstUnread(declarations: readonly Declaration[]): Declaration | undefined {
  const known = unread.get(declarations) ?? {
    first: declarations.find(({ misspelled = [], opaque }) => misspelled.length > 0 || opaque),
  };
  unread.set(declarations, known);
  return known.first;
}

/** Doubt about everything a rule says: a command may have replaced any of its settings. */
export const mayBeReplaced = (object: TenantObject): Doubt | undefined =>
  object.declarations.some(({ opaque, operation }) => opaque && operation === 'set') ? unreadPart(object) : undefined;

/** Whether the object is switched on: `Enabled`, or `State` of an export. Absent means on. A no points at the switch. */
export function enabled(object: TenantObject): Match {
  if (text(object, 'enabled').state === 'absent' && object.properties.has('state')) {
    return judged(object, 'state', (bag) =>
      settingMatch(text(bag, 'state'), 'state', YES, (word, place) =>
        word.trim().toLowerCase() === 'disabled' ? { ...NO, place } : YES,
      ),
    );
  }
  const answer = flagMatch(object, 'enabled', YES);
  const place = object.properties.get('enabled')?.value.place;
  return answer.is === 'no' && place ? { ...answer, place } : answer;
}

/** The stated items of a list setting, each with its place; none when it is absent or only known at run time. */
export const statedItems = (object: Bag, name: string): readonly Located<string>[] => stated(list(object, name)) ?? [];

/** Whether two names mean the same object: Exchange Online compares without case. */
export const sameName = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();

/** Name of an object for people: literal, or the expression that gives it at run time. */
export const nameOf = (object: Pick<TenantObject, 'name' | 'nameRuntime'>): string =>
  object.name ?? object.nameRuntime ?? '?';

/** The place to point at for a setting: its value where stated, else the name of the object. */
export function placeOf(object: TenantObject, name: string): Place {
  return object.properties.get(name)?.value.place ?? object.namePlace;
}
