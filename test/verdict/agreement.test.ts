import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, type Question } from '../../src/verdict/index.ts';
import { answerOf } from '../support/answers.ts';
import { agree } from './agreement.ts';
import type { NaiveTenant } from './naive.ts';
import { toConfig, toDsc, toPowerShell } from './printers.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { nativeTenant, tenantOf } from './tenants.ts';
import type { TableTenant } from './truth-table.ts';

test('engine and naive evaluator agree on 2,000 random questions', () => {
  const seen = agree(2_000, 1);
  for (const verdict of ['allowed', 'blocked', 'unknown'])
    assert.ok((seen[verdict] ?? 0) > 200, `${verdict}: ${seen[verdict]}`);
});

test('a tenant as native file, as script and as DSC configuration gets the same answers', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = new Random(seed);
    const plain = stated(randomTenant(random));
    const forms = [
      nativeTenant(plain),
      tenantOf({ 'tenant.ps1': toPowerShell(plain) }, toConfig(plain)),
      tenantOf({ 'tenant.ps1': toDsc(plain) }, toConfig(plain)),
    ];
    for (let each = 0; each < 8; each++) {
      const question = randomQuestion(random) as Question;
      const [native, ...others] = forms.map((tenant) => {
        const { basis: _, ...answer } = answerOf(decide(tenant, question));
        return answer;
      });
      for (const other of others) assert.deepEqual(other, native, `seed ${seed} ${JSON.stringify(question)}`);
    }
  }
});

/**
 * A script cannot state that the mode of the Default policy is omitted, only leave it out, nor that two rules have one priority: the
 * second command moves the first rule. The service refuses an illegal mode in a script, and a second rule for a policy.
 */
function stated(tenant: NaiveTenant): TableTenant {
  const legal = (mode: unknown): unknown => (mode === 'Enabled' ? 'Off' : mode);
  const outboundPolicies = tenant.outboundPolicies.map(({ autoForwardingMode = 'Off', ...policy }) => ({
    ...policy,
    autoForwardingMode: legal(autoForwardingMode),
  }));
  const policies = tenant.outboundRules.map(({ policy }) => String(policy).toLowerCase());
  const outboundRules = tenant.outboundRules
    .filter((_, at) => policies.indexOf(policies[at] ?? '') === at)
    .map((rule, priority) => ({ ...rule, priority }));
  return { ...tenant, outboundPolicies, outboundRules } as unknown as TableTenant;
}
