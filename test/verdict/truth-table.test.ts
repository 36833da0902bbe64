import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../src/verdict/index.ts';
import { nativeTenant } from './tenants.ts';
import { CASES, questionOf, type TableCase } from './truth-table.ts';

/** What the table says about one case, beside what the engine says. */
function expected({ expect, basis }: TableCase) {
  const { verdict, by, outcome, reason = null, alsoBlockedBy = [] } = expect;
  return { verdict, by, outcome, reason, alsoBlockedBy, basis };
}

test('the table has 84 cases', () => {
  assert.equal(CASES.length, 84);
});

for (const one of CASES) {
  test(`${one.id} as a native file: ${one.title}`, () => {
    const { verdict, by, outcome, reason, alsoBlockedBy, basis } = decide(nativeTenant(one.tenant), questionOf(one));
    assert.deepEqual({ verdict, by, outcome, reason, alsoBlockedBy, basis }, expected(one));
  });
}
