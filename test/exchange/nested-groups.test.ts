import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { NestedGroups } from '../../src/exchange/nested-groups.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import { tenantOf } from '../verdict/tenants.ts';

const COUNT = 5_000;

/** Each group holds a person and the next group. */
const chain = tenantOf({
  'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  groups:
${Array.from({ length: COUNT }, (_, at) => `    g${at}: [a${at}@contoso.com${at + 1 < COUNT ? `, g${at + 1}` : ''}]\n`).join('')}`,
});

const model = modelOf(chain);
const place = { source: 'a.exo.yaml', start: 0, end: 0 };
const holds = (group: number, who: number) => {
  const { is, args } = model.groups.holds(model.groups.named(`g${group}`, place), person(`a${who}@contoso.com`, model));
  return args?.nested === undefined ? is : `${is} by ${args.nested}`;
};

test('of groups inside groups it is told which one leads to a person', () => {
  assert.deepEqual(
    [holds(0, 0), holds(0, 1), holds(0, COUNT - 1), holds(3_000, 4_000), holds(4_000, 3_000), holds(COUNT - 1, 0)],
    ['yes', 'maybe by g1', 'maybe by g1', 'maybe by g3001', 'no', 'no'],
  );
});

test('groups that hold each other are followed once', () => {
  const tenant = tenantOf({
    'a.exo.yaml':
      'exchange:\n  acceptedDomains: [contoso.com]\n  groups:\n    a: [b, ann@contoso.com]\n    b: [c]\n    c: [a, carl@contoso.com]\n',
  });
  const { groups } = modelOf(tenant);
  const all = ['a', 'b', 'c'].flatMap((name) =>
    ['ann', 'carl', 'eve'].map(
      (who) => groups.holds(groups.named(name, place), person(`${who}@contoso.com`, modelOf(tenant))).is,
    ),
  );
  assert.deepEqual(all, ['yes', 'maybe', 'no', 'maybe', 'maybe', 'no', 'maybe', 'yes', 'no']);
});

test('a chain of groups so long that not all can be followed leaves open who is in the outer ones', () => {
  const length = 24_000;
  const groups = new NestedGroups((at: number) => ({
    addresses: new Set([`a${at}@contoso.com`]),
    nested: at < length ? [at + 1] : [],
    isOpen: false,
  }));
  const leads = (at: number): boolean => groups.leading(at, ['eve@contoso.com']) !== undefined;
  assert.deepEqual([0, length - 1_000].map(leads), [true, false]);
  assert.equal(groups.leading(length - 1_000, [`a${length}@contoso.com`]), length - 999);
});
