import type { Format } from '../tenant/index.ts';
import type { Span } from '../text/index.ts';
import { lineEnd, lineStart, wholeLines } from './layout.ts';

/** An item of a list with what separates it from the others; undefined where that is neither a comma nor the dash of a line. */
export function itemSpan(text: string, { start, end }: Span, format: Format): Span | undefined {
  const before = text.slice(lineStart(text, start), start);
  const eol = lineEnd(text, end);
  if (/^\s*- +$/.test(before)) return text.slice(end, eol).trim() === '' ? wholeLines(text, start, eol) : undefined;
  const span = withComma(text, start, end);
  const isAlone = span.start === start && span.end === end;
  // A comment belongs to an item, an anchor to a value.
  const isPlain = text[span.end] !== '#' && (format !== 'yaml' || /[[,]/.test(before.trimEnd().slice(-1)));
  return isAlone || !isPlain ? undefined : span;
}

/** Widens a span over the comma behind it, or over the one before it. */
export function withComma(text: string, start: number, end: number): Span {
  const behind = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
  if (behind) return { start, end: end + behind };
  let from = start;
  while (/\s/.test(text[from - 1] ?? '')) from--;
  return text[from - 1] === ',' ? { start: from - 1, end } : { start, end };
}
