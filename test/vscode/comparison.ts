import * as vscode from 'vscode';
import { cursorBehind, open, palette, patiently, positionOf, revert } from './editor.ts';
import { click, focused, hasKeys, host, picture, press, QUICK_INPUT, see, shown, test, type, until } from './suite.ts';
import { accessibleInAll } from './themes.ts';

const YAML = 'adatum-well-kept/tenant.exo.yaml';
const NOTHING = shown('Nobody may forward more or less than before.');

/** Opens the list of states, types until one is left, and takes it. */
async function compareWith(typed: string, listed: string): Promise<void> {
  await patiently(
    async () => {
      await palette('Compare Forwarding With…', 'mailflow-lint.compare');
      await focused(QUICK_INPUT);
      await type(typed);
      await see(listed);
      await focused(QUICK_INPUT);
      await press('Enter');
    },
    () => press('Escape'),
  );
}

/** Switches the Default policy on, as a person types it. */
async function switchOn(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  await cursorBehind(editor, 'autoForwardingMode: "Off');
  await press('Backspace');
  await press('Backspace');
  await type('n');
  await until('the word', () => document.getText().includes('autoForwardingMode: "On"'));
  await press('Escape', 'hideSuggestWidget');
}

test('who may forward where is compared with a file; panel and marks follow what is typed, and lead to the line', async () => {
  if (!hasKeys) return;
  const editor = await open(YAML);
  const { document } = editor;
  await compareWith('adatum-well', YAML);
  await see(NOTHING);
  await switchOn(editor);
  await see('Opens: ');
  await see('▲ ');
  await picture('comparison');
  await accessibleInAll('comparison');
  await click('a[href^="place:adatum"]');
  await until('the deciding line', () => {
    const active = vscode.window.activeTextEditor;
    return active?.document === document && active.selection.active.line === positionOf(document, '"On"').line;
  });
  await revert();
  await see(NOTHING);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('who may forward where is compared with a commit through the Git of the editor', async () => {
  if (!hasKeys || host === 'web') return;
  const editor = await open(YAML);
  await switchOn(editor);
  await compareWith('HEAD', 'the last commit');
  await see('Opens: ');
  await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  await revert();
  await see(NOTHING);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});
