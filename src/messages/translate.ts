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

/**
 * An English template in the language in use, with `{name}` replaced by the argument of that name. Templates without a
 * translation come out in English.
 */
export function translate(english: string, args: Args = {}): string {
  return filled(l10n.t(english), args);
}

type Args = Readonly<Record<string, string | number>>;

/** Japanese letters, which no blank separates. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u;

/**
 * A template with its arguments. Japanese sets a blank beside Latin letters and none between its own: that of the template stays
 * beside a name and goes beside a word.
 */
function filled(template: string, args: Args): string {
  const blank = (one: string, outside: string | undefined, inside: string | undefined): string =>
    one !== '' && JAPANESE.test(outside ?? '') && JAPANESE.test(inside ?? '') ? '' : one;
  return template.replace(
    /( ?)\{(\w+)\}( ?)/g,
    (all: string, before: string, name: string, after: string, at: number) => {
      if (!Object.hasOwn(args, name)) return all;
      const value = String(args[name]);
      return blank(before, template[at - 1], value[0]) + value + blank(after, template[at + all.length], value.at(-1));
    },
  );
}

/** A label and its value, with the colon as the language sets it. Both are already in the language in use. */
export function labelled(label: string, value: string): string {
  return translate('{label}: {value}', { label, value });
}
