import { columns } from './printable.ts';

/** How words stand out in a terminal. */
export type Style = 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim';

/** Gives a text a style; `plain` where nothing shows it. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

/** Where a report is shown. */
export interface Terminal {
  /** Columns of the window of a person; undefined for a log or a file, whose lines are searched and not broken. */
  readonly width?: number | undefined;
  readonly paint: Paint;
}

/** Marks that never end a line, and those that never start one. */
const OPENING = /^[(（「『【]/;
const CLOSING = /^[、。，．）」』】：；！？ー%)]/;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** What stays together in a line: words with the blank before them, and single wide characters with the marks behind them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    let piece = '';
    let last = '';
    for (const char of word) {
      const divides = (WIDE.test(char) || WIDE.test(last)) && !CLOSING.test(char) && !OPENING.test(last);
      if (last.trim() !== '' && divides) {
        pieces.push(piece);
        piece = '';
      }
      piece += char;
      last = char;
    }
    pieces.push(piece);
  }
  return pieces;
}

/** The first part of a text that takes at most so many columns, one character at least, and the rest. */
function cut(text: string, width: number): readonly [string, string] {
  let taken = '';
  for (const char of text) {
    if (taken !== '' && columns(taken + char) > width) break;
    taken += char;
  }
  return [taken, text.slice(taken.length)];
}

/** An address of a page: terminals open it with a click as long as it stands in one line, which they wrap themselves. */
const ADDRESS = /^\s*[(（「]?https?:/;

/**
 * A sentence as lines for a terminal, each behind `first` or, from the second on, `indent`. No line is wider than the terminal: words
 * that are, such as paths, are divided (addresses of pages are not), and texts of wide characters break between these.
 */
export function wrapped(text: string, { width }: Terminal, indent = '', first = indent): readonly string[] {
  if (width === undefined) return [first + text];
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  const end = (): void => {
    lines.push(line);
    line = indent;
    isEmpty = true;
  };
  for (const piece of piecesOf(text)) {
    if (!isEmpty && columns(line) + columns(piece) > width) end();
    let rest = isEmpty ? piece.trimStart() : piece;
    let wide = columns(rest);
    while (columns(line) + wide > width && !ADDRESS.test(rest)) {
      const [head, tail] = cut(rest, Math.max(1, width - columns(line)));
      if (tail === '') break;
      line += head;
      rest = tail;
      wide -= columns(head);
      end();
    }
    line += rest;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A line of a source with one of its ranges, cut around the range so that both take at most so many columns. */
export interface Excerpt {
  readonly line: string;
  /** Marks under the range. */
  readonly marks: string;
}

/** `from` and `to` are offsets in the line (half-open, UTF-16); `shown` is how one character is shown. */
export function excerptOf(
  line: string,
  [from, to]: readonly [number, number],
  width: number,
  shown: (char: string) => string,
): Excerpt {
  // Lines may have millions of characters: only those near the range are looked at.
  const base = Math.max(0, from - width);
  const near = line.slice(base, from + 2 * width);
  const chars: { readonly text: string; readonly at: number; readonly wide: number }[] = [];
  let offset = base;
  for (const char of near) {
    const text = shown(char);
    chars.push({ text, at: offset, wide: columns(text) });
    offset += char.length;
  }
  const hasMore = offset < line.length;
  const wideOf = (some: typeof chars): number => some.reduce((sum, { wide }) => sum + wide, 0);
  let start = 0;
  if (base > 0 || hasMore || wideOf(chars) > width) {
    // A quarter of the line stands before the range.
    start = Math.max(
      0,
      chars.findLastIndex(({ at }) => at <= from),
    );
    let left = Math.floor(width / 4);
    while (start > 0 && left >= (chars[start - 1]?.wide ?? 0)) left -= chars[--start]?.wide ?? 0;
    // The end of the line is shown rather than nothing behind it.
    while (!hasMore && start > 0 && wideOf(chars.slice(start - 1)) <= width - 1) start--;
  }
  const head = start > 0 || base > 0 ? '…' : '';
  let end = start;
  let room = width - head.length;
  const reserve = (at: number): number => (at + 1 < chars.length || hasMore ? 1 : 0);
  while (end < chars.length && room >= (chars[end]?.wide ?? 0) + reserve(end)) room -= chars[end++]?.wide ?? 0;
  const seen = chars.slice(start, end);
  const tail = end < chars.length || hasMore ? '…' : '';
  const marked = wideOf(seen.filter(({ at }) => at >= from && at < to));
  const before = head.length + wideOf(seen.filter(({ at }) => at < from));
  return {
    line: head + seen.map(({ text }) => text).join('') + tail,
    marks: ' '.repeat(before) + '^'.repeat(Math.max(1, marked)),
  };
}
