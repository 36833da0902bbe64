// Runs the tests of files in one process: node scripts/test-files.ts FILE...   (paths from the project's folder)
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from './root.ts';

// What `--test-isolation=none` does, but that passes over what a file throws behind its first test.
let loaded = (): void => {};
const loading = new Promise<void>((resolve) => {
  loaded = resolve;
});
test('no test begins before all files are loaded', () => loading);
for (const file of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(inRoot(file)).href);
  } catch (error) {
    test(`${file} is loaded`, () => {
      throw error;
    });
  }
}
loaded();
