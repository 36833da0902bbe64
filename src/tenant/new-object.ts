/** A name that only a person can give; becomes a snippet placeholder with this text in it. */
export interface Placeholder {
  readonly placeholder: string;
  /** What stands before it in the same text and is no part of the name. */
  readonly prefix?: string;
}

export type NewName = string | Placeholder;

/** A value to write, in no language yet; null clears a setting. */
export type NewValue = NewName | number | boolean | null | readonly NewName[];

/** What is to be done with one object, in no language yet. */
export interface NewObject {
  /** A kind of objects, or the noun of cmdlets for things that have none. A new `group` is a distribution group in scripts. */
  readonly kind: string;
  /** Chooses the cmdlet in scripts; a declarative format states the result. */
  readonly operation: 'create' | 'set' | 'enable' | 'disable' | 'remove';
  readonly name: NewName;
  /** The settings of a new object, or those that change; lists are given as they should be afterwards. */
  readonly properties: Readonly<Record<string, NewValue>>;
  /** Items that lists among `properties` gain, where a cmdlet adds them without naming the others. */
  readonly added?: Readonly<Record<string, readonly string[]>>;
  /** A Microsoft 365 group, which has cmdlets of its own. */
  readonly unified?: boolean;
  /**
   * Where a new rule stands among its kind. `front`: priority 0, and the service moves all others down. `end`: a command leaves a
   * priority other than 0 out, because which numbers are legal depends on the rules that are there when it runs.
   */
  readonly order?: 'front' | 'end';
}

export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'placeholder' in value;
}

/** The words a person sees for a name, placeholders included. */
export const plainName = (name: NewName): string => (isPlaceholder(name) ? name.placeholder : name);
