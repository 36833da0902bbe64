import * as vscode from 'vscode';
import { actions, fileUri, hoverText, open, positionOf, problemOf, revert } from './editor.ts';
import { click, equal, ok, picture, see, test, until } from './suite.ts';

const TESTS = 'mailflow-lint.tests.yaml';
const CONFIG = 'mailflow-lint.config.yaml';

const textOf = async (path: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(fileUri(path))).getText();

/** Replaces the first of two words in a file and saves it: tests are run on what is saved. */
async function rewrite(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const at = positionOf(editor.document, before);
  await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, before.length)), after));
  await editor.document.save();
}

test('policy tests are run from the Test Explorer, and one that fails says at its line who is against it', async () => {
  const editor = await open(TESTS);
  await rewrite(editor, 'expect: allowed', 'expect: blocked # for now');
  try {
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await see('mailflow-lint.tests.yaml');
    await vscode.window.showTextDocument(editor.document);
    await see('Expected: blocked. Found: Yes.', () => vscode.commands.executeCommand('testing.runAll'));
    await see('Policy tests: 4 proved, 1 refuted, 0 not proved.');
    await picture('policy-test-fails');
    await click('.monaco-list-row:has-text("Expected: blocked. Found: Yes.") >> nth=0');
    await see('adatum-well-kept/tenant.exo.yaml:10');
    await picture('policy-test-message');
  } finally {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await rewrite(await open(TESTS), 'expect: blocked # for now', 'expect: allowed');
  }
});

test('a continuous run proves policy tests again when a text changes', async () => {
  const editor = await open(TESTS);
  const [right, wrong] = ['expect: blocked', 'expect: allowed # for now'];
  await vscode.commands.executeCommand('workbench.view.testing.focus');
  await see(TESTS);
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('testing.startContinuousRun');
  try {
    await rewrite(editor, right, wrong);
    await see('Expected: allowed. Found: No.');
  } finally {
    await vscode.commands.executeCommand('testing.stopContinuousRun');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await rewrite(await open(TESTS), wrong, right);
  }
});

test('a mistake in policy tests is shown at its place', async () => {
  const editor = await open(TESTS);
  const { document } = editor;
  const at = positionOf(document, 'exceptTo');
  await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 'exceptTo'.length)), 'exeptTo'));
  const mistake = await until('the mistake', () =>
    vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'config-mistyped-key'),
  );
  equal(document.getText(mistake.range), 'exeptTo', 'its place');
  await revert();
  await until('the end of the mistake', () => vscode.languages.getDiagnostics(document.uri).length === 0);
});

test('a quick fix writes an entry of the exceptions ledger, and the entry says what it opens', async () => {
  const before = await textOf(CONFIG);
  const tenant = await open('fabrikam-yaml/tenant.exo.yaml');
  const problem = await problemOf(tenant.document.uri, 'forward-leaves-tenant');
  const offered = await actions(tenant.document.uri, problem.range, vscode.CodeActionKind.QuickFix);
  const title = 'Write an exception of orders@fabrikam.com for orders@contoso.com in the configuration...';
  const command = offered.find((one) => one.title === title)?.command;
  ok(command, `"${title}" is not among ${offered.map((one) => one.title).join(', ')}`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  const config = await vscode.workspace.openTextDocument(fileUri(CONFIG));
  await until('the entry', () => config.getText().includes('to: orders@contoso.com'));
  const written = config.getText();
  ok(/- from: orders@fabrikam\.com\n\s+to: orders@contoso\.com\n\s+owner: owner\n/.test(written), written);
  const selected = (): string | undefined => {
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document === config);
    return shown && config.getText(shown.selection);
  };
  await until('the first placeholder to be selected', () => selected() === 'owner');
  await until('the end of the finding', () =>
    vscode.languages
      .getDiagnostics(tenant.document.uri)
      .every(({ code }) => typeof code !== 'object' || code.value !== 'forward-leaves-tenant'),
  );
  await see('Opens now: orders@fabrikam.com to orders@contoso.com');
  await until('the hover of the entry', async () =>
    (await hoverText(config.uri, positionOf(config, 'orders@fabrikam.com').translate(0, 2))).includes('Opens now'),
  );
  await picture('exception-written');
  await vscode.window.showTextDocument(config);
  await revert();
  equal(config.getText(), before, 'the configuration after reverting');
});
