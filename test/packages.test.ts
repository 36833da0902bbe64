import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { build } from '../scripts/build.ts';
import { writeDeclarations } from '../scripts/declarations.ts';
import { checkProgram, inFolder, WAYS } from '../scripts/installs.ts';
import { packNpm, packVsix } from '../scripts/pack.ts';
import { inRoot } from '../scripts/root.ts';
import { startFile } from '../scripts/start-file.ts';
import { Folder } from './cli/support.ts';

const folder = inRoot('.vscode-test', 'packages-test');
mkdirSync(folder, { recursive: true });
const at = (name: string): string => path.join(folder, name);

/** Builds and packs everything once; the files. */
async function packed(round: string): Promise<readonly [string, string]> {
  const { packages } = await build();
  packNpm(packages.npm, at(`${round}.tgz`));
  await packVsix(packages.extension, at(`${round}.vsix`));
  return [at(`${round}.tgz`), at(`${round}.vsix`)];
}

writeDeclarations();
const [tarball, vsix] = await packed('first');

test('what is packed again is the same, byte for byte', async () => {
  const [againTarball, againVsix] = await packed('second');
  assert.ok(readFileSync(tarball).equals(readFileSync(againTarball)), 'npm package');
  assert.ok(readFileSync(vsix).equals(readFileSync(againVsix)), 'extension');
});

test('npm package and extension have at most a megabyte', () => {
  for (const file of [tarball, vsix]) assert.ok(statSync(file).size <= 1024 * 1024, file);
});

for (const name of ['tarball', 'npx'])
  test(`the package works without the network: ${name}`, () => {
    const way = WAYS[name];
    assert.ok(way);
    inFolder((where) => checkProgram(way(tarball, where), where));
  });

test('a program that finds nothing is noticed', () => {
  using broken = new Folder({ 'cli.cjs': 'process.exitCode = 1;' });
  assert.throws(() => checkProgram([process.execPath, broken.at('cli.cjs')], broken.path), /got 1 and/);
});

/** What the start file does as a Node of this version, in a language. */
function asNode(version: string, env: NodeJS.ProcessEnv) {
  using where = new Folder({ 'cli.cjs': startFile(), 'cli/start.cjs': "console.log('started')" });
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./cli.cjs');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', pretend], {
    cwd: where.path,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, stdout, stderr };
}

test('an older Node is told which one is needed, in the language of the person', () => {
  assert.deepEqual(asNode('18.20.8', {}), {
    status: 2,
    stdout: '',
    stderr: 'Mailflow Lint needs Node 20 or newer, and this is Node 18.20.8.\n',
  });
  assert.match(asNode('9.0.0', { LANG: 'ja_JP.UTF-8' }).stderr, /以降が必要です/);
  assert.match(asNode('0.10.48', { LC_ALL: 'fr_FR' }).stderr, /nécessite Node 20 /);
  assert.deepEqual(asNode('20.0.0', {}), { status: 0, stdout: 'started\n', stderr: '' });
});

test('every Node can read the start file: no syntax that came after 2009', () => {
  const code = startFile().replace(/"(?:[^"\\]|\\.)*"/g, '""');
  assert.doesNotMatch(code, /=>|`|\b(?:const|let|class|async|await|import|export)\b|\.\.\.|\?\?|\?\.|\*\*/);
});
