import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import { applySafeFixes, writeChanges } from '../../src/adapters/cli/fix.ts';
import { commonOptions } from '../../src/adapters/cli/options.ts';
import { load } from '../../src/adapters/cli/workspace.ts';
import { Analyzer } from '../../src/analyze.ts';
import type { Finding } from '../../src/lint/index.ts';
import { encode, type Source } from '../../src/text/index.ts';
import { testWorld } from '../support/world.ts';
import { kills } from './kills.ts';
import { Folder } from './support.ts';

const SIGN_OUT = 'Disconnect-ExchangeOnline\n';
const FIXED = 'Disconnect-ExchangeOnline -Confirm:$false\n';
const POSIX = { skip: process.platform === 'win32' && 'Windows has no modes and owners' };
const ROOT = { skip: process.getuid?.() !== 0 && 'needs root' };

const change = (name: string, before: string, after: string) => {
  const source: Source = { path: name, text: before, language: 'powershell', encoding: 'utf8' };
  return { before: source, after, fixes: 1 };
};

test('what was changed is told, file by file, with the number of fixes', async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT + SIGN_OUT, 'b.ps1': SIGN_OUT, 'c.ps1': '# nothing\n' });
  const { err, code } = await folder.run(['lint', '--fix']);
  assert.equal(code, 0);
  assert.equal(err, 'Fixes written to a.ps1: 2.\nFixes written to b.ps1: 1.\n');
  assert.equal(folder.read('a.ps1'), FIXED + FIXED);
});

test('mode and links are kept', POSIX, async () => {
  using folder = new Folder({ 'real.ps1': SIGN_OUT });
  chmodSync(folder.at('real.ps1'), 0o751);
  symlinkSync('real.ps1', folder.at('link.ps1'));
  await folder.run(['lint', '--fix', 'link.ps1']);
  assert.equal(folder.read('real.ps1'), FIXED);
  assert.equal(statSync(folder.at('real.ps1')).mode & 0o777, 0o751);
  assert.equal(lstatSync(folder.at('link.ps1')).isSymbolicLink(), true);
});

test('the owner is kept', ROOT, async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT });
  chownSync(folder.at('a.ps1'), 65_533, 65_532);
  await folder.run(['lint', '--fix']);
  const { uid, gid } = statSync(folder.at('a.ps1'));
  assert.deepEqual([uid, gid, folder.read('a.ps1')], [65_533, 65_532, FIXED]);
});

test('a read-only file is named, and then nothing is written', async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT, 'b.ps1': SIGN_OUT });
  chmodSync(folder.at('b.ps1'), 0o444);
  const { code, err } = await folder.run(['lint', '--fix']);
  assert.equal(code, 2);
  assert.equal(err, 'b.ps1 could not be written: EACCES.\nNothing was written.\n');
  assert.deepEqual([folder.read('a.ps1'), folder.read('b.ps1')], [SIGN_OUT, SIGN_OUT]);
  assert.deepEqual(readdirSync(folder.path).sort(), ['a.ps1', 'b.ps1']);
});

test('a file that changed since it was read is left as it is and named', () => {
  using folder = new Folder({ 'a.ps1': `${SIGN_OUT}# saved meanwhile\n`, 'b.ps1': SIGN_OUT });
  const { written, refused } = writeChanges(
    [change('a.ps1', SIGN_OUT, FIXED), change('b.ps1', SIGN_OUT, FIXED)],
    folder.path,
  );
  assert.deepEqual(written, []);
  assert.deepEqual(refused, ['a.ps1 has changed since it was read, and is left as it is.']);
  assert.deepEqual([folder.read('a.ps1'), folder.read('b.ps1')], [`${SIGN_OUT}# saved meanwhile\n`, SIGN_OUT]);
});

test('a report takes the place of an old one as a whole', POSIX, async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT, 'out.json': 'old' });
  linkSync(folder.at('out.json'), folder.at('old.json'));
  await folder.run(['lint', '--format', 'json=out.json', '--baseline', 'none.json', '--write-baseline']);
  await folder.run(['lint', '--format', 'json=out.json']);
  assert.equal(folder.read('old.json'), 'old', 'the old text is not written over');
  assert.equal(JSON.parse(folder.read('out.json')).findings.length, 1);
  linkSync(folder.at('none.json'), folder.at('old-baseline.json'));
  const baseline = folder.read('none.json');
  folder.write('a.ps1', '# nothing\n');
  await folder.run(['lint', '--baseline', 'none.json', '--write-baseline']);
  assert.notEqual(folder.read('none.json'), baseline);
  assert.equal(folder.read('old-baseline.json'), baseline);
  assert.equal((await folder.run(['lint', '--format', 'json=/dev/null'])).code, 0);
  assert.equal(statSync('/dev/null').isCharacterDevice(), true);
});

