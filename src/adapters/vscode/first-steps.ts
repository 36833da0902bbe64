import * as vscode from 'vscode';

/** The extension's own name, as the walkthrough is addressed. */
const WALKTHROUGH = 'mailflow-lint.mailflow-lint#start';

/** A tenant file to try things on, as a document that is no file. */
async function openSample(extension: vscode.Uri): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', 'sample.exo.yaml'));
  const document = await vscode.workspace.openTextDocument({
    language: 'yaml',
    content: new TextDecoder().decode(bytes),
  });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** What a person meets first: the sample and the walkthrough. */
export function registerFirstSteps(extension: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('mailflow-lint.openSample', () => openSample(extension)),
    vscode.commands.registerCommand('mailflow-lint.getStarted', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    ),
  );
}
