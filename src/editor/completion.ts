import { CONFIG_NAMES, isTestsFile } from '../config/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { JsonSchema } from '../language/complete-data.ts';
import type { Completion, NamesOf } from '../language/completion.ts';
import { SNIPPET_IDS, type SnippetFormat } from '../language/snippet-ids.ts';
import { KIND_NAMES, translate, type UserLanguage } from '../messages/index.ts';
import { ruleDocs } from '../report/rule-docs.ts';
import type { Language } from '../text/index.ts';
import type { Outcome } from './session.ts';

/** Characters after which an editor asks by itself. */
export const TRIGGERS: readonly string[] = ['-', '"', "'", ' ', '$'];

/** Names of the schemas that files are written after. */
export type SchemaFile = 'tests.schema.json' | 'config.schema.json' | 'tenant.schema.json';

/** A text with a cursor in it, and what is known around it. */
export interface CompletionAsked<U> {
  readonly text: string;
  readonly offset: number;
  readonly language: Language;
  /** Path of the file, for its name. */
  readonly file: string;
  readonly knowledge: Knowledge;
  readonly userLanguage: UserLanguage;
  /** The character that made the editor ask by itself. */
  readonly trigger: string | undefined;
  /** The latest state of its area, and the path of the file in it. */
  readonly outcome: Outcome<U> | undefined;
  readonly path: string | undefined;
  schema(file: SchemaFile): Promise<JsonSchema>;
}

/** What may be written at a cursor in scripts, tenant files, the configuration and suppression comments. */
export async function completionsAt<U>(asked: CompletionAsked<U>): Promise<readonly Completion[]> {
  const { text, offset, language, knowledge, trigger } = asked;
  const { completeSuppression } = await import('../language/completion.ts');
  const mayBeComment = text.slice(Math.max(0, offset - 400), offset).includes('mailflow-lint-');
  const suppression = completeSuppression(text, offset, mayBeComment ? await rulesOf(knowledge) : []);
  if (suppression) return suppression;
  const snippets = await snippetItems(text, offset, language);
  if (language === 'powershell' || language === 'psd1') {
    // A blank ends a word everywhere; only behind a parameter something is worth offering by itself.
    if (trigger === ' ' && !/-\w+ $/.test(text.slice(Math.max(0, offset - 80), offset))) return [];
    return [...snippets, ...(await powershellItems(asked))];
  }
  if (language !== 'yaml' && language !== 'json') return [];
  const file = schemaFileOf(asked);
  if (!file) return snippets;
  const { completeData } = await import('../language/complete-data.ts');
  const schema = await asked.schema(file);
  const words = { schema, cmdlets: knowledge.cmdlets, names: namesIn(asked), rules: await rulesOf(knowledge) };
  return [...snippets, ...completeData(text, offset, language, words)];
}

/** The words beside an entry, in the language in use. */
export function detailOf({ detail, object }: Completion): string | undefined {
  return object === undefined ? detail : translate(KIND_NAMES[object]);
}

/** What entries are ordered by. */
export const sortText = ({ rank, label }: Completion): string => `${rank ?? 1}`.padStart(4, '0') + label;

async function powershellItems<U>(asked: CompletionAsked<U>): Promise<readonly Completion[]> {
  const { text, offset, knowledge, userLanguage } = asked;
  const { cmdlets } = knowledge;
  const [{ completePowerShell }, { cmdletCard, parameterCard }] = await Promise.all([
    import('../language/complete-powershell.ts'),
    import('../language/cmdlet-card.ts'),
  ]);
  const texts = knowledge.cmdletTexts(userLanguage);
  const card = (cmdlet: string, parameter?: string): string => {
    const found = cmdlets.find(cmdlet);
    return parameter && found ? parameterCard(found, parameter, texts) : cmdletCard(cmdlet, cmdlets, texts);
  };
  return completePowerShell(text, offset, { cmdlets, names: namesIn(asked), card });
}

/** Ids and titles of the rules. */
async function rulesOf(knowledge: Knowledge): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const { rules } = await import('../analyze.ts');
  return rules.map(({ meta: { id } }) => ({ id, title: translate(ruleDocs(id, knowledge, 'en')?.title ?? '') }));
}

/** Names in the organization that the file belongs to. */
function namesIn<U>({ outcome, path }: CompletionAsked<U>): NamesOf {
  const tenants = outcome?.analysis.tenants ?? [];
  const own = tenants.filter(({ readings }) => readings.some(({ source }) => source.path === path));
  return (kinds) => {
    const found = new Map<string, { name: string; kind: (typeof kinds)[number] }>();
    for (const { tenant } of own.length > 0 ? own : tenants) {
      for (const kind of kinds) {
        for (const { name } of tenant.objects[kind]) if (name) found.set(`${kind} ${name}`, { name, kind });
      }
    }
    return [...found.values()];
  };
}

/** A text that has the root of a native file. */
export const hasRoot = (text: string): boolean => /^\s*"?(?:exchange|exchangeonline|exo)"?\s*:/im.test(text);

/** The schema that a file is written after; undefined for a file of another kind. */
function schemaFileOf<U>({ file, text }: CompletionAsked<U>): SchemaFile | undefined {
  if (isTestsFile(file)) return 'tests.schema.json';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if ((CONFIG_NAMES as readonly string[]).includes(name)) return 'config.schema.json';
  return /\.exo\.(?:ya?ml|jsonc?)$/i.test(name) || hasRoot(text) ? 'tenant.schema.json' : undefined;
}

/** A DSC configuration: the keyword starts a line and a name follows. */
const DSC = /^\s*configuration\s+[\w$"']+\s*\{?\s*$/im;

/** How settings are written in a text; undefined for languages that have no place for them. */
export function snippetFormatOf(language: Language | undefined, text: string): SnippetFormat | undefined {
  if (language === 'yaml' || language === 'json') return language;
  if (language === 'powershell') return DSC.test(text) ? 'dsc' : 'powershell';
  return language === 'markdown' || language === 'text' || language === 'ndr' ? 'powershell' : undefined;
}

/** Settings and commands to insert, behind `mailflow` at the start of a line. */
async function snippetItems(text: string, offset: number, language: Language): Promise<readonly Completion[]> {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^\s*mailf?l?o?w?[\w-]*$/.test(line)) return [];
  const { snippetText } = await import('../language/snippet-text.ts');
  const format = snippetFormatOf(language, text);
  const start = offset - line.trimStart().length;
  return SNIPPET_IDS.flatMap((id): Completion[] => {
    const insert = format && snippetText(id, format, !/^\s*(?:exchange)\s*:/m.test(text));
    if (insert === undefined) return [];
    const label = `mailflow-${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [{ label, insert, snippet: true, kind: 'snippet', start, end: offset }];
  });
}
