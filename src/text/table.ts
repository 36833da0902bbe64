/**
 * A table that is looked up by words from files. It has no prototype: `constructor` and `__proto__` are in it only when an
 * entry says so.
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, entries));
}

/** Whether a record has an entry of its own under a word. */
export const hasKey = <T extends object>(record: T, word: PropertyKey): word is keyof T => Object.hasOwn(record, word);
