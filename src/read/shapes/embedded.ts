import { type Segment, type Slice, sliceOf } from '../../text/index.ts';
import { table } from '../../text/table.ts';
import type { DataScalar } from '../data/node.ts';

/** A text that stands inside a scalar, and what new lines in it must begin with. */
export interface Embedded {
  readonly slice: Slice;
  readonly prefix?: string;
}

/** The text of a JSON string as a slice; units behind an escape have no exact place. */
export function jsonString(outer: Slice, node: DataScalar): Slice {
  const segments: Segment[] = [];
  let text = '';
  let from = node.start + 1;
  const end = node.end - 1;
  const flush = (to: number): void => {
    if (to > from) segments.push({ inner: text.length, outer: from, length: to - from });
    text += outer.text.slice(from, to);
  };
  for (let at = from; at < end; at++) {
    if (outer.text.charCodeAt(at) !== 92) continue;
    flush(at);
    const letter = outer.text[at + 1] ?? '';
    const length = letter === 'u' ? 6 : 2;
    text +=
      letter === 'u'
        ? String.fromCharCode(Number.parseInt(outer.text.slice(at + 2, at + 6), 16) || 0)
        : (ESCAPES[letter] ?? letter);
    at += length - 1;
    from = at + 1;
  }
  flush(end);
  return sliceOf(outer, text, segments);
}

const ESCAPES: Readonly<Record<string, string>> = table({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' });

/** The text of a YAML scalar as a slice: a block scalar line by line without its indentation, others when on one line. */
export function yamlText(outer: Slice, node: DataScalar): Embedded | undefined {
  if (node.style === 'block') return blockScalar(outer, node);
  if (typeof node.value !== 'string') return undefined;
  const quotes = node.style === 'plain' ? 0 : 1;
  const start = node.start + quotes;
  if (outer.text.slice(start, node.end - quotes) !== node.value) return undefined;
  return { slice: sliceOf(outer, node.value, [{ inner: 0, outer: start, length: node.value.length }]) };
}

function blockScalar(outer: Slice, node: DataScalar): Embedded | undefined {
  const { text } = outer;
  const first = text.indexOf('\n', node.start) + 1;
  if (first === 0 || first >= node.end) return undefined;
  const indent = indentAt(text, first, node.end);
  const { inner, segments } = lines(text, first, node.end, (start, end) => Math.min(indent.length, end - start));
  return { slice: sliceOf(outer, inner, segments), prefix: indent };
}

/** White space before the first line that is not blank. */
function indentAt(text: string, from: number, end: number): string {
  let start = from;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) start = at + 1;
    else if (code !== 32 && code !== 13 && code !== 9) return text.slice(start, at);
  }
  return '';
}

/** The lines of a range, each without its first `cut` units, and where they lie. Line ends are kept. */
export function lines(
  text: string,
  from: number,
  to: number,
  cut: (start: number, end: number) => number,
): { inner: string; segments: Segment[] } {
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;
  for (let start = from; start < to; ) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 || feed >= to ? to : feed + 1;
    const end = feed < 0 || feed >= to ? to : feed;
    const outer = start + cut(start, end);
    segments.push({ inner: length, outer, length: next - outer });
    parts.push(text.slice(outer, next));
    length += next - outer;
    start = next;
  }
  return { inner: parts.join(''), segments };
}