test('--fix touches only what --changed and --baseline show', async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT, 'b.ps1': '# b\n' });
  folder.commitAll();
  folder.write('b.ps1', SIGN_OUT);
  await folder.run(['lint', '--fix', '--changed']);
  assert.deepEqual([folder.read('a.ps1'), folder.read('b.ps1')], [SIGN_OUT, FIXED]);
  folder.write('b.ps1', '# b\n');
  await folder.run(['lint', '--write-baseline', '--baseline', 'base.json']);
  folder.write('c.ps1', SIGN_OUT);
  await folder.run(['lint', '--fix', '--baseline', 'base.json']);
  assert.deepEqual([folder.read('a.ps1'), folder.read('c.ps1')], [SIGN_OUT, FIXED]);
  await folder.run(['lint', '--fix', 'a.ps1']);
  assert.equal(folder.read('a.ps1'), FIXED);
});

test('fixes that overlap are applied one after the other', async () => {
  const yaml = (names: readonly string[]) =>
    `exchange: { remoteDomains: [${names.map((name) => `{ name: ${name}, domainName: ${name}.example, autoForwardEnable: false }`).join(', ')}] }\n`;
  using folder = new Folder({
    'a.json': '{"exchange": {"hostedOutboundSpamFilterPolicies": [{"name": "Default", "autoForwardingMode": "Of"}]}}\n',
    'a.ps1': `# mailflow-lint-disable-next-line rule-disabled -- one\n# mailflow-lint-disable-next-line and-trap -- two\n# mailflow-lint-disable-next-line text-and-status -- three\n${SIGN_OUT}`,
    'b.exo.yaml': yaml(['a', 'b']),
  });
  const { err } = await folder.run(['lint', '--fix', 'a.ps1']);
  assert.equal(folder.read('a.ps1'), FIXED);
  assert.equal(err, 'Fixes written to a.ps1: 4.\n');
});

test('fixes that undo each other end, and are counted', async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT });
  const world = testWorld(folder.path);
  const workspace = await load(commonOptions({}, []), world, { analyzer: new Analyzer(world.knowledge) });
  const [finding] = workspace.analysis.tenants.flatMap(({ findings }) => findings);
  assert.ok(finding);
  const again = (): Finding[] => {
    const place = { source: 'a.ps1', start: 0, end: 0 };
    const edits = [{ place, newText: '#' }];
    return [{ ...finding, fixes: [{ title: 'noPrompt', english: 'Once more', args: {}, safety: 'safe', edits }] }];
  };
  const { left, changes } = await applySafeFixes(workspace, new Analyzer(world.knowledge), again);
  assert.deepEqual([left, changes.length, changes[0]?.fixes], [1, 1, 100]);
});

test('a file whose encoding was guessed is not fixed, and that is said', async () => {
  const bytes = encode(`# é\n${SIGN_OUT}`, 'windows-1252') ?? new Uint8Array();
  using folder = new Folder({ 'a.ps1': bytes, 'b.ps1': SIGN_OUT });
  const { err } = await folder.run(['lint', '--fix']);
  assert.equal(
    err,
    'a.ps1: its encoding is not certain, so that it is not fixed. Store it as UTF-8.\nFixes written to b.ps1: 1.\n',
  );
  assert.deepEqual(new Uint8Array(readFileSync(folder.at('a.ps1'))), bytes);
});

test('a Shift-JIS script is read as what it is, and fixed in its encoding', async () => {
  const text = `Set-Mailbox a -ForwardingSmtpAddress '転送@fabrikam.com'\n# 表示\n${SIGN_OUT}`;
  const bytes = encode(text, 'shift-jis') ?? new Uint8Array();
  using folder = new Folder({ 'a.ps1': bytes });
  const { out } = await folder.run(['inspect', '--format', 'json']);
  assert.match(out, /転送@fabrikam\.com/);
  assert.deepEqual(JSON.parse(out).problems, []);
  const { err } = await folder.run(['lint', '--fix']);
  assert.equal(err, 'Fixes written to a.ps1: 1.\n');
  const now = new Uint8Array(readFileSync(folder.at('a.ps1')));
  assert.deepEqual(now, encode(text.replace(SIGN_OUT, FIXED), 'shift-jis'));
});

test('encodings without a mark stay without one', async () => {
  const encodings = ['utf16le-no-bom', 'utf16be-no-bom', 'utf8', 'utf16le', 'utf8-bom'] as const;
  const bytes = (text: string, encoding: (typeof encodings)[number]) => encode(text, encoding) ?? new Uint8Array();
  using folder = new Folder(Object.fromEntries(encodings.map((one) => [`${one}.ps1`, bytes(SIGN_OUT, one)])));
  await folder.run(['lint', '--fix']);
  for (const one of encodings)
    assert.deepEqual(new Uint8Array(readFileSync(folder.at(`${one}.ps1`))), new Uint8Array(bytes(FIXED, one)), one);
});

