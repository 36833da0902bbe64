import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  assert.deepEqual(contents(), first);
});

test('code of another text of the same length is not used', () => {
  write('two');
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
});

test('damaged code is not used and is replaced', () => {
  const before = contents();
  for (const name of readdirSync(kept)) {
    const file = path.join(kept, name);
    const content = readFileSync(file);
    writeFileSync(file, content.subarray(100));
  }
  assert.equal(output(kept), `${path.join('two', 'éé')}\n`);
  assert.deepEqual(
    contents().map(({ length }) => length),
    before.map(({ length }) => length),
  );
});

test('a folder that cannot be written changes nothing', () => {
  assert.equal(output(path.join(folder, 'missing')), `${path.join('two', 'éé')}\n`);
});
