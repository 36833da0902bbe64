import * as vscode from 'vscode';
import { focused, hasKeys, MENU_OF_FIXES, ok, picture, press, QUICK_INPUT, see, type, until } from './suite.ts';

/** A file of the opened folder. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the examples in the first column. */
export async function open(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
}

/**
 * A new document that is no file. While the editor still closes the one before, it gives the new one the old text; the wanted
 * one is written then.
 */
export async function openText(language: string, content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await rewrite(editor, content);
  return editor;
}

/** The extension's own problems of a document. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mailflow Lint');
}

export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** Waits for a problem of a rule. */
export function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`a problem ${rule} in ${uri.path}`, () => problems(uri).find((problem) => ruleOf(problem) === rule));
}

/** Waits until no problem of a rule is left. */
export async function gone(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`the end of ${rule}`, () => problems(uri).every((problem) => ruleOf(problem) !== rule));
}

export function positionOf(document: vscode.TextDocument, text: string, from = 0): vscode.Position {
  const at = document.getText().indexOf(text, from);
  ok(at >= 0, `"${text}" is not in ${document.uri.path}`);
  return document.positionAt(at);
}

/** The text of all hovers at a place. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

export function actions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind.value, 50);
}

/** Takes back every change of the active document, so that the next test finds the file as it is. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** How often a person would try. */
const TRIES = 3;

/**
 * Does what takes several keys: a busy editor may close a list or a field again before the choice arrives. `clear` takes away
 * what a failed try left; the last failure is thrown.
 */
export async function patiently(attempt: () => Promise<unknown>, clear: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await attempt();
      return;
    } catch (error) {
      await clear();
      if (tried === TRIES) throw error;
    }
  }
}

/** Writes a text in place of all that a document holds. */
async function rewrite(editor: vscode.TextEditor, content: string): Promise<void> {
  const { document } = editor;
  if (document.getText() === content) return;
  const end = document.positionAt(document.getText().length);
  await editor.edit((edit) => edit.replace(new vscode.Range(new vscode.Position(0, 0), end), content));
}

/**
 * Opens the menu of fixes at a place with the keyboard, waits until it shows the title, and takes the entry at `at` (0: the
 * first, the default) with the arrow keys and Enter. `arrived` waits for what the choice brings about, and throws when it
 * does not come.
 */
export async function chooseFix(
  editor: vscode.TextEditor,
  position: vscode.Position,
  { title, at = 0 }: { readonly title: string; readonly at?: number },
  arrived: () => Promise<unknown>,
): Promise<void> {
  const { document } = editor;
  const before = document.getText();
  await patiently(
    async () => {
      await vscode.window.showTextDocument(document, editor.viewColumn);
      editor.selection = new vscode.Selection(position, position);
      await press('Control+Period', 'editor.action.quickFix');
      await see(title);
      await focused(MENU_OF_FIXES);
      await picture(`fix-menu-${at}`);
      for (let step = 0; step < at; step++) await press('ArrowDown', 'selectNextCodeAction');
      await press('Enter', 'acceptSelectedCodeAction');
      await arrived();
    },
    async () => {
      await press('Escape', 'hideCodeActionWidget');
      await rewrite(editor, before);
    },
  );
}

/** Runs a command as a person does: opens the palette, types its title, waits until it is listed, presses Enter. */
export async function palette(title: string, command: string): Promise<void> {
  if (!hasKeys) {
    await vscode.commands.executeCommand(command);
    return;
  }
  await press('F1');
  await focused(QUICK_INPUT);
  const listed = `Mailflow Lint: ${title}`;
  await type(listed);
  await see(listed);
  await focused(QUICK_INPUT);
  await press('Enter');
}

/** The cursor behind a text of a document, with the focus in the editor. */
export async function cursorBehind(editor: vscode.TextEditor, text: string, from = 0): Promise<void> {
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const at = positionOf(editor.document, text, from).translate(0, text.length);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
}
