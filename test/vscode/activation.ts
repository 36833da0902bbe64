import * as vscode from 'vscode';
import { equal, host, ok, test } from './suite.ts';

test('the extension starts in this host', async () => {
  const extension = vscode.extensions.getExtension('mailflow-lint.mailflow-lint');
  ok(extension, 'the extension is not installed');
  await extension.activate();
  ok(extension.isActive, 'the extension did not start');
  equal(vscode.env.uiKind === vscode.UIKind.Web || host === 'desktop', true, 'kind of window');
});
