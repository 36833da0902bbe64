import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { freeMailboxSource } from '../../src/knowledge/index.ts';
import { decide } from '../../src/verdict/index.ts';
import { knowledge, nativeTenant, tenantOf } from '../verdict/tenants.ts';

type Files = Parameters<typeof tenantOf>[0];

const inside = (files: Files, domain: string, config?: string): string =>
  modelOf(tenantOf(files, config)).acceptedDomains.belonging(domain).inside.is;

const SCRIPT = { 'leavers.ps1': 'Set-Mailbox -Identity omar@contoso.com -ForwardingSmtpAddress omar@fabrikam.com\n' };

const EXPORT = `Configuration M365TenantConfig
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOAcceptedDomain 'Own'
        {
            Identity   = "$OrganizationName"
            DomainType = 'Authoritative'
        }
    }
}
`;

describe('which domains are the organization’s own', () => {
  const cases: readonly (readonly [string, Files, string, 'yes' | 'no' | 'maybe', string?])[] = [
    ['nobody lists them: a domain of a mailbox is inside', SCRIPT, 'contoso.com', 'yes'],
    ['nobody lists them: any other domain may be either', SCRIPT, 'fabrikam.com', 'maybe'],
    ['nobody lists them: nor are subdomains of a mailbox domain', SCRIPT, 'sales.contoso.com', 'maybe'],
    ['nobody lists them: a mailbox provider is outside for everybody', SCRIPT, 'gmail.com', 'no'],
    ['a mailbox provider that is listed all the same', {}, 'gmail.com', 'yes', '{"acceptedDomains":["gmail.com"]}'],
    [
      'the owner of an Inbox rule',
      { 'a.ps1': 'New-InboxRule -Mailbox ann@adatum.com -Name A -ForwardTo x@y.com' },
      'adatum.com',
      'yes',
    ],
    [
      'a mail user is no proof',
      { 'a.ps1': 'New-MailUser -Name Guest -ExternalEmailAddress g@fabrikam.com' },
      'fabrikam.com',
      'maybe',
    ],
    [
      'a script changes one domain',
      { 'a.ps1': 'Set-AcceptedDomain contoso.com -DomainType Authoritative' },
      'fabrikam.com',
      'maybe',
    ],
    ['the configuration lists them', SCRIPT, 'fabrikam.com', 'no', '{"acceptedDomains":["contoso.com"]}'],
    [
      'a list that leaves out the domain of a mailbox',
      SCRIPT,
      'contoso.com',
      'no',
      '{"acceptedDomains":["adatum.com"]}',
    ],
    [
      'an initial domain beside a list without one',
      {},
      'contoso.onmicrosoft.com',
      'maybe',
      '{"acceptedDomains":["contoso.com"]}',
    ],
    [
      'another initial domain beside a listed one',
      {},
      'fabrikam.onmicrosoft.com',
      'no',
      '{"acceptedDomains":["contoso.onmicrosoft.com"]}',
    ],
    [
      'the initial domain of a mailbox, beside a list',
      { 'a.ps1': 'Set-Mailbox admin@contoso.onmicrosoft.com -DeliverToMailboxAndForward $true' },
      'contoso.mail.onmicrosoft.com',
      'yes',
      '{"acceptedDomains":["contoso.com"]}',
    ],
    [
      'the name of an entry whose domain only a run tells',
      { 'export.ps1': EXPORT.replace('"$OrganizationName"', "'fabrikam.com'\n            DomainName = $Domain") },
      'fabrikam.com',
      'maybe',
    ],
    ['a domain that cannot exist', SCRIPT, 'elsewhere.invalid', 'no'],
    [
      'a type that Exchange Online does not have',
      { 'a.exo.yaml': 'exchange:\n  acceptedDomains:\n    - name: relay.com\n      domainType: ExternalRelay\n' },
      'relay.com',
      'maybe',
    ],
  ];
  for (const [name, files, domain, expected, config] of cases) {
    it(name, () => assert.equal(inside(files, domain, config), expected));
  }
});

