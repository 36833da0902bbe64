import type { Knowledge } from '../../knowledge/index.ts';
import type { Slice } from '../../text/index.ts';
import { table } from '../../text/table.ts';
import { type DataList, type DataMap, type DataNode, foldKey, type Pair } from '../data/node.ts';
import { type Context, type Draft, mapsOf, newDraft } from '../shapes/draft.ts';
import { kindByKeys, readByFingerprint } from '../shapes/fingerprint.ts';
import { listUnread } from '../shapes/leftover.ts';
import { vocabularyOf, wordsOf } from '../shapes/properties.ts';
import { type Cell, parseCsv, separatorOf } from './parse.ts';

/** What text exports write for a collection that they do not show. */
const NOT_SHOWN = /^(?:System\.|Microsoft\.|Deserialized\.)[\w.[\]`+]+$/;

/**
 * Reads a table of mailboxes, Inbox rules or other objects as `Export-Csv` writes it; the head line decides what it is.
 * Message traces are known and declare nothing.
 */
export function readCsv(slice: Slice, knowledge: Knowledge): Draft {
  const draft = newDraft();
  const start = headAt(slice.text);
  const headEnd = slice.text.indexOf('\n', start);
  const head = slice.text.slice(start, headEnd < 0 ? undefined : headEnd);
  const separator = separatorOf(head);
  const names = new Set(
    head.split(separator).map((name) => foldKey(name.trim().replaceAll('"', '').replaceAll(' ', ''))),
  );
  const kind = kindByKeys(names);
  const words = kind === undefined ? undefined : wordsOf(kind);
  if (!words) return draft;
  const vocabulary = vocabularyOf(knowledge, words);
  const [columns, ...rows] = parseCsv(slice.text.slice(start), separator).map((row) =>
    row.map((cell) => moved(cell, start)),
  );
  const lists = new Set(
    (columns ?? []).filter(({ text }) => vocabulary.get(keyOf(text))?.type === 'list').map(({ text }) => text),
  );
  const flags = new Set(
    (columns ?? []).filter(({ text }) => vocabulary.get(keyOf(text))?.type === 'flag').map(({ text }) => text),
  );
  const items = rows.map((row) => rowOf(columns ?? [], row, lists, flags));
  const root: DataList = { type: 'list', start, end: slice.text.length, items };
  const context: Context = { slice, knowledge, format: 'csv', draft, taken: new Set() };
  const maps = mapsOf(root);
  readByFingerprint(context, root, maps);
  // A setting stands in the head line; the first row that was not read stands for all.
  for (const row of maps) {
    if (draft.unread.length > 0) break;
    listUnread(context, [row]);
  }
  return draft;
}

const keyOf = (column: string): string => foldKey(column.replaceAll(' ', ''));

const moved = (cell: Cell, by: number): Cell => ({ ...cell, start: cell.start + by, end: cell.end + by });

/** Behind the `#TYPE` line that Windows PowerShell writes. */
function headAt(text: string): number {
  if (!text.startsWith('#TYPE')) return 0;
  const feed = text.indexOf('\n');
  return feed < 0 ? text.length : feed + 1;
}

/** What spreadsheet programs in French, German, Spanish and Italian make of True and False. */
const FLAGS: Readonly<Record<string, string>> = table({
  vrai: 'True',
  faux: 'False',
  wahr: 'True',
  falsch: 'False',
  verdadero: 'True',
  vero: 'True',
  falso: 'False',
});

function rowOf(
  columns: readonly Cell[],
  row: readonly Cell[],
  lists: ReadonlySet<string>,
  flags: ReadonlySet<string>,
): DataMap {
  const pairs: Pair[] = [];
  columns.forEach((column, index) => {
    const cell = row[index];
    if (!cell) return;
    const text = (flags.has(column.text) && FLAGS[cell.text.trim().toLowerCase()]) || cell.text;
    const value = lists.has(column.text) ? listOf(cell) : scalarOf(cell, text);
    pairs.push({ key: column.text, folded: keyOf(column.text), start: column.start, end: column.end, value });
  });
  const start = row[0]?.start ?? 0;
  return { type: 'map', pairs, start, end: row.at(-1)?.end ?? start };
}

function scalarOf(cell: Cell, text: string): DataNode {
  const value = text === '' || NOT_SHOWN.test(text) ? null : text;
  const { start, end } = cell;
  return { type: 'scalar', value, written: text, style: cell.quoted ? 'double' : 'plain', start, end };
}

/** A cell with several values, joined by `;` or line ends. */
function listOf(cell: Cell): DataNode {
  const parts = cell.text.split(/[;\n]/).map((part) => part.trim().replace(/^\{|\}$/g, ''));
  const items = parts.filter((part) => part !== '' && !NOT_SHOWN.test(part)).map((part) => scalarOf(cell, part));
  if (items.length === 0) return scalarOf(cell, '');
  return { type: 'list', start: cell.start, end: cell.end, items };
}
