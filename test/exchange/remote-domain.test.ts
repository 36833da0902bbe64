import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allowsForwards,
  domainNameOf,
  makesInternal,
  showsOpen,
  statedPartners,
} from '../../src/exchange/remote-domain.ts';
import type { TenantObject } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

function scripted(script: string): TenantObject {
  const [one] = tenantOf({ 'a.ps1': script }).objects.remoteDomain;
  assert.ok(one);
  return one;
}

function declared(settings: Readonly<Record<string, unknown>>): TenantObject {
  const [one] = nativeTenant({ remoteDomains: [settings] }).objects.remoteDomain;
  assert.ok(one);
  return one;
}

test('an omitted AutoForwardEnabled lets forwards pass where all settings are in the text', () => {
  const created = scripted('New-RemoteDomain -Name F -DomainName fabrikam.com');
  assert.deepEqual([allowsForwards(created).is, showsOpen(created)], ['yes', true]);
  const entry = declared({ name: 'F', domainName: 'fabrikam.com' });
  assert.deepEqual([allowsForwards(entry).is, showsOpen(entry)], ['yes', true]);
});

test('an entry that is only changed here keeps what the tenant has: nobody can say', () => {
  const changed = scripted("Set-RemoteDomain -Identity F -DomainName 'fabrikam.com' -AllowedOOFType External");
  assert.deepEqual([allowsForwards(changed).is, showsOpen(changed)], ['maybe', false]);
});

test('of the default entry the service default is assumed, which is no claim of the text', () => {
  const changed = scripted('Set-RemoteDomain -Identity Default -AllowedOOFType External');
  assert.equal(domainNameOf(changed), '*');
  assert.deepEqual([allowsForwards(changed).is, showsOpen(changed)], ['yes', false]);
});

test('values that differ or are known at run time only are neither open nor closed', () => {
  const [one] = tenantOf({
    'a.exo.json': '{"exchange":{"remoteDomains":[{"name":"F","domainName":"f.com","autoForwardEnabled":true}]}}',
    'b.exo.json': '{"exchange":{"remoteDomains":[{"name":"F","domainName":"f.com","autoForwardEnabled":false}]}}',
  }).objects.remoteDomain;
  assert.equal(one && allowsForwards(one).is, 'maybe');
  assert.equal(allowsForwards(scripted('Set-RemoteDomain Default -AutoForwardEnabled $on')).is, 'maybe');
});

test('InternalLegacy makes recipients internal as IsInternal does', () => {
  assert.equal(makesInternal(declared({ name: 'F', domainName: 'f.com', isInternal: true })).is, 'yes');
  assert.equal(makesInternal(declared({ name: 'F', domainName: 'f.com', allowedOOFType: 'InternalLegacy' })).is, 'yes');
  assert.equal(makesInternal(declared({ name: 'F', domainName: 'f.com', allowedOOFType: 'External' })).is, 'no');
  for (const command of [
    'param($type)\nSet-RemoteDomain F -AllowedOOFType $type',
    'param($type)\nSet-RemoteDomain F -AllowedOOFType $type -IsInternal $false',
  ])
    assert.equal(makesInternal(scripted(command)).is, 'maybe', command);
});

test('IsInternal and AllowedOOFType change each other: what a script says last holds', () => {
  const made = 'New-RemoteDomain -Name F -DomainName f.com\n';
  const internal = (script: string) => makesInternal(scripted(made + script)).is;
  assert.equal(
    internal('Set-RemoteDomain F -AllowedOOFType InternalLegacy\nSet-RemoteDomain F -IsInternal $false'),
    'no',
  );
  assert.equal(
    internal('Set-RemoteDomain F -IsInternal $false\nSet-RemoteDomain F -AllowedOOFType InternalLegacy'),
    'yes',
  );
  const both = { name: 'F', domainName: 'f.com', isInternal: false, allowedOOFType: 'InternalLegacy' };
  const contradicting = declared(both);
  assert.equal(makesInternal(contradicting).reason, 'contradicting-values');
  assert.deepEqual(makesInternal(contradicting).place, contradicting.properties.get('isInternal')?.value.place);
});

test('the setting that was said last is the one to point at', () => {
  const told = (script: string): string => {
    const text = `New-RemoteDomain -Name F -DomainName f.com\n${script}`;
    const { is, reason, place } = makesInternal(scripted(text));
    return [is, reason, text.slice(place?.start, place?.end)].filter(Boolean).join(' ');
  };
  const [off, on] = ['Set-RemoteDomain F -IsInternal $false\n', 'Set-RemoteDomain F -IsInternal $true\n'];
  const legacy = 'Set-RemoteDomain F -AllowedOOFType InternalLegacy\n';
  assert.equal(told(off + legacy), 'yes InternalLegacy');
  assert.equal(told(legacy + off), 'no $false');
  assert.equal(told(on + legacy), 'yes $true');
  const external = 'Set-RemoteDomain F -AllowedOOFType External\n';
  assert.equal(told(on + external), 'maybe contradicting-values External');
  assert.equal(told(external + on), 'yes $true');
  // InternalLegacy has switched IsInternal on, and nothing says that External switches it off.
  assert.equal(told(legacy + external), 'maybe contradicting-values External');
  assert.equal(told(off + legacy + external), 'maybe contradicting-values External');
  assert.match(told(legacy + external + off), /^no /);
  assert.match(told(legacy + off + external), /^no /);
  assert.match(told(legacy.replace('InternalLegacy', 'InternalLegacy -Bogus 1') + external), /^no /);
  assert.equal(told(external + legacy), 'yes InternalLegacy');
  assert.equal(told('Set-RemoteDomain F -IsInternal $true -AllowedOOFType External'), 'yes $true');
  assert.equal(told('Set-RemoteDomain F -IsInternal $true -AllowedOOFType InternalLegacy'), 'yes $true');
  assert.equal(told('Set-RemoteDomain F -IsInternal $x -AllowedOOFType External'), 'maybe run-time-value $x');
});

test('an entry of which no text tells the domain is no partner', () => {
  const open = 'Set-RemoteDomain F -AutoForwardEnabled $true';
  const partners = (script: string) => statedPartners(tenantOf({ 'a.ps1': script })).map(({ name }) => name);
  assert.deepEqual(partners(open), []);
  assert.deepEqual(partners(`New-RemoteDomain -Name F -DomainName f.com\n${open}`), ['F']);
});