it('an export writes the domain of the organization as one variable: what it writes out is another domain', () => {
  assert.equal(inside({ 'export.ps1': EXPORT }, 'fabrikam.com'), 'no');
  assert.equal(inside({ 'export.ps1': EXPORT }, 'contoso.onmicrosoft.com'), 'maybe');
  assert.equal(inside({ 'export.ps1': EXPORT.replace('$OrganizationName', '$Organization') }, 'fabrikam.com'), 'no');
  const anyName = EXPORT.replace('"$OrganizationName"', '$Domain');
  const { inside: doubt } = modelOf(tenantOf({ 'export.ps1': anyName })).acceptedDomains.belonging('fabrikam.com');
  const { is, reason, args } = doubt;
  assert.deepEqual(
    { is, reason, args },
    { is: 'maybe', reason: 'run-time-value', args: { setting: 'domainName', expression: '' } },
  );
});

it('every mailbox provider has its source', () => {
  for (const domain of ['gmail.com', 'icloud.com', 'proton.me', 'docomo.ne.jp']) {
    assert.ok(knowledge.citation(freeMailboxSource(domain) ?? ''), domain);
  }
});

const CLOSED = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n';

it('a mailbox of a script is a sender of the organization', () => {
  const tenant = tenantOf({ 'a.ps1': `${CLOSED}${SCRIPT['leavers.ps1']}` });
  const ask = (to: string) =>
    decide(tenant, { from: 'omar@contoso.com', to, mechanism: 'mailboxForwardingSmtpAddress' });
  assert.equal(ask('omar@gmail.com').verdict, 'blocked');
  assert.equal(ask('lea@contoso.com').by.kind, 'internal');
  const { verdict, reason, missing } = ask('omar@fabrikam.com');
  assert.deepEqual(
    { verdict, reason, key: missing[0]?.args.key },
    { verdict: 'unknown', reason: 'accepted-domains-not-listed', key: 'acceptedDomains' },
  );
});

it('a closed remote domain is no sure block for a domain that may be inside', () => {
  const text = `Set-RemoteDomain Default -AutoForwardEnabled $false\n${SCRIPT['leavers.ps1']}`;
  const answer = decide(tenantOf({ 'a.ps1': text }), {
    from: 'omar@contoso.com',
    to: 'omar@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
  assert.equal(answer.verdict, 'unknown');
  assert.equal(answer.reason, 'accepted-domains-not-listed');
});

it('types that contradict each other leave a domain inside: only whether it relays is not sure', () => {
  const listed = (domainType: string) =>
    `exchange:\n  acceptedDomains:\n    - { name: relay.com, domainType: ${domainType} }\n`;
  const files = { 'a.exo.yaml': listed('InternalRelay'), 'b.exo.yaml': listed('Authoritative') };
  const { inside: own, relay } = modelOf(tenantOf(files)).acceptedDomains.belonging('relay.com');
  assert.deepEqual([own.is, relay.is, relay.reason], ['yes', 'maybe', 'contradicting-values']);
});

it('ExternalRelay is taken for neither side', () => {
  const tenant = nativeTenant({
    acceptedDomains: ['contoso.com', { name: 'relay.com', domainType: 'ExternalRelay' }],
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Off' }],
  });
  const { verdict, reason } = decide(tenant, {
    from: 'ann@contoso.com',
    to: 'ann@relay.com',
    mechanism: 'inboxRuleForward',
  });
  assert.deepEqual({ verdict, reason }, { verdict: 'unknown', reason: 'illegal-value' });
});

test('what was found for a tenant is not taken over for one with other domains, mailboxes or group addresses', () => {
  const [before, after] = ['contoso.com', 'fabrikam.com'].map((domain) => ({
    listed: nativeTenant({ acceptedDomains: [domain] }),
    mailbox: nativeTenant({ mailboxes: [{ identity: `ann@${domain}` }] }),
    group: nativeTenant({ groups: { [`all@${domain}`]: [] } }),
  }));
  assert.ok(before && after);
  const fabrikam = (kind: keyof typeof before, changed: 'acceptedDomain' | 'mailbox' | 'group'): string => {
    const one = before[kind];
    const other = { ...one, objects: { ...one.objects, [changed]: after[kind].objects[changed] } };
    return modelOf(other, modelOf(one)).acceptedDomains.belonging('fabrikam.com').inside.is;
  };
  assert.equal(fabrikam('listed', 'acceptedDomain'), 'yes');
  assert.equal(fabrikam('mailbox', 'mailbox'), 'yes');
  assert.equal(fabrikam('group', 'group'), 'yes');
});
