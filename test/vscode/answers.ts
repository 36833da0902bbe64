import * as vscode from 'vscode';
import { hoverText, open, openText, positionOf, problemOf, revert } from './editor.ts';
import { equal, ok, picture, see, test, until } from './suite.ts';

/** Waits for a tab whose label holds the words, and closes it again. */
async function pageOpens(words: string): Promise<void> {
  const find = (): vscode.Tab | undefined =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(words));
  const tab = await until(`the page "${words}"`, find);
  await picture(`page-${words.replaceAll(/[^\w]+/g, '-')}`);
  await vscode.window.tabGroups.close(tab);
}

test('a bounce is explained and the line that caused it is shown', async () => {
  await open('bounces/forward-refused.ndr');
  await vscode.commands.executeCommand('mailflow-lint.explainBounce');
  await pageOpens('5.7.520');
  const deciding = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) =>
      document.uri.path.endsWith('northwind-dsc/M365TenantConfig.ps1'),
    );
  const editor = await until('the file with the deciding line', deciding);
  const line = editor.document.lineAt(editor.selection.active.line).text;
  ok(line.includes('AutoForwardingMode'), `the cursor is at "${line}"`);
});

test('hovers say what an object lets through, and which line explains a bounce', async () => {
  const tenant = await open('fabrikam-yaml/tenant.exo.yaml');
  await problemOf(tenant.document.uri, 'default-policy-forwarding-on');
  const policy = await hoverText(tenant.document.uri, positionOf(tenant.document, 'Default').translate(0, 2));
  ok(/forward/i.test(policy), `policy: "${policy}"`);
  const bounce = await open('bounces/forward-refused.ndr');
  const note = await hoverText(bounce.document.uri, positionOf(bounce.document, '5.7.520').translate(0, 2));
  ok(note.includes('northwind-dsc/M365TenantConfig.ps1'), `bounce: "${note}"`);
});

test('a selection is explained as a bounce', async () => {
  const editor = await openText(
    'markdown',
    'A user wrote:\n\n550 5.7.708 Access denied, traffic not accepted from this IP\n',
  );
  const at = positionOf(editor.document, '550');
  editor.selection = new vscode.Selection(at, editor.document.lineAt(at.line).range.end);
  await vscode.commands.executeCommand('mailflow-lint.explainBounce');
  await pageOpens('5.7.708');
});

test('a topic is explained', async () => {
  await vscode.commands.executeCommand('mailflow-lint.explain', 'Set-RemoteDomain');
  await pageOpens('Set-RemoteDomain');
});

test('the checklist for 5.7.520 is shown', async () => {
  await open('contoso-scripts/outbound-policies.ps1');
  await vscode.commands.executeCommand('mailflow-lint.checklist');
  await pageOpens('5.7.520');
});

test('the panel answers who may forward, and asks again when a file changes', async () => {
  const editor = await open('fabrikam-yaml/tenant.exo.yaml');
  await vscode.commands.executeCommand('mailflow-lint.verdict', {
    from: 'orders@fabrikam.com',
    to: 'orders@contoso.com',
  });
  const isPanel = ({ label }: vscode.Tab): boolean => label === 'May this sender forward?';
  const tab = await until('the panel', () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPanel));
  await see('What would change the answer');
  await picture('verdict-allowed');
  const on = positionOf(editor.document, 'On\n');
  await editor.edit((edit) => edit.replace(new vscode.Range(on, on.translate(0, 2)), '"Off"'));
  await see('5.7.520');
  await picture('verdict-blocked');
  await vscode.window.tabGroups.close(tab);
  await vscode.window.showTextDocument(editor.document);
  await revert();
});

test('every command of the manifest is registered', async () => {
  const manifest = vscode.extensions.getExtension('mailflow-lint.mailflow-lint')?.packageJSON as {
    contributes: { commands: { command: string }[] };
  };
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = manifest.contributes.commands.map(({ command }) => command).filter((name) => !registered.has(name));
  equal(missing, [], 'commands without code');
  ok(registered.has('mailflow-lint.openRule'), 'no command for the pages of rules');
});
