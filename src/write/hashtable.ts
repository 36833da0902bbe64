import type { NewValue } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit, Span } from '../text/index.ts';
import {
  indentOf,
  lineBreak,
  lineEnd,
  lineStart,
  point,
  startsLine,
  textAt,
  trimmedEnd,
  wholeLines,
} from './layout.ts';
import { powershellValue, valueStyle } from './powershell-value.ts';
import type { Target, WrittenProperty } from './target.ts';
import { editOf } from './value.ts';

/** How the entries of a hashtable or DSC block are laid out. */
export interface EntryLayout {
  /** Where the last entry ends. */
  readonly end: number;
  readonly indent: string;
  /** Column of `=` counted from the key, when the block aligns it, else 0. */
  readonly column: number;
  readonly quotedKeys: string;
  readonly semicolon: boolean;
  readonly oneLine: boolean;
}

/** Letters that separate a key from its `=`. */
function gap(text: string, entry: WrittenProperty): number {
  let at = entry.key.end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === '=' ? at - entry.key.start : -1;
}

/**
 * Layout of `entries`, which stand in one hashtable or block; undefined when one of them is not `key = value`. Other lines of
 * `block` at the same indentation tell of the alignment as well.
 */
export function entryLayout(text: string, entries: readonly WrittenProperty[], block?: Span): EntryLayout | undefined {
  const last = entries.at(-1);
  if (!last?.value) return undefined;
  const { key, value } = last;
  const own = entries.map((entry) => gap(text, entry));
  if (own.includes(-1)) return undefined;
  const indent = indentOf(text, key.start);
  const columns = [...own, ...(block ? columnsIn(textAt(text, block), indent) : [])];
  const [common = 0] = columns;
  const aligned =
    columns.every((column) => column === common) && (columns.length > 1 || common > key.end - key.start + 1);
  const end = trimmedEnd(text, value.start, value.end);
  return {
    end,
    indent,
    column: aligned ? common : 0,
    quotedKeys: quoteOf(text, key),
    semicolon: text[skipBlanks(text, end)] === ';',
    oneLine: !startsLine(text, key.start),
  };
}

/** The quotes around a key, if any. */
function quoteOf(text: string, { start }: Span): string {
  const first = text.charAt(start);
  return first === '"' || first === "'" ? first : '';
}

/** Columns of `=` in the lines of a block that have an indentation. */
const columnsIn = (block: string, indent: string): readonly number[] =>
  block
    .split(/\r\n|\r|\n/)
    .filter((line) => line.startsWith(indent))
    .flatMap((line) => /^\w+[ \t]*(?==)/.exec(line.slice(indent.length))?.[0].length ?? []);

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

const keyText = (name: string, layout: EntryLayout): string =>
  layout.quotedKeys + capitalized(name) + layout.quotedKeys;

/** `Key = value` with the alignment of the block. */
export function entryText(name: string, value: string, layout: EntryLayout): string {
  const key = keyText(name, layout);
  return `${key.padEnd(Math.max(layout.column, key.length + 1))}= ${value}`;
}

/**
 * Adds an entry behind the last of `entries`, in their layout. A block whose alignment is too narrow for the new key
 * keeps its other lines as they are.
 */
export function insertEntry(
  text: string,
  target: Target,
  entries: readonly WrittenProperty[],
  name: string,
  value: NewValue,
): Edit | undefined {
  const layout = entryLayout(text, entries, target.format === 'dsc' ? target.place : undefined);
  if (!layout) return undefined;
  const { source } = target.place;
  const { end, indent } = layout;
  const written = entryText(name, powershellValue(value, valueStyle(text, target, 'hashtable')), layout);
  const at = lineEnd(text, end);
  const rest = text.slice(skipBlanks(text, end), at).replace(/^;/, '').trim();
  // A semicolon behind the last entry stays behind the new one: more may follow on the line.
  if (layout.oneLine || (rest && !rest.startsWith('#'))) return editOf(point(source, end), `; ${written}`);
  return editOf(
    point(source, at),
    lineBreak(text, lineStart(text, end)) + indent + written + (layout.semicolon ? ';' : ''),
  );
}

/** Removes an entry: its whole line when it stands alone there, else the entry and its semicolon. */
export function removeEntry(text: string, entry: WrittenProperty): Edit | undefined {
  if (!entry.value) return undefined;
  const source = entry.key.source;
  const end = trimmedEnd(text, entry.value.start, entry.value.end);
  const behind = skipBlanks(text, end);
  const stop = text[behind] === ';' ? behind + 1 : end;
  const eol = lineEnd(text, stop);
  const rest = text.slice(stop, eol).trim();
  if (startsLine(text, entry.key.start) && (rest === '' || rest.startsWith('#'))) {
    return { place: { source, ...wholeLines(text, entry.key.start, eol) }, newText: '' };
  }
  if (text[behind] === ';') {
    return { place: { source, start: entry.key.start, end: skipBlanks(text, stop) }, newText: '' };
  }
  let start = entry.key.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  if (text[start - 1] === ';') start--;
  return { place: { source, start, end }, newText: '' };
}

/** Gives an entry another key; the `=` stays in its column where the new key leaves room. */
export function renameEntry(text: string, entry: WrittenProperty, name: string): Edit | undefined {
  const column = gap(text, entry);
  if (column < 0) return undefined;
  const quote = quoteOf(text, entry.key);
  const key = quote + capitalized(name) + quote;
  const spaces = column - (entry.key.end - entry.key.start);
  const padding = ' '.repeat(spaces === 0 ? 0 : Math.max(1, column - key.length));
  return {
    place: { source: entry.key.source, start: entry.key.start, end: entry.key.start + column },
    newText: key + padding,
  };
}
