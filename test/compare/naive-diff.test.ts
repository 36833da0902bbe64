import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffWithNaive } from './naive-diff.ts';

test('diff reports a change exactly when the naive evaluator, asked for everybody by name, sees one', async () => {
  assert.ok((await diffWithNaive(12, 1)) > 300);
});
