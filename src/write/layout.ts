import { LineIndex, type Place, type Span } from '../text/index.ts';

/** The lines of the text that was asked about last: fixes ask about one text many times, and a text may be one long line. */
let known = { text: '', lines: new LineIndex('') };

function linesOf(text: string): LineIndex {
  if (known.text !== text) known = { text, lines: new LineIndex(text) };
  return known.lines;
}

/** Offset at which the line of `at` starts. */
export function lineStart(text: string, at: number): number {
  const lines = linesOf(text);
  return lines.offsetOfLine(lines.position(at).line);
}

/** Offset at which the line of `at` ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const lines = linesOf(text);
  const { line } = lines.position(at);
  if (line === lines.count) return text.length;
  const next = lines.offsetOfLine(line + 1);
  return Math.max(at, text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1);
}

/** Offset behind the line break at `end` (an offset that `lineEnd` gave). */
export function afterBreak(text: string, end: number): number {
  if (text[end] === '\r') return text[end + 1] === '\n' ? end + 2 : end + 1;
  return text[end] === '\n' ? end + 1 : end;
}

/** The line break in use around `at`: the one that ends its line, else the one before it, else LF. */
export function lineBreak(text: string, at: number): string {
  const end = lineEnd(text, at);
  const own = text.slice(end, afterBreak(text, end));
  if (own) return own;
  return breakBefore(text, lineStart(text, at));
}

/** The line break in front of a line start; LF for the first line. */
export function breakBefore(text: string, start: number): string {
  if (text[start - 1] === '\n') return text[start - 2] === '\r' ? '\r\n' : '\n';
  return text[start - 1] === '\r' ? '\r' : '\n';
}

/** White space, and the quotation marks of a Markdown quote, with which the line of `at` begins. */
export function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  let end = start;
  while (end < at && (text[end] === ' ' || text[end] === '\t' || text[end] === '>')) end++;
  return text.slice(start, end);
}

/** Whether only white space stands between the start of the line and `at`. */
export function startsLine(text: string, at: number): boolean {
  return lineStart(text, at) + indentOf(text, at).length === at;
}

/**
 * The lines from `start` to `end` as a span to remove: with the line break before them, so that text may be added behind
 * them at the same time; with the one behind them at the start of the text.
 */
export function wholeLines(text: string, start: number, end: number): Span {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  return from === 0
    ? { start: 0, end: afterBreak(text, to) }
    : { start: from - breakBefore(text, from).length, end: to };
}

/** The text of a place. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Moves an end offset back over white space. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** An empty place. */
export function point(source: string, at: number): Place {
  return { source, start: at, end: at };
}

/** The most frequent item, the earliest one when several are; undefined for none. */
export function mostFrequent<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: T | undefined;
  for (const [item, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = item;
  return best;
}
