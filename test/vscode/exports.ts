import * as vscode from 'vscode';
import { chooseFix, openText, positionOf, problemOf } from './editor.ts';
import { equal, hasKeys, ok, picture, shown, test, until } from './suite.ts';

const EXPORT = `[
  { "Name": "Default", "AutoForwardingMode": "On", "IsDefault": true, "WhenChanged": "2026-10-01T08:00:00" }
]
`;

const OFF = shown('Write Off (blocks automatic forwarding by everyone whom no other policy covers)');

test('a fix of an export opens its commands in a new document, and the export stays as it is', async () => {
  if (!hasKeys) return;
  const editor = await openText('json', EXPORT);
  const { document } = editor;
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const written = (): vscode.TextDocument | undefined => {
    const active = vscode.window.activeTextEditor?.document;
    return active?.languageId === 'powershell' && active.getText() !== '' ? active : undefined;
  };
  await chooseFix(editor, positionOf(document, '"On"').translate(0, 1), { title: OFF, at: 1 }, () =>
    until('the commands', written, 5000),
  );
  await picture('export-commands');
  equal(
    written()?.getText(),
    "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off",
    'the commands of the fix',
  );
  ok(document.getText() === EXPORT, 'the export was edited');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
