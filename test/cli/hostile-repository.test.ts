import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { builtProgram } from '../../scripts/build.ts';
import { processorTime } from '../support/processor-time.ts';
import { Folder } from './support.ts';

const POSIX = { skip: process.platform === 'win32' && 'Windows has no FIFOs, and scripts start otherwise' };
const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

/** A script that leaves a mark when somebody starts it. */
function trap(folder: Folder, name: string): string {
  const file = folder.at(path.join('traps', name));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${name} >> '${folder.at('started')}'\ncat\n`);
  chmodSync(file, 0o755);
  return file;
}

test('nothing of what a repository configures is started', POSIX, async () => {
  using folder = new Folder({ 'a.ps1': OPEN, 'b.ps1': '# nothing\n', '.gitignore': 'traps/\nstarted\n' });
  folder.commitAll();
  // A repository below this one, with settings of its own.
  folder.write('sub/a.ps1', OPEN);
  folder.write(
    '.gitmodules',
    `[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tupdate = !${trap(folder, 'submodule')}\n`,
  );
  execFileSync('git', ['init', '-q', folder.at('sub')]);
  execFileSync('git', ['-C', folder.at('sub'), 'config', 'core.fsmonitor', trap(folder, 'below')]);
  folder.git('update-index', '--add', '--cacheinfo', `160000,${folder.git('rev-parse', 'HEAD').trim()},sub`);
  const set = (key: string, name: string): string => folder.git('config', key, trap(folder, name));
  set('core.fsmonitor', 'fsmonitor');
  set('diff.external', 'external');
  set('core.pager', 'pager');
  set('core.editor', 'editor');
  set('core.sshCommand', 'ssh');
  set('credential.helper', 'credential');
  set('diff.evil.textconv', 'textconv');
  set('diff.evil.command', 'diff-command');
  for (const one of ['clean', 'smudge', 'process']) set(`filter.evil.${one}`, one);
  folder.git('config', 'filter.evil.required', 'true');
  // Objects that are missing would be fetched with a program that the repository names.
  folder.git('config', 'remote.origin.url', folder.at('traps'));
  folder.git('config', 'remote.origin.promisor', 'true');
  folder.git('config', 'extensions.partialClone', 'origin');
  set('remote.origin.uploadpack', 'upload-pack');
  // Settings in a file that is included.
  folder.write(
    'more.config',
    `[core]\n\tfsmonitor = ${trap(folder, 'included')}\n\tpager = ${trap(folder, 'pager-too')}\n`,
  );
  folder.git('config', 'include.path', '../more.config');
  const hooks = folder.at('.git/hooks');
  for (const name of [
    'post-index-change',
    'post-checkout',
    'pre-commit',
    'fsmonitor-watchman',
    'reference-transaction',
  ])
    writeFileSync(path.join(hooks, name), `#!/bin/sh\necho ${name} >> '${folder.at('started')}'\n`, { mode: 0o755 });
  folder.write('.gitattributes', '*.ps1 filter=evil diff=evil\n');
  folder.write('b.ps1', `${OPEN}# more\n`);
  utimesSync(folder.at('a.ps1'), new Date(), new Date(Date.now() + 5000));
  const index = statSync(folder.at('.git/index')).mtimeMs;
  const asked = ['GIT_EXTERNAL_DIFF', 'GIT_PAGER', 'GIT_EDITOR', 'GIT_SSH_COMMAND'];
  for (const name of asked) process.env[name] = trap(folder, 'asked');
  try {
    for (const option of [['--changed'], ['--staged'], ['--since', 'HEAD']])
      assert.ok((await folder.run(['lint', ...option])).code <= 1);
    assert.ok((await folder.run(['diff', 'HEAD', '.'])).code <= 1);
  } finally {
    for (const name of asked) delete process.env[name];
  }
  for (const head of ['.', 'HEAD', 'HEAD:b.ps1']) assert.notEqual((await folder.run(['diff', 'HEAD', head])).code, 4);
  const [blob = ''] = folder.git('rev-parse', 'HEAD:b.ps1').split('\n');
  execFileSync('rm', ['-f', folder.at(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`)]);
  const { code } = await folder.run(['lint', '--changed']);
  assert.ok(code <= 3);
  // A text that is not there is no text that says nothing.
  const lacking = await folder.run(['diff', 'HEAD', '.']);
  assert.equal(lacking.code, 3);
  assert.match(lacking.err, /^HEAD \(\w{7}\): b\.ps1:1: .*ENOENT/m);
  assert.equal(existsSync(folder.at('started')) ? folder.read('started') : '', '');
  assert.equal(statSync(folder.at('.git/index')).mtimeMs, index, 'the index is not written');
});

test('the traps of the test above do start with plain Git', POSIX, () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  folder.git('config', 'core.fsmonitor', trap(folder, 'fsmonitor'));
  folder.git('config', 'filter.evil.clean', trap(folder, 'clean'));
  folder.write('.gitattributes', '*.ps1 filter=evil\n');
  folder.write('a.ps1', '# changed\n');
  spawnSync('git', ['-C', folder.path, 'diff', '--name-only', 'HEAD']);
  assert.match(folder.read('started'), /fsmonitor[\s\S]*clean/);
});

test('Git is looked for in PATH alone', POSIX, async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  const { PATH } = process.env;
  // Where Windows would look in the working folder first, this keeps it from there.
  delete process.env.NoDefaultCurrentDirectoryInExePath;
  trap(folder, 'git');
  writeFileSync(folder.at('git'), `#!/bin/sh\necho here >> '${folder.at('started')}'\n`, { mode: 0o755 });
  assert.equal((await folder.run(['lint', '--changed'])).code, 0);
  assert.equal(existsSync(folder.at('started')), false);
  assert.equal(process.env.NoDefaultCurrentDirectoryInExePath, '1');
  try {
    process.env.PATH = folder.at('traps');
    await folder.run(['lint', '--changed']);
    assert.match(folder.read('started'), /^git$/m);
  } finally {
    process.env.PATH = PATH;
  }
});

test('a folder that only looks like a repository configures nothing', POSIX, async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  const bare = folder.at('bare');
  execFileSync('git', ['init', '-q', '--bare', bare]);
  execFileSync('git', ['-C', bare, 'config', 'core.fsmonitor', trap(folder, 'fsmonitor')]);
  execFileSync('git', ['-C', bare, 'config', 'core.bare', 'false']);
  execFileSync('git', ['-C', bare, 'config', 'core.worktree', folder.path]);
  folder.write('bare/a.ps1', OPEN);
  await folder.run(['lint', '--changed'], { below: 'bare' });
  assert.equal(existsSync(folder.at('started')), false);
});

test('only regular files inside the repository are read, and nothing waits', {
  ...POSIX,
  timeout: 20_000,
}, async () => {
  using outside = new Folder({ 'secret.ps1': `${OPEN}# admin@secret.example\n`, 'list.txt': 'admin@secret.example\n' });
  using folder = new Folder({
    'a.ps1': OPEN,
    'sub/b.ps1': '# b\n',
    'mailflow-lint.config.yaml': `groups:
  One: { file: fifo.txt }
  Two: { file: ${path
    .relative('/tmp', outside.path)
    .split('/')
    .map(() => '..')
    .join('/')}/../..${outside.path}/list.txt }
  Three: { file: link.txt }
  Four: { file: zero.txt }
`,
  });
  folder.git('init', '-q');
  for (const name of ['fifo.txt', 'fifo.ps1', '.gitignore', 'sub/.gitignore'])
    execFileSync('mkfifo', [folder.at(name)]);
  symlinkSync(outside.at('list.txt'), folder.at('link.txt'));
  symlinkSync(outside.at('secret.ps1'), folder.at('secret.ps1'));
  symlinkSync(outside.path, folder.at('elsewhere'));
  symlinkSync('/dev/zero', folder.at('zero.txt'));
  symlinkSync('/dev/zero', folder.at('zero.ps1'));
  symlinkSync('a.ps1', folder.at('inside.ps1'));
  const { code, out } = await folder.run(['lint', '--format', 'json']);
  assert.equal(code, 2);
  assert.doesNotMatch(out, /secret\.example/);
  const { findings, problems, unread } = JSON.parse(out);
  assert.equal(problems.filter(({ reason }: { reason: string }) => /should list the members/.test(reason)).length, 4);
  const files = new Set(findings.map(({ file }: { file: string }) => file));
  assert.ok(files.has('inside.ps1') || files.has('a.ps1'));
  assert.deepEqual(unread.map(({ file }: { file: string }) => file).sort(), ['elsewhere', 'link.txt', 'secret.ps1']);
  const named = await folder.run(['lint', 'fifo.ps1']);
  assert.equal(named.code, 2);
  assert.match(named.out, /no regular file/);
});

test('pipes, devices and links to them are not read where they are named either; a link out of the repository is where it is', {
  ...POSIX,
  timeout: 60_000,
}, async () => {
  using outside = new Folder({ 'shared.ps1': OPEN });
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.git('init', '-q');
  execFileSync('mkfifo', [folder.at('fifo.ps1')]);
  symlinkSync('/dev/zero', folder.at('zero.ps1'));
  symlinkSync('fifo.ps1', folder.at('link.ps1'));
  symlinkSync(outside.at('shared.ps1'), folder.at('shared.ps1'));
  const special = ['fifo.ps1', 'zero.ps1', 'link.ps1'];
  for (const name of special) {
    for (const args of [
      ['lint', name],
      ['matrix', name],
      ['inspect', name],
      ['diff', 'a.ps1', name],
      ['test', name],
      ['explain', 'a@contoso.com', '--in', name],
      ['evidence', name, '--out', 'pages'],
    ])
      assert.equal((await folder.run(args)).code, 3, args.join(' '));
    assert.equal((await folder.run(['lint', '--config', name])).code, 2);
  }
  assert.deepEqual(await folder.findings(), ['a.ps1 default-policy-forwarding-on']);
  assert.deepEqual(await folder.findings('shared.ps1'), ['shared.ps1 default-policy-forwarding-on']);
  const { unread } = JSON.parse((await folder.run(['lint', 'shared.ps1', '--format', 'json'])).out);
  assert.deepEqual(unread, []);
});

test('a pipe in the place of a report or a baseline is not waited for; one that is read gets all', {
  ...POSIX,
  timeout: 20_000,
}, async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  execFileSync('mkfifo', [folder.at('pipe'), folder.at('.mailflow-lint-baseline.json')]);
  for (const args of [['--format', 'json=pipe'], ['--write-baseline']]) {
    const { code, err } = await folder.run(['lint', ...args]);
    assert.equal(code, 2);
    assert.match(err, /(?:pipe|baseline\.json) could not be written: /);
  }
  // Both ends are open, so that the command writes into the pipe and waits for nobody.
  const reader = openSync(folder.at('pipe'), constants.O_RDWR | constants.O_NONBLOCK);
  await folder.run(['lint', '--format', 'json=pipe']);
  const read = Buffer.alloc(65_536);
  const text = read.toString('utf8', 0, readSync(reader, read));
  closeSync(reader);
  assert.equal(JSON.parse(text).findings[0].file, 'a.ps1');
});

test('globs of a configuration and of .gitignore cannot be made to hang', { timeout: 20_000 }, async () => {
  const evil = ['(a+)+b', '*a*a*a*a*a*a*a*ab', '**/**/**/**/**/**/x', '{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}b'];
  using folder = new Folder({
    'mailflow-lint.config.yaml': `ignore: ${JSON.stringify(evil)}\ntenants: { a: { files: ${JSON.stringify([...evil, '**'])} } }\n`,
    '.gitignore': `${evil.join('\n')}\n`,
    [`${'a'.repeat(200)}.ps1`]: OPEN,
  });
  folder.git('init', '-q');
  const spent = processorTime();
  assert.equal((await folder.run(['lint'])).code, 1);
  assert.ok(spent() < 8000);
});

test('a .gitignore of very many patterns is not used, and that is said', { timeout: 60_000 }, async () => {
  const patterns = (count: number): string => Array.from({ length: count }, (_, at) => `*a*${at}*b*\n`).join('');
  using folder = new Folder({ '.gitignore': `*.ps1\n${patterns(100_000)}` });
  folder.git('init', '-q');
  for (let at = 0; at < 300; at++) folder.write(`a-script-with-a-name-${at}.ps1`, at === 0 ? OPEN : '# x\n');
  const spent = processorTime();
  const { code, out } = await folder.run(['lint', '--format', 'json']);
  assert.ok(spent() < 8000);
  const { findings, problems, files } = JSON.parse(out);
  assert.deepEqual([code, findings.length, files], [3, 1, 300]);
  assert.equal(problems[0].file, '.gitignore');
  assert.match(problems[0].reason, /more than 2000 patterns and is not used/);
  folder.write('.gitignore', `*.ps1\n${patterns(1_500)}`);
  assert.deepEqual(JSON.parse((await folder.run(['lint', '--format', 'json', '--allow-empty'])).out).files, 0);
});

test('linting writes nothing and starts nothing', {
  skip: !process.allowedNodeEnvironmentFlags.has('--permission') && 'needs the permission model of Node 24',
}, async () => {
  using folder = new Folder({ 'a.ps1': OPEN, 'b.exo.yaml': 'exchange: { remoteDomains: [{ name: Default }] }\n' });
  folder.git('init', '-q');
  const program = await builtProgram();
  for (const args of [['lint'], ['lint', 'a.ps1'], ['matrix'], ['lint', '--fix', '--dry-run']]) {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--permission', '--allow-fs-read=*', program, ...args],
      // Compiled code is cached in a folder of the user.
      { cwd: folder.path, env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }, encoding: 'utf8' },
    );
    assert.ok(status !== null && status <= 1, `${args.join(' ')}: ${stderr}`);
    assert.doesNotMatch(stderr, /ERR_ACCESS_DENIED/);
  }
  assert.deepEqual(readdirSync(folder.path).sort(), ['.git', 'a.ps1', 'b.exo.yaml']);
});

