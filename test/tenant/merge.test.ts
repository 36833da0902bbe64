import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEffects } from '../../src/exchange/effects.ts';
import { read } from '../../src/read/index.ts';
import {
  list,
  type MergeOptions,
  merge,
  stated,
  type Tenant,
  type TenantObject,
  text,
} from '../../src/tenant/index.ts';
import { knowledge, source } from '../read/sources.ts';

function tenant(files: Readonly<Record<string, string>>, options: Partial<MergeOptions> = {}): Tenant {
  const readings = Object.entries(files).map(([path, content]) => read(source(path, content), knowledge));
  return merge(withEffects(readings, knowledge), { name: 'contoso', ...options });
}

function only(objects: readonly TenantObject[]): TenantObject {
  assert.equal(objects.length, 1);
  return objects[0] as TenantObject;
}

const mode = (object: TenantObject): string | undefined => stated(text(object, 'autoForwardingMode'));

test('one object of several files has every place, and names compare without case', () => {
  const merged = tenant({
    'policies.exo.yaml': 'exchange:\n  outboundPolicies:\n    - name: Partners\n      autoForwardingMode: "On"\n',
    'rule.ps1': "Set-HostedOutboundSpamFilterPolicy -Identity 'PARTNERS' -RecipientLimitPerDay 10\n",
    'export.json': '[{ "Identity": "partners", "AutoForwardingMode": "On", "Guid": "1" }]',
  });
  const policy = only(merged.objects.outboundPolicy);
  assert.deepEqual(
    policy.declarations.map((declaration) => [declaration.operation, declaration.place.source]),
    [
      ['snapshot', 'export.json'],
      ['declare', 'policies.exo.yaml'],
      ['set', 'rule.ps1'],
    ],
  );
  assert.equal(policy.name, 'partners');
  assert.ok(policy.defined && policy.whole);
  assert.deepEqual(policy.contradictions, []);
  assert.equal(stated(text(policy, 'recipientLimitPerDay')), '10');
});

test('scripts apply in the order of their text', () => {
  const merged = tenant({
    'a.ps1': `New-TransportRule -Name Block -SentToScope NotInOrganization -Priority 0
Set-TransportRule Block -Priority 3
Disable-TransportRule Block
New-TransportRule -Name Other -Priority 3
New-RemoteDomain -Name Gone -DomainName gone.example
Remove-RemoteDomain Gone
`,
  });
  assert.deepEqual(
    merged.objects.transportRule.map((rule) => [
      rule.name,
      stated(text(rule, 'priority')),
      stated(text(rule, 'enabled')),
    ]),
    [
      ['Block', '3', 'False'],
      ['Other', '3', undefined],
    ],
  );
  assert.deepEqual(merged.objects.remoteDomain, []);
  assert.deepEqual(merged.objects.transportRule[0]?.contradictions, []);
});

test('two files that say two things are a contradiction, and so are two entries of one file', () => {
  const merged = tenant({
    'a.exo.yaml': 'exchange:\n  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]\n',
    'b.exo.yaml': 'exchange:\n  outboundPolicies: [{ name: default, isDefault: true, autoForwardingMode: "On" }]\n',
    'c.exo.yaml':
      'exchange:\n  remoteDomains: [{ name: A, autoForwardEnabled: true }, { name: a, autoForwardEnabled: false }]\n',
  });
  const policy = only(merged.objects.outboundPolicy);
  assert.deepEqual(
    policy.contradictions.map(({ property, first, second }) => [
      property,
      first.value.place.source,
      second.value.place.source,
    ]),
    [['autoForwardingMode', 'a.exo.yaml', 'b.exo.yaml']],
  );
  const value = policy.properties.get('autoForwardingMode')?.value;
  assert.equal(value?.state === 'runtime' && value.expression, 'Off | On');
  assert.equal(only(merged.objects.remoteDomain).contradictions.length, 1);
});

test('a higher layer overrides without contradiction', () => {
  const files = {
    'all/cEXORemoteDomain.yml': 'Items:\n  - Identity: Default\n    AutoForwardEnabled: true\n',
    'tenant/cEXORemoteDomain.yml': 'Items:\n  - Identity: Default\n    AutoForwardEnabled: false\n',
  };
  for (const [layers, expected] of [
    [['all/', 'tenant/'], 'False'],
    [['tenant/', 'all/'], 'True'],
  ] as const) {
    const layer = (path: string): number => layers.findIndex((start) => path.startsWith(start));
    const domain = only(tenant(files, { layer }).objects.remoteDomain);
    assert.equal(stated(text(domain, 'autoForwardEnabled')), expected);
    assert.deepEqual(domain.contradictions, []);
  }
});

