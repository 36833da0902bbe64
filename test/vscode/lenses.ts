import * as vscode from 'vscode';
import { open, positionOf, problemOf, revert } from './editor.ts';
import { click, hasKeys, hidden, ok, see, test, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const QUESTION = 'Unknown: is fabrikam.com yours?';

test('where nobody knows the domains of the organization, the line above asks, and a click states them', async () => {
  if (!hasKeys) return;
  const editor = await open(YAML);
  const { document } = editor;
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const { line } = positionOf(document, 'acceptedDomains');
  await editor.edit((edit) => edit.delete(document.lineAt(line).rangeIncludingLineBreak));
  await see(QUESTION);
  await click(`a:has-text("${QUESTION}")`);
  const config = await until('the configuration', () =>
    vscode.workspace.textDocuments.find(
      ({ uri, isDirty }) => isDirty && uri.path.endsWith('mailflow-lint.config.yaml'),
    ),
  );
  ok(config.getText().includes('    acceptedDomains:\n      - fabrikam.com\n'), config.getText());
  await vscode.window.showTextDocument(document, editor.viewColumn);
  await hidden(QUESTION);
  await see('Leaves the organization');
  await revert();
  await vscode.window.showTextDocument(config);
  await revert();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});
