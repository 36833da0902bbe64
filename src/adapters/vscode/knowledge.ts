import * as vscode from 'vscode';
import type { DataFile, Knowledge } from '../../knowledge/index.ts';
import { languageFor, type UserLanguage, useTranslations } from '../../messages/index.ts';

/** Language of all sentences: that of the editor where there is a translation. */
export const userLanguage: UserLanguage = languageFor(vscode.env.language);

/** Makes the editor's language the language of all sentences. The editor has loaded the translations already. */
export function useEditorLanguage(): void {
  useTranslations(vscode.l10n.bundle ?? {});
}

/** Data files that every analysis or hover may ask for; the texts of other languages stay on disk. */
const FILES: readonly DataFile[] = [
  'cmdlet-names.json',
  'cmdlets.jsonl',
  'bounce-layouts.json',
  'ndr-codes.json',
  'ndr-providers.json',
  `ndr-texts-${userLanguage}.json`,
  `cmdlet-texts-${userLanguage}.json`,
  'citations.json',
  'rule-docs.json',
  ...(userLanguage === 'en' ? [] : ([`rule-docs-${userLanguage}.json`] as const)),
];

/** The knowledge in the extension's folder, read on the first call; files are parsed when first looked at. */
export function knowledgeLoader(extension: vscode.Uri): () => Promise<Knowledge> {
  let loaded: Promise<Knowledge> | undefined;
  const load = async (): Promise<Knowledge> => {
    const folder = vscode.Uri.joinPath(extension, 'dist', 'data');
    const texts = await Promise.all(
      FILES.map(async (file) => {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file));
        return [file, new TextDecoder().decode(bytes)] as const;
      }),
    );
    const byName = new Map<DataFile, string>(texts);
    const { Knowledge } = await import('../../knowledge/knowledge.ts');
    return new Knowledge((file) => byName.get(file) ?? 'null');
  };
  return () => {
    loaded ??= load();
    return loaded;
  };
}
