import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { stillLive } from '../../src/exchange/block-list.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import { outsideAddress, scopeOf } from '../../src/exchange/recipient-scope.ts';
import { makesInternal, openEntries, showsOpen, statedPartners } from '../../src/exchange/remote-domain.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

type Settings = Readonly<Record<string, unknown>>;

const DEFAULT = { name: 'Default', domainName: '*', autoForwardEnabled: false };

const withDomains = (...remoteDomains: readonly Settings[]): Tenant =>
  nativeTenant({ acceptedDomains: ['contoso.com'], remoteDomains });

/** The entry in force for a domain, in words. */
function entryFor(tenant: Tenant, domain: string): string {
  const { name, domainName, how, allows, basis } = modelOf(tenant).remoteDomains.covering(domain);
  return [name, domainName, how, allows.is, allows.reason, basis].filter(Boolean).join(' ');
}

describe('the remote domain of a domain', () => {
  const WHOLE = withDomains(
    DEFAULT,
    { name: 'Fab', domainName: 'Fabrikam.com', autoForwardEnabled: true },
    { name: 'Below', domainName: '*.fabrikam.com', autoForwardEnabled: false },
    { name: 'Deep', domainName: '*.a.fabrikam.com', autoForwardEnabled: true },
    { name: 'Lit', domainName: 'litware.com' },
  );
  const cases: Readonly<Record<string, string>> = {
    'adatum.com': 'Default * default no documented',
    'fabrikam.com': 'Fab fabrikam.com exact yes inferred',
    'b.fabrikam.com': 'Below *.fabrikam.com wildcard no documented',
    'b.a.fabrikam.com': 'Deep *.a.fabrikam.com wildcard yes inferred',
    'a.fabrikam.com': 'Deep *.a.fabrikam.com wildcard yes inferred',
    'litware.com': 'Lit litware.com exact yes documented',
    'sub.litware.com': 'Default * default no inferred',
    'x@LITWARE.com': 'Lit litware.com exact yes documented',
  };
  for (const [domain, expected] of Object.entries(cases))
    it(domain, () => assert.equal(entryFor(WHOLE, domain), expected));

  it('is taken from the service where there is none', () => {
    assert.equal(entryFor(withDomains(), 'adatum.com'), 'Default * assumed yes inferred');
  });

  it('lists every domain that entries name', () => {
    const { remoteDomains } = modelOf(WHOLE);
    assert.deepEqual(remoteDomains.domains(), ['fabrikam.com', 'litware.com', '*.fabrikam.com', '*.a.fabrikam.com']);
  });

  const CONFIG = 'acceptedDomains: [contoso.com]\n';
  const CLOSE = 'Set-RemoteDomain Default -AutoForwardEnabled $false\n';
  const scripts: Readonly<Record<string, string>> = {
    [CLOSE]: 'Default * default no documented',
    [`${CLOSE}Set-RemoteDomain $d -AutoForwardEnabled $true`]: 'Default * default maybe run-time-value documented',
    [`${CLOSE}Set-RemoteDomain $d -AutoForwardEnabled $false`]: 'Default * default no documented',
    [`Set-RemoteDomain $d -AutoForwardEnabled $true\n${CLOSE}`]: 'Default * default no documented',
    [`${CLOSE}Remove-RemoteDomain $d`]: 'Default * default no documented',
    [`${CLOSE}New-RemoteDomain -Name A -DomainName $d`]: 'Default * default maybe run-time-value documented',
    [`${CLOSE}New-RemoteDomain -Name A -DomainName $d\nSet-RemoteDomain A -AutoForwardEnabled $true`]:
      'Default * default maybe run-time-value documented',
    [`${CLOSE}Set-RemoteDomain $d -NDREnabled $true`]: 'Default * default no documented',
    'Set-RemoteDomain Fab -AutoForwardEnabled $false': 'Default * assumed maybe setting-not-stated inferred',
  };
  for (const [script, expected] of Object.entries(scripts))
    it(script, () => assert.equal(entryFor(tenantOf({ 'a.ps1': script }, CONFIG), 'adatum.com'), expected));

  it('a resource whose name only a run tells, with a domain and no switch, may let forwards pass', () => {
    const resource = (keys: string): string => `configuration Own {
  Import-DscResource -ModuleName Microsoft365DSC
  node localhost { EXORemoteDomain Own { Identity = $id; ${keys}; Ensure = 'Present' } }
}`;
    const beside = (keys: string) =>
      entryFor(tenantOf({ 'a.ps1': CLOSE, 'b.ps1': resource(keys) }, CONFIG), 'adatum.com');
    assert.equal(beside("DomainName = 'adatum.com'"), 'Default * default maybe run-time-value documented');
    assert.equal(beside("DomainName = 'adatum.com'; AutoForwardEnabled = $false"), 'Default * default no documented');
  });

  it('an entry that may be removed leaves the domain to others: in doubt unless they say the same', () => {
    const removed = (standard: string): string => {
      const entry = 'New-RemoteDomain -Name A -DomainName adatum.com\nSet-RemoteDomain A -AutoForwardEnabled $false\n';
      return entryFor(tenantOf({ 'a.ps1': `${standard}${entry}Remove-RemoteDomain $d` }, CONFIG), 'adatum.com');
    };
    assert.equal(removed(CLOSE), 'A adatum.com exact no documented');
    assert.equal(removed(''), 'A adatum.com exact maybe run-time-value documented');
    assert.equal(
      removed('Set-RemoteDomain Default -AutoForwardEnabled $true\n'),
      'A adatum.com exact maybe run-time-value documented',
    );
  });
});

