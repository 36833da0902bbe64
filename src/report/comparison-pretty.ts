import {
  COMPARISON,
  DIRECTION_MEANINGS,
  DIRECTION_NAMES,
  LABELS,
  labelled,
  speaking,
  translate,
} from '../messages/index.ts';
import type { Direction } from '../verdict/comparison.ts';
import {
  byDirection,
  byEnds,
  type ChangeGroup,
  type ChangeView,
  type ComparisonView,
  type DecidedView,
  type ObjectView,
} from './comparison-view.ts';
import { names } from './matrix-pretty.ts';
import { unspoken } from './matrix-view.ts';
import { columns, oneLine } from './printable.ts';
import { type Style, type Terminal, wrapped } from './terminal.ts';
import type { PartyView } from './verdict-view.ts';
import type { PlaceView } from './view.ts';

const STYLES: Readonly<Record<Direction, Style>> = {
  widened: 'red',
  unknown: 'yellow',
  narrowed: 'green',
  known: 'blue',
};
/** How many members of one name are shown before the rest is counted. */
const MEMBERS = 30;

export const word = speaking(COMPARISON);

/** Two states for a terminal: what opens for whom first, then each change with the lines that decide. */
export function comparisonPretty(view: ComparisonView, terminal: Terminal): string {
  const { paint } = terminal;
  const say = (text: string): readonly string[] => wrapped(oneLine(text), terminal);
  const bold = (text: string): readonly string[] => say(text).map((line) => paint('bold', line));
  const lines = [
    ...bold(view.headline),
    ...say(word('compared', { base: view.base, head: view.head })),
    ...say(countLine(view)),
  ];
  for (const note of view.notes) lines.push('', ...say(note));
  for (const tenant of view.tenants) {
    if (tenant.changes.length === 0) continue;
    if (tenant.heading) lines.push('', ...bold(tenant.heading));
    for (const remark of remarks(tenant)) lines.push(...say(remark));
    for (const [direction, changes] of byDirection(tenant.changes)) {
      lines.push('', ...say(heading(direction, changes.length)).map((line) => paint(STYLES[direction], line)));
      for (const group of byEnds(changes)) lines.push('', ...groupLines(group, terminal));
    }
    const classes = whoIsWho(tenant.changes);
    if (classes.length > 0) lines.push('', ...bold(translate(LABELS.whoIsWho)));
    for (const { label, members } of classes)
      lines.push(...wrapped(oneLine(labelled(label, names(members, MEMBERS))), terminal, '    ', '  '));
  }
  return `${lines.join('\n')}\n`;
}

/** What a reader must know about an organization that stands in one state only. */
export function remarks({
  nameBefore,
  isThere,
}: {
  readonly nameBefore: string | null;
  readonly isThere: boolean;
}): readonly string[] {
  return [...(nameBefore === null ? [word('isNew')] : []), ...(isThere ? [] : [word('isGone')])];
}

/** How many changes there are of each direction. */
export function counts({ summary }: ComparisonView): readonly (readonly [Direction, string, number])[] {
  return (['widened', 'unknown', 'narrowed', 'known'] as const).map((direction) => [
    direction,
    translate(DIRECTION_NAMES[direction]),
    summary[direction],
  ]);
}

const countLine = (view: ComparisonView): string =>
  counts(view)
    .map(([, name, count]) => labelled(name, String(count)))
    .join(', ');

const heading = (direction: Direction, count: number): string =>
  `${labelled(translate(DIRECTION_NAMES[direction]), translate(DIRECTION_MEANINGS[direction]))} (${count})`;

function groupLines({ from, to, changes }: ChangeGroup, terminal: Terminal): readonly string[] {
  const rows = [[word('to'), to.label] as const, ...changes.flatMap(changeRows)];
  const width = Math.max(...rows.map(([label]) => columns(label)));
  const indent = ' '.repeat(width + 6);
  return [
    ...wrapped(oneLine(from.label), terminal, '  '),
    ...rows.flatMap(([label, text]) =>
      wrapped(oneLine(text), terminal, indent, `    ${label}${' '.repeat(width - columns(label))}  `),
    ),
  ];
}

const changeRows = ({ families, before, after, objects }: ChangeView): readonly (readonly [string, string])[] => [
  [word('by'), families.join(', ')],
  [word('before'), placedDecision(before)],
  [word('after'), placedDecision(after)],
  ...changedObjectNames(objects).map((text, at) => [at === 0 ? word('changedBy') : '', text] as const),
];

const where = (place: PlaceView | undefined): string => (place ? ` ${place.file}:${place.start.line}` : '');

/** The answer and the control that decides. */
export const decision = ({ verdict, label }: DecidedView): string => `${translate(LABELS[verdict])}, ${label}`;

/** The same with its line. */
export const placedDecision = (one: DecidedView): string => decision(one) + where(one.place);

/** How many changed objects of one change are shown before the rest is counted. */
const OBJECTS = 6;

/** The changed objects of a change that are shown, and how many are not. */
export const someObjects = (objects: readonly ObjectView[]): readonly [readonly ObjectView[], number] => [
  objects.slice(0, OBJECTS),
  Math.max(0, objects.length - OBJECTS),
];

/** A changed object with what differs. */
export const changedObject = ({ label, change, settings }: ObjectView): string =>
  word(change, { object: label, settings: settings.join(', ') });

/** The line of a changed object: that after the change where it is still there. */
export const placeOfObject = ({ before, after }: ObjectView): PlaceView | undefined => after ?? before;

/** Changed objects with their lines, one for each line; many are counted. */
export function changedObjectNames(objects: readonly ObjectView[]): readonly string[] {
  const [some, more] = someObjects(objects);
  const names = some.map((object) => changedObject(object) + where(placeOfObject(object)));
  return more === 0 ? names : [...names, word('more', { count: String(more) })];
}

/** Names of changes that do not say who belongs to them, each once. */
export function whoIsWho(changes: readonly ChangeView[]): readonly PartyView[] {
  const parties = new Set(changes.flatMap(({ from, to }) => [from, to]));
  return unspoken([...new Map([...parties].map((one) => [`${one.label} ${one.members}`, one])).values()]);
}
