import * as vscode from 'vscode';
import { open, positionOf, problemOf } from './editor.ts';
import { picture, pictures, point, see, test } from './suite.ts';

const SCRIPT = 'contoso-scripts/outbound-policies.ps1';

if (pictures) {
  for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
    const name = theme.split(' ')[1]?.toLowerCase() ?? theme;
    test(`pictures in ${theme}`, async () => {
      await vscode.workspace
        .getConfiguration('workbench')
        .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
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
      await open('fabrikam-yaml/tenant.exo.yaml');
      await vscode.commands.executeCommand('workbench.action.closePanel');
      const question = { from: 'orders@fabrikam.com', to: 'orders@contoso.com' };
      await vscode.commands.executeCommand('mailflow-lint.verdict', question);
      await see('What would change the answer');
      await picture(`verdict-${name}`);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }
}
