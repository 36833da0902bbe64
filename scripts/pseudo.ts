// The pseudo language: every text of the catalogues with wide letters, so that what is written into the code shows.
import { sentences } from './l10n.ts';

/** Locale of the pseudo language, as Windows and VS Code name it. */
export const PSEUDO_LOCALE = 'qps-ploc';

/** How far the wide letters stand behind those of ASCII. */
const WIDE = 0xfee0;

/** A text in the pseudo language: wide letters, which no source has; code, names of arguments and where links lead stay. */
export function pseudo(text: string): string {
  const wide = (letter: string): string => String.fromCodePoint((letter.codePointAt(0) ?? 0) + WIDE);
  return text.replaceAll(/\{\w+\}|`[^`]*`|\]\([^)]*\)|https?:\/\/\S+|[a-z]/gi, (part) =>
    part.length === 1 ? wide(part) : part,
  );
}

/** The catalogue of sentences, as `l10n/bundle.l10n.LANGUAGE.json` holds it. */
export async function pseudoBundle(): Promise<Record<string, string>> {
  return Object.fromEntries((await sentences()).map((sentence) => [sentence, pseudo(sentence)]));
}

/** Keys of data files whose values are code, names or places, not texts. */
const CODE = new Set(['id', 'url', 'date', 'examples', 'citations', 'cmdlets', 'commands', 'separator']);

/** The content of a data file of texts in the pseudo language. */
export function pseudoValue(value: unknown, key = ''): unknown {
  if (CODE.has(key)) return value;
  if (typeof value === 'string') return pseudo(value);
  if (Array.isArray(value)) return value.map((item) => pseudoValue(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, pseudoValue(item, name)]));
}

/** The data files whose texts people read, and which are in English. */
const TEXTS = /^(?:ndr-texts-en|cmdlet-texts-en|citations|rule-docs)\.json$/;

/** A data file in the pseudo language; one without texts as it is. `package.nls.json` is one of them. */
export function pseudoFile(name: string, text: string): string {
  return TEXTS.test(name) || name === 'package.nls.json' ? JSON.stringify(pseudoValue(JSON.parse(text))) : text;
}
