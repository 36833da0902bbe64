import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import * as fc from 'fast-check';
import {
  inOrder,
  mayPrecede,
  orderDoubt,
  type Placed,
  positionOf,
  precedes,
  unsettled,
} from '../../src/exchange/rule-order.ts';
import type { Position, TenantObject } from '../../src/tenant/index.ts';
import { processorTime } from '../support/processor-time.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

/** A rule by its name and its place: list, lowest, highest and rank. */
const placed = (
  name: string,
  list: number,
  lowest: number,
  highest = lowest,
  rank?: number,
): Placed & { name: string } => ({
  name,
  object: { name, properties: new Map() } as unknown as TenantObject,
  position: { list, lowest, highest, ...(rank === undefined ? {} : { rank }) } as Position,
});

const namesOf = (rules: Iterable<Placed>): string => [...rules].map(({ object }) => object.name).join(' ');

describe('rules in their order', () => {
  it('the lowest number first', () =>
    assert.equal(namesOf(inOrder([placed('b', 0, 2), placed('c', 0, 10), placed('a', 0, -1)])), 'a b c'));
  it('of one number, by rank', () =>
    assert.equal(namesOf(inOrder([placed('b', 0, 0, 9, 2), placed('a', 0, 0, 0, 1), placed('n', 0, 0, 5)])), 'n a b'));
  it('of one number and rank, the one that can stand less far behind', () =>
    assert.equal(namesOf(inOrder([placed('b', 0, 1, 7), placed('a', 0, 1, 3)])), 'a b'));
});

describe('which of two rules runs first', () => {
  const [first, later, wide] = [placed('first', 0, 0), placed('later', 0, 3), placed('wide', 0, 0, 9)];
  const elsewhere = placed('elsewhere', 1, 0);
  const cases: readonly (readonly [Placed, Placed, boolean, boolean])[] = [
    [first, later, true, true],
    [later, first, false, false],
    [first, first, false, false],
    [first, wide, true, false],
    [wide, first, true, false],
    [later, wide, true, false],
    [first, elsewhere, true, false],
    [elsewhere, later, true, false],
  ];
  for (const [one, two, may, surely] of cases)
    it(`${one.object.name} before ${two.object.name}`, () => {
      assert.equal(mayPrecede(one, two), may);
      assert.equal(precedes(one, two), surely);
    });
});

describe('rules of which nobody knows the order', () => {
  it('are those that the comparison of each with each other one finds', () => {
    const position = fc.record({
      list: fc.integer({ min: -1, max: 1 }),
      lowest: fc.integer({ min: -3, max: 5 }),
      length: fc.constantFrom(0, 0, 1, 4, Number.POSITIVE_INFINITY),
      rank: fc.constantFrom(undefined, 0, 1, 2, 3),
    });
    fc.assert(
      fc.property(fc.array(position, { maxLength: 6 }), fc.boolean(), (positions, isOneList) => {
        const rules = positions.map(({ list, lowest, length, rank }, at) =>
          placed(`${at}`, isOneList ? 0 : list, lowest, lowest + length, rank),
        );
        const open = rules.filter((rule) => rules.some((other) => mayPrecede(rule, other) && mayPrecede(other, rule)));
        assert.deepEqual(new Set(unsettled(rules)), new Set(open));
      }),
      { numRuns: 2000, seed: 20_261_130 },
    );
  });
  it('are found without the square of their number', () => {
    const rules = Array.from({ length: 30_000 }, (_, at) => placed(`${at}`, 0, 2 * at, 2 * at + 1));
    const spent = processorTime();
    assert.equal(unsettled(rules).size, 0);
    assert.ok(spent() < 2000);
  });
  it('none of a list whose ranks are known', () =>
    assert.equal(namesOf(unsettled([placed('a', 0, 0, 9, 0), placed('b', 0, 0, 9, 1)])), ''));
  it('those whose numbers overlap', () =>
    assert.equal(
      namesOf(unsettled([placed('a', 0, 0), placed('b', 0, 2, 6), placed('c', 0, 5), placed('d', 0, 9)])),
      'b c',
    ));
  it('those of two lists', () =>
    assert.equal(namesOf(unsettled([placed('a', 0, 0, 0, 0), placed('b', 1, 5, 5, 0)])), 'a b'));
  it('none of none', () => assert.equal(unsettled([]).size, 0));
});

describe('where a rule stands', () => {
  const rule = (settings: object): TenantObject =>
    nativeTenant({ transportRules: [{ name: 'R', ...settings }] }).objects.transportRule[0] as TenantObject;
  const nowhere = { order: new Map() } as never;
  const cases: readonly (readonly [string, object, Position])[] = [
    ['at its number', { priority: 3 }, { list: -1, lowest: 3, highest: 3 }],
    ['before all others', { priority: -1 }, { list: -1, lowest: -1, highest: -1 }],
    ['anywhere without one', {}, { list: -1, lowest: 0, highest: Number.POSITIVE_INFINITY }],
    ['anywhere with a word', { priority: 'first' }, { list: -1, lowest: 0, highest: Number.POSITIVE_INFINITY }],
  ];
  for (const [name, settings, expected] of cases)
    it(name, () => assert.deepEqual(positionOf(nowhere, { ...rule(settings), declarations: [] }), expected));
});

test('why nobody can say which of two rules runs first', () => {
  const [same, other, none] = nativeTenant({
    transportRules: [{ name: 'A', priority: 2 }, { name: 'B', priority: 2 }, { name: 'C' }],
  }).objects.transportRule.map(
    (object): Placed => ({ object, position: { list: 0, lowest: 0, highest: 9 } as Position }),
  );
  assert.ok(same && other && none);
  const told = (one: Placed, two: Placed): unknown => {
    const { is, reason, args } = orderDoubt(one, two);
    return { is, reason, args };
  };
  assert.deepEqual(told(same, other), {
    is: 'maybe',
    reason: 'duplicate-priority',
    args: { rule: 'A', other: 'B', priority: 2 },
  });
  assert.deepEqual(told(same, none), {
    is: 'maybe',
    reason: 'order-unknown',
    args: { rule: 'A', other: 'C', priority: 2 },
  });
  assert.deepEqual(told(none, none), {
    is: 'maybe',
    reason: 'order-unknown',
    args: { rule: 'C', other: 'C', priority: '' },
  });
  assert.deepEqual(orderDoubt(other, same).place, same.object.properties.get('priority')?.value.place);
  assert.deepEqual(orderDoubt(same, none).place, none.object.namePlace);
});

test('the order of a script is that of its numbers, and a tenant knows it', () => {
  const tenant = tenantOf({
    'a.ps1': "New-TransportRule -Name 'B' -Priority 1\nNew-TransportRule -Name 'A' -Priority 0\n",
  });
  const rules = tenant.objects.transportRule.map((object) => ({ object, position: positionOf(tenant, object) }));
  assert.equal(namesOf(inOrder(rules)), 'A B');
});
