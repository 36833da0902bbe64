import * as vscode from 'vscode';
import { openText, problems } from './editor.ts';
import { sleep, speed, test, timedKeys, until } from './suite.ts';

/** A line of a script; every one is about another mailbox. */
const line = (at: number): string =>
  `Set-Mailbox -Identity u${at}@contoso.com -ForwardingSmtpAddress u${at}@fabrikam.com\n`;

/** Milliseconds at a share of measured times. */
const at = (times: readonly number[], share: number): string =>
  ([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);

/** One figure, as `npm run soak -- speed` reads it. */
function figure(what: string, times: readonly number[]): void {
  console.log(`note: ${what}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
}

const KEYS = 100;
const ROUNDS = 15;
/** What is still to do after a text was opened is done by then, in milliseconds. */
const SETTLED = 8000;

/** Milliseconds of CPU that this process has used: what waits for other programs of the machine does not count. */
function cpu(): number {
  const host = globalThis as unknown as {
    process?: { cpuUsage(): { readonly user: number; readonly system: number } };
  };
  const { user, system } = host.process?.cpuUsage() ?? { user: 0, system: 0 };
  return (user + system) / 1000;
}

/** What the extensions' process does for each of some requests, with the way of the answer to the window and back. */
async function timed(work: () => Thenable<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = cpu();
    await work();
    times.push(cpu() - start);
  }
  return times.slice(3);
}

/** What `run-suite.ts --speed` notes of the start of the extension. */
interface Started {
  readonly loaded: number;
  readonly activated: number;
  /** Nothing was started: the editor is measured alone. */
  readonly isBare: boolean;
}

if (speed) {
  test('figures: start, keys, completion, symbols', async () => {
    const extension = vscode.extensions.getExtension('mailflow-lint.mailflow-lint');
    await extension?.activate();
    const { mailflowStarted: started } = globalThis as unknown as { readonly mailflowStarted?: Started };
    figure('load', [started?.loaded ?? 0]);
    figure('activate', [started?.activated ?? 0]);
    for (const size of [100_000, 3_000_000]) {
      const text = Array.from({ length: Math.ceil(size / line(10_000).length) }, (_, at) => line(at)).join('');
      const editor = await openText('powershell', text);
      const { document } = editor;
      const middle = new vscode.Position(Math.floor(document.lineCount / 2), 0);
      editor.selection = new vscode.Selection(middle, middle);
      editor.revealRange(editor.selection);
      if (started?.isBare === false)
        await until('the first look', () => problems(document.uri).length > 0, 60_000).catch(() => undefined);
      await sleep(SETTLED);
      const start = cpu();
      const { times, work } = await timedKeys(KEYS);
      figure(`key in ${size} bytes`, times);
      figure(`key in ${size} bytes, work of the window`, [work]);
      figure(`key in ${size} bytes, work of the extensions' process`, [(cpu() - start) / KEYS]);
      if (size === 100_000) {
        const end = document.lineAt(document.lineCount - 1).range.end;
        await editor.edit((edit) => edit.insert(end, 'Set-RemoteDomain -'));
        const behind = document.lineAt(document.lineCount - 1).range.end;
        const list = 'vscode.executeCompletionItemProvider';
        figure('completion', await timed(() => vscode.commands.executeCommand(list, document.uri, behind)));
        const symbols = 'vscode.executeDocumentSymbolProvider';
        figure('symbols', await timed(() => vscode.commands.executeCommand(symbols, document.uri)));
      }
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
}
