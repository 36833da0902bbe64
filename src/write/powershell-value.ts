import { isPlaceholder, type NewValue, type Placeholder, plainName } from '../tenant/index.ts';
import { mostFrequent, textAt } from './layout.ts';
import type { Target, WrittenProperty } from './target.ts';
import { stringText } from './value.ts';

/** How values are spelled around a change. `bare` words only exist in arguments, never in hashtables. */
export interface ValueStyle {
  readonly quote: '"' | "'";
  /** Simple words (`On`) stand without quotes. */
  readonly bareWords: boolean;
  /** Names of objects stand without quotes where they can. */
  readonly bareNames: boolean;
  readonly trueWord: string;
  readonly falseWord: string;
  /** Lists are written `@("a", "b")` and not `"a", "b"`. */
  readonly arrays: boolean;
  readonly separator: string;
}

const SINGLE = /^['‘’‚‛]/;
const DOUBLE = /^["“”„]/;

/** The spelling in use in the entries of a target, or that of `argument`/`hashtable` where nothing shows it. */
export function valueStyle(text: string, target: Target, where: 'argument' | 'hashtable'): ValueStyle {
  const values = target.entries.flatMap((entry) => (entry.value ? [textAt(text, entry.value)] : []));
  const items = target.entries.flatMap((entry) => entry.list?.map((item) => textAt(text, item)) ?? []);
  const name = target.name ? [textAt(text, target.name)] : [];
  const quotes = [...name, ...values, ...items].flatMap((value) =>
    SINGLE.test(value) ? ["'" as const] : DOUBLE.test(value) ? ['"' as const] : [],
  );
  const words = values.filter((value) => /^['"]?[A-Za-z]+['"]?$/.test(value));
  const flags = values.filter((value) => /^\$(true|false)$/i.test(value));
  const lists = target.entries.filter((entry) => (entry.list?.length ?? 0) > 1);
  return {
    quote: mostFrequent(quotes) ?? '"',
    bareNames: where === 'argument' && !name.some((word) => SINGLE.test(word) || DOUBLE.test(word)),
    bareWords: where === 'argument' && !words.some((word) => /^['"]/.test(word)),
    ...flagWords(flags[0]),
    arrays: where === 'hashtable' || lists.some((entry) => entry.value && text[entry.value.start] === '@'),
    separator: lists.some((entry) => spaced(text, entry) === false) ? ',' : ', ',
  };
}

function spaced(text: string, entry: WrittenProperty): boolean | undefined {
  const [first, second] = entry.list ?? [];
  return first && second ? /,\s/.test(text.slice(first.end, second.start)) : undefined;
}

function flagWords(sample: string | undefined): { trueWord: string; falseWord: string } {
  const third = sample?.[1] ?? 't';
  if (third === third.toLowerCase()) return { trueWord: '$true', falseWord: '$false' };
  return sample === sample?.toUpperCase()
    ? { trueWord: '$TRUE', falseWord: '$FALSE' }
    : { trueWord: '$True', falseWord: '$False' };
}

/** A string literal in the given quotes; curly quotes end a string in PowerShell and are escaped like straight ones. */
export function quoted(value: string | Placeholder, quote: '"' | "'"): string {
  const encode = (raw: string): string =>
    quote === "'" ? raw.replaceAll(/['‘’‚‛]/g, '$&$&') : raw.replaceAll(/[`$"“”„]/g, '`$&');
  return quote + stringText(value, encode) + quote;
}

const isWord = (value: string): boolean => /^[A-Za-z][A-Za-z0-9.]*$/.test(value);

function scalar(value: string | number | boolean | null | Placeholder, style: ValueStyle): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? style.trueWord : style.falseWord;
  if (typeof value === 'number') return String(value);
  if (!isPlaceholder(value) && style.bareWords && isWord(value)) return value;
  return quoted(value, style.quote);
}

/** Parameters that hold names of objects. */
const NAMES = new Set(['name', 'identity', 'hostedoutboundspamfilterpolicy']);

/** The value of a parameter as PowerShell source. */
export function parameterValue(name: string, value: NewValue, style: ValueStyle): string {
  return powershellValue(value, NAMES.has(name.toLowerCase()) ? { ...style, bareWords: style.bareNames } : style);
}

/** A value as PowerShell source. */
export function powershellValue(value: NewValue, style: ValueStyle): string {
  if (!Array.isArray(value)) return scalar(value as Exclude<NewValue, readonly unknown[]>, style);
  const items = (value as readonly (string | Placeholder)[]).map((item) => quoted(item, style.quote));
  const joined = items.join(style.separator);
  return style.arrays || items.length === 0 ? `@(${joined})` : joined;
}

/**
 * Source for a value that takes the place of `old`: quotes, letter case of Booleans and brackets of `old` are kept.
 */
export function replacementValue(old: string, value: NewValue, style: ValueStyle): string {
  if (typeof value === 'boolean' && /^\$(true|false)$/i.test(old)) {
    const words = flagWords(old);
    return value ? words.trueWord : words.falseWord;
  }
  if (Array.isArray(value)) return powershellValue(value, { ...style, arrays: style.arrays || old.startsWith('@') });
  if (typeof value === 'string' || isPlaceholder(value)) {
    if (SINGLE.test(old)) return quoted(value, "'");
    if (DOUBLE.test(old)) return quoted(value, '"');
    if (/^[A-Za-z]/.test(old) && /^[A-Za-z0-9_.@+-]+$/.test(plainName(value)) && style.bareWords)
      return stringText(value, (raw) => raw);
  }
  return powershellValue(value, style);
}
