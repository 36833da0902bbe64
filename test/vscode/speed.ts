import * as vscode from 'vscode';
import { fileUri, openText, problems } from './editor.ts';
import { ok, speed, test, until } from './suite.ts';

/** A line of a script; every one is about another mailbox. */
const line = (at: number): string =>
  `Set-Mailbox -Identity u${at}@contoso.com -ForwardingSmtpAddress u${at}@fabrikam.com\n`;

/** Milliseconds at a share of measured times. */
const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Times of single keys in the middle of a document, in milliseconds, until the editor has taken each. */
async function keys(editor: vscode.TextEditor, count: number): Promise<number[]> {
  const times: number[] = [];
  const middle = new vscode.Position(Math.floor(editor.document.lineCount / 2), 0);
  editor.selection = new vscode.Selection(middle, middle);
  for (let key = 0; key < count; key++) {
    const start = performance.now();
    await vscode.commands.executeCommand('type', { text: 'x' });
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}

if (speed) {
  test('figures: keys, completion, symbols, start', async () => {
    const figures: string[] = [];
    for (const size of [100_000, 3_000_000]) {
      const text = Array.from({ length: Math.ceil(size / line(10_000).length) }, (_, at) => line(at)).join('');
      const plain = await openText('plaintext', text);
      const without = await keys(plain, 60);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      const script = await openText('powershell', text);
      await until('the first look', () => problems(script.document.uri).length >= 0);
      await new Promise((resolve) => setTimeout(resolve, 4000));
      const own = await keys(script, 60);
      figures.push(
        `key in ${size} bytes: p50 ${at(own, 0.5).toFixed(1)} ms, p95 ${at(own, 0.95).toFixed(1)} ms; plain text p50 ${at(without, 0.5).toFixed(1)} ms, p95 ${at(without, 0.95).toFixed(1)} ms`,
      );
      if (size === 100_000) {
        const end = script.document.lineAt(script.document.lineCount - 1).range.end;
        await script.edit((edit) => edit.insert(end, 'Set-RemoteDomain -'));
        for (const [name, command, ...args] of [
          [
            'completion',
            'vscode.executeCompletionItemProvider',
            script.document.lineAt(script.document.lineCount - 1).range.end,
          ],
          ['symbols', 'vscode.executeDocumentSymbolProvider'],
        ] as const) {
          const times: number[] = [];
          for (let round = 0; round < 12; round++) {
            const start = performance.now();
            await vscode.commands.executeCommand(command, script.document.uri, ...args);
            times.push(performance.now() - start);
          }
          figures.push(`${name} at 100 KB: p50 ${at(times, 0.5).toFixed(1)} ms, with the way to the window and back`);
        }
      }
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    for (const figure of figures) console.log(`note: ${figure}`);
    ok(fileUri(''), 'a folder is open');
  });
}
