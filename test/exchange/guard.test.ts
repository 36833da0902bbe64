import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guard } from './guard/guard.ts';

test('rules, lenses and bounces say of random tenants what the verdict says', async () => {
  const { tenants, claims, lenses, bounces } = await guard(160, 1);
  assert.equal(tenants, 160);
  for (const one of [
    'no-condition-destructive',
    'inactive-block-rule',
    'rule-disabled',
    'forward-will-be-blocked',
    'seen without condition',
  ])
    assert.ok((claims.get(one) ?? 0) > 0, `${one} was never claimed`);
  assert.ok(lenses > 500 && bounces > 50, `${lenses} lenses, ${bounces} bounces`);
});
