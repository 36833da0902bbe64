import type { Scalar } from '../../../tenant/index.ts';
import type { Span } from '../../../text/index.ts';

/**
 * The value of an expression, as far as it is known without running the script. The span is where the value is written, even when
 * the expression is a variable that holds it.
 */
export type Value = Known | List | Table | Unknown;

export interface Known extends Span {
  readonly kind: 'known';
  readonly value: Scalar;
}

export interface List extends Span {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A hashtable; `entries` by lower-case key. `open`: other keys may be there at run time. */
export interface Table extends Span {
  readonly kind: 'table';
  readonly entries: ReadonlyMap<string, TableEntry>;
  readonly open: boolean;
}

export interface TableEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
}

/** Known at run time only. */
export interface Unknown extends Span {
  readonly kind: 'unknown';
}

/** Longer texts are known at run time only. */
export const LONGEST_TEXT = 65_536;

export const unknown = (span: Span): Unknown => ({ kind: 'unknown', start: span.start, end: span.end });
export const known = (value: Scalar, span: Span): Known => ({ kind: 'known', value, start: span.start, end: span.end });
export const list = (items: readonly Value[], span: Span): List => ({
  kind: 'list',
  items,
  start: span.start,
  end: span.end,
});

/** Gives a run-time value the span of the brackets around it, so that it is shown with them. */
export const whole = (value: Value, span: Span): Value => (value.kind === 'unknown' ? unknown(span) : value);

/** Text of a scalar inside a string. */
export function inText(value: Scalar): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** `left + right`, or undefined when it is known at run time only. */
export function plus(left: Value, right: Value, node: Span): Value | undefined {
  if (left.kind === 'list') {
    if (right.kind === 'unknown') return undefined;
    return list([...left.items, ...(right.kind === 'list' ? right.items : [right])], node);
  }
  if (left.kind === 'table' && right.kind === 'table') {
    return { ...left, entries: new Map([...left.entries, ...right.entries]), open: left.open || right.open };
  }
  if (left.kind !== 'known' || right.kind !== 'known') return undefined;
  if (typeof left.value === 'string') {
    const text = left.value + inText(right.value);
    return text.length > LONGEST_TEXT ? undefined : known(text, node);
  }
  if (typeof left.value === 'number' && typeof right.value === 'number') return known(left.value + right.value, node);
  return left.value === null ? { ...right, start: node.start, end: node.end } : undefined;
}

/** One level of lists inside a list is unrolled, as a parameter that takes a list does. */
export function flat(items: readonly Value[]): readonly Value[] {
  return items.flatMap((item) => (item.kind === 'list' ? item.items : [item]));
}
