import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from '../../src/ask.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/index.ts';
import { answerOf } from '../support/answers.ts';
import { toConfig, toDsc, toPowerShell } from './printers.ts';
import { nativeTenant, tenantOf } from './tenants.ts';
import { CASES, questionOf, type TableCase } from './truth-table.ts';

/** What the table says about one case, beside what the engine says. */
function expected({ expect, basis }: TableCase) {
  const { verdict, by, outcome, reason = null, alsoBlockedBy = [] } = expect;
  return { verdict, by, outcome, reason, alsoBlockedBy, basis };
}

test('the table has 84 cases', () => {
  assert.equal(CASES.length, 84);
});

/** The ways a person can keep the tenant of a case in files. */
const FORMS: readonly (readonly [string, (one: TableCase) => Tenant])[] = [
  ['a native file', ({ tenant }) => nativeTenant(tenant)],
  ['a script', ({ tenant }) => tenantOf({ 'tenant.ps1': toPowerShell(tenant) }, toConfig(tenant))],
  ['a DSC configuration', ({ tenant }) => tenantOf({ 'tenant.dsc.ps1': toDsc(tenant) }, toConfig(tenant))],
];

for (const [form, read] of FORMS) {
  for (const one of CASES) {
    test(`${one.id} as ${form}: ${one.title}`, () => {
      assert.deepEqual(answerOf(decide(read(one), questionOf(one))), expected(one));
    });
  }
}

for (const one of CASES) {
  test(`${one.id} as a person asks it`, () => {
    const { from, to, ...rest } = questionOf(one);
    const answers = ask([nativeTenant(one.tenant)], { from, to, ...rest });
    assert.equal(answers.length, 1);
    assert.ok(answers[0]);
    assert.deepEqual(answerOf(answers[0].verdict), expected(one));
  });
}
