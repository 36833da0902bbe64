import { getLocation } from 'jsonc-parser';
import type { Span } from '../text/index.ts';

/** Where a cursor stands in YAML or JSON: the keys that lead there, and the word under it. `[]` stands for an item of a list. */
export interface DataCursor {
  readonly path: readonly string[];
  /** A key is typed, else a value. */
  readonly isKey: boolean;
  /** Keys that the mapping around the cursor has already. */
  readonly siblings: readonly string[];
  /** The word under the cursor, up to it, with its opening quote. */
  readonly word: Span & { readonly text: string; readonly quote: '' | '"' | "'" };
  /** Blanks before the word's line, for what goes on below it. */
  readonly column: number;
}

export const ITEM = '[]';

/** The place of a cursor in JSON; comments and half-typed texts are fine. */
export function jsonCursor(text: string, offset: number): DataCursor {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const start = previousNode && previousNode.offset <= offset ? previousNode.offset : offset;
  const inside = previousNode !== undefined && start < offset && offset <= start + previousNode.length;
  const written = inside ? text.slice(start, offset) : '';
  const quote = written.startsWith('"') ? '"' : '';
  return {
    path: path.slice(0, isAtPropertyKey ? -1 : undefined).map((step) => (typeof step === 'number' ? ITEM : step)),
    isKey: isAtPropertyKey,
    siblings: [],
    word: { start: inside ? start : offset, end: offset, text: quote ? written.slice(1) : written, quote },
    column: 0,
  };
}

/** More lines above the cursor are not looked at. */
const MOST_LINES = 20_000;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#[\]{},"'&*!|>%@`:][^#:]*?))\s*:(?=\s|$)/;

interface Line {
  /** Column of the content behind dashes; columns of the dashes themselves. */
  readonly column: number;
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  readonly content: string;
}

function lineOf(text: string): Line | undefined {
  if (/^\s*(#|$)/.test(text)) return undefined;
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (let dash = /^-( +|$)/.exec(text.slice(column)); dash; dash = /^-( +|$)/.exec(text.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const content = text.slice(column);
  const [, double, single, plain] = KEY.exec(content) ?? [];
  return { column, dashes, key: double ?? single ?? plain, content };
}

/**
 * The place of a cursor in YAML, from the indentation of the lines above, because the text is half-typed and rarely parses. Flow lists
 * on the line of the cursor are followed; flow mappings are not.
 */
export function yamlCursor(text: string, offset: number): DataCursor | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(start, offset);
  if (/(^|\s)#/.test(typed)) return undefined;
  const lines = text.slice(0, start).split('\n').slice(0, -1).slice(-MOST_LINES);
  const own = lineOf(typed);
  const column = own?.column ?? typed.length;
  const { path, siblings } = above(lines, column, own?.dashes ?? []);
  const content = own?.content ?? '';
  const value = /^(.*?:)(\s+)(.*)$/s.exec(own?.key === undefined ? '' : content);
  if (own?.key !== undefined && value) return valueCursor(path, own.key, value[3] ?? '', offset, column);
  const below = siblingsBelow(text.slice(offset), column);
  const quote = /^["']/.exec(content)?.[0] as '"' | "'" | undefined;
  const word = {
    start: offset - content.length,
    end: offset,
    text: quote ? content.slice(1) : content,
    quote: quote ?? '',
  } as const;
  return { path, isKey: true, siblings: [...siblings, ...below], word, column };
}

function valueCursor(path: readonly string[], key: string, rest: string, offset: number, column: number): DataCursor {
  const list = /^\[(?:.*,)?\s*(.*)$/s.exec(rest);
  const part = list ? (list[1] ?? '') : rest;
  const quote = /^["']/.exec(part)?.[0] as '"' | "'" | undefined;
  return {
    path: [...path, key, ...(list ? [ITEM] : [])],
    isKey: false,
    siblings: [],
    word: { start: offset - part.length, end: offset, text: quote ? part.slice(1) : part, quote: quote ?? '' },
    column,
  };
}

/** The keys that lead to a column, and the keys of the mapping at it, read upwards. */
function above(lines: readonly string[], column: number, dashes: readonly number[]) {
  const path: string[] = [];
  const siblings: string[] = [];
  let limit = column;
  let seeking = true;
  const enter = (columns: readonly number[]): void => {
    for (const dash of [...columns].reverse()) {
      path.unshift(ITEM);
      limit = dash;
      seeking = false;
    }
  };
  enter(dashes);
  for (let at = lines.length - 1; at >= 0 && (limit > 0 || seeking); at--) {
    const line = lineOf((lines[at] ?? '').replace(/\r$/, ''));
    if (!line) continue;
    const isSibling = line.column === limit && line.key !== undefined;
    if (isSibling && seeking) siblings.push(line.key as string);
    // A list may stand at the column of its own key.
    const isKeyOfList = path[0] === ITEM && line.column === limit && line.key !== undefined && line.dashes.length === 0;
    if (line.column < limit || isKeyOfList) {
      if (line.key === undefined) continue;
      path.unshift(line.key);
      limit = line.column;
      seeking = false;
    }
    if (line.column === limit && line.dashes.length > 0 && (isSibling || path[0] === line.key)) enter(line.dashes);
    if (limit === 0 && !isKeyOfList && path[0] !== ITEM && !seeking) break;
  }
  return { path, siblings };
}

function siblingsBelow(text: string, column: number): readonly string[] {
  const keys: string[] = [];
  for (const raw of text.slice(0, 8000).split('\n').slice(1)) {
    const line = lineOf(raw.replace(/\r$/, ''));
    if (!line) continue;
    if (line.column < column || line.dashes.length > 0) break;
    if (line.column === column && line.key !== undefined) keys.push(line.key);
  }
  return keys;
}