test('what only may run never decides silently', () => {
  const differs = tenant({
    'a.ps1': `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
if ($open) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On }
`,
  });
  assert.equal(text(only(differs.objects.outboundPolicy), 'autoForwardingMode').state, 'runtime');
  const agrees = tenant({
    'a.ps1': `if (-not $found) { New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On }
else { Set-HostedOutboundSpamFilterPolicy P -AutoForwardingMode On }
`,
  });
  assert.equal(mode(only(agrees.objects.outboundPolicy)), 'On');
  const later = tenant({
    'a.ps1': `if ($open) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On }
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
`,
  });
  assert.equal(mode(only(later.objects.outboundPolicy)), 'Off');
  const removed = tenant({
    'a.ps1': 'New-RemoteDomain -Name A -DomainName a.example\nif ($x) { Remove-RemoteDomain A }\n',
  });
  assert.equal(only(removed.objects.remoteDomain).name, 'A');
  assert.ok(removed.indeterminate.has('remoteDomain'));
});

test('a change of all objects reaches those named so far and the built-in one', () => {
  const merged = tenant({
    'a.ps1': `New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com
Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false
New-RemoteDomain -Name Later -DomainName later.example
`,
  });
  assert.deepEqual(
    merged.objects.remoteDomain.map((domain) => [domain.name, stated(text(domain, 'autoForwardEnabled'))]),
    [
      ['Fabrikam', 'False'],
      ['Default', 'False'],
      ['Later', undefined],
    ],
  );
  assert.equal(merged.unresolved.length, 1);
  assert.ok(!merged.indeterminate.has('remoteDomain'));
});

test('names known at run time only cloud their kind', () => {
  const merged = tenant({ 'a.ps1': 'param($d)\nNew-RemoteDomain -Name $d -DomainName $d\n' });
  assert.deepEqual(merged.objects.remoteDomain, []);
  assert.equal(merged.unresolved.length, 1);
  assert.deepEqual([...merged.indeterminate], ['remoteDomain']);
});

test('a remote domain is also found by its domain, two with names of their own stay two', () => {
  const merged = tenant({
    'a.exo.yaml': 'exchange:\n  remoteDomains: [{ name: Fabrikam, domainName: fabrikam.com }]\n',
    'b.exo.yaml': 'exchange:\n  remoteDomains: [{ name: fabrikam.com, autoForwardEnabled: false }]\n',
  });
  assert.equal(stated(text(only(merged.objects.remoteDomain), 'autoForwardEnabled')), 'False');
  const two = tenant({
    'a.exo.yaml':
      'exchange:\n  remoteDomains: [{ name: A, domainName: fabrikam.com }, { name: B, domainName: fabrikam.com }]\n',
  });
  assert.equal(two.objects.remoteDomain.length, 2);
});

test('added and removed items change a list', () => {
  const merged = tenant({
    'a.exo.yaml': 'exchange:\n  outboundRules: [{ name: R, policy: P, from: [a@contoso.com, b@contoso.com] }]\n',
    'b.ps1':
      'Set-HostedOutboundSpamFilterRule R -From @{Add="c@contoso.com"}\nSet-HostedOutboundSpamFilterRule R -From @{Remove="A@contoso.com"}\n',
  });
  const rule = only(merged.objects.outboundRule);
  assert.deepEqual(
    stated(list(rule, 'from'))?.map((item) => item.value),
    ['b@contoso.com', 'c@contoso.com'],
  );
  assert.deepEqual(rule.contradictions, []);
  const partly = tenant({ 'b.ps1': 'Set-HostedOutboundSpamFilterRule R -From @{Add="c@contoso.com"}\n' });
  const from = only(partly.objects.outboundRule).properties.get('from')?.value;
  assert.ok(from?.state === 'runtime');
  assert.deepEqual(
    from.items?.map((item) => item.value),
    ['c@contoso.com'],
  );
});

test('a mailbox is found by its address and Inbox rules belong to their mailbox', () => {
  const merged = tenant({
    'a.json':
      '[{ "Identity": "ap", "PrimarySmtpAddress": "ap@contoso.com", "ForwardingSmtpAddress": "smtp:x@fabrikam.com" }]',
    'b.ps1': `Set-Mailbox ap@contoso.com -DeliverToMailboxAndForward $true
New-InboxRule -Mailbox a@contoso.com -Name Out -ForwardTo x@fabrikam.com
New-InboxRule -Mailbox b@contoso.com -Name Out -ForwardTo y@fabrikam.com
`,
  });
  assert.equal(only(merged.objects.mailbox).declarations.length, 2);
  assert.equal(merged.objects.inboxRule.length, 2);
});

test('advice is listed and changes nothing, the result is frozen, the configuration wins over a file', () => {
  const documents = read(
    source('r.md', '```powershell\nSet-RemoteDomain Default -AutoForwardEnabled $true\n```\n'),
    knowledge,
  );
  const native = read(
    source('a.exo.yaml', 'exchange: { assumptions: { automaticMeans: off, cloud: dod } }\n'),
    knowledge,
  );
  const merged = merge([documents, native], { name: 'x', assumptions: { automaticMeans: 'on' } });
  assert.equal(merged.declarations.length, 1);
  assert.deepEqual(merged.objects.remoteDomain, []);
  assert.deepEqual(merged.assumptions, { automaticMeans: 'on', cloud: 'dod' });
  assert.ok(Object.isFrozen(merged) && Object.isFrozen(merged.objects) && Object.isFrozen(merged.declarations));
});
