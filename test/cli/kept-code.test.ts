import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-kept-'));
after(() => rmSync(folder, { recursive: true }));

const kept = path.join(folder, 'kept');
mkdirSync(kept);
const main = path.join(folder, 'main.cjs');
const write = (word: string): void =>
  writeFileSync(
    main,
    `const { join } = require('node:path');\nconsole.log(join('${word}', require('./part.cjs').of(2)));`,
  );
write('one');
writeFileSync(path.join(folder, 'part.cjs'), 'exports.of = (count) => "é".repeat(count);');

const loader = pathToFileURL(path.resolve(import.meta.dirname, '../../src/adapters/cli/kept-code.ts')).href;

function output(place: string | undefined): string {
  const script = `(await import(${JSON.stringify(loader)})).loadWithKeptCode(${JSON.stringify(main)}, ${JSON.stringify(place)})`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

const contents = (): Buffer[] =>
  readdirSync(kept)
    .sort()
    .map((name) => readFileSync(path.join(kept, name)));

test('a file runs the same with no kept code, when it is kept and when it is used', () => {
  const expected = `${path.join('one', 'éé')}\n`;
  assert.equal(output(undefined), expected);
  assert.deepEqual(contents(), []);
  assert.equal(output(kept), expected);
  const first = contents();
  assert.equal(first.length, 2);
  assert.equal(output(kept), expected);
});

test('code is written again when as much time has gone by as until it was last written', () => {
  const file = path.join(kept, readdirSync(kept)[0] ?? '');
  const now = Date.now();
  const after = (first: number, last: number): boolean => {
    const content = readFileSync(file);
    content.writeDoubleLE(now + first);
    writeFileSync(file, content);
    utimesSync(file, new Date(now + last), new Date(now + last));
    const before = statSync(file).mtimeMs;
    output(kept);
    return statSync(file).mtimeMs !== before;
  };
  const minute = 60_000;
  assert.equal(after(-3 * minute, -minute), false);
  assert.equal(after(-3 * minute, -2 * minute), true);
  assert.equal(after(-60 * minute, -12 * minute), true);
});

test('code of another text of the same length is not used', () => {
  write('two');
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
});

test('damaged code is not used and is replaced', () => {
  const damaged = contents().map((content) => content.subarray(100));
  readdirSync(kept)
    .sort()
    .forEach((name, at) => {
      writeFileSync(path.join(kept, name), damaged[at] ?? '');
    });
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
  for (const [at, content] of contents().entries()) assert.notDeepEqual(content, damaged[at]);
});

test('a folder that cannot be written changes nothing', () => {
  assert.equal(output(path.join(folder, 'missing')), `${path.join('two', 'éé')}\n`);
});
