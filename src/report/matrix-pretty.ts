import { LABELS, labelled, translate } from '../messages/index.ts';
import type { CommandCounts } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Decision } from '../verdict/verdict.ts';
import { type MatrixRowView, type MatrixView, unspoken } from './matrix-view.ts';
import { columns, oneLine, printable } from './printable.ts';
import { type Style, type Terminal, wrapped } from './terminal.ts';

/** How many names of one row are shown before the rest is counted. */
const NAMES = 6;
/** How many members of one class are shown before the rest is counted. */
const MEMBERS = 30;

export interface MatrixOptions {
  readonly terminal: Terminal;
  /** Also what is forwarded by hand, and recipients to whom nothing leaves the organization. */
  readonly all?: boolean;
}

/**
 * Who may forward where for a terminal: a grid of senders and recipients for the ways of forwarding that share their answers, below each
 * what decides, and at the end who belongs to the names.
 */
export function matrixPretty(tenants: readonly MatrixView[], { terminal, all = false }: MatrixOptions): string {
  const { paint } = terminal;
  const blocks = tenants.map((view) => {
    const lines = [...wrapped(heading(view), terminal).map((line) => paint('bold', line))];
    lines.push(...commandLines(view.commands).flatMap((line) => wrapped(line, terminal)));
    if (view.rows.length === 0) lines.push('', ...wrapped(empty(view), terminal));
    const shown = all ? view : withoutInside(view);
    for (const grid of gridsOf(shown, all)) lines.push('', ...gridLines(grid, shown, terminal));
    if (view.rows.length > 0) lines.push('', ...legend(terminal, all));
    const classes = unspoken([...shown.senders, ...shown.destinations]);
    if (classes.length > 0) lines.push('', paint('bold', translate(LABELS.whoIsWho)));
    for (const { label, members } of classes)
      lines.push(...wrapped(oneLine(labelled(label, names(members, MEMBERS))), terminal, '    ', '  '));
    return lines.join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** The view without recipients who are inside by every way. */
function withoutInside(view: MatrixView): MatrixView {
  const outside = new Set(view.rows.flatMap(({ by, destinationIds }) => (by === 'internal' ? [] : destinationIds)));
  return { ...view, destinations: view.destinations.filter(({ id }) => outside.has(id)) };
}

/** Ways of forwarding that share their answers. */
interface Grid {
  readonly families: readonly string[];
  readonly rows: readonly MatrixRowView[];
  /** By sender, then recipient. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Decision>>;
}

function gridsOf({ rows, senders, destinations }: MatrixView, all: boolean): readonly Grid[] {
  const families = new Map(rows.flatMap((row) => row.familyIds.map((id, at) => [id, row.families[at] ?? id] as const)));
  const grids = new Map<string, Grid & { families: string[] }>();
  for (const [id, name] of families) {
    if (id === 'by-hand' && !all) continue;
    const own = rows.filter(({ familyIds }) => familyIds.includes(id));
    const answers = new Map<string, Map<string, Decision>>();
    for (const { senderIds, destinationIds, verdict } of own)
      for (const sender of senderIds)
        for (const one of destinationIds)
          getOrCreate(answers, sender, () => new Map<string, Decision>()).set(one, verdict);
    const key = senders
      .map((sender) => destinations.map((one) => answers.get(sender.id)?.get(one.id)).join())
      .join(';');
    getOrCreate(grids, key, () => ({ families: [] as string[], rows: own, answers })).families.push(name);
  }
  return [...grids.values()];
}

/** What an answer looks like: in shape as well as in colour. */
const MARKS: Readonly<Record<Decision, readonly [mark: string, style: Style]>> = {
  allowed: ['✓', 'green'],
  blocked: ['✗', 'red'],
  unknown: ['?', 'yellow'],
};

const markOf = (verdict: Decision, { paint }: Terminal): string => paint(MARKS[verdict][1], MARKS[verdict][0]);

function gridLines({ families, rows, answers }: Grid, view: MatrixView, terminal: Terminal): readonly string[] {
  const { width, paint } = terminal;
  const { senders, destinations } = view;
  const label = Math.min(Math.max(...senders.map((one) => columns(one.label))), Math.floor((width ?? 120) / 2));
  const cell = String(destinations.length).length + 2;
  const most = Math.max(1, Math.floor(((width ?? 120) - label - 2) / cell));
  const lines = wrapped(families.join(', '), terminal).map((line) => paint('bold', line));
  for (let from = 0; from < destinations.length; from += most) {
    const some = destinations.slice(from, from + most);
    for (const [at, { label: name }] of some.entries())
      lines.push(
        ...wrapped(oneLine(name), terminal, ' '.repeat(cell + 2), `  ${String(from + at + 1).padStart(cell - 2)}  `),
      );
    lines.push(' '.repeat(label + 2) + some.map((_, at) => String(from + at + 1).padStart(cell)).join(''));
    for (const sender of senders) {
      const [first = '', ...more] = wrapped(oneLine(sender.label), { ...terminal, width: label }, '');
      const marks = some.map(({ id }) => {
        const verdict = answers.get(sender.id)?.get(id);
        return ' '.repeat(cell - 1) + (verdict ? markOf(verdict, terminal) : ' ');
      });
      lines.push(`  ${first}${' '.repeat(Math.max(0, label - columns(first)))}${marks.join('')}`);
      lines.push(...more.map((line) => `  ${line}`));
    }
  }
  const shown = new Set(destinations.map(({ id }) => id));
  const deciding = rows.filter(({ destinationIds }) => destinationIds.some((id) => shown.has(id)));
  const reasons = new Map(deciding.map((row) => [`${row.verdict} ${decider(row)}`, row]));
  for (const row of reasons.values()) {
    const [mark] = MARKS[row.verdict];
    const [first = '', ...more] = wrapped(decider(row), terminal, '    ', `  ${mark} `);
    lines.push(first.replace(mark, markOf(row.verdict, terminal)), ...more);
  }
  return lines;
}

/** What the marks mean, and what is left out. */
function legend(terminal: Terminal, all: boolean): readonly string[] {
  const marks = (['allowed', 'blocked', 'unknown'] as const).map(
    (verdict) => `${markOf(verdict, terminal)} ${translate(LABELS[verdict])}`,
  );
  return [marks.join('  '), ...(all ? [] : wrapped(translate(LABELS.notAll), terminal))];
}

/** Heading of one tenant. */
export function heading(view: MatrixView): string {
  return translate(LABELS.matrix, { tenant: printable(view.tenant) });
}

/** How many commands do not surely take effect; nothing where all do. */
export function commandLines({ refused, never, mayRun }: CommandCounts): string[] {
  if (refused + never + mayRun === 0) return [];
  const counts = { refused: String(refused), never: String(never), mayRun: String(mayRun) };
  return [translate(LABELS.commands, counts)];
}

/** What stands in place of the rows of a tenant that has none. */
export function empty({ tooLarge }: Pick<MatrixView, 'tooLarge'>): string {
  return tooLarge ? translate(LABELS.matrixTooLarge, tooLarge) : translate(LABELS.matrixEmpty);
}

/** What decides a row, and where it stands. */
export function decider(row: MatrixRowView): string {
  const where = row.place ? ` ${printable(row.place.file)}:${row.place.start.line}` : '';
  return oneLine(`${row.label}${row.why ? ` (${row.why})` : ''}`) + where;
}

/** Names in one cell; many are counted. */
export function names(all: readonly string[], most = NAMES): string {
  if (all.length <= most) return all.join(', ');
  return translate(LABELS.andMore, { names: all.slice(0, most).join(', '), count: String(all.length - most) });
}
