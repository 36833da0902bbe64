import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import type { Problems } from './diagnostics.ts';
import type { Session } from './session.ts';

/** Reads and checks every file of every workspace folder and shows all problems. A person may stop it. */
export async function lintWorkspace(session: Session, problems: Problems): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: translate('Checking the whole workspace'),
      cancellable: true,
    },
    async (progress, token) => {
      for (const folder of folders) {
        if (token.isCancellationRequested) return;
        problems.showWhole(folder.uri.toString());
        await session.analyzeFolder(folder, token, (done, all) =>
          progress.report({ message: translate('{done} of {all} files in {name}', { done, all, name: folder.name }) }),
        );
      }
      if (!token.isCancellationRequested) await vscode.commands.executeCommand('workbench.actions.view.problems');
    },
  );
}
