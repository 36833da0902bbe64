import { type Language, languageOf } from '../text/index.ts';

/** Languages of editors whose texts are looked at, and what the product calls them. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['powershell', 'powershell'],
  ['dotnet-interactive.pwsh', 'powershell'],
  ['polyglot-notebook', 'powershell'],
  ['yaml', 'yaml'],
  ['azure-pipelines', 'yaml'],
  ['github-actions-workflow', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
  ['csv', 'csv'],
  ['markdown', 'markdown'],
  ['ndr', 'ndr'],
  ['plaintext', 'text'],
  ['log', 'text'],
]);

/** Ids of languages that VS Code has for them. */
export const EDITOR_LANGUAGES: readonly string[] = [...LANGUAGES.keys()];

/** What the product calls the language of a document; undefined for one that it has nothing to say about. */
export function languageOfId(languageId: string, path: string): Language | undefined {
  const language = LANGUAGES.get(languageId);
  // Editors open data files as PowerShell, and exports as plain text; their names tell more.
  const byName = languageOf(path);
  return language && (byName === 'psd1' || (language === 'text' && byName !== 'text')) ? byName : language;
}
