import * as vscode from 'vscode';
import { fileUri, open, problems, ruleOf } from './editor.ts';
import { equal, ok, soak, test, until } from './suite.ts';

/** Files that are edited; together they hold every format. */
const FILES: readonly string[] = [
  'contoso-scripts/outbound-policies.ps1',
  'contoso-scripts/remote-domains.ps1',
  'fabrikam-yaml/tenant.exo.yaml',
  'tailspin-json/tenant.exo.json',
  'northwind-dsc/M365TenantConfig.ps1',
];
const PIECES: readonly string[] = [
  'On',
  'Off',
  '"',
  "'",
  '\n',
  ' -',
  '`\n',
  '{',
  '}',
  ': ',
  'sales@contoso.com',
  '#',
  '$true',
  'Default',
  ',',
  'é',
  '😀',
];

/** Numbers that are the same in every run (mulberry32). */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const shown = (uri: vscode.Uri): string[] =>
  problems(uri)
    .map(
      ({ range, message, severity, ...rest }) =>
        `${range.start.line}:${range.start.character} ${severity} ${ruleOf({ range, message, severity, ...rest } as vscode.Diagnostic)}`,
    )
    .sort();

/** Waits until nothing has changed for a while, and returns what is shown then. */
async function settled(uri: vscode.Uri): Promise<string[]> {
  let last = '';
  let since = Date.now();
  await until(
    'the problems to settle',
    () => {
      const now = shown(uri).join('\n');
      if (now !== last) {
        last = now;
        since = Date.now();
      }
      return Date.now() - since > 1500;
    },
    60_000,
  );
  return last === '' ? [] : last.split('\n');
}

/** Bytes of the heap after a collection, where this host can tell. */
function heap(): number | undefined {
  const host = globalThis as unknown as { gc?: () => void; process?: { memoryUsage(): { heapUsed: number } } };
  host.gc?.();
  return host.process?.memoryUsage?.().heapUsed;
}

async function step(random: () => number, at: number): Promise<void> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const what = random();
  if (what < 0.02) {
    await open(pick(FILES));
    return;
  }
  const editor = vscode.window.activeTextEditor ?? (await open(pick(FILES)));
  const { document } = editor;
  if (what < 0.1) await vscode.commands.executeCommand('undo');
  else if (what < 0.13) await vscode.commands.executeCommand('redo');
  else if (what < 0.14) await document.save();
  else if (what < 0.145) await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  else if (what < 0.15) {
    const [from, to] = [fileUri('contoso-scripts/passing.ps1'), fileUri('contoso-scripts/passed.ps1')];
    await vscode.workspace.fs.writeFile(
      from,
      new TextEncoder().encode(`Set-RemoteDomain Default -AutoForwardEnabled $${at % 2 === 0}\n`),
    );
    await vscode.workspace.fs.rename(from, to, { overwrite: true });
    await vscode.workspace.fs.delete(to);
  } else {
    const text = document.getText();
    const offset = Math.floor(random() * (text.length + 1));
    const start = document.positionAt(offset);
    const end = document.positionAt(Math.min(text.length, offset + Math.floor(random() * 8)));
    await editor.edit((edit) => edit.replace(new vscode.Range(start, end), random() < 0.5 ? '' : pick(PIECES)));
    // A text that grows without end would measure itself.
    if (text.length > 6000) await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

if (soak > 0) {
  test(`${soak} random edits, undos, saves, renames and closes leave the problems of the text, and no memory`, async () => {
    const failures: string[] = [];
    const host = globalThis as unknown as { process?: { on(event: string, listener: (error: unknown) => void): void } };
    host.process?.on?.('unhandledRejection', (error) => failures.push(String(error)));
    const random = randoms(20261129);
    for (const file of FILES) await open(file);
    let early: number | undefined;
    for (let at = 0; at < soak; at++) {
      await step(random, at);
      if (at === Math.min(1000, Math.floor(soak / 10))) early = heap();
      if (at % 1000 === 999) console.log(`note: ${at + 1} edits, heap ${((heap() ?? 0) / 1048576).toFixed(1)} MB`);
    }
    const late = heap();
    for (const file of FILES) {
      const { document } = await open(file);
      const before = await settled(document.uri);
      // The same text in an editor that has seen nothing: closed, and opened again.
      await document.save();
      const text = document.getText();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const again = await open(file);
      equal(again.document.getText(), text, 'the text after it was opened again');
      await again.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      await vscode.commands.executeCommand('undo');
      equal(await settled(again.document.uri), before, `problems of ${file}`);
    }
    equal(failures, [], 'rejections that nobody handled');
    if (early !== undefined && late !== undefined) {
      console.log(`note: heap ${(early / 1048576).toFixed(1)} MB early, ${(late / 1048576).toFixed(1)} MB late`);
      ok(late < early * 1.1, `the heap grew from ${early} to ${late} bytes`);
    }
  });
}
