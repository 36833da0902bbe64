import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coversWay, exceptionsOf, isApproved, isInForce, lastDayOf, type Proposal } from '../../src/verdict/ledger.ts';
import { tenantOf } from './tenants.ts';

const CONFIG = `acceptedDomains: [contoso.com]
approvedDomains: [bank.example]
groups:
  Sales: [ann@contoso.com]
exceptions:
  - { from: Sales, to: partner.example, mechanism: inboxRuleForward, until: 2026-06-30, owner: it, reason: agreed }
  - { from: "*", to: archive.example, owner: it, reason: agreed }
  - { from: joe@contoso.com, to: " * ", owner: it, reason: agreed }
`;
const tenant = tenantOf({}, CONFIG);
const [dated, endless] = exceptionsOf(tenant);

test('approved domains are exceptions for everybody, after those of the ledger', () => {
  const ends = exceptionsOf(tenant).map(({ from, to }) => [from, to].map((words) => words.map(({ value }) => value)));
  assert.deepEqual(ends, [
    [['Sales'], ['partner.example']],
    [['*'], ['archive.example']],
    [['joe@contoso.com'], [' * ']],
    [['*'], ['bank.example']],
  ]);
});

test('the last day of an exception still counts, and is near from so many days before it', () => {
  assert.ok(dated && endless);
  const end = (asOf: string) => {
    const { days, state } = lastDayOf(dated, { asOf, warnBefore: 14 }) ?? {};
    return [days, state, isInForce(dated, asOf)];
  };
  assert.deepEqual(end('2026-06-15'), [15, 'later', true]);
  assert.deepEqual(end('2026-06-16'), [14, 'soon', true]);
  assert.deepEqual(end('2026-06-30'), [0, 'soon', true]);
  assert.deepEqual(end('2026-07-01'), [-1, 'expired', false]);
  assert.equal(lastDayOf(endless, { asOf: '2026-06-30', warnBefore: 14 }), undefined);
  assert.ok(isInForce(endless, '2099-01-01'));
});

test('an exception that names no way covers all, another the ways it names', () => {
  assert.ok(dated && endless);
  assert.ok(coversWay(endless, 'powerAutomate'));
  assert.ok(coversWay(dated, 'inboxRuleForward'));
  assert.ok(!coversWay(dated, 'inboxRuleRedirect'));
});

test('a forward is approved where an exception in force surely covers its way and both its ends', () => {
  const cases: readonly (readonly [Proposal, string, boolean])[] = [
    [{ from: 'ann@contoso.com', to: 'x@partner.example', mechanism: 'inboxRuleForward' }, '2026-06-30', true],
    [{ from: 'ann@contoso.com', to: 'x@partner.example', mechanism: 'inboxRuleForward' }, '2026-07-01', false],
    [{ from: 'ann@contoso.com', to: 'x@partner.example', mechanism: 'inboxRuleRedirect' }, '2026-06-30', false],
    [{ from: 'ann@contoso.com', to: 'x@partner.example' }, '2026-06-30', false],
    [{ from: 'bob@contoso.com', to: 'x@partner.example', mechanism: 'inboxRuleForward' }, '2026-06-30', false],
    [{ to: 'x@partner.example', mechanism: 'inboxRuleForward' }, '2026-06-30', false],
    [{ to: 'x@archive.example' }, '2026-07-01', true],
    [{}, '2026-07-01', false],
    [{ from: 'joe@contoso.com' }, '2026-07-01', true],
    [{ from: 'bob@contoso.com', to: 'x@bank.example', mechanism: 'oofRule' }, '2026-07-01', true],
    [{ from: 'bob@contoso.com', to: 'x@other.example', mechanism: 'oofRule' }, '2026-07-01', false],
  ];
  for (const [forward, asOf, expected] of cases)
    assert.equal(isApproved(forward, tenant, asOf), expected, `${JSON.stringify(forward)} ${asOf}`);
});
