import type { Edit, Place } from '../text/index.ts';

/** A name that only a person can give; becomes a snippet placeholder with this text in it. */
export interface Placeholder {
  readonly placeholder: string;
}

/** A value to write, in no language yet. */
export type NewValue = string | number | boolean | readonly (string | Placeholder)[] | Placeholder;

/** A whole object to write. `operation` chooses the cmdlet in scripts and has no meaning in declarative formats. */
export interface NewObject {
  /** A kind of `tenant`; `group` is written as a distribution group. */
  readonly kind: string;
  readonly operation: 'create' | 'set' | 'enable' | 'disable';
  readonly name: string | Placeholder;
  readonly properties: Readonly<Record<string, NewValue>>;
}

export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'placeholder' in value;
}

// Private use characters mark placeholders while text is put together; user text never reaches the marks.
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';

/** Text of a string or placeholder; `encode` is the escaping of the language's string literal. */
export function stringText(value: string | Placeholder, encode: (text: string) => string): string {
  return isPlaceholder(value) ? OPEN + encode(value.placeholder) + CLOSE : encode(value);
}

/** The words a person sees for a value, placeholders included. */
export function plainString(value: string | Placeholder): string {
  return isPlaceholder(value) ? value.placeholder : value;
}

/**
 * An edit of composed text; becomes a snippet when it holds placeholders. Equal placeholders are filled in together, also those
 * of several edits that share `numbers`.
 */
export function editOf(place: Place, text: string, numbers = new Map<string, number>()): Edit {
  if (!text.includes(OPEN)) return { place, newText: text };
  const newText = text
    .split(OPEN)
    .map((part, index) => {
      if (index === 0) return escapeSnippet(part);
      const end = part.indexOf(CLOSE);
      const name = part.slice(0, end);
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      return `\${${numbers.get(name)}:${escapeSnippet(name)}}${escapeSnippet(part.slice(end + 1))}`;
    })
    .join('');
  return { place, newText, snippet: true };
}

const escapeSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
