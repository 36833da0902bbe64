import * as vscode from 'vscode';
import { open, positionOf, problemOf } from './editor.ts';
import { picture, pictures, point, resize, see, test } from './suite.ts';

const SCRIPT = 'contoso-scripts/outbound-policies.ps1';
const YAML = 'fabrikam-yaml/tenant.exo.yaml';

/** Shows one feature after the other, each in a picture whose name ends with `name`. */
async function showAll(name: string): Promise<void> {
  const editor = await open(SCRIPT);
  const problem = await problemOf(editor.document.uri, 'invalid-autoforwardingmode');
  editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
  await vscode.commands.executeCommand('workbench.action.problems.focus');
  await vscode.window.showTextDocument(editor.document);
  editor.revealRange(problem.range, vscode.TextEditorRevealType.InCenter);
  await picture(`squiggle-${name}`);
  await vscode.commands.executeCommand('editor.action.showHover');
  await picture(`hover-${name}`);
  await vscode.commands.executeCommand('editor.action.quickFix');
  await picture(`fixes-${name}`);
  await vscode.commands.executeCommand('hideCodeActionWidget');
  await point('#status\\.languageStatus');
  await picture(`status-${name}`);
  const bounce = await open('bounces/forward-refused.ndr');
  const code = positionOf(bounce.document, '5.7.520').translate(0, 2);
  bounce.selection = new vscode.Selection(code, code);
  await vscode.commands.executeCommand('editor.action.showHover');
  await picture(`bounce-${name}`);
  await vscode.commands.executeCommand('workbench.action.closePanel');
  await vscode.commands.executeCommand('mailflow-lint.explainBounce');
  await picture(`page-${name}`);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await open(YAML);
  await vscode.commands.executeCommand('mailflow-lint.verdict', {
    from: 'orders@fabrikam.com',
    to: 'orders@contoso.com',
  });
  await see('orders@contoso.com');
  await picture(`verdict-${name}`);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await open(SCRIPT);
  await vscode.commands.executeCommand('mailflow-lint.forwarding.focus');
  await vscode.commands.executeCommand('mailflow-lint.showForwarding', 'contoso');
  await see('contoso');
  await picture(`grid-${name}`);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('mailflow-lint.getStarted');
  await picture(`walkthrough-${name}`);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('workbench.view.explorer');
}

if (pictures) {
  for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
    const name = theme.split(' ')[1]?.toLowerCase() ?? theme;
    test(`pictures in ${theme}`, async () => {
      const settings = vscode.workspace.getConfiguration('workbench');
      await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await showAll(name);
    });
  }
  test('pictures in a wide window and in a narrow one', async () => {
    const settings = vscode.workspace.getConfiguration('workbench');
    await settings.update('colorTheme', 'Default Light Modern', vscode.ConfigurationTarget.Global);
    await resize(1920, 1080);
    await showAll('1920');
    await resize(700, 800);
    await open(YAML);
    await vscode.commands.executeCommand('mailflow-lint.verdict', {
      from: 'orders@fabrikam.com',
      to: 'orders@contoso.com',
    });
    await picture('verdict-narrow');
    await vscode.commands.executeCommand('mailflow-lint.showForwarding', 'contoso');
    await picture('grid-narrow');
    await resize(1280, 800);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
}
