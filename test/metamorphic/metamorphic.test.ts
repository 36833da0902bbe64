import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGES } from './changes.ts';
import { metamorphic } from './metamorphic.ts';

test('changes without meaning change no answer and no finding, and stricter controls open nothing', async () => {
  const made = await metamorphic(12, 1);
  const all = Object.entries(CHANGES).flatMap(([base, changes]) => changes.map(({ name }) => `${base}: ${name}`));
  assert.deepEqual(
    all.filter((name) => !made.has(name)),
    [],
    'every change was made',
  );
});
