import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applied } from '../../src/exchange/recipes/apply.ts';
import type { ObjectChange } from '../../src/exchange/recipes/recipe.ts';
import type { ObjectKind, Tenant, TenantObject } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const change = (
  kind: ObjectKind,
  operation: string,
  name: unknown,
  properties: object = {},
  more: object = {},
): ObjectChange => ({ kind, operation, name, properties, ...more }) as unknown as ObjectChange;

const settingOf = (object: TenantObject | undefined, name: string): unknown => {
  const value = object?.properties.get(name)?.value;
  return value?.state === 'stated' ? value.value : value;
};

const TENANT = nativeTenant({
  acceptedDomains: ['contoso.com'],
  transportRules: [{ name: 'A', priority: 2, mode: 'Audit' }, { name: 'B', priority: -3 }, { name: 'C' }],
  remoteDomains: [{ name: 'Fabrikam', domainName: 'fabrikam.com' }],
  tenantBlockList: [{ value: 'x.example', entries: ['x.example', 'y.example'] }, { value: 'z.example' }],
});

const rule = (tenant: Tenant, name: string): TenantObject | undefined =>
  tenant.objects.transportRule.find((one) => one.name === name);

describe('a tenant after a recipe', () => {
  it('has what is made, as it is said', () => {
    const after = applied(TENANT, [
      change('transportRule', 'create', 'New', { from: ['a@b.example'], enabled: true, priority: null }),
    ]);
    assert.deepEqual(
      after.objects.transportRule.map(({ name }) => name),
      ['A', 'B', 'C', 'New'],
    );
    const made = rule(after, 'New');
    assert.deepEqual(made && { ...made, properties: [...made.properties.keys()] }, {
      kind: 'transportRule',
      name: 'New',
      namePlace: { source: '', start: 0, end: 0 },
      properties: ['from', 'enabled', 'priority'],
      declarations: [],
      whole: true,
      defined: true,
      contradictions: [],
    });
    assert.deepEqual(settingOf(made, 'from'), ['a@b.example']);
    assert.deepEqual(made?.properties.get('from')?.value.items, [
      { value: 'a@b.example', place: { source: '', start: 0, end: 0 } },
    ]);
    assert.equal(made?.properties.get('enabled')?.value.items, undefined);
    assert.equal(settingOf(made, 'enabled'), true);
    assert.equal(settingOf(made, 'priority'), null);
    assert.equal(rule(TENANT, 'New'), undefined);
  });

  it('has a rule in front of all others, also of those with a number below 0', () => {
    const front = (tenant: Tenant): unknown =>
      settingOf(
        applied(tenant, [change('transportRule', 'create', 'New', {}, { order: 'front' })]).objects.transportRule.at(
          -1,
        ),
        'priority',
      );
    assert.equal(front(TENANT), -4);
    assert.equal(front(nativeTenant({ transportRules: [{ name: 'A', priority: 5 }] })), -1);
    assert.equal(front(nativeTenant({ transportRules: [{ name: 'A' }] })), -1);
    assert.equal(front(nativeTenant({})), -1);
    assert.equal(front(tenantOf({ 'a.ps1': 'New-TransportRule -Name A -Priority $p\n' })), -1);
  });

  it('has one setting changed, whatever the case of the name, and the others as they were', () => {
    const after = applied(TENANT, [change('transportRule', 'set', 'a', { mode: 'Enforce' })]);
    assert.equal(settingOf(rule(after, 'A'), 'mode'), 'Enforce');
    assert.equal(settingOf(rule(after, 'A'), 'priority'), 2);
    assert.equal(rule(after, 'B'), rule(TENANT, 'B'));
    assert.equal(settingOf(rule(TENANT, 'A'), 'mode'), 'Audit');
  });

  it('has a rule switched on or off in the words of scripts and of exports', () => {
    const on = rule(applied(TENANT, [change('transportRule', 'enable', 'A')]), 'A');
    assert.deepEqual([settingOf(on, 'enabled'), settingOf(on, 'state')], [true, 'Enabled']);
    const off = rule(applied(TENANT, [change('transportRule', 'disable', 'A')]), 'A');
    assert.deepEqual([settingOf(off, 'enabled'), settingOf(off, 'state')], [false, 'Disabled']);
  });

  it('has no longer what is removed', () => {
    const after = applied(TENANT, [
      change('transportRule', 'remove', 'b'),
      change('remoteDomain', 'remove', 'Fabrikam'),
    ]);
    assert.deepEqual(
      after.objects.transportRule.map(({ name }) => name),
      ['A', 'C'],
    );
    assert.deepEqual(after.objects.remoteDomain, []);
  });

  it('has entries of the block list without one value, and no entry without values', () => {
    const without = (...values: readonly string[]): unknown =>
      applied(
        TENANT,
        values.map((value) => change('tenantBlockList', 'remove', value)),
      ).objects.tenantBlockList.map((one) => settingOf(one, 'entries') ?? settingOf(one, 'value'));
    assert.deepEqual(without('Y.example'), [['x.example'], 'z.example']);
    assert.deepEqual(without('x.example', 'y.example'), ['z.example']);
    assert.deepEqual(without('z.example'), [['x.example', 'y.example']]);
    assert.deepEqual(without('other.example'), [['x.example', 'y.example'], 'z.example']);
  });

  it('has contradictions settled by what is set, and others as they were', () => {
    const torn = tenantOf({
      'a.ps1': 'Set-RemoteDomain F -AutoForwardEnabled $true -AutoReplyEnabled $true\n',
      'b.ps1': 'Set-RemoteDomain F -AutoForwardEnabled $false -AutoReplyEnabled $false\n',
    });
    const contradicting = (tenant: Tenant): readonly string[] =>
      tenant.objects.remoteDomain
        .flatMap(({ contradictions }) => contradictions.map(({ property }) => property))
        .toSorted();
    assert.deepEqual(contradicting(torn), ['autoForwardEnabled', 'autoReplyEnabled']);
    assert.deepEqual(contradicting(applied(torn, [change('remoteDomain', 'set', 'F', { autoForwardEnabled: true })])), [
      'autoReplyEnabled',
    ]);
  });
});
