import * as l10n from '@vscode/l10n';

/** Languages the product speaks. Rule ids, cmdlets and code stay English in all of them. */
export const LANGUAGES = ['en', 'ja', 'fr'] as const;

export type UserLanguage = (typeof LANGUAGES)[number];

/** The language for a locale such as `ja`, `fr-CA` or `de_DE.UTF-8`; English where there is no translation. */
export function languageFor(locale: string | undefined): UserLanguage {
  const start = (locale ?? '').slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === start) ?? 'en';
}

/** Chooses the language of all later sentences: the content of `l10n/bundle.l10n.<language>.json`, `{}` for English. */
export function useTranslations(bundle: Readonly<Record<string, string>>): void {
  l10n.config({ contents: { ...bundle } });
}

/** English sentences by their ids. */
export type Table = Readonly<Record<string, string>>;

/** Values for the places of a sentence, by their names. */
export type Args = Readonly<Record<string, string | number>>;

/** Names of the places `{name}` in an English sentence; none are known of a sentence that is not. */
export type Placeholders<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Whether the names of the values are known: those of an object that is put together while the program runs are not. */
type AreNamed<Given> = string extends keyof Given ? false : true;

/** Arguments behind a sentence: left out where it has no places, else an object with a value for each. */
type Arguments<English extends string, Given extends Args> = [Placeholders<English>] extends [never]
  ? [args?: Given]
  : [args: AreNamed<Given> extends true ? Given & Record<Placeholders<English>, string | number> : Given];

/**
 * An English template in the language in use, with `{name}` replaced by the argument of that name. Templates without a
 * translation come out in English. A value that is missing where the template is known does not compile.
 */
export function translate<const English extends string, Given extends Args = Args>(
  english: English,
  ...[args]: Arguments<English, Given>
): string {
  return filled(l10n.t(english), args ?? {});
}

/** Whether a character is a Japanese letter: no blank separates those. */
const isJapanese = (character = ''): boolean =>
  character > '\u2e7f' && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u.test(character);

/**
 * A template with its arguments. Japanese sets a blank beside Latin letters and none between its own: that of the template stays
 * beside a name and goes beside a word.
 */
function filled(template: string, args: Args): string {
  const blank = (one: string, outside: string | undefined, inside: string | undefined): string =>
    one !== '' && isJapanese(outside) && isJapanese(inside) ? '' : one;
  return template.replace(
    /( ?)\{(\w+)\}( ?)/g,
    (all: string, before: string, name: string, after: string, at: number) => {
      if (!Object.hasOwn(args, name)) return all;
      const value = String(args[name]);
      return blank(before, template[at - 1], value[0]) + value + blank(after, template[at + all.length], value.at(-1));
    },
  );
}

/** All sentences of a table that has no places, in the language in use. */
export const translations = <Sentences extends Table>(table: Sentences): Readonly<Record<keyof Sentences, string>> =>
  Object.fromEntries(Object.entries(table).map(([id, english]) => [id, translate(english)])) as Record<
    keyof Sentences,
    string
  >;

/** A function that says the sentences of a table by their ids. */
export function speaking<const Sentences extends Table>(
  table: Sentences,
): <Id extends keyof Sentences & string, Given extends Args = Args>(
  id: Id,
  ...args: Arguments<Sentences[Id], Given>
) => string {
  return (id, ...[args]) => filled(l10n.t(table[id] as string), args ?? {});
}

/** Ids of the sentences of a table that have no places. */
export type Plain<Sentences extends Table> = {
  [Id in keyof Sentences]: [Placeholders<Sentences[Id]>] extends [never] ? Id : never;
}[keyof Sentences];

/** A label and its value, with the colon as the language sets it. Both are already in the language in use. */
export function labelled(label: string, value: string): string {
  return translate('{label}: {value}', { label, value });
}
