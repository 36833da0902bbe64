/**
 * A table that is looked up by words from files. It has no prototype: `constructor` and `__proto__` are in it only when an
 * entry says so.
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, entries));
}
