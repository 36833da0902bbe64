import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { flawOf, formatOf, isAtHand, ownTarget, TARGETS, writeExecutable } from '../scripts/binary.ts';
import { builtProgram } from '../scripts/build.ts';
import { manifest } from '../scripts/manifest.ts';
import { inRoot } from '../scripts/root.ts';
import { Folder } from './cli/support.ts';

const program = await builtProgram();
const target = ownTarget();

/** The start of a program, as each system's loader reads it. */
function head(bytes: Readonly<Record<number, readonly number[]>>): Buffer {
  const all = Buffer.alloc(1024);
  for (const [at, some] of Object.entries(bytes)) all.set(some, Number(at));
  return all;
}

test('the format and the processor of a program are read from its first bytes', () => {
  assert.equal(formatOf(head({ 0: [0x7f, 0x45, 0x4c, 0x46], 18: [62, 0] })), 'ELF x64');
  assert.equal(formatOf(head({ 0: [0x7f, 0x45, 0x4c, 0x46], 18: [183, 0] })), 'ELF arm64');
  assert.equal(formatOf(head({ 0: [0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1] })), 'Mach-O arm64');
  assert.equal(formatOf(head({ 0: [0x4d, 0x5a], 60: [0x80], 128: [0x50, 0x45, 0, 0, 0x64, 0x86] })), 'PE x64');
  assert.equal(formatOf(head({ 0: [0x4d, 0x5a], 60: [0xff, 0xff, 0xff, 0x7f] })), undefined);
  assert.equal(formatOf(head({ 0: [0x23, 0x21] })), undefined);
});

test('an executable of another system, and one without the program, are refused', () => {
  const elf = head({ 0: [0x7f, 0x45, 0x4c, 0x46], 18: [62, 0] });
  assert.equal(flawOf('linux-arm64', elf), 'linux-arm64: it is ELF x64 and not ELF arm64.');
  assert.match(flawOf('linux-x64', elf) ?? '', /does not hold NODE_SEA_FUSE/);
});

test('the Node of every target is pinned by its checksum', () => {
  for (const { carrier, integrity } of Object.values(TARGETS)) {
    assert.match(carrier, /^node-/);
    assert.equal(Buffer.from(integrity.replace('sha512-', ''), 'base64').length, 64);
  }
});

test('the executable of this system answers like the command line, in a folder and a PATH without Node', {
  skip:
    (target === undefined && 'there is no executable for this system') ||
    (target !== undefined && !isAtHand(target) && 'its Node is not here: npm run package -- binary brings it'),
}, async () => {
  assert.ok(target);
  mkdirSync(inRoot('.vscode-test'), { recursive: true });
  const file = inRoot('.vscode-test', `executable-${process.pid}${process.platform === 'win32' ? '.exe' : ''}`);
  try {
    await writeExecutable(target, file);
    assert.equal(flawOf(target, readFileSync(file)), undefined);
    using folder = new Folder({
      'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
      'b.exo.yaml': 'exchange:\n  acceptedDomains: [contoso.com]\n',
    });
    for (const args of [
      ['lint', '--format', 'json', '--language', 'fr'],
      ['verdict', '--from', 'ann@contoso.com', '--to', 'bob@fabrikam.com', '--format', 'json'],
      ['explain', '5.7.520'],
      ['--help'],
      ['no-such-command'],
    ]) {
      const env = { PATH: folder.at('nothing'), NODE_OPTIONS: '--require ./no-such-file.cjs' };
      const own = spawnSync(file, args, { cwd: folder.path, encoding: 'utf8', env });
      const command = spawnSync(process.execPath, [program, ...args], { cwd: folder.path, encoding: 'utf8', env: {} });
      assert.deepEqual([own.status, own.stdout, own.stderr], [command.status, command.stdout, command.stderr]);
    }
    const { stdout } = spawnSync(file, ['--version'], { cwd: folder.path, encoding: 'utf8', env: {} });
    assert.equal(stdout, `${String(manifest().version)}\n`);
  } finally {
    rmSync(file, { force: true });
  }
});
