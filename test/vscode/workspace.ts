import * as vscode from 'vscode';
import { cursorBehind, fileUri, open, problems, revert } from './editor.ts';
import { equal, ok, test, type, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const MANY = 1000;
/** How long a letter may take while a thousand files are checked, in milliseconds, on a machine that is busy. */
const PATIENCE = 5000;
/** How often the list of problems may change for a thousand files that are made, or deleted, at once. */
const MOST_CHANGES = 30;
/** Everything that happens in the folder has to be listed again and read. */
const LONG = 120_000;

test('problems of a thousand files leave typing alone, and files that change together are looked at together', async () => {
  const folder = fileUri('contoso-scripts/many');
  const files = Array.from({ length: MANY }, (_, at) => vscode.Uri.joinPath(folder, `script${at}.ps1`));
  const editor = await open(YAML);
  await vscode.commands.executeCommand('mailflow-lint.lintWorkspace');
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  await cursorBehind(editor, 'exchange:');
  let changes = 0;
  const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (uris.some(({ path }) => path.includes('/many/'))) changes++;
  });
  const shown = (): number => files.filter((uri) => problems(uri).length > 0).length;
  const script = new TextEncoder().encode('Set-Mailbox ada@contoso.com -ForwardingSmtpAdress x@fabrikam.com\n');
  await Promise.all(files.map((uri) => vscode.workspace.fs.writeFile(uri, script)));
  let slowest = 0;
  while (shown() < MANY && slowest < PATIENCE) {
    const start = Date.now();
    await type('x');
    slowest = Math.max(slowest, Date.now() - start);
    await until('a moment', () => Date.now() - start > 300);
  }
  ok(slowest < PATIENCE, `a letter took ${slowest} ms`);
  await revert();
  await vscode.workspace.fs.delete(folder, { recursive: true });
  await until('the problems to go', () => shown() === 0, LONG);
  watch.dispose();
  ok(changes < MOST_CHANGES, `the list changed ${changes} times`);
  equal(shown(), 0, 'files with problems');
  await vscode.commands.executeCommand('workbench.action.closePanel');
});
