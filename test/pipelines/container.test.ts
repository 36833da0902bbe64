import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { ran } from '../support/shell.ts';
import { OPEN } from './checkout.ts';

const dockerfile = DockerfileParser.parse(readFileSync(inRoot('pipelines/Dockerfile'), 'utf8'));
const instructions = dockerfile
  .getInstructions()
  .map((one) => [one.getKeyword(), one.getTextContent().slice(one.getKeyword().length).trim()] as const);
const last = instructions.findLastIndex(([keyword]) => keyword === 'FROM');
const all = (keyword: string, of = instructions): readonly string[] =>
  of.filter(([one]) => one === keyword).map(([, text]) => text);
const image = instructions.slice(last);

test('the image is pinned, runs as a numbered user without rights, and starts the program without a shell', () => {
  for (const from of all('FROM')) assert.match(from, /^node:24-[\w-]+(?: AS \w+)?$/);
  assert.deepEqual(all('USER', image), ['1000:1000']);
  assert.deepEqual(
    all('ENTRYPOINT', image).map((text) => JSON.parse(text)),
    [['mailflow-lint']],
  );
  assert.deepEqual(all('COPY', image), ['--from=build /opt/mailflow-lint /opt/mailflow-lint'], 'sources stay behind');
  assert.deepEqual(all('ADD'), []);
  assert.ok(
    instructions.findIndex(([keyword]) => keyword === 'USER') >
      instructions.findLastIndex(([keyword]) => keyword === 'RUN'),
  );
});

/** A shell in which everything but one folder is read-only, as a user without rights. */
const READ_ONLY =
  'mount --bind "$KEPT" "$KEPT" && mount -o remount,ro,bind / / && exec setpriv --reuid 1000 --regid 1000 --clear-groups "$@"';
const tried = await ran('unshare', ['-m', 'sh', '-c', READ_ONLY, 'sh', 'true'], inRoot(), {
  KEPT: '/tmp',
  PATH: process.env.PATH,
});
const skip = tried.code !== 0 && 'no folder can be made read-only here';

test('what the image is made of runs as that user where nothing can be written', { skip }, async () => {
  await builtProgram();
  using disk = new Folder({ 'work/open.ps1': OPEN });
  for (const part of ['package.json', 'dist', 'l10n', 'schemas', 'README.md', 'LICENSE', 'CHANGELOG.md'])
    cpSync(inRoot(part), disk.at(`source/${part}`), { recursive: true });
  await ran('mkdir', ['-p', disk.at('opt')], disk.path, { PATH: process.env.PATH });
  // The libraries and the build are there already; everything after them runs as it stands, below the folder of this test.
  const commands = all('RUN', instructions.slice(0, last)).filter((text) => !/^npm (?:ci|run build)\b/.test(text));
  assert.equal(commands.length, 2);
  for (const command of commands) {
    const { code, log } = await ran('sh', ['-ec', command.replaceAll('/opt', disk.at('opt'))], disk.at('source'), {
      PATH: process.env.PATH,
      HOME: disk.at('source'),
    });
    assert.equal(code, 0, log);
  }
  await ran('chmod', ['-R', 'a+rX', disk.path], disk.path, { PATH: process.env.PATH });
  disk.write('work/reports/.keep', '');
  await ran('chown', ['1000', disk.at('work/reports')], disk.path, { PATH: process.env.PATH });
  const env = { KEPT: disk.at('work/reports'), PATH: `${disk.at('opt/mailflow-lint/bin')}:${process.env.PATH}` };
  const run = (...args: string[]) =>
    ran('unshare', ['-m', 'sh', '-c', READ_ONLY, 'sh', 'mailflow-lint', ...args], disk.at('work'), {
      ...env,
      NODE_DISABLE_COMPILE_CACHE: '1',
    });
  const { code, log } = await run('lint');
  assert.equal(code, 1, log);
  assert.match(log, /^open\.ps1:1:74 /m);
  assert.equal((await run('lint', '--format=sarif=lint.sarif')).code, 2, 'the folder cannot be written');
  assert.equal((await run('lint', '--format=sarif=reports/lint.sarif')).code, 1);
  assert.equal(JSON.parse(disk.read('work/reports/lint.sarif')).runs[0].results.length, 1);
});
