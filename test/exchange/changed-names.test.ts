import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedNames } from '../../src/exchange/changed-names.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { nativeTenant } from '../verdict/tenants.ts';

test('a group with other members changes the groups that hold it, and theirs, and no others', () => {
  const before = nativeTenant({
    groups: { Whole: ['Outer'], Outer: ['Sales'], Sales: ['ann@contoso.com'], Others: ['ann@contoso.com'] },
  });
  const [sales] = nativeTenant({ groups: { Sales: ['bob@contoso.com'] } }).objects.group;
  assert.ok(sales);
  const group = before.objects.group.map((one) => (one.name === 'Sales' ? sales : one));
  const after: Tenant = { ...before, objects: { ...before.objects, group } };
  assert.deepEqual([...changedNames(before, after)].toSorted(), ['outer', 'sales', 'whole']);
  assert.deepEqual([...changedNames(before, before)], []);
});
