import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const output = pathToFileURL(path.resolve(import.meta.dirname, '../../src/adapters/cli/startup/output.ts')).href;
const LENGTH = 500_000;
const script = `(await import(${JSON.stringify(output)})).standardStream('stdout').write('é\\n'.repeat(${LENGTH}))`;
const args = ['--input-type=module', '-e', script];

test('a long text reaches a pipe whole', () => {
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 10 * LENGTH });
  assert.equal(status, 0);
  assert.equal(stdout, 'é\n'.repeat(LENGTH));
});

test('a reader that goes away is no mistake', async () => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => {
    complaints += data.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = (await once(child, 'close')) as [number | null];
  assert.equal(status, 0, complaints);
  assert.equal(complaints, '');
});
