import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowances, closedByPolicy } from '../../src/exchange/allowances.ts';
import { defaultPolicy, forwardingMode, permits } from '../../src/exchange/outbound-policy.ts';
import type { Tenant, TenantObject } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/index.ts';
import { analyse } from '../rules/analysis.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

function first(tenant: Tenant): TenantObject {
  const [policy] = tenant.objects.outboundPolicy;
  assert.ok(policy);
  return policy;
}

test('an omitted mode is Automatic where the policy is whole, and unknown where it is only changed', () => {
  const declared = first(nativeTenant({ outboundPolicies: [{ name: 'P' }] }));
  assert.equal(forwardingMode(declared), 'automatic');
  assert.equal(permits(declared, 'on').is, 'yes');
  const changed = first(tenantOf({ 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy P -RecipientLimitPerDay 9' }));
  assert.equal(forwardingMode(changed), undefined);
  assert.deepEqual([permits(changed, 'on').is, permits(changed, 'on').reason], ['maybe', 'setting-not-stated']);
});

test('a policy of two modes has none', () => {
  const text = (mode: string) =>
    `{"exchange":{"outboundPolicies":[{"name":"Default","autoForwardingMode":"${mode}"}]}}`;
  const tenant = tenantOf({ 'a.exo.json': text('Off'), 'b.exo.json': text('On') });
  assert.equal(forwardingMode(first(tenant)), undefined);
  assert.equal(permits(first(tenant), 'off').is, 'maybe');
  assert.equal(closedByPolicy(tenant), false);
});

test('two commands that make a policy of one mode, stated or left out, agree', () => {
  const make = 'New-HostedOutboundSpamFilterPolicy P';
  const mode = (stated: string) =>
    forwardingMode(first(tenantOf({ 'a.ps1': make, 'b.ps1': `${make} -AutoForwardingMode ${stated}` })));
  assert.equal(mode('Automatic'), 'automatic');
  assert.equal(mode('Off'), undefined);
});

test('the default policy is the one with the flag, else the one with the name', () => {
  const flagged = { outboundPolicies: [{ name: 'Allow' }, { name: 'Std', isDefault: true }] };
  assert.equal(defaultPolicy(nativeTenant(flagged))?.name, 'Std');
  assert.equal(defaultPolicy(nativeTenant({ outboundPolicies: [{ name: 'default' }] }))?.name, 'default');
});

test('a rule that an export shows as disabled selects nobody: for the verdict, the allowances and the finding', () => {
  const exchange = {
    acceptedDomains: ['contoso.com'],
    outboundPolicies: [
      { name: 'Default', autoForwardingMode: 'Off' },
      { name: 'Allow', autoForwardingMode: 'On' },
    ],
    outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, state: 'Disabled', from: ['alex@contoso.com'] }],
  };
  const tenant = nativeTenant(exchange);
  assert.deepEqual(allowances(tenant), []);
  const question = { from: 'alex@contoso.com', to: 'in@fabrikam.com', mechanism: 'inboxRuleForward' } as const;
  assert.equal(decide(tenant, question).verdict, 'blocked');
  const { findings } = analyse({ 'a.exo.json': JSON.stringify({ exchange }) });
  assert.ok(findings.some((finding) => finding.rule.id === 'rule-disabled'));
});
