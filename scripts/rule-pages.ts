import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule, RuleDocs } from '../src/lint/contract.ts';
import { LANGUAGES } from '../src/messages/index.ts';
import { inRoot } from './root.ts';

/** One file of src/rules/: its name without ending, what runs, and its page. */
export interface RulePage {
  readonly name: string;
  readonly rule: Rule;
  readonly docs: RuleDocs;
}

const folder = inRoot('src/rules');

/** Names of all files of rules without their ending, in order. */
export const ruleNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => path.basename(name, '.ts'))
  .sort();

/** Every rule with its page, in the order of their names. */
export function rulePages(): Promise<readonly RulePage[]> {
  return Promise.all(
    ruleNames.map(async (name) => {
      const file = pathToFileURL(path.join(folder, `${name}.ts`)).href;
      return { name, ...((await import(file)) as Omit<RulePage, 'name'>) };
    }),
  );
}

/** Languages besides English. */
export const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');

export type Translated = (typeof TRANSLATED)[number];

/** Parts of a page that only its reader needs. Their translations are not loaded with the sentences of findings. */
const PROSE = ['why', 'whatToDo', 'exceptions'] as const;

/** The English text under which a translation is kept: where lines break inside a paragraph does not count. */
const proseKey = (text: string): string => text.replace(/(?<!\n)\n(?!\n)/g, ' ');

/** Every English text of the prose of a page, as its translations are keyed. */
export const proseOf = (docs: RuleDocs): readonly string[] =>
  PROSE.flatMap((part) => (docs[part] === undefined ? [] : [proseKey(docs[part])]));

/** A file of `l10n/` by its name without ending; empty for one that is not there yet. */
export function translationsIn(name: string): Record<string, string> {
  const file = inRoot(`l10n/${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** The translations of the prose of all pages by their English text, as they are written in `l10n/`. */
export const proseIn = (language: Translated): Readonly<Record<string, string>> =>
  translationsIn(`rule-pages.${language}`);

/** The translated prose of every page by rule id, as it is shipped; what has no translation is left out. */
export async function translatedDocs(language: Translated): Promise<Record<string, Partial<RuleDocs>>> {
  const texts = proseIn(language);
  const translated = (docs: RuleDocs): Partial<RuleDocs> =>
    Object.fromEntries(PROSE.map((part) => [part, texts[proseKey(docs[part] ?? '')]]).filter(([, text]) => text));
  return Object.fromEntries((await rulePages()).map(({ name, docs }) => [name, translated(docs)]));
}

/** The data files with the pages of all rules, by name: English, and the prose in the other languages. */
export async function ruleDocsFiles(): Promise<Readonly<Record<string, string>>> {
  const english = Object.fromEntries((await rulePages()).map(({ name, docs }) => [name, docs]));
  return {
    'rule-docs.json': JSON.stringify(english),
    ...Object.fromEntries(
      await Promise.all(
        TRANSLATED.map(async (language) => [
          `rule-docs-${language}.json`,
          JSON.stringify(await translatedDocs(language)),
        ]),
      ),
    ),
  };
}
