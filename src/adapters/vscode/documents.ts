import * as vscode from 'vscode';
import { EDITOR_LANGUAGES, languageOfId } from '../../editor/languages.ts';
import type { Encoding, Language, Source } from '../../text/index.ts';

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  utf8: 'utf8',
  utf8bom: 'utf8-bom',
  utf16le: 'utf16le',
  utf16be: 'utf16be',
  shiftjis: 'shift-jis',
  eucjp: 'euc-jp',
  windows1252: 'windows-1252',
};

/** Every language with hovers; a document of any scheme. */
export const selector: vscode.DocumentSelector = EDITOR_LANGUAGES;

/** What the product calls the language of a document; undefined for languages it has nothing to say about. */
export function languageOfDocument(document: vscode.TextDocument): Language | undefined {
  if (document.languageId === 'polyglot-notebook' && !isPowerShellCell(document)) return undefined;
  return languageOfId(document.languageId, document.uri.path);
}

/** What a Polyglot notebook notes of a cell: the kernel that runs it. */
interface CellNotes {
  readonly polyglot_notebook?: { readonly kernelName?: string };
  readonly dotnet_interactive?: { readonly language?: string };
  /** The notes as the file has them, where the editor has read it as a Jupyter notebook: today, and before 1.93. */
  readonly metadata?: CellNotes;
  readonly custom?: { readonly metadata?: CellNotes };
}

/** Notebooks of several languages give every cell the same language and name its kernel beside it. */
function isPowerShellCell(document: vscode.TextDocument): boolean {
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((one) => one.document === document);
    if (!cell) continue;
    const own: CellNotes = cell.metadata;
    const kernels = [own, own.metadata, own.custom?.metadata].map(
      (notes) => notes?.polyglot_notebook?.kernelName ?? notes?.dotnet_interactive?.language,
    );
    return kernels.some((name) => /^(?:pwsh|powershell)$/i.test(name ?? ''));
  }
  return false;
}

/** Schemes of texts that somebody writes, besides those of the workspace folders. */
const WRITTEN: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell']);

/**
 * Whether a document is a text of its own: what a comparison, a review, a version of Git or an output pane shows is a copy of one,
 * or nobody's, and is no organization of its own.
 */
export function isJudged({ uri }: vscode.TextDocument): boolean {
  return (
    WRITTEN.has(uri.scheme) || (vscode.workspace.workspaceFolders ?? []).some((one) => one.uri.scheme === uri.scheme)
  );
}

/** A document as a source. `path` is its identity in the analysis. Undefined for other languages. */
export function sourceOfDocument(document: vscode.TextDocument, path: string): Source | undefined {
  const language = languageOfDocument(document);
  if (!language) return undefined;
  return { path, text: document.getText(), language, encoding: ENCODINGS[document.encoding] ?? 'utf8' };
}
