import { controlText } from '../exchange/control.ts';
import { COMPARISON, DIRECTION_SENTENCES, LABELS, translate } from '../messages/index.ts';
import { type ChangedObject, DEFAULT_TENANT, type TenantObject } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Place } from '../text/index.ts';
import { type AnswerChange, type Decided, DIRECTIONS, type TenantComparison } from '../verdict/compared-states.ts';
import type { Direction, Party } from '../verdict/comparison.ts';
import { type Naming, PLAIN } from './redaction.ts';
import {
  controlLabel,
  familyName,
  type OutcomeView,
  type PartyView,
  partyView,
  someOf,
  stepSentence,
} from './verdict-view.ts';
import type { PlaceView } from './view.ts';

/** An answer with the line that decides, in the language in use. */
export interface DecidedView extends OutcomeView {
  /** Why, in a sentence; empty where no control acts. */
  readonly why: string;
  readonly reason: string | null;
}

/** An object that the two states describe differently. */
export interface ObjectView {
  /** As programs read it: `outboundPolicy:Default`. */
  readonly object: string;
  readonly label: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly settings: readonly string[];
  readonly before?: PlaceView;
  readonly after?: PlaceView;
}

/** Who may forward more or less than before. */
export interface ChangeView {
  readonly direction: Direction;
  readonly from: PartyView;
  readonly to: EndView;
  readonly mechanisms: readonly string[];
  /** The ways in words. */
  readonly families: readonly string[];
  readonly before: DecidedView;
  readonly after: DecidedView;
  readonly objects: readonly ObjectView[];
  readonly sentence: string;
  /** The same for changes with the same ends. */
  readonly ends: string;
}

export interface TenantComparisonView {
  readonly name: string;
  /** What a reader sees above its changes; empty for the only organization of files that name none. */
  readonly heading: string;
  /** The name before; null for an organization that the state before says nothing about. */
  readonly nameBefore: string | null;
  /** Whether the state after says something about it. */
  readonly isThere: boolean;
  readonly changes: readonly ChangeView[];
  readonly unanswered: TenantComparison['unanswered'];
}

/** Two states, as every report of `diff` shows them. */
export interface ComparisonView {
  readonly base: string;
  readonly head: string;
  /** What opens for whom, in one sentence; else that nothing does. */
  readonly headline: string;
  readonly tenants: readonly TenantComparisonView[];
  readonly summary: Readonly<Record<Direction, number>>;
  /** What a reader must know beside the changes: sentences. */
  readonly notes: readonly string[];
}

/** Shows the places of each of the two states. */
export interface StatePlaces {
  readonly before: (place: Place) => PlaceView;
  readonly after: (place: Place) => PlaceView;
}

/** How places and names are shown. */
interface Shown {
  readonly places: StatePlaces;
  readonly naming: Naming;
}

/** The same for an organization, which one of the states may say nothing about. */
interface TenantShown extends Shown {
  readonly ends: Ends;
  /** Views of changed objects, each once: many changes have the same ones. */
  readonly objects: Map<ChangedObject, ObjectView>;
  readonly isNew: boolean;
  readonly isGone: boolean;
}

interface EndView extends PartyView {
  /** Also everywhere that nobody names. */
  readonly elsewhere: boolean;
}

