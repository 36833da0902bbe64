import type { Scalar } from '../../../tenant/index.ts';
import type { Span } from '../../../text/index.ts';

/**
 * The value of an expression, as far as it is known without running the script. The span is where the value is written, even when
 * the expression is a variable that holds it.
 */
export type Value = Known | List | Table | Unknown;

interface Perhaps extends Span {
  /** Where a variable is read that may hold nothing instead, because every place that sets it may not be reached. */
  readonly orNothing?: Span;
}

export interface Known extends Perhaps {
  readonly kind: 'known';
  readonly value: Scalar;
}

export interface List extends Perhaps {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A hashtable; `entries` by lower-case key. `open`: other keys may be there at run time. */
export interface Table extends Perhaps {
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
export interface Unknown extends Perhaps {
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

/** A value that something is made of: what is made of nothing is something else. */
export const settled = (value: Value): Value => (value.orNothing ? unknown(value.orNothing) : value);

/** Text of a scalar inside a string. */
export function inText(value: Scalar): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** `left + right`, or undefined when it is known at run time only. */
export function plus(left: Value, right: Value, node: Span): Value | undefined {
  if (left.orNothing || right.orNothing) return undefined;
  if (left.kind === 'list') {
    if (right.kind === 'unknown') return undefined;
    return list([...left.items, ...(right.kind === 'list' ? right.items : [right])], node);
  }
  if (left.kind === 'table' && right.kind === 'table') return joined(left, right);
  if (left.kind !== 'known' || right.kind !== 'known') return undefined;
  if (typeof left.value === 'string') {
    const text = left.value + inText(right.value);
    return text.length > LONGEST_TEXT ? undefined : known(text, node);
  }
  if (typeof left.value === 'number' && typeof right.value === 'number') return known(left.value + right.value, node);
  return left.value === null ? { ...right, start: node.start, end: node.end } : undefined;
}

/** Hashtables with a key in common cannot be added: the error leaves the left one as it was. */
function joined(left: Table, right: Table): Table {
  const isOpen = left.open || right.open;
  if (!isOpen && [...right.entries.keys()].some((key) => left.entries.has(key))) return left;
  const entries = new Map(left.entries);
  for (const [key, entry] of right.entries)
    if (!entries.has(key)) entries.set(key, isOpen ? { ...entry, value: unknown(entry.value) } : entry);
  return { ...left, entries, open: isOpen };
}

/** A hashtable of which no value is known any more, and which may have other keys. */
export function unsure(table: Table): Table {
  const entries = [...table.entries].map(([key, entry]) => [key, { ...entry, value: unknown(entry.value) }] as const);
  return { ...table, entries: new Map(entries), open: true };
}

/** One level of lists inside a list is unrolled, as a parameter that takes a list does. */
export function flat(items: readonly Value[]): readonly Value[] {
  return items.flatMap((item) => (item.kind === 'list' ? item.items : [item]));
}

/** What a loop over a value runs over. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.orNothing) return undefined;
  return value.kind === 'known' ? [value] : value.kind === 'list' ? flat(value.items) : undefined;
}

/**
 * The variables that a script may write in the scope that dot-sources it, by their name in lower case, each with its value where
 * the text shows one. The empty name means that the script may write any variable.
 */
export type LeftVariables = ReadonlyMap<string, Scalar | undefined>;
