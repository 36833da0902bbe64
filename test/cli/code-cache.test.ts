import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { builtProgram } from '../../scripts/build.ts';
import { privateFolder } from '../../src/adapters/cli/startup/private-folder.ts';

/** Outside of the temporary folder, below which nothing is kept. */
const root = path.resolve(import.meta.dirname, '../..');
mkdirSync(path.join(root, '.vscode-test'), { recursive: true });
const folder = mkdtempSync(path.join(root, '.vscode-test', 'kept-'));
after(() => rmSync(folder, { recursive: true }));

const home = path.join(folder, 'cache');
const kept = path.join(home, 'mailflow-lint');
const KEPT = {
  skip: !privateFolder({ XDG_CACHE_HOME: home, LOCALAPPDATA: home }) && 'others can write above the project',
};
const program = path.join(folder, 'cli', 'start.cjs');
const main = path.join(folder, 'cli', 'help.cjs');

const write = (word: string): void =>
  writeFileSync(
    main,
    `const { join } = require('node:path');\nconsole.log(join('${word}', require('./part.cjs').of(2)));`,
  );

mkdirSync(path.dirname(main));
writeFileSync(path.join(folder, 'cli', 'part.cjs'), 'exports.of = (count) => "é".repeat(count);');
// A command line of many files, as the product is.
for (let at = 0; at < 12; at++) writeFileSync(path.join(folder, 'cli', `more${at}.cjs`), `exports.at = ${at};`);
await esbuild.build({
  stdin: {
    contents: "import { runCommand } from './startup/bin.ts'; runCommand([]);",
    resolveDir: `${root}/src/adapters/cli`,
  },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  outfile: program,
  define: { 'import.meta.dirname': '__dirname' },
});

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

function output({ env = {}, uid }: Options = {}): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, XDG_CACHE_HOME: home, LOCALAPPDATA: home, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
}

const names = (at = kept): string[] => (existsSync(at) ? readdirSync(at).sort() : []);
const contents = (): Buffer[] => names().map((name) => readFileSync(path.join(kept, name)));
const said = (word: string): string => `${path.join(word, 'éé')}\n`;

beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  write('one');
});

test('a file runs the same when its code is kept and when it is used, and nothing is said about it', KEPT, () => {
  assert.equal(output(), said('one'));
  const first = contents();
  assert.equal(first.length, 2);
  assert.equal(lstatSync(kept).mode & 0o777, 0o700);
  for (const name of names()) assert.equal(lstatSync(path.join(kept, name)).mode & 0o777, 0o600);
  assert.equal(output(), said('one'));
  assert.deepEqual(contents(), first);
});

test('many files are kept without a word on standard error', KEPT, () => {
  const all = Array.from({ length: 12 }, (_, at) => `require('./more${at}.cjs').at`).join('+');
  writeFileSync(main, `console.log(${all});`);
  assert.equal(output(), '66\n');
  assert.equal(names().length, 13);
});

test('nothing is kept on a build agent, below the temporary folder and where the user wants none', KEPT, () => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'mailflow-kept-'));
  try {
    assert.equal(output({ env: { CI: 'true' } }), said('one'));
    assert.equal(output({ env: { NODE_DISABLE_COMPILE_CACHE: '1' } }), said('one'));
    assert.deepEqual(names(), []);
    output({ env: { XDG_CACHE_HOME: temporary, LOCALAPPDATA: temporary } });
    assert.deepEqual(names(temporary), []);
    // A temporary folder of the user's own is one as well.
    output({ env: { TMPDIR: folder, TMP: folder, TEMP: folder } });
    assert.deepEqual(names(), []);
  } finally {
    rmSync(temporary, { recursive: true });
  }
});

test('the code is written again after a while, with what other runs have needed', KEPT, () => {
  output();
  const place = path.join(kept, names()[0] ?? '');
  const isWrittenAgain = (minutes: number): boolean => {
    const time = new Date(Date.now() - minutes * 60_000);
    utimesSync(place, time, time);
    const before = statSync(place).mtimeMs;
    output();
    return statSync(place).mtimeMs !== before;
  };
  assert.equal(isWrittenAgain(8), false);
  assert.equal(isWrittenAgain(12), true);
});

test('code of another text of the same length is not used', KEPT, () => {
  output();
  write('two');
  assert.equal(output(), said('two'));
  assert.equal(output(), said('two'));
});

test('code with any flipped bit is not used and is replaced', KEPT, () => {
  output();
  const whole = contents();
  for (let round = 0; round < 12; round++) {
    names().forEach((name, at) => {
      const damaged = Buffer.from(whole[at] ?? Buffer.alloc(0));
      const bit = (round * 7919 + 13) % (damaged.length * 8);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path.join(kept, name), damaged);
    });
    assert.equal(output(), said('one'));
    assert.deepEqual(
      contents().map(({ length }) => length),
      whole.map(({ length }) => length),
    );
  }
  for (const name of names()) writeFileSync(path.join(kept, name), 'x');
  assert.equal(output(), said('one'));
});

