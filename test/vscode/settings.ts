import * as vscode from 'vscode';
import { fileUri, hoverText, open, openText, positionOf, problemOf, problems } from './editor.ts';
import { equal, hidden, ok, see, test, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const SCRIPT = 'contoso-scripts/outbound-policies.ps1';
const LENS = 'Default: everyone not named elsewhere may forward';

/** Does something while a setting of the extension has a value. */
export async function having(setting: string, value: unknown, work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('mailflowLint');
  await settings.update(setting, value, vscode.ConfigurationTarget.Global);
  try {
    await work();
  } finally {
    await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
  }
}

test('settings: problems of every file, information, lines above, completion and hovers', async () => {
  const { document } = await open(YAML);
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const closed = fileUri('contoso-scripts/mail-flow-rules.ps1');
  equal(problems(closed), [], 'problems of a closed file');
  await having('problems', 'workspace', async () => {
    await until('problems of a closed file', () => problems(closed).length > 0);
  });
  await until('the end of the problems of a closed file', () => problems(closed).length === 0);
  await see(LENS);
  await having('codeLens', false, () => hidden(LENS));
  const script = await open(SCRIPT);
  const severity = async (): Promise<vscode.DiagnosticSeverity> =>
    (await problemOf(script.document.uri, 'disconnect-prompts')).severity;
  const { Hint, Information } = vscode.DiagnosticSeverity;
  equal(await severity(), Hint, 'severity of information');
  await having('showInformation', true, async () => {
    await until('the information', async () => (await severity()) === Information);
  });
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const text = await openText('powershell', 'Set-RemoteDomain -AutoForwardEnabled');
  const offered = async (): Promise<boolean> => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      text.document.uri,
      positionOf(text.document, 'AutoForward'),
    );
    return list.items.some(({ label }) => label === '-DomainName' || label === '-AutoForwardEnabled');
  };
  const explained = (): Promise<string> =>
    hoverText(text.document.uri, positionOf(text.document, 'AutoForward').translate(0, 3));
  ok(await offered(), 'nothing is offered');
  ok((await explained()).includes('AutoForwardEnabled'), 'nothing is explained');
  await having('completion', 'off', async () => ok(!(await offered()), 'completion is off and offers'));
  await having('hovers', 'off', async () => equal(await explained(), '', 'hovers that are off'));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
