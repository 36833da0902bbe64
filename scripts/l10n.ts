// Collects every English sentence that a user can see and compares it with the translations.
//   npm run l10n                 lists what is missing and what is no longer used; exit code 1 when there is any
//   npm run --silent l10n -- --json   prints the missing sentences of each language as JSON
//   npm run l10n -- --stubs      adds an empty text for each missing sentence; English is shown until it is filled in
//   npm run l10n -- --tidy       drops translations of sentences that are gone, sorts the others by their English text and sets apostrophes
//                                and spaces of the French ones
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FORMATS } from '../src/adapters/cli/formats.ts';
import { SENTENCES } from '../src/adapters/cli/help.ts';
import { COMMON, type Options } from '../src/adapters/cli/options.ts';
import { COMMANDS } from '../src/adapters/cli/overview.ts';
import { typographic } from './french.ts';
import { proseIn, proseOf, rulePages, TRANSLATED, type Translated, translationsIn } from './rule-pages.ts';

const root = path.resolve(import.meta.dirname, '..');

const LITERAL = /\btranslate\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)/g;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}

/** The sentences written directly in `translate('...')`. */
function literals(): string[] {
  return filesBelow(path.join(root, 'src')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(LITERAL)].map((match) => {
      const raw = match[1] ?? match[2] ?? match[3] ?? '';
      return raw.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
    }),
  );
}

/** The sentences in the tables of `src/messages`: every exported record of strings. */
async function tables(): Promise<string[]> {
  const sentences: string[] = [];
  for (const file of filesBelow(path.join(root, 'src/messages'))) {
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (/^[A-Z_]+$/.test(name) && typeof value === 'object' && value !== null && !Array.isArray(value))
        sentences.push(...Object.values(value as Record<string, unknown>).filter((item) => typeof item === 'string'));
  }
  return sentences;
}

interface RuleModule {
  readonly rule?: {
    readonly meta: { readonly messages: Record<string, string>; readonly titles: Record<string, string> };
  };
  readonly docs?: { readonly title: string; readonly summary: string; readonly noFix?: string };
}

/** Messages, titles of fixes, and the translated sentences of the page of every rule. */
async function rules(): Promise<string[]> {
  const sentences: string[] = [];
  for (const file of filesBelow(path.join(root, 'src/rules'))) {
    const { rule, docs } = (await import(pathToFileURL(file).href)) as RuleModule;
    if (rule?.meta) sentences.push(...Object.values(rule.meta.messages), ...Object.values(rule.meta.titles));
    if (docs?.summary) sentences.push(docs.title, docs.summary, ...(docs.noFix ? [docs.noFix] : []));
  }
  return sentences;
}

interface CommandModule {
  readonly command: { readonly options: Options; readonly about: string };
}

const helpsOf = (options: Options): string[] => Object.values(options).map(({ help }) => help);

/** The help of the command line: the overview, formats, and each command with its options. */
async function commandLine(): Promise<string[]> {
  const formats = Object.values(FORMATS).map(({ help }) => help);
  const own = Object.keys(COMMANDS).map(async (name) => {
    const { command } = (await import(`../src/adapters/cli/commands/${name}.ts`)) as CommandModule;
    return [command.about, ...helpsOf(command.options)];
  });
  return [...SENTENCES, ...formats, ...helpsOf(COMMON), ...(await Promise.all(own)).flat()];
}

/** Every sentence a user can see, once, in order of text. */
export async function sentences(): Promise<string[]> {
  return [...new Set([...literals(), ...(await tables()), ...(await rules()), ...(await commandLine())])].sort();
}

/** The translations of a language as shipped; none for one that is new. */
export const bundle = (language: string): Record<string, string> => translationsIn(`bundle.l10n.${language}`);

/** Names of the arguments of a template, sorted. */
export function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

/** The sentences of a language and what the language has for them. */
interface Catalogue {
  readonly language: Translated;
  /** Where it stands, below the project's folder. */
  readonly file: string;
  readonly wanted: readonly string[];
  readonly known: Readonly<Record<string, string>>;
}

/** Both catalogues of each language: the sentences, and the prose of the pages of rules. */
async function catalogues(): Promise<Catalogue[]> {
  const all = await sentences();
  const prose = [...new Set((await rulePages()).flatMap(({ docs }) => proseOf(docs)))];
  return TRANSLATED.flatMap((language) => [
    { language, file: `l10n/bundle.l10n.${language}.json`, wanted: all, known: bundle(language) },
    { language, file: `l10n/rule-pages.${language}.json`, wanted: prose, known: proseIn(language) },
  ]);
}

/** The English texts that a catalogue has no translation for, or an empty one. */
export const lacking = ({ wanted, known }: Pick<Catalogue, 'wanted' | 'known'>): string[] =>
  wanted.filter((text) => !Object.hasOwn(known, text) || known[text] === '');

/** The translations whose English text is gone. */
export const unused = ({ wanted, known }: Pick<Catalogue, 'wanted' | 'known'>): string[] =>
  Object.keys(known).filter((text) => !wanted.includes(text));

/** The translations whose English text is there. */
export const used = ({ wanted, known }: Pick<Catalogue, 'wanted' | 'known'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(known).filter(([english]) => wanted.includes(english)));

/** What is missing in each language and what is no longer used, one per line and as it is written in its file. */
export async function stale(): Promise<string[]> {
  return (await catalogues()).flatMap((catalogue) => [
    ...lacking(catalogue).map((text) => `${catalogue.file} lacks: ${JSON.stringify(text)}`),
    ...unused(catalogue).map((text) => `${catalogue.file} no longer uses: ${JSON.stringify(text)}`),
  ]);
}

/** Adds an empty text for each sentence that has none. */
async function addStubs(): Promise<void> {
  for (const { language, file, wanted, known } of await catalogues())
    write(language, file, {
      ...Object.fromEntries(wanted.map((text) => [text, ''])),
      // Empty ones of sentences that are gone go with them.
      ...Object.fromEntries(Object.entries(known).filter(([english, text]) => text !== '' || wanted.includes(english))),
    });
}

/** Writes both files of each language in order, without what is gone, the French ones with their typography. */
async function tidy(): Promise<void> {
  for (const catalogue of await catalogues()) write(catalogue.language, catalogue.file, used(catalogue));
}

function write(language: Translated, file: string, texts: Readonly<Record<string, string>>): void {
  const entries = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  const set = entries.map(([key, text]) => [key, language === 'fr' ? typographic(text) : text] as const);
  writeFileSync(path.join(root, file), `${JSON.stringify(Object.fromEntries(set), null, 2)}\n`);
}

if (import.meta.main) {
  if (process.argv.includes('--tidy')) await tidy();
  if (process.argv.includes('--stubs')) await addStubs();
  const lines = await stale();
  if (process.argv.includes('--json')) {
    const all = await catalogues();
    const of = (wanted: Translated): string[] =>
      all.filter(({ language }) => language === wanted).flatMap((catalogue) => lacking(catalogue));
    console.log(JSON.stringify(Object.fromEntries(TRANSLATED.map((language) => [language, of(language)])), null, 1));
  } else if (process.argv.includes('--stubs')) {
    const due = (await catalogues()).flatMap(lacking).length;
    console.log(
      `${due} translations are due, ${lines.length - due} are of sentences that are gone; npm run l10n lists both.`,
    );
  } else for (const line of lines) console.log(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
