import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { domainAndParents } from '../../src/exchange/addresses.ts';
import { allowances } from '../../src/exchange/allowances.ts';
import { tenantsOf } from '../../src/exchange/tenants-of.ts';
import { nativeTenant } from '../verdict/tenants.ts';

describe('rules whose policy lets their senders forward', () => {
  const told = (rule: object, mode: string | null): string =>
    allowances(
      nativeTenant({
        outboundPolicies: [
          { name: 'Default', autoForwardingMode: 'On' },
          { name: 'Partners', ...(mode && { autoForwardingMode: mode }) },
        ],
        outboundRules: [{ name: 'R', policy: 'Partners', ...rule }],
      }),
    )
      .map(({ rule, policy, groups, senders, domains }) =>
        [
          rule.name,
          policy.name,
          ...[groups, senders, domains].map((list) => list.map(({ value }) => value).join(' ')),
        ].join('|'),
      )
      .join('; ');
  const cases: readonly (readonly [object, string | null, string])[] = [
    [{ from: ['a@b.example'] }, 'On', 'R|Partners||a@b.example|'],
    [{ fromMemberOf: ['G', 'H'] }, 'on', 'R|Partners|G H||'],
    [{ senderDomainIs: ['b.example'] }, 'On', 'R|Partners|||b.example'],
    [{ from: ['a@b.example'], fromMemberOf: ['G'] }, 'On', 'R|Partners|G|a@b.example|'],
    [{ from: ['a@b.example'], senderDomainIs: ['c.example'] }, 'On', 'R|Partners||a@b.example|c.example'],
    [{}, 'On', ''],
    [{ from: [] }, 'On', ''],
    [{ from: ['a@b.example'] }, 'Off', ''],
    [{ from: ['a@b.example'] }, 'Automatic', ''],
    [{ from: ['a@b.example'] }, null, ''],
    [{ from: ['a@b.example'], enabled: false }, 'On', ''],
    [{ from: ['a@b.example'], policy: 'Default' }, 'On', ''],
    [{ from: ['a@b.example'], policy: 'Elsewhere' }, 'On', ''],
  ];
  for (const [rule, mode, expected] of cases)
    it(`${JSON.stringify(rule)} ${mode}`, () => assert.equal(told(rule, mode), expected));
});

test('an address belongs to the tenants that accept its domain, or to any where none does', () => {
  const tenants = ['contoso.com', 'fabrikam.com'].map((domain) => nativeTenant({ acceptedDomains: [domain] }));
  const told = (address: string): readonly number[] =>
    tenantsOf(address, tenants).map((tenant) => tenants.indexOf(tenant));
  assert.deepEqual(told('a@contoso.com'), [0]);
  assert.deepEqual(told('a@Fabrikam.com'), [1]);
  assert.deepEqual(told('a@adatum.com'), [0, 1]);
});

test('a domain comes before its parents', () => {
  assert.deepEqual(domainAndParents('a.b.c'), ['a.b.c', 'b.c', 'c']);
  assert.deepEqual(domainAndParents('c'), ['c']);
  assert.deepEqual(domainAndParents('.c'), ['.c', 'c']);
  assert.deepEqual(domainAndParents(''), ['']);
});
