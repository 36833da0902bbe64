import type { Span } from '../../../text/index.ts';
import { inText, known, list, settled, unknown, type Value } from './value.ts';

const LONGEST_RANGE = 100;

/** `[type]value` */
export function cast(type: string, given: Value, node: Span): Value {
  const value = settled(given);
  const name = type.toLowerCase().replace(/^system\./, '');
  if (name === 'ordered' || name === 'hashtable' || name === 'pscustomobject' || name === 'psobject') return value;
  if (name === 'object' || name === 'string[]' || name === 'array' || name === 'object[]' || name === 'psobject[]') {
    return name.endsWith(']') || name === 'array' ? (value.kind === 'known' ? list([value], node) : value) : value;
  }
  if (value.kind !== 'known') return unknown(node);
  if (name === 'string') return { ...value, value: inText(value.value) };
  if (name === 'bool' || name === 'boolean' || name === 'switch') {
    return { ...value, value: typeof value.value === 'string' ? value.value !== '' : Boolean(value.value) };
  }
  if (name === 'int' || name === 'int32' || name === 'int64' || name === 'long' || name === 'uint32') {
    const number = value.value === null || value.value === '' ? 0 : Number(value.value);
    return Number.isInteger(number) ? { ...value, value: number } : unknown(node);
  }
  return unknown(node);
}

/** `-value`, `!value` */
export function signed(operator: string, postfix: boolean, value: Value, node: Span): Value {
  if (value.kind !== 'known' || value.orNothing || postfix) return unknown(node);
  if (operator === '-' && typeof value.value === 'number') return known(-value.value, node);
  if ((operator === '!' || operator === '-not') && typeof value.value === 'boolean') return known(!value.value, node);
  return unknown(node);
}

/** `from..to` */
export function range(from: Value, to: Value, node: Span): Value {
  if (from.kind !== 'known' || to.kind !== 'known' || from.orNothing || to.orNothing) return unknown(node);
  if (typeof from.value !== 'number' || typeof to.value !== 'number') return unknown(node);
  const [first, last] = [from.value, to.value];
  if (Math.abs(last - first) > LONGEST_RANGE) return unknown(node);
  const step = last < first ? -1 : 1;
  const length = Math.floor(Math.abs(last - first)) + 1;
  return list(
    Array.from({ length }, (_, index) => known(first + step * index, node)),
    node,
  );
}
