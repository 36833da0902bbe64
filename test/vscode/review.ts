import * as vscode from 'vscode';
import { chooseFix, open, openText, positionOf, problemOf, revert } from './editor.ts';
import { equal, hasKeys, ok, picture, press, see, shown, test, until } from './suite.ts';

/** A policy whose mode is Automatic, as each format writes it; the first fix writes Off. */
const TEXTS: readonly { readonly name: string; readonly language: string; readonly text: string }[] = [
  {
    name: 'PowerShell',
    language: 'powershell',
    text: 'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Automatic\n',
  },
  {
    name: 'YAML',
    language: 'yaml',
    text: 'exchange:\n  outboundPolicies:\n    - name: Sales\n      autoForwardingMode: Automatic\n',
  },
  {
    name: 'JSON',
    language: 'json',
    text: '{\n  "exchange": {\n    "outboundPolicies": [{ "name": "Sales", "autoForwardingMode": "Automatic" }]\n  }\n}\n',
  },
  {
    name: 'DSC',
    language: 'powershell',
    text: `Configuration Tenant
{
    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy 'Sales'
        {
            Identity           = 'Sales'
            AutoForwardingMode = 'Automatic'
            Ensure             = 'Present'
        }
    }
}
`,
  },
];

const asked = (): Promise<void> => see(shown('Enter applies the whole change, Escape leaves the text as it is.'));

/** The first fix of a policy that is Automatic. */
const OFF = shown('Write Off (blocks automatic forwarding by the senders of {policy} where Automatic still allows it)');

for (const { name, language, text } of TEXTS) {
  test(`a fix to review is chosen and applied with the keyboard, and undone in one step: ${name}`, async () => {
    if (!hasKeys) return;
    const editor = await openText(language, text);
    const { document } = editor;
    await problemOf(document.uri, 'automatic-forwarding-mode');
    await chooseFix(editor, positionOf(document, 'Automatic').translate(0, 2), { title: OFF }, asked);
    if (name === 'PowerShell' || name === 'YAML') await picture(`fix-review-${language}-${vscode.env.language}`);
    equal(document.getText(), text, 'nothing is written before the reader agrees');
    await press('Enter');
    await until('the text of the fix', () => /\bOff\b/.test(document.getText()));
    ok(!document.getText().includes('Automatic'), `the mode is still Automatic:\n${document.getText()}`);
    await until('the panel to be gone', () =>
      vscode.window.tabGroups.all.every(({ tabs }) =>
        tabs.every(({ input }) => !(input instanceof vscode.TabInputWebview)),
      ),
    );
    await until('the focus in the text', () => vscode.window.activeTextEditor?.document === document);
    await press('Control+z');
    await until('the text as it was', () => document.getText() === text);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

test('a fix to review that is declined changes nothing', async () => {
  if (!hasKeys) return;
  const editor = await open('contoso-scripts/outbound-policies.ps1');
  const { document } = editor;
  const before = document.getText();
  const problem = await problemOf(document.uri, 'invalid-autoforwardingmode');
  await chooseFix(editor, problem.range.start, { title: 'Quick Fix' }, asked);
  await picture('fix-review-declined');
  await press('Escape');
  await until('the focus in the text', () => vscode.window.activeTextEditor?.document === document);
  equal(document.getText(), before, 'nothing is written after the reader declines');
  await revert();
});
