import * as vscode from 'vscode';
import { fileUri, open, palette, problemOf, revert } from './editor.ts';
import {
  accessible,
  click,
  equal,
  focused,
  hasKeys,
  ok,
  picture,
  press,
  QUICK_INPUT,
  see,
  test,
  type,
  until,
} from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

test('the side bar shows senders, forwards and missing facts, and leads to the line', async () => {
  await open(YAML);
  await problemOf(fileUri(YAML), 'default-policy-forwarding-on');
  await see('Forwards in the files', () => vscode.commands.executeCommand('mailflow-lint.forwarding.focus'));
  if (await click('text="orders@fabrikam.com → orders@contoso.com"')) {
    await until('the line of the forward', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text.includes('forwardingSmtpAddress');
    });
  }
  await open('contoso-scripts/outbound-policies.ps1');
  await see('Missing facts');
  // Counts of answers fit beside a name.
  await see('✓ 1 · ± 2');
  await picture('side-bar');
  await vscode.commands.executeCommand('workbench.view.explorer');
  await closeAll();
});

test('the grid is opened from the palette, moved in with the keyboard, and leads to the line that decides', async () => {
  await open(YAML);
  await problemOf(fileUri(YAML), 'default-policy-forwarding-on');
  await palette('Show Grid of Senders and Recipients', 'mailflow-lint.showForwarding');
  await see('Arrow keys move, Enter shows what decides.');
  await accessible('grid');
  await picture('grid');
  if (!hasKeys) return;
  await click('[role=gridcell] >> nth=0');
  await see('Ask about this');
  await press('ArrowDown');
  await press('End');
  await press('Enter');
  await see('Ask about this');
  await picture('grid-details');
  await click('#details button.place');
  const here = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) => /exo|ps1|config/.test(document.uri.path));
  await until('the deciding line', here);
  await closeAll();
});

test('a missing fact is stated from the grid', async () => {
  await open('contoso-scripts/outbound-policies.ps1');
  await problemOf(fileUri('contoso-scripts/outbound-policies.ps1'), 'automatic-forwarding-mode');
  await vscode.commands.executeCommand('mailflow-lint.showForwarding', 'contoso');
  await see('List the members of sales@contoso.com');
  if (!hasKeys) return;
  await click('button:text-is("List the members of sales@contoso.com...")');
  await see('Addresses, separated by commas');
  await focused(QUICK_INPUT);
  await type('ada@contoso.com');
  await press('Enter');
  const config = await until('the configuration', () =>
    vscode.workspace.textDocuments.find(
      ({ uri, isDirty }) => isDirty && uri.path.endsWith('mailflow-lint.config.yaml'),
    ),
  );
  ok(
    config.getText().includes('sales@contoso.com: [ada@contoso.com]') || config.getText().includes('- ada@contoso.com'),
    config.getText(),
  );
  await vscode.window.showTextDocument(config);
  await revert();
  await closeAll();
});

test('first steps: the walkthrough has five, and its sample has findings, lenses and a grid', async () => {
  await closeAll();
  await palette('Open a Sample', 'mailflow-lint.openSample');
  const editor = await until('the sample', () => vscode.window.activeTextEditor);
  equal(editor.document.languageId, 'yaml', 'language of the sample');
  await problemOf(editor.document.uri, 'policy-without-rule');
  await palette('Get Started', 'mailflow-lint.getStarted');
  await see('Ask who may forward where');
  await picture('walkthrough');
  await click('text="Ask who may forward where"');
  if (await click('text="Who May Forward Where"')) await see('Arrow keys move');
  await closeAll();
});
