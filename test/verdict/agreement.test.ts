import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from './agreement.ts';

test('engine and naive evaluator agree on 2,000 random questions', () => {
  const seen = agree(2_000, 1);
  for (const verdict of ['allowed', 'blocked', 'unknown'])
    assert.ok((seen[verdict] ?? 0) > 200, `${verdict}: ${seen[verdict]}`);
});
