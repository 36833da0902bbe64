import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../scripts/root.ts';
import { Folder } from './cli/support.ts';

/** Runs test files in one process, as the unit stage does. */
function run(files: Readonly<Record<string, string>>) {
  using folder = new Folder(files);
  const names = Object.keys(files).map((name) => path.relative(inRoot(), folder.at(name)));
  const reporter = `--test-reporter=${pathToFileURL(inRoot('scripts/failures-reporter.ts')).href}`;
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [reporter, inRoot('scripts/test-files.ts'), ...names], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout };
}

const PASSES = "import { test } from 'node:test';\ntest('one', () => {});\n";

test('files with tests that pass are counted, the one that waits for all of them included', () => {
  const { status, stdout } = run({ 'a.mjs': PASSES, 'b.mjs': PASSES });
  assert.deepEqual([status, stdout], [0, 'tests: 3 passed, 0 failed\n']);
});

test('what a file throws behind its first test fails, with the name of the file, and the others are run', () => {
  const { status, stdout } = run({ 'a.mjs': `${PASSES}throw new Error('no data');\n`, 'b.mjs': PASSES });
  assert.equal(status, 1);
  assert.match(stdout, /^FAIL \S*a\.mjs is loaded .*\nError: no data$/m);
  assert.match(stdout, /^tests: 3 passed, 1 failed$/m);
});
