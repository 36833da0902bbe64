import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { compare, type Difference } from '../../src/verdict/comparison.ts';
import { compareWithNaive } from './comparison.ts';
import { nativeTenant } from './tenants.ts';

const BASE = {
  acceptedDomains: ['contoso.com'],
  groups: { Partners: ['bob@contoso.com', 'noah@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Allow', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Partners'] }],
  remoteDomains: [
    { name: 'Default', domainName: '*', autoForwardEnabled: true },
    { name: 'Fabrikam', domainName: 'fabrikam.com', autoForwardEnabled: false },
  ],
};

/** Families that the outbound policy decides for sure. */
const sure = ({ families }: Difference): boolean => families.some(({ id }) => id === 'inbox-rule');

const differences = (after: object, before: object = BASE) =>
  compare(nativeTenant(before), nativeTenant(after))
    .filter(sure)
    .map(({ from, to, before: was, after: is }) => ({
      from: from.flatMap(({ members }) => members),
      to: to.map(({ name }) => name.args.name ?? name.id),
      verdicts: `${was.verdict} ${is.verdict}`,
      by: `${controlText(was.by)} ${controlText(is.by)}`,
    }));
const groups = (...members: readonly string[]) => ({
  ...BASE,
  groups: { Partners: members.map((one) => `${one}@contoso.com`) },
});

test('ann beside bob in an allowed group is a change for ann alone', () => {
  assert.deepEqual(differences(groups('bob', 'noah', 'ann')), [
    {
      from: ['ann@contoso.com'],
      to: ['elsewhere'],
      verdicts: 'blocked allowed',
      by: 'outboundPolicy:Default outboundPolicy:Allow',
    },
  ]);
});

test('swapping noah for eve is a change for both', () => {
  const found = differences(groups('bob', 'eve')).filter(({ to }) => to.includes('elsewhere'));
  assert.deepEqual(
    found.map(({ from, verdicts }) => [from, verdicts]),
    [
      [['eve@contoso.com'], 'blocked allowed'],
      [['noah@contoso.com'], 'allowed blocked'],
    ],
  );
});

test('names, order and other controls with the same answer are no difference', () => {
  const turned = {
    ...BASE,
    groups: { Friends: ['noah@contoso.com', 'bob@contoso.com'] },
    outboundPolicies: [
      { name: 'Open', autoForwardingMode: 'On' },
      { name: 'Default', autoForwardingMode: 'Off' },
    ],
    outboundRules: [{ name: 'Open', policy: 'Open', priority: 0, fromMemberOf: ['Friends'] }],
    remoteDomains: [...BASE.remoteDomains].reverse(),
  };
  assert.deepEqual(differences(turned), []);
});

test('a tenant that accepts a domain no more answers nobody there', () => {
  const two = { ...BASE, acceptedDomains: ['contoso.com', 'emea.contoso.com'] };
  const found = differences(BASE, two).filter(({ from }) => from.includes('emea.contoso.com'));
  assert.ok(found.length > 0);
  assert.ok(found.every(({ by }) => by.endsWith(' sender')));
});

test('it reports a change exactly when the naive evaluator, asked for everybody by name, sees one', () => {
  assert.ok(compareWithNaive(40, 1).changes > 5_000);
});