test('reports reach authors outside unless their domain keeps them away', () => {
  const { remoteDomains } = modelOf(
    withDomains(
      { ...DEFAULT, nDREnabled: true },
      { name: 'Fab', domainName: 'fabrikam.com', nDREnabled: false },
      { name: 'Lit', domainName: 'litware.com' },
    ),
  );
  assert.equal(remoteDomains.reports(['fabrikam.com', 'com']).is, 'no');
  assert.equal(remoteDomains.reports(['litware.com', 'com']).is, 'yes');
  assert.equal(remoteDomains.reports(['adatum.com', 'com']).is, 'yes');
  assert.equal(remoteDomains.reports().reason, 'sender-match-undetermined');
  assert.equal(modelOf(withDomains({ ...DEFAULT, nDREnabled: false })).remoteDomains.reports().is, 'no');
  assert.equal(modelOf(withDomains()).remoteDomains.reports().is, 'yes');
  assert.equal(
    modelOf(withDomains({ name: 'F', domainName: 'f.com', nDREnabled: false })).remoteDomains.reports().is,
    'maybe',
  );
});

test('entries show whether they are open, and make recipients internal', () => {
  const tenant = withDomains(
    DEFAULT,
    { name: 'Open', domainName: 'a.com', autoForwardEnabled: true },
    { name: 'Silent', domainName: 'b.com' },
    { name: 'Closed', domainName: 'c.com', autoForwardEnabled: false, isInternal: true },
    { name: 'Legacy', domainName: 'd.com', autoForwardEnabled: false, allowedOOFType: ' internallegacy ' },
    { name: 'Plain', domainName: 'e.com', autoForwardEnabled: false, isInternal: false, allowedOOFType: 'External' },
  );
  const names = (objects: Tenant['objects']['remoteDomain']) => objects.map(({ name }) => name);
  const { remoteDomain: entries } = tenant.objects;
  assert.deepEqual(names(openEntries(tenant)), ['Open', 'Silent']);
  assert.deepEqual(names(statedPartners(tenant)), ['Open']);
  assert.deepEqual(names(entries.filter(showsOpen)), ['Open', 'Silent']);
  assert.deepEqual(
    entries.map((entry) => makesInternal(entry).is),
    ['no', 'no', 'no', 'yes', 'yes', 'no'],
  );
  const { match, name } = modelOf(tenant).remoteDomains.internal(['c.com', 'com']);
  assert.deepEqual([match.is, name], ['yes', 'Closed']);
});

test('the side of a recipient, as each control sees it', () => {
  const tenant = nativeTenant({
    acceptedDomains: [
      { domainName: 'contoso.com', domainType: 'Authoritative' },
      { domainName: 'relay.com', domainType: 'InternalRelay' },
      { domainName: 'wide.com', domainType: 'Authoritative', matchSubDomains: true },
      { domainName: 'odd.com', domainType: 'ExternalRelay' },
    ],
    remoteDomains: [DEFAULT, { name: 'I', domainName: 'internal.com', isInternal: true }],
    mailUsers: [{ name: 'Guest', externalEmailAddress: 'guest@adatum.com' }],
    mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@fabrikam.com' }],
  });
  const model = modelOf(tenant);
  const told = (to: string, type?: string): string => {
    const { why, inside, policyApplies, policyDoubt, relay, basis } = scopeOf(person(to, model), type, model);
    const applies = policyApplies ? 'policy' : '-';
    return [why, inside.is, applies, policyDoubt?.reason, relay.is === 'yes' ? 'relay' : '', basis]
      .filter(Boolean)
      .join(' ');
  };
  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['a@contoso.com', undefined, 'inside yes - documented'],
    ['a@relay.com', undefined, 'relay yes - relay documented'],
    ['a@x.wide.com', undefined, 'inside yes - documented'],
    ['a@x.contoso.com', undefined, 'outside-subdomain no policy inferred'],
    ['a@adatum.com', undefined, 'outside no policy documented'],
    ['a@gmail.com', undefined, 'outside no policy documented'],
    ['a@odd.com', undefined, 'perhaps-inside maybe policy illegal-value documented'],
    ['a@internal.com', undefined, 'internal-remote-domain yes policy isinternal-remote-domain-undocumented documented'],
    ['guest@adatum.com', undefined, 'mail-user yes policy mailuser-externality-undocumented documented'],
    ['a@adatum.com', 'GuestMailUser', 'mail-user yes policy mailuser-externality-undocumented documented'],
    ['a@adatum.com', 'UserMailbox', 'inside yes - documented'],
    ['a@adatum.com', 'PublicFolder', 'inside yes - documented'],
    ['a@adatum.com', 'MailContact', 'outside no policy documented'],
    ['in@fabrikam.com', undefined, 'outside no policy documented'],
  ];
  for (const [to, type, expected] of cases) assert.equal(told(to, type), expected, `${to} ${type}`);
  assert.equal(outsideAddress('Partner', model), 'in@fabrikam.com');
  assert.equal(outsideAddress('Guest', model), 'guest@adatum.com');
  assert.equal(outsideAddress('a@contoso.com', model), undefined);
  assert.equal(outsideAddress('a@odd.com', model), undefined);
  assert.equal(outsideAddress('Nobody', model), undefined);
});