/** Views of the ends of changes, each once: of many changes they are the same. */
class Ends {
  readonly #naming: Naming;
  readonly #known = new Map<string, { readonly id: number; readonly view: EndView }>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  view(parties: readonly Party[]): { readonly id: number; readonly view: EndView } {
    const key = parties.map(({ id }) => id).join();
    return getOrCreate(this.#known, key, () => {
      const elsewhere = parties.some(({ name }) => name.id === 'elsewhere');
      const view = { ...partyView(parties.map((party) => this.#naming.party(party))), elsewhere };
      return { id: this.#known.size, view };
    });
  }
}

/** The comparison in the language in use; `names` are those of the two states. */
export function comparisonView(
  compared: readonly TenantComparison[],
  names: { readonly base: string; readonly head: string },
  given: StatePlaces,
  naming: Naming = PLAIN,
): ComparisonView {
  const places = {
    before: (place: Place) => naming.place(given.before(place)),
    after: (place: Place) => naming.place(given.after(place)),
  };
  const tenants = compared.map((one) => tenantView(one, compared.length === 1, { places, naming }));
  const changes = tenants.flatMap((tenant) => tenant.changes);
  const summary = { widened: 0, narrowed: 0, unknown: 0, known: 0 };
  for (const { direction } of changes) summary[direction]++;
  const notes = tenants.flatMap(({ name, unanswered }) =>
    unanswered ? translate(COMPARISON[unanswered], { tenant: name }) : [],
  );
  return { ...names, headline: headlineOf(tenants), tenants, summary, notes };
}

function tenantView(
  { before, after, changes, unanswered }: TenantComparison,
  isOnly: boolean,
  shown: Shown,
): TenantComparisonView {
  const name = shown.naming.tenant((after ?? before)?.name ?? '');
  const nameBefore = before && shown.naming.tenant(before.name);
  const isRenamed = nameBefore && after && nameBefore !== name && nameBefore !== DEFAULT_TENANT;
  const heading = isRenamed
    ? translate(COMPARISON.renamed, { tenant: name, before: nameBefore })
    : translate(COMPARISON.tenant, { tenant: name });
  const common = { ends: new Ends(shown.naming), objects: new Map<ChangedObject, ObjectView>() };
  return {
    name,
    heading: isOnly && name === DEFAULT_TENANT ? '' : heading,
    nameBefore: nameBefore ?? null,
    isThere: after !== undefined,
    changes: changes.map((change) => changeView(change, { ...shown, ...common, isNew: !before, isGone: !after })),
    unanswered,
  };
}

function changeView(
  { direction, from, to, families, before, after, objects }: AnswerChange,
  { naming, places, ends, objects: seen, isNew, isGone }: TenantShown,
): ChangeView {
  const [own, others] = [ends.view(from), ends.view(to)];
  const parties = { from: own.view, to: others.view };
  const words = {
    from: parties.from.label,
    to: parties.to.label,
    ways: someOf(families.map(({ id }) => familyName(id))),
    before: translate(LABELS[before.verdict]),
  };
  return {
    direction,
    ...parties,
    mechanisms: families.flatMap(({ mechanisms }) => mechanisms),
    families: families.map(({ id }) => familyName(id)),
    before: isNew ? absentView(before) : decidedView(before, places.before, naming),
    after: isGone ? absentView(after) : decidedView(after, places.after, naming),
    objects: objects.map((object) => getOrCreate(seen, object, () => objectView(object, places, naming))),
    sentence: translate(DIRECTION_SENTENCES[direction], words),
    ends: `${own.id} ${others.id}`,
  };
}

function decidedView(
  { verdict, by: control, reason, step }: Decided,
  placeView: (place: Place) => PlaceView,
  naming: Naming,
): DecidedView {
  const by = naming.control(control);
  return {
    verdict,
    by: controlText(by),
    label: controlLabel(by),
    why: step && naming.isPlain ? stepSentence(step) : '',
    reason,
    ...(step?.place ? { place: placeView(step.place) } : {}),
  };
}

/** The answer of a state that says nothing about the organization. */
const absentView = ({ verdict, by, reason }: Decided): DecidedView => ({
  verdict,
  by: controlText(by),
  label: translate(COMPARISON.absent),
  why: '',
  reason,
});

function objectView(
  { kind, name, before, after, settings }: ChangedObject,
  places: StatePlaces,
  naming: Naming,
): ObjectView {
  const control = naming.control({ kind, name });
  return {
    object: controlText(control),
    label: controlLabel(control),
    change: before && after ? 'changed' : after ? 'added' : 'removed',
    settings,
    ...(before && { before: places.before(placeOf(before, settings)) }),
    ...(after && { after: places.after(placeOf(after, settings)) }),
  };
}

/** Where an object states the first of some settings, else where it is named. */
function placeOf({ properties, namePlace }: TenantObject, settings: readonly string[]): Place {
  const [stated] = settings.flatMap((name) => properties.get(name) ?? []);
  return stated?.value.place ?? namePlace;
}

/** What opens for whom: the widest opening, and how many others there are. */
function headlineOf(tenants: readonly TenantComparisonView[]): string {
  const changes = tenants.flatMap((tenant) => tenant.changes);
  const sentences = new Set(changes.flatMap(({ direction, sentence }) => (direction === 'widened' ? sentence : [])));
  const [first, ...others] = sentences;
  if (first === undefined) {
    if (tenants.some(({ unanswered }) => unanswered)) return translate(COMPARISON.unanswered);
    const isUnsure = changes.some(({ direction }) => direction === 'unknown');
    return translate(COMPARISON[changes.length === 0 ? 'nothing' : isUnsure ? 'notTold' : 'notMore']);
  }
  const id = others.length === 0 ? 'opens' : 'opensMore';
  return translate(COMPARISON[id], { sentence: first, count: String(others.length) });
}

/** Changes for the same people towards the same recipients. */
export interface ChangeGroup {
  readonly from: PartyView;
  readonly to: PartyView;
  readonly changes: readonly ChangeView[];
}

/** Changes with the same ends together, in order of the first. */
export function byEnds(changes: readonly ChangeView[]): readonly ChangeGroup[] {
  const groups = new Map<string, ChangeGroup & { changes: ChangeView[] }>();
  for (const change of changes) {
    const { from, to, ends } = change;
    const known = groups.get(ends);
    if (known) known.changes.push(change);
    else groups.set(ends, { from, to, changes: [change] });
  }
  return [...groups.values()];
}

/** The changes of a tenant by direction, what opens first. */
export function byDirection(changes: readonly ChangeView[]): readonly (readonly [Direction, readonly ChangeView[]])[] {
  return DIRECTIONS.map(
    (direction) => [direction, changes.filter((one) => one.direction === direction)] as const,
  ).filter(([, some]) => some.length > 0);
}
