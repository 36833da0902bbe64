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

/** What the Node host has beside the editor's own; the web host has none of it. */
interface NodeHost {
  readonly process?: {
    memoryUsage(): { readonly heapUsed: number };
    on(event: string, listener: (error: unknown) => void): void;
    getBuiltinModule(name: 'v8'): { setFlagsFromString(flag: string): void };
    getBuiltinModule(name: 'vm'): { runInNewContext(code: string): () => void };
  };
}

const { process: node } = globalThis as unknown as NodeHost;

/** Bytes of the heap after a collection, where this host can tell. */
function heap(): number | undefined {
  if (!node) return undefined;
  node.getBuiltinModule('v8').setFlagsFromString('--expose-gc');
  node.getBuiltinModule('vm').runInNewContext('gc')();
  return node.memoryUsage().heapUsed;
}

/** An offset that is not inside a character of two units: no key leads there, and the window does not draw what such an edit leaves. */
function outsidePair(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}

/** How long one step may take, in milliseconds, before it is said which it was. */
const STUCK = 60_000;

/** Takes a step; fails when the editor does not come back from it. */
async function inTime(work: Promise<void>, at: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the editor does not come back from "${doing}", step ${at}`)), STUCK);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the step at hand does. */
let doing = '';

/** Runs a command of the editor. */
function command(name: string): Thenable<unknown> {
  doing = name;
  return vscode.commands.executeCommand(name);
}

async function step(random: () => number, at: number): Promise<void> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const what = random();
  doing = 'open';
  if (what < 0.02) {
    await open(pick(FILES));
    return;
  }
  const editor = vscode.window.activeTextEditor ?? (await open(pick(FILES)));
  const { document } = editor;
  doing = 'edit';
  if (what < 0.1) await command('undo');
  else if (what < 0.13) await command('redo');
  else if (what < 0.14) {
    doing = 'save';
    await document.save();
  } else if (what < 0.145) await command('workbench.action.closeActiveEditor');
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
    const start = document.positionAt(outsidePair(text, offset));
    const end = document.positionAt(outsidePair(text, Math.min(text.length, offset + Math.floor(random() * 8))));
    await editor.edit((edit) => edit.replace(new vscode.Range(start, end), random() < 0.5 ? '' : pick(PIECES)));
    // A text that grows without end would measure itself.
    if (text.length > 6000) await command('workbench.action.files.revert');
  }
}

if (soak > 0) {
  test(`${soak} random edits, undos, saves, renames and closes leave the problems of the text, and no memory`, async () => {
    const failures: string[] = [];
    node?.on('unhandledRejection', (error) => failures.push(String(error)));
    const random = randoms(20261129);
    for (const file of FILES) await open(file);
    let early: number | undefined;
    for (let at = 0; at < soak; at++) {
      await inTime(step(random, at), at);
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
