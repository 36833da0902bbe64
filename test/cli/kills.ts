import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { Folder } from './support.ts';

/** Changes of one file, to and fro. */
const TEXTS = ['old line\n', 'new lines\n'] as const;
/** How often a text is repeated in a file. */
const REPEATED = 5000;
/** Files that are written in one go. */
const COUNT = 5;
/** Processes that are killed at the same time. */
const LANES = 4;

/** A program that writes changed files again and again, to be stopped in the middle. */
async function writer(folder: Folder): Promise<string> {
  const program = folder.at('writer.cjs');
  await esbuild.build({
    stdin: {
      contents: `
        import { writeChanges } from './fix.ts';
        const [folder, count, one, two] = process.argv.slice(2);
        const texts = [one.repeat(${REPEATED}), two.repeat(${REPEATED})];
        const changes = (from) => Array.from({ length: Number(count) }, (_, at) => ({ fixes: 1, after: texts[1 - from],
          before: { path: at + '.ps1', text: texts[from], language: 'powershell', encoding: 'utf8' } }));
        process.stdout.write('ready');
        for (let round = 0; ; round++) {
          const { refused } = writeChanges(changes(round % 2), folder);
          if (refused.length > 0) { process.stdout.write(refused.join()); process.exit(9); }
        }`,
      resolveDir: path.resolve(import.meta.dirname, '../../src/adapters/cli'),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile: program,
  });
  return program;
}

/**
 * Kills processes that write files, each at another moment, and throws where a file is not whole or `lint --fix` does not go on
 * from there. Gives how many were stopped between two files, and how many drafts they left.
 */
export async function kills(count: number): Promise<{ readonly mixed: number; readonly left: number }> {
  const texts = TEXTS.map((text) => text.repeat(REPEATED));
  using tools = new Folder();
  const program = await writer(tools);
  let [mixed, left] = [0, 0];
  const kill = async (folder: Folder, at: number): Promise<void> => {
    for (let file = 0; file < COUNT; file++) folder.write(`${file}.ps1`, texts[0] ?? '');
    const child = spawn(process.execPath, [program, folder.path, String(COUNT), ...TEXTS], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, (at * 7) % 23));
    child.kill('SIGKILL');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, null, 'killed, not ended');
    const now = Array.from({ length: COUNT }, (_, file) => folder.read(`${file}.ps1`));
    for (const text of now) assert.ok(texts.includes(text), `a file of ${text.length} characters`);
    if (new Set(now).size > 1) mixed++;
  };
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      using folder = new Folder();
      for (let at = lane; at < count; at += LANES) await kill(folder, at);
      // What a kill leaves beside the files is harmless.
      const drafts = readdirSync(folder.path).filter((name) => !/^\d\.ps1$/.test(name));
      for (const name of drafts) assert.match(name, /^\.\d\.ps1\.[0-9a-f]{12}\.mailflow-lint$/);
      left += drafts.length;
      folder.write('0.ps1', 'Disconnect-ExchangeOnline\n');
      const { err, code } = await folder.run(['lint', '--fix']);
      assert.deepEqual([err, code], ['Fixes written to 0.ps1: 1.\n', 0]);
      assert.equal(folder.read('0.ps1'), 'Disconnect-ExchangeOnline -Confirm:$false\n');
      assert.match((await folder.run(['lint', '--format', 'json'])).out, /"files": 5\b/);
    }),
  );
  return { mixed, left };
}
