import type { PropertyValue, Unsettled } from './declaration.ts';

/**
 * The value after `@{Add=...}` or `@{Remove=...}`; any other value replaces what was there. `before` is undefined for a
 * list that nobody states: what is added is then only a part of it.
 */
export function changed(before: PropertyValue | undefined, after: PropertyValue): PropertyValue {
  if (after.state !== 'stated' || after.change === undefined) return after;
  if (before?.state !== 'stated') {
    const items = after.change === 'add' ? [...(before?.items ?? []), ...itemsOf(after)] : [];
    return { state: 'runtime', expression: before?.expression ?? after.change, place: after.place, items };
  }
  const old = itemsOf(before);
  const own = itemsOf(after);
  const has = (items: typeof old, value: unknown): boolean =>
    items.some((item) => String(item.value).toLowerCase() === String(value).toLowerCase());
  const items =
    after.change === 'add'
      ? [...old, ...own.filter((item) => !has(old, item.value))]
      : old.filter((item) => !has(own, item.value));
  return { state: 'stated', value: items.map((item) => item.value), items, place: after.place, editable: false };
}

function itemsOf(value: PropertyValue & { state: 'stated' }): NonNullable<typeof value.items> {
  if (value.items) return value.items;
  const values = Array.isArray(value.value) ? value.value : [value.value];
  return values.filter((item) => item !== null).map((item) => ({ value: item, place: value.place }));
}

/** Whether two values mean the same: words and Booleans without case, lists without order, one item like a list of one. */
export function sameValue(a: PropertyValue, b: PropertyValue): boolean {
  if (a.state !== b.state) return false;
  return comparable(a) === comparable(b);
}

function comparable(value: PropertyValue): string {
  if (value.state === 'runtime') return value.expression;
  const parts = Array.isArray(value.value) ? value.value : [value.value];
  return parts
    .map((part) => String(part).trim().toLowerCase().replace(/^\$/, ''))
    .sort()
    .join('\n');
}

/** A value as a run-time expression shows it. */
export const shown = (value: PropertyValue): string =>
  value.state === 'runtime' ? value.expression : String(value.value);

/** The run-time value where one of two values is in force and the text does not show which. */
export function eitherOf(before: PropertyValue, after: PropertyValue, unsettled?: Unsettled): PropertyValue {
  const expression = before.state === 'runtime' ? before.expression : `${shown(before)} | ${shown(after)}`;
  return { state: 'runtime', expression, place: after.place, ...(unsettled ? { unsettled } : {}) };
}

/** The run-time value of a setting of which only a command speaks that did not surely run. */
export const unsettledValue = (written: PropertyValue, unsettled: Unsettled): PropertyValue => ({
  state: 'runtime',
  expression: shown(written),
  place: written.place,
  unsettled,
});
