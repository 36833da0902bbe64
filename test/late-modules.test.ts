import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import { builtProgram } from '../scripts/build.ts';
import { LATE, lateModules } from '../scripts/late-modules.ts';
import { inRoot } from '../scripts/root.ts';
import type * as Library from '../src/adapters/library/index.ts';
import { Folder } from './cli/support.ts';
import { badExamples } from './rules/corpus.ts';

const program = await builtProgram();
const library = createRequire(import.meta.url)(inRoot('dist/api/index.cjs')) as typeof Library;
const lateRules = new Set(LATE.flatMap(({ sources }) => sources.map((source) => /rules\/(.*)\.ts$/.exec(source)?.[1])));

test('what is loaded late finds in the built program what the page of its rule shows', async () => {
  assert.ok(lateRules.size > 40);
  for (const [name, files] of await badExamples()) {
    const rule = name.split(' ')[0] ?? '';
    if (!lateRules.has(rule)) continue;
    const texts = Object.entries(files).map(([path, text]) => ({ path, text }));
    const { findings } = await library.analyze(texts, { asOf: '2026-11-25' });
    assert.ok(
      findings.some(({ ruleId }) => ruleId === rule),
      name,
    );
  }
});

/** The late files that a lint of a text opens. */
function loadedFor(file: string, text: string): readonly string[] {
  using folder = new Folder({
    [file]: text,
    'tell.cjs': `const fs = require('node:fs');
const { openSync } = fs;
fs.openSync = (file, ...more) => {
  const late = /late-\\w+(?=\\.cjs$)/.exec(file);
  if (late) fs.writeSync(2, late[0] + '\\n');
  return openSync(file, ...more);
};`,
  });
  const args = ['--require', folder.at('tell.cjs'), program, 'lint', file];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8', env: { CI: '1' } });
  return stderr.split('\n').filter((line) => line.startsWith('late-'));
}

test('a text has loaded what it is about', () => {
  assert.deepEqual(loadedFor('a.ps1', 'Set-RemoteDomain Default -AutoForwardEnabled $false'), []);
  assert.deepEqual(loadedFor('a.ps1', 'New-TransportRule x -MessageTypeMatches AutoForward -DeleteMessage $true'), [
    'late-rules',
  ]);
  assert.deepEqual(loadedFor('a.exo.yaml', 'exchange: { remoteDomains: [{ name: Default }] }'), ['late-data']);
});

test('what is neither a function nor a rule is not loaded late', async () => {
  const { plugin } = await lateModules([{ file: 'late', sources: ['src/text/lines.ts'] }], () => './late.cjs');
  const built = esbuild.build({
    entryPoints: [inRoot('src/text/index.ts')],
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [plugin],
  });
  await assert.rejects(built, /LineIndex is neither a function nor a rule/);
});
