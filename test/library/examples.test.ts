import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../../scripts/root.ts';
import { consumer } from './package.ts';

const folder = await consumer(false);
const page = readFileSync(inRoot('docs/api.md'), 'utf8');
const examples = [...page.matchAll(/## ([^\n]+)\n\n```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];

test('every example of the page is found', () => {
  assert.equal(examples.length, page.split('```js').length - 1);
  assert.ok(examples.length >= 5);
});

for (const [at, [, title = '', code = '', printed = '']] of examples.entries())
  test(`the example "${title}" prints what the page says`, () => {
    const file = path.join(folder, `example-${at}.mjs`);
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(stdout, printed);
  });

test('CommonJS gets the same functions', () => {
  const script = "console.log(Object.keys(require('mailflow-lint')).sort().join())";
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(stdout, 'analyze,ask,compare,explain,read\n');
});