test('what versions that are gone have left is removed when code is written, and nothing else', KEPT, () => {
  const DAY = 86_400_000;
  output();
  const own = names();
  const plant = (name: string, days: number): void => {
    const place = path.join(kept, name);
    writeFileSync(place, 'x');
    const time = new Date(Date.now() - days * DAY);
    utimesSync(place, time, time);
  };
  for (const name of ['help-11', 'part-2QVFMPNJ-12', 'help-13.4711']) plant(name, 31);
  plant('help-14', 29);
  const strangers = ['help', 'help-1.txt', '.help-12'];
  for (const name of strangers) plant(name, 1000);
  mkdirSync(path.join(kept, 'help-99'));
  const all = names();
  assert.equal(output(), said('one'));
  assert.deepEqual(names(), all, 'nothing was written, and nothing is looked for');
  write('longer');
  assert.equal(output(), said('longer'));
  const left = new Set(names());
  for (const name of [...own, ...strangers, 'help-14', 'help-99']) assert.ok(left.has(name), name);
  assert.equal(left.size, own.length + strangers.length + 3);
  for (let at = 0; at < 420; at++) plant(`part-${at}`, 1 + at / 100);
  write('another');
  assert.equal(output(), said('another'));
  const many = names().filter((name) => /^\w.*-\d+$/.test(name) && name !== 'help-99');
  assert.equal(many.length, 400);
  assert.ok(many.includes('part-0') && !many.includes('part-419') && !many.includes('help-14'));
});

test('code that was kept by a run over much text is used by the next one, and by one over little', KEPT, async () => {
  const cli = await builtProgram();
  const texts = mkdtempSync(path.join(tmpdir(), 'mailflow-large-'));
  const lint = (file: string): void => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CACHE_HOME: home, LOCALAPPDATA: home };
    const { status, stderr } = spawnSync(process.execPath, [cli, 'lint', file], { cwd: texts, encoding: 'utf8', env });
    assert.equal(status, 0, stderr);
  };
  const written = (): number[] => names().map((name) => statSync(path.join(kept, name)).mtimeMs);
  try {
    writeFileSync(path.join(texts, 'large.ps1'), 'Get-AcceptedDomain contoso.com\n'.repeat(20_000));
    writeFileSync(path.join(texts, 'small.ps1'), 'Get-AcceptedDomain contoso.com\n');
    lint('large.ps1');
    const first = written();
    assert.ok(first.length > 0);
    lint('large.ps1');
    lint('small.ps1');
    assert.deepEqual(written(), first);
  } finally {
    rmSync(texts, { recursive: true });
  }
});

const POSIX = { skip: KEPT.skip || (process.platform === 'win32' && 'Windows has no owners and modes') };

test('a folder or file that others may write or that is a link is not used', POSIX, () => {
  output();
  const before = contents();
  const isUsed = (): boolean => {
    for (const name of names()) utimesSync(path.join(kept, name), new Date(0), new Date(0));
    const old = statSync(path.join(kept, names()[0] ?? '')).mtimeMs;
    assert.equal(output(), said('one'));
    return statSync(path.join(kept, names()[0] ?? '')).mtimeMs !== old;
  };
  assert.equal(isUsed(), true);
  for (const [place, open, safe] of [
    [kept, 0o750, 0o700],
    [home, 0o777, 0o755],
    [home, 0o775, 0o755],
  ] as const) {
    chmodSync(place, open);
    assert.equal(isUsed(), false, `${place} ${open.toString(8)}`);
    chmodSync(place, safe);
  }
  const place = path.join(kept, names()[0] ?? '');
  const outside = path.join(folder, 'outside');
  writeFileSync(outside, 'mine', { mode: 0o600 });
  rmSync(place);
  symlinkSync(outside, place);
  assert.equal(output(), said('one'));
  assert.equal(readFileSync(outside, 'utf8'), 'mine');
  rmSync(kept, { recursive: true });
  mkdirSync(path.join(folder, 'elsewhere'), { mode: 0o700 });
  symlinkSync(path.join(folder, 'elsewhere'), kept);
  assert.equal(output(), said('one'));
  assert.deepEqual(names(path.join(folder, 'elsewhere')), []);
  assert.equal(before.length, 2);
});

const isRoot = process.getuid?.() === 0;
const TWO_ACCOUNTS = { skip: KEPT.skip || (!isRoot && 'needs root, to act as two accounts') };
const ATTACKER = 65_533;

/** What is kept for the program, with code that says something else, and its name. */
function poisoned(): { readonly name: string; readonly made: Buffer } {
  const real = readFileSync(main);
  const other = 'console.log("PWNED");';
  writeFileSync(main, other.padEnd(real.length, ' '));
  output();
  const name = names().find((one) => one.startsWith('help-')) ?? '';
  const made = readFileSync(path.join(kept, name));
  // The text that it was made from stands in front of the code.
  real.copy(made, made.indexOf(other));
  writeFileSync(main, real);
  return { name, made };
}

test('code that another account planted never runs', TWO_ACCOUNTS, () => {
  const { name, made } = poisoned();
  // It does run where it is trusted: it is the right code to plant.
  writeFileSync(path.join(kept, name), made);
  assert.equal(output(), 'PWNED\n');
  const shared = mkdtempSync(path.join(tmpdir(), 'mailflow-shared-'));
  const plant = (place: string): void => {
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, name), made);
    chownSync(path.join(place, name), ATTACKER, ATTACKER);
    chownSync(place, ATTACKER, ATTACKER);
    chmodSync(place, 0o777);
  };
  try {
    for (const place of [path.join(shared, 'node-compile-cache'), path.join(shared, 'mailflow-lint'), kept])
      plant(place);
    assert.equal(output({ env: { TMPDIR: shared } }), said('one'));
    assert.equal(output({ env: { TMPDIR: shared, XDG_CACHE_HOME: shared } }), said('one'));
    // Only the file belongs to somebody else.
    chownSync(kept, 0, 0);
    chmodSync(kept, 0o700);
    assert.equal(output(), said('one'));
  } finally {
    rmSync(shared, { recursive: true });
  }
});

test('the loader alone keeps nothing without a folder', () => {
  const loader = pathToFileURL(path.join(root, 'src/adapters/cli/startup/code-cache.ts')).href;
  const script = `(await import(${JSON.stringify(loader)})).loadWithCodeCache(${JSON.stringify(main)}, undefined)`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(stdout, said('one'));
  assert.deepEqual(names(), []);
});