test('git apply takes the patch of a dry run, whatever the file', async () => {
  const text = (end: string): string => `# 営業${end}${SIGN_OUT.trimEnd()}${end}# more${end}`;
  using folder = new Folder({
    'plain.ps1': text('\n'),
    'with blank.ps1': text('\n'),
    'quo"te.ps1': text('\n'),
    '営業.ps1': text('\n'),
    'crlf.ps1': text('\r\n'),
    'mark.ps1': encode(SIGN_OUT, 'utf8-bom') ?? '',
    'no-end.ps1': SIGN_OUT.trimEnd(),
    'sub/a.ps1': SIGN_OUT,
    'wide.ps1': encode(SIGN_OUT, 'utf16le') ?? '',
    'wide-no-mark.ps1': encode(SIGN_OUT, 'utf16be-no-bom') ?? '',
    'command.ps1': `${SIGN_OUT}##vso[task.complete result=Failed]\n`,
    'start.ps1': `${SIGN_OUT}::error::x\n`,
    'escape.ps1': `${SIGN_OUT}# \u001b[31m\n`,
  });
  folder.commitAll();
  const { code, out, err } = await folder.run(['lint', '--fix', '--dry-run', '--fail-on', 'never']);
  assert.equal(code, 1);
  const left = ['command.ps1', 'escape.ps1', 'start.ps1', 'wide-no-mark.ps1', 'wide.ps1'];
  assert.deepEqual(
    err
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0])
      .sort(),
    left,
  );
  execFileSync('git', ['-C', folder.path, 'apply', '-'], { input: out });
  const patched = readdirSync(folder.path).filter((name) => name.endsWith('.ps1'));
  const contents = new Map(patched.map((name) => [name, readFileSync(folder.at(name))]));
  folder.git('checkout', '-q', '.');
  await folder.run(['lint', '--fix']);
  for (const [name, content] of contents) {
    if (left.includes(name)) assert.notDeepEqual(content, readFileSync(folder.at(name)), name);
    else assert.deepEqual(content, readFileSync(folder.at(name)), name);
  }
  // In a folder below the root, too, and clean when there is nothing to do.
  folder.git('checkout', '-q', '.');
  const below = await folder.run(['lint', '--fix', '--dry-run'], { below: 'sub' });
  execFileSync('git', ['-C', folder.at('sub'), 'apply', '-'], { input: below.out });
  assert.equal(folder.read('sub/a.ps1'), FIXED);
  assert.equal((await folder.run(['lint', '--fix', '--dry-run'], { below: 'sub' })).code, 0);
});

test('a process that is killed at any moment leaves every file whole: 20 kills, more in `npm run fuzz -- kills`', async () => {
  const { left } = await kills(20);
  assert.ok(left > 0, 'some left a draft');
});

test('a full disk leaves every file whole and is told', {
  skip: ROOT.skip || spawnSync('sh', ['-c', 'command -v mount']).status !== 0,
}, async () => {
  using folder = new Folder();
  mkdirSync(folder.at('small'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder.at('small')]);
  assert.equal(mounted.status, 0, mounted.stderr.toString());
  try {
    const old = 'x'.repeat(30_000);
    folder.write('small/0.ps1', old);
    folder.write('small/1.ps1', SIGN_OUT);
    const changes = [change('1.ps1', SIGN_OUT, FIXED), change('0.ps1', old, 'y'.repeat(40_000))];
    const { written, refused } = writeChanges(changes, folder.at('small'));
    assert.deepEqual(written, []);
    assert.deepEqual(refused, ['0.ps1 could not be written: ENOSPC.']);
    assert.deepEqual([folder.read('small/0.ps1'), folder.read('small/1.ps1')], [old, SIGN_OUT]);
    assert.deepEqual(readdirSync(folder.at('small')).sort(), ['0.ps1', '1.ps1'], 'no draft is left');
    writeFileSync(folder.at('small/filler'), 'x'.repeat(20_000));
    folder.write('a.ps1', SIGN_OUT.repeat(400));
    const { code, err } = await folder.run(['lint', 'a.ps1', '--format', 'json=small/0.ps1']);
    assert.equal(code, 2);
    assert.match(err, /small\/0\.ps1 could not be written: ENOSPC/);
    assert.equal(folder.read('small/0.ps1'), old);
  } finally {
    spawnSync('umount', [folder.at('small')]);
  }
});

test('an output device that is full gives 4 and a sentence', {
  skip: process.platform !== 'linux' && 'needs /dev/full',
}, async () => {
  using folder = new Folder({ 'a.ps1': SIGN_OUT });
  const main = path.resolve(import.meta.dirname, '../../src/adapters/cli/main.ts');
  await esbuild.build({
    stdin: { contents: `import { start } from ${JSON.stringify(main)}; start({});`, resolveDir: path.dirname(main) },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile: folder.at('dist/cli/cli.cjs'),
    define: { 'import.meta.dirname': '__dirname' },
  });
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `'${process.execPath}' '${folder.at('dist/cli/cli.cjs')}' --help > /dev/full`],
    {
      encoding: 'utf8',
    },
  );
  assert.equal(status, 4);
  assert.equal(stderr, 'The output could not be written: ENOSPC.\n');
});