test('a recipient is inside where mailboxes show it, which no text says', () => {
  const model = modelOf(tenantOf({ 'a.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress in@fabrikam.com' }));
  const { why, basis, inside, policyApplies } = scopeOf(person('bob@contoso.com', model), undefined, model);
  assert.deepEqual([why, basis, inside.is, policyApplies], ['inside-by-mailbox', 'inferred', 'yes', false]);
});

test('a list of accepted domains is whole where one text states it, also an empty one', () => {
  const listed = (tenant: Tenant): boolean => modelOf(tenant).acceptedDomains.listed;
  const script = { 'a.ps1': 'Set-AcceptedDomain contoso.com -DomainType Authoritative' };
  assert.equal(listed(nativeTenant({ acceptedDomains: [] })), true);
  assert.equal(listed(tenantOf(script)), false);
  assert.equal(listed(tenantOf(script, 'acceptedDomains: [contoso.com]\n')), true);
});

test('an entry of the block list covers an address, a domain, or what is below it', () => {
  const tenant = nativeTenant({
    tenantBlockList: [
      { value: 'in@fabrikam.com' },
      { value: 'Fabrikam.com', expirationDate: '2026-11-30' },
      { value: '*.litware.com' },
      { value: 'adatum.com', action: 'Allow' },
      { value: 'url.com', listType: 'Url' },
      { value: 'late.com', expirationDate: '2026-11-01' },
    ],
  });
  const { blockList } = modelOf(tenant);
  const told = (address: string, asOf: string | undefined = '2026-11-15'): string => {
    const entry = blockList.covering(address, address.slice(address.indexOf('@') + 1));
    return entry ? `${entry.value} ${stillLive(entry, asOf).is}` : 'none';
  };
  assert.equal(told('in@fabrikam.com'), 'in@fabrikam.com yes');
  assert.equal(told('out@fabrikam.com'), 'Fabrikam.com yes');
  assert.equal(told('out@fabrikam.com', '2026-12-01'), 'Fabrikam.com no');
  assert.equal(told('x@sub.fabrikam.com'), 'none');
  assert.equal(told('x@litware.com'), 'none');
  assert.equal(told('x@sub.litware.com'), '*.litware.com yes');
  assert.equal(told('x@a.b.litware.com'), '*.litware.com yes');
  assert.equal(told('x@adatum.com'), 'none');
  assert.equal(told('x@url.com'), 'none');
  assert.equal(told('x@late.com'), 'late.com no');
  assert.deepEqual([...blockList.values()], ['in@fabrikam.com', 'fabrikam.com', '*.litware.com', 'late.com']);
  assert.equal(blockList.entryFor('IN@fabrikam.com')?.value, 'in@fabrikam.com');
  const late = blockList.entryFor('late.com');
  assert.ok(late);
  const { is, reason, args } = stillLive(late, undefined);
  assert.deepEqual([is, reason, args], ['maybe', 'rule-date-window', { rule: 'late.com', date: '2026-11-01' }]);
});

test('an entry of the block list may be gone', () => {
  const block = 'New-TenantAllowBlockListItems -ListType Sender -Block -Entries a@f.com -NoExpiration\n';
  const reason = (script: string): string | undefined => {
    const { blockList } = modelOf(tenantOf({ 'a.ps1': script }));
    const entry = blockList.entryFor('a@f.com');
    return (
      entry && [stillLive(entry, '2026-11-15').is, stillLive(entry, '2026-11-15').reason].filter(Boolean).join(' ')
    );
  };
  assert.equal(reason(block), 'yes');
  assert.equal(
    reason(`${block}Remove-TenantAllowBlockListItems -ListType Sender -Entries $gone`),
    'maybe run-time-value',
  );
  assert.equal(reason(`Remove-TenantAllowBlockListItems -ListType Sender -Entries $gone\n${block}`), 'yes');
  assert.equal(reason(block.replace('-NoExpiration', '-ExpirationDate $day')), 'maybe run-time-value');
  assert.equal(reason(block.replace('-Block', '-Allow')), undefined);
});
