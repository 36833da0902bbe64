import type { Span } from '../text/index.ts';

/** A header field, or its folded line. */
const FIELD = /^(?:[A-Za-z][\w-]*:|[ \t]+\S)/;
/** A line that opens a section of a bounce: `Original message headers:`. */
const HEADING = /^[A-Z][^:\r\n]{3,80}:\s*$/;
const BOUNDARY = /^--[^\s-][^\r\n]*$/;

/**
 * Ranges of a bounce that may be folded, one line or more each: blocks of header fields, sections under a heading of their own, and
 * MIME parts. Each span starts on the line that stays visible.
 */
export function foldingRanges(text: string): readonly Span[] {
  const lines: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const content = line.replace(/\r?\n$/, '');
    if (line !== '') lines.push({ start: index, end: index + content.length, text: content });
  }
  const spans: Span[] = [];
  const from = (first: number, last: number): void => {
    let end = last;
    while (end > first && lines[end]?.text.trim() === '') end--;
    const [opening, closing] = [lines[first], lines[end]];
    if (opening && closing && end > first) spans.push({ start: opening.start, end: closing.end });
  };
  const between = (opens: (line: string) => boolean): void => {
    const heads = lines.flatMap(({ text: line }, at) => (opens(line) ? [at] : []));
    for (const [order, head] of heads.entries()) from(head, (heads[order + 1] ?? lines.length) - 1);
  };
  between((line) => HEADING.test(line));
  between((line) => BOUNDARY.test(line));
  for (let at = 0; at < lines.length; ) {
    let last = at;
    while (last + 1 < lines.length && FIELD.test(lines[last + 1]?.text ?? '')) last++;
    const isBlock = /^[A-Za-z][\w-]*: /.test(lines[at]?.text ?? '');
    if (isBlock) from(at, last);
    at = isBlock ? last + 1 : at + 1;
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}
