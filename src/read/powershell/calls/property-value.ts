import type { PropertyValue, Scalar } from '../../../tenant/index.ts';
import type { Located } from '../../../text/index.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import { flat, type Known, settled, type Table, type Value } from '../values/value.ts';

/** Longest run-time expression that is handed on; a longer one is cut with an ellipsis. */
const LONGEST_EXPRESSION = 500;

/** The text of an expression as written. */
export function expressionText(slice: RepairedSlice, start: number, end: number): string {
  const text = slice.written(start, end);
  return text.length > LONGEST_EXPRESSION ? `${text.slice(0, LONGEST_EXPRESSION)}…` : text;
}

/** Exchange takes 1 and 0 for Boolean parameters, as PowerShell converts them. */
function converted({ value }: Known, type: string | undefined): Scalar {
  return type === 'Boolean' && typeof value === 'number' ? value !== 0 : value;
}

const located = (slice: RepairedSlice, item: Known, type: string | undefined): Located<Scalar> => ({
  value: converted(item, type),
  place: slice.place(item.start, item.end),
});

/** `@{Add=...}` or `@{Remove=...}`: which it is and the value, when it is nothing but that. */
function changeOf({ entries, open }: Table): { change: 'add' | 'remove'; value: Value } | undefined {
  const [entry, ...others] = entries.values();
  const change = entry?.key.toLowerCase();
  if (!entry || open || others.length > 0 || (change !== 'add' && change !== 'remove')) return undefined;
  return { change, value: entry.value };
}

/** A value as the model holds it. `type` is the parameter's type in the cmdlet reference. */
export function propertyValue(slice: RepairedSlice, value: Value, type?: string): PropertyValue {
  const place = slice.place(value.start, value.end);
  const editable = slice.exact(value.start, value.end);
  if (value.kind === 'known') return { state: 'stated', value: converted(value, type), place, editable };
  if (value.kind === 'list') {
    const all = flat(value.items);
    const items = all
      .map(settled)
      .filter((item) => item.kind === 'known')
      .map((item) => located(slice, item, type));
    if (items.length === all.length) {
      return { state: 'stated', value: items.map((item) => item.value), place, items, editable };
    }
    return { state: 'runtime', expression: expressionText(slice, value.start, value.end), place, items };
  }
  const change = value.kind === 'table' ? changeOf(value) : undefined;
  if (change) {
    const inner = propertyValue(slice, change.value, type);
    return inner.state === 'stated' ? { ...inner, change: change.change } : inner;
  }
  return { state: 'runtime', expression: expressionText(slice, value.start, value.end), place };
}
