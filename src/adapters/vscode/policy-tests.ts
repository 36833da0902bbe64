import * as vscode from 'vscode';
import { isTestsFile } from '../../config/index.ts';
import { translate } from '../../messages/index.ts';
import { lazily } from './lazily.ts';
import type { Session } from './session.ts';

/** Puts policy tests into the Test Explorer. What lists and proves them is loaded when it is opened, or a file of tests is. */
export function registerPolicyTests(session: Session, failed: (error: unknown) => void): vscode.Disposable {
  const controller = vscode.tests.createTestController('mailflow-lint', translate('Mail policy tests'));
  const explorer = lazily(async () => {
    const { TestExplorer } = await import('./test-explorer.ts');
    return new TestExplorer(controller, session, failed);
  });
  const discover = async (): Promise<void> => (await explorer()).discover();
  controller.resolveHandler = discover;
  controller.refreshHandler = discover;
  const look = ({ uri }: vscode.TextDocument): void => {
    if (isTestsFile(uri.path)) explorer().catch(failed);
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(controller, explorer, vscode.workspace.onDidOpenTextDocument(look));
}
