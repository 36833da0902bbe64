import { LABELS, translate } from '../messages/index.ts';
import type { CommandCounts } from '../tenant/index.ts';
import { type MatrixRowView, type MatrixView, unspoken } from './matrix-view.ts';
import { oneLine, printable } from './printable.ts';

const COLOURS = { allowed: '32', blocked: '31', unknown: '33' } as const;
/** How many names of one row are shown before the rest is counted. */
const NAMES = 6;
/** How many members of one class are shown before the rest is counted. */
const MEMBERS = 30;

/** Who may forward where for a terminal: one block for each group of senders, one line for each outcome. */
export function matrixPretty(tenants: readonly MatrixView[], options: { readonly colour: boolean }): string {
  const paint = (code: string, text: string): string => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = tenants.map((view) => {
    const lines = [paint('1', heading(view)), ...commandLines(view.commands)];
    if (view.rows.length === 0) lines.push('', empty(view));
    for (const [senders, rows] of bySenders(view.rows)) {
      lines.push('', paint('1', senders));
      for (const row of rows) {
        const word = paint(COLOURS[row.verdict], translate(LABELS[row.verdict] ?? row.verdict));
        lines.push(`  ${word}  ${oneLine(names(row.destinations))}`);
        lines.push(`    ${oneLine(names(row.families))}`);
        lines.push(`    ${decider(row)}`);
      }
    }
    const classes = unspoken([...view.senders, ...view.destinations]);
    if (classes.length > 0) lines.push('', paint('1', translate(LABELS.whoIsWho ?? '')));
    for (const { label, members } of classes) lines.push(`  ${oneLine(`${label}: ${names(members, MEMBERS)}`)}`);
    return lines.join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** Heading of one tenant. */
export function heading(view: MatrixView): string {
  return translate(LABELS.matrix ?? '', { tenant: printable(view.tenant) });
}

/** How many commands do not surely take effect; nothing where all do. */
export function commandLines({ refused, never, mayRun }: CommandCounts): string[] {
  if (refused + never + mayRun === 0) return [];
  const counts = { refused: String(refused), never: String(never), mayRun: String(mayRun) };
  return [translate(LABELS.commands ?? '', counts)];
}

/** What stands in place of the rows of a tenant that has none. */
export function empty({ tooLarge }: Pick<MatrixView, 'tooLarge'>): string {
  return tooLarge ? translate(LABELS.matrixTooLarge ?? '', tooLarge) : translate(LABELS.matrixEmpty ?? '');
}

/** What decides a row, and where it stands. */
export function decider(row: MatrixRowView): string {
  const where = row.place ? ` ${printable(row.place.file)}:${row.place.start.line}` : '';
  return oneLine(`${row.label}${row.why ? ` (${row.why})` : ''}`) + where;
}

/** Names in one cell; many are counted. */
export function names(all: readonly string[], most = NAMES): string {
  if (all.length <= most) return all.join(', ');
  return translate(LABELS.andMore ?? '', { names: all.slice(0, most).join(', '), count: String(all.length - most) });
}

/** Rows by their senders, in order of first appearance. */
function bySenders(rows: readonly MatrixRowView[]): ReadonlyMap<string, readonly MatrixRowView[]> {
  const groups = new Map<string, MatrixRowView[]>();
  for (const row of rows) {
    const key = oneLine(names(row.senders));
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