/** A user that is neither this one nor the administrator. */
const SOMEBODY = 65_533;

test('what somebody else laid above a folder decides nothing there', {
  skip: process.getuid?.() !== 0 && 'needs root: files of two users',
}, async () => {
  using folder = new Folder({
    'mailflow-lint.config.yaml': 'rules: { default-policy-forwarding-on: off }\n',
    '.gitignore': '*.ps1\n',
    '.git/HEAD': '',
    'mine/a.ps1': OPEN,
  });
  const lint = () => folder.run(['lint'], { below: 'mine' });
  const trusted = await lint();
  assert.deepEqual([trusted.code, /Files read: 0/.test(trusted.out)], [3, true], 'one of the user is in force');
  for (const name of ['mailflow-lint.config.yaml', '.git', '.gitignore'])
    chownSync(folder.at(name), SOMEBODY, SOMEBODY);
  const { code, out, err } = await lint();
  assert.equal(code, 1);
  assert.match(out, /default-policy-forwarding-on/);
  assert.match(err, /mailflow-lint\.config\.yaml belongs to somebody else and is not used/);
  // Where the folder belongs to that user, too, it is theirs to say.
  for (const name of ['mine', 'mine/a.ps1']) chownSync(folder.at(name), SOMEBODY, SOMEBODY);
  assert.deepEqual(await lint(), trusted);
  // A link to a file of this user is as much somebody else's as its maker.
  for (const name of ['mine', 'mine/a.ps1']) chownSync(folder.at(name), 0, 0);
  folder.write('elsewhere/own.yaml', 'rules: { default-policy-forwarding-on: off }\n');
  rmSync(folder.at('mailflow-lint.config.yaml'));
  symlinkSync('elsewhere/own.yaml', folder.at('mailflow-lint.config.yaml'));
  lchownSync(folder.at('mailflow-lint.config.yaml'), SOMEBODY, SOMEBODY);
  assert.equal((await lint()).code, 1);
});

test('a baseline is a regular file of a size that is read, in any encoding', {
  ...POSIX,
  timeout: 20_000,
}, async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  await folder.run(['lint', '--write-baseline', '--baseline', 'base.json']);
  folder.write('base.json', `\ufeff${folder.read('base.json')}`);
  assert.equal((await folder.run(['lint', '--baseline', 'base.json'])).code, 0);
  execFileSync('mkfifo', [folder.at('fifo.json')]);
  symlinkSync('/dev/zero', folder.at('zero.json'));
  for (const name of ['fifo.json', 'zero.json']) {
    const { code, err } = await folder.run(['lint', '--baseline', name]);
    assert.equal(code, 2);
    assert.match(err, /could not be read: This is no regular file/);
  }
});
