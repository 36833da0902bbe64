import * as vscode from 'vscode';
import { chooseFix, open, openText, positionOf, problemOf } from './editor.ts';
import { accessible, hasKeys, picture, press, see, test, themed } from './suite.ts';

/** Themes of the editor, with what each calls its kind. */
const THEMES: readonly (readonly [string, string])[] = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
  ['Default Light Modern', 'vscode-light'],
];

/** Has axe look at the panel that is shown, in every theme. */
export async function accessibleInAll(panel: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench');
  for (const [theme, kind] of THEMES) {
    await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
    await themed(kind);
    await accessible(`${panel} in ${kind}`);
    await picture(`${panel}-${kind}`);
  }
}

const YAML = 'fabrikam-yaml/tenant.exo.yaml';

test('axe finds nothing in the grid, the answer, the page and the review, in light, dark and high contrast', async () => {
  if (!hasKeys) return;
  const { document } = await open(YAML);
  await problemOf(document.uri, 'default-policy-forwarding-on');
  await vscode.commands.executeCommand('mailflow-lint.showForwarding', 'fabrikam');
  await see('Arrow keys move');
  await accessibleInAll('grid');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await open(YAML);
  await vscode.commands.executeCommand('mailflow-lint.verdict', {
    from: 'orders@fabrikam.com',
    to: 'orders@contoso.com',
  });
  await see('What would change the answer');
  await accessibleInAll('answer');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await open('bounces/forward-refused.ndr');
  await vscode.commands.executeCommand('mailflow-lint.explainBounce');
  await see('Which line did it');
  await accessibleInAll('bounce');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const script = await openText(
    'powershell',
    'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Automatic\n',
  );
  await problemOf(script.document.uri, 'automatic-forwarding-mode');
  await chooseFix(script, positionOf(script.document, 'Automatic'), { title: 'Write Off' }, () =>
    see('Enter applies the whole change'),
  );
  await accessibleInAll('review');
  await press('Escape');
  await vscode.window.showTextDocument(script.document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
