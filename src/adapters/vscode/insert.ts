import * as vscode from 'vscode';
import { SNIPPET_IDS, type SnippetFormat, type SnippetId, snippetText } from '../../language/snippets.ts';
import { translate } from '../../messages/index.ts';
import { LineIndex } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { snippetTextEdits } from './places.ts';

/** A DSC configuration: the keyword starts a line and a name follows. */
const DSC = /^\s*configuration\s+[\w$"']+\s*\{?\s*$/im;

function formatOf(document: vscode.TextDocument): SnippetFormat {
  const language = languageOfDocument(document);
  if (language === 'yaml' || language === 'json') return language;
  return language === 'powershell' && DSC.test(document.getText()) ? 'dsc' : 'powershell';
}

/** Whether the document has the root of a native file already, so that only the collections are missing. */
function hasRoot(document: vscode.TextDocument): boolean {
  return /^\s*"?(?:exchange|exchangeonline|exo)"?\s*:/im.test(document.getText());
}

/** Commands are written in the fence of a Markdown document only where the cursor stands in none. */
function inFence(document: vscode.TextDocument, position: vscode.Position): boolean {
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
  return (before.match(/^\s*(```|~~~)/gm) ?? []).length % 2 === 1;
}

/** Adds settings to the collections of a native file; false where only text at the cursor can be written. */
async function addToCollections(id: SnippetId, format: SnippetFormat, editor: vscode.TextEditor): Promise<boolean> {
  const { document, selection } = editor;
  const text = document.getText();
  const { snippetEdits } = await import('../../language/snippet-edits.ts');
  const edits = snippetEdits(id, { path: '', text, format }, document.offsetAt(selection.active));
  if (!edits) return false;
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, snippetTextEdits(edits, new LineIndex(text)));
  return vscode.workspace.applyEdit(change);
}

async function insert(id: SnippetId): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const format = formatOf(document);
  if (hasRoot(document) && (await addToCollections(id, format, editor))) return;
  const text = snippetText(id, format, !hasRoot(document));
  if (text === undefined) {
    void vscode.window.showInformationMessage(
      translate('JSON has no place for commands. Open a PowerShell, YAML or Markdown file to insert them.'),
    );
    return;
  }
  const fenced = document.languageId === 'markdown' && !inFence(document, selection.active);
  const body = fenced ? `\`\`\`powershell\n${text}\n\`\`\`\n` : text;
  await editor.insertSnippet(new vscode.SnippetString(body), selection);
}

/** The commands that insert at the cursor, in the language of the file. */
export function registerInsertCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    ...SNIPPET_IDS.map((id) => vscode.commands.registerCommand(`mailflow-lint.insert.${id}`, () => insert(id))),
  );
}
