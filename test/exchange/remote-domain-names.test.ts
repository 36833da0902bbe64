import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { remoteDomainNames } from '../../src/exchange/remote-domain-names.ts';
import { tenantOf } from '../verdict/tenants.ts';

const TENANT = tenantOf({
  'a.ps1': [
    "New-RemoteDomain -Name 'Fabrikam Inc' -DomainName 'Fabrikam.com'",
    "New-RemoteDomain -Name 'Second' -DomainName 'fabrikam.com'",
    "New-RemoteDomain -Name 'adatum.com' -DomainName 'adatum.com'",
    "New-RemoteDomain -Name 'Below' -DomainName '*.litware.com'",
    "Set-RemoteDomain -Identity 'wingtip.com' -AutoForwardEnabled $true",
    "New-TransportRule -Name 'contoso.com' -Priority 0",
    '',
  ].join('\n'),
});

describe('an identity that is a domain and names no remote domain', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['fabrikam.com', 'Fabrikam Inc'],
    ['FABRIKAM.COM', 'Fabrikam Inc'],
    ['*.litware.com', 'Below'],
    ['litware.com', 'nobody'],
    ['contoso.com', 'nobody'],
    ['wingtip.com', 'nobody'],
    ['mail.eu.wingtip.com', 'nobody'],
    ['münchen.example', 'nobody'],
    ['a-1.example', 'nobody'],
    ['adatum.com', 'fine'],
    [' Adatum.com ', 'fine'],
    ['Fabrikam Inc', 'fine'],
    ['fabrikam', 'fine'],
    ['.com', 'fine'],
    ['fabrikam.', 'fine'],
    ['a b.com', 'fine'],
    ['b.com c', 'fine'],
    ['*.', 'fine'],
    ['x*.fabrikam.com', 'fine'],
    ['kim@fabrikam.com', 'fine'],
    ['*', 'fine'],
  ];
  const names = remoteDomainNames(TENANT);
  for (const [identity, expected] of cases)
    it(identity, () => {
      const misnamed = names.misnamed(identity);
      assert.equal(misnamed ? (misnamed.owner ?? 'nobody') : 'fine', expected);
    });
});

test('the names of one tenant are collected once', () => {
  assert.equal(remoteDomainNames(TENANT), remoteDomainNames(TENANT));
});
