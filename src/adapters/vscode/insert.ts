import * as vscode from 'vscode';
import { hasRoot, snippetFormatOf } from '../../editor/completion.ts';
import { SNIPPET_IDS, type SnippetFormat, type SnippetId } from '../../language/snippet-ids.ts';
import { translate } from '../../messages/index.ts';
import { LineIndex } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { snippetTextEdits } from './places.ts';

/** How settings are written in a document; undefined for languages that have no place for them. */
const formatOf = (document: vscode.TextDocument): SnippetFormat | undefined =>
  snippetFormatOf(languageOfDocument(document), document.getText());

/** Commands are written in the fence of a Markdown document only where the cursor stands in none. */
function inFence(document: vscode.TextDocument, position: vscode.Position): boolean {
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
  return (before.match(/^\s*(```|~~~)/gm) ?? []).length % 2 === 1;
}

/** Adds settings to the collections of a native file; false where only text at the cursor can be written. */
async function addToCollections(id: SnippetId, format: SnippetFormat, editor: vscode.TextEditor): Promise<boolean> {
  const { document, selection } = editor;
  const text = document.getText();
  const { snippetEdits } = await import('../../language/snippet-text.ts');
  const edits = snippetEdits(id, { path: '', text, format }, document.offsetAt(selection.active));
  if (!edits) return false;
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, snippetTextEdits(edits, new LineIndex(text)));
  return vscode.workspace.applyEdit(change);
}

/** A line whose command or list goes on with the next one. */
const GOES_ON = /(?:`|\||,)\s*$/;

/** Where text may be written: an empty line with the cursor, else behind the line of the cursor and those it goes on with. */
function freePlace({ document, selection }: vscode.TextEditor): {
  readonly at: vscode.Position;
  readonly isNewLine: boolean;
} {
  const line = document.lineAt(selection.active.line);
  if (line.isEmptyOrWhitespace) return { at: selection.active, isNewLine: false };
  let last = line.lineNumber;
  while (last + 1 < document.lineCount && GOES_ON.test(document.lineAt(last).text)) last++;
  return { at: document.lineAt(last).range.end, isNewLine: true };
}

/** Writes snippet text on lines of its own. An empty JSON object gives way to what is written. */
async function write(body: string, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  if (languageOfDocument(document) === 'json') {
    const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
    await editor.insertSnippet(new vscode.SnippetString(body), whole);
    return;
  }
  if (!selection.isEmpty) {
    await editor.insertSnippet(new vscode.SnippetString(body), selection);
    return;
  }
  const { at, isNewLine } = freePlace(editor);
  if (!isNewLine) {
    await editor.insertSnippet(new vscode.SnippetString(body), at);
    return;
  }
  // Indented as the line with the cursor, not as the last one that it goes on with.
  const indent = /^\s*/.exec(document.lineAt(selection.active.line).text)?.[0] ?? '';
  const indented = body.replaceAll(/^(?=.)/gm, indent);
  await editor.insertSnippet(new vscode.SnippetString(`\n${indented}`), at, {
    keepWhitespace: true,
    undoStopBefore: true,
    undoStopAfter: true,
  });
}

/** Why nothing can be written into a document; undefined where it can. */
function obstacle(
  document: vscode.TextDocument,
  format: SnippetFormat | undefined,
  text: string | undefined,
): string | undefined {
  if (format === undefined)
    return translate(
      'Settings have no place in a file of this kind. Open a PowerShell, YAML, JSON or Markdown file to insert them.',
    );
  if (text === undefined)
    return translate('JSON has no place for commands. Open a PowerShell, YAML or Markdown file to insert them.');
  const isFilled = format === 'json' && !/^\s*(?:\{\s*\}\s*)?$/.test(document.getText());
  return isFilled
    ? translate('This JSON file is no tenant file: settings go below "exchange". Nothing was written.')
    : undefined;
}

async function insert(id: SnippetId): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const format = formatOf(document);
  const isTenant = hasRoot(document.getText());
  if (format && isTenant && (await addToCollections(id, format, editor))) return;
  const { snippetText } = await import('../../language/snippet-text.ts');
  const text = format && snippetText(id, format, !isTenant);
  const reason = obstacle(document, format, text);
  if (reason !== undefined || text === undefined) {
    void vscode.window.showInformationMessage(reason ?? '');
    return;
  }
  const fenced = document.languageId === 'markdown' && !inFence(document, selection.active);
  await write(fenced ? `\`\`\`powershell\n${text}\n\`\`\`\n` : text, editor);
}

/** The commands that insert at the cursor, in the language of the file. */
export function registerInsertCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    ...SNIPPET_IDS.map((id) => vscode.commands.registerCommand(`mailflow-lint.insert.${id}`, () => insert(id))),
  );
}
