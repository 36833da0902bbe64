import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../src/read/index.ts';
import { declaredBy, readScript } from './scripts.ts';
import { at, knowledge, source } from './sources.ts';

const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'a policy is created and its rule scoped': [
    `New-HostedOutboundSpamFilterPolicy -Name "Partners" -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name "Partners rule" -HostedOutboundSpamFilterPolicy "Partners" -FromMemberOf fwd@contoso.com`,
    [
      'create outboundPolicy Partners whole: autoForwardingMode="On"',
      'create outboundRule Partners rule whole: hostedOutboundSpamFilterPolicy="Partners" fromMemberOf="fwd@contoso.com"',
    ],
  ],
  'what runs for all objects, one object, or some': [
    `Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain * | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain Default -ErrorAction Stop | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain | where AutoForwardEnabled | Set-RemoteDomain -AutoForwardEnabled $false
Get-EXOMailbox -ResultSize Unlimited | Set-Mailbox -ForwardingSmtpAddress $null
Get-Mailbox -Filter 'x' | Set-Mailbox -ForwardingSmtpAddress $null
Import-Csv f.csv | Set-Mailbox -DeliverToMailboxAndForward $true
'a@contoso.com', 'b@contoso.com' | Set-Mailbox -ForwardingSmtpAddress c@fabrikam.com`,
    [
      'set remoteDomain *all: autoForwardEnabled=false',
      'set remoteDomain *all: autoForwardEnabled=false',
      'set remoteDomain Default: autoForwardEnabled=false',
      'set remoteDomain ?Get-RemoteDomain | where AutoForwardEnabled: autoForwardEnabled=false',
      'set mailbox *all: forwardingSmtpAddress=null',
      "set mailbox ?Get-Mailbox -Filter 'x': forwardingSmtpAddress=null",
      'set mailbox ?Import-Csv f.csv: deliverToMailboxAndForward=true',
      'set mailbox a@contoso.com: forwardingSmtpAddress="c@fabrikam.com"',
      'set mailbox b@contoso.com: forwardingSmtpAddress="c@fabrikam.com"',
    ],
  ],
  'what a filter takes by its name': [
    `Get-RemoteDomain | Where-Object { $_.Name -eq 'Default' } | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain | ? {$PSItem.Identity -eq "Fabrikam"} | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain | where Name -eq 'Partner' | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain | where Name -ne 'B' | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain | where { $_.Name -eq "$b" } | Set-RemoteDomain -AutoForwardEnabled $false
Get-RemoteDomain *.com | where Name -eq 'B' | Set-RemoteDomain -AutoForwardEnabled $false
Get-AcceptedDomain | where Name -eq 'B' | Set-RemoteDomain -AutoForwardEnabled $false`,
    [
      'set remoteDomain Default: autoForwardEnabled=false',
      'set remoteDomain Fabrikam: autoForwardEnabled=false',
      'set remoteDomain Partner: autoForwardEnabled=false',
      "set remoteDomain ?Get-RemoteDomain | where Name -ne 'B': autoForwardEnabled=false",
      'set remoteDomain ?Get-RemoteDomain | where { $_.Name -eq "$b" }: autoForwardEnabled=false',
      "set remoteDomain ?Get-RemoteDomain *.com | where Name -eq 'B': autoForwardEnabled=false",
      "set remoteDomain ?Get-AcceptedDomain | where Name -eq 'B': autoForwardEnabled=false",
    ],
  ],
  'each item of a literal list is an object of its own': [
    `foreach ($d in 'fabrikam.com', 'northwind.com') { New-RemoteDomain -Name $d -DomainName "*.$d"; Set-RemoteDomain $d -AutoForwardEnabled $true }`,
    [
      'create remoteDomain fabrikam.com whole: domainName="*.fabrikam.com"',
      'create remoteDomain northwind.com whole: domainName="*.northwind.com"',
      'set remoteDomain fabrikam.com: autoForwardEnabled=true',
      'set remoteDomain northwind.com: autoForwardEnabled=true',
    ],
  ],
  'a literal list through a pipeline, and a list of hashtables': [
    `'a', 'b' | ForEach-Object { Set-RemoteDomain $_ -AutoForwardEnabled $false }
$all = @(
  @{ Name = 'One'; Domain = 'one.example' }
  @{ Name = 'Two'; Domain = 'two.example' }
)
foreach ($one in $all) { New-RemoteDomain -Name $one.Name -DomainName $one['Domain'] }`,
    [
      'set remoteDomain a: autoForwardEnabled=false',
      'set remoteDomain b: autoForwardEnabled=false',
      'create remoteDomain One whole: domainName="one.example"',
      'create remoteDomain Two whole: domainName="two.example"',
    ],
  ],
  'a literal loop that feeds a pipeline': [
    `foreach ($d in 'a', 'b') { Get-RemoteDomain $d | Set-RemoteDomain -AutoForwardEnabled $false; $d | Remove-RemoteDomain }`,
    [
      'set remoteDomain a: autoForwardEnabled=false',
      'set remoteDomain b: autoForwardEnabled=false',
      'remove remoteDomain a:',
      'remove remoteDomain b:',
    ],
  ],
  'a loop over what nobody knows': [
    'foreach ($m in Import-Csv x.csv) { Set-Mailbox $m.Alias -ForwardingAddress $m.Target }',
    ['set mailbox ?$m.Alias conditional: forwardingAddress=?$m.Target'],
  ],
  'conditions, functions and blocks; try and Invoke-Command run': [
    `if ($a) { Set-RemoteDomain a -AutoForwardEnabled $true } else { Set-RemoteDomain b -AutoForwardEnabled $true }
function f { Set-RemoteDomain c -AutoForwardEnabled $true }
switch ($a) { 1 { Set-RemoteDomain d -AutoForwardEnabled $true } }
try { Set-RemoteDomain e -AutoForwardEnabled $true } catch { Set-RemoteDomain f -AutoForwardEnabled $true }
& { Set-RemoteDomain g -AutoForwardEnabled $true }
Get-Date && Set-RemoteDomain h -AutoForwardEnabled $true`,
    [
      'set remoteDomain a conditional: autoForwardEnabled=true',
      'set remoteDomain b conditional: autoForwardEnabled=true',
      'set remoteDomain c conditional: autoForwardEnabled=true',
      'set remoteDomain d conditional: autoForwardEnabled=true',
      'set remoteDomain e: autoForwardEnabled=true',
      'set remoteDomain f conditional: autoForwardEnabled=true',
      'set remoteDomain g: autoForwardEnabled=true',
      'set remoteDomain h conditional: autoForwardEnabled=true',
    ],
  ],
  'adding and removing': [
    `Set-HostedOutboundSpamFilterRule x -From @{Add='a@contoso.com','b@contoso.com'} -SenderDomainIs @{ Add = 'one.example'; Remove = 'two.example' }`,
    [
      'set outboundRule x: from=+["a@contoso.com","b@contoso.com"] senderDomainIs=+"one.example"',
      'set outboundRule x: senderDomainIs=-"two.example"',
    ],
  ],
  'rules are switched, removed and disabled from the start': [
    `Enable-HostedOutboundSpamFilterRule "Partners rule"
Disable-TransportRule -Identity Block -Confirm:$false
Remove-HostedOutboundSpamFilterPolicy Old
New-TransportRule Block -Enabled $false -Mode Audit`,
    [
      'enable outboundRule Partners rule:',
      'disable transportRule Block:',
      'remove outboundPolicy Old:',
      'create transportRule Block whole: enabled=false mode="Audit"',
    ],
  ],
  'Inbox rules belong to a mailbox': [
    `New-InboxRule -Mailbox ken@contoso.com -Name Away -ForwardTo x@fabrikam.com
Set-InboxRule -Identity "ken\\Away" -RedirectTo y@fabrikam.com
Disable-InboxRule Away -Mailbox ken`,
    [
      'create inboxRule Away whole: mailbox="ken@contoso.com" forwardTo="x@fabrikam.com"',
      'set inboxRule Away: redirectTo="y@fabrikam.com" mailbox="ken"',
      'disable inboxRule Away: mailbox="ken"',
    ],
  ],
  'groups and their members': [
    `New-DistributionGroup -Name Forwarders -Type Security -Members a@contoso.com,b@contoso.com
New-DynamicDistributionGroup -Name Everyone -IncludedRecipients MailboxUsers
Add-DistributionGroupMember Forwarders -Member c@contoso.com
Remove-DistributionGroupMember -Identity Forwarders -Member a@contoso.com -Confirm:$false
Update-DistributionGroupMember Forwarders -Members d@contoso.com
New-UnifiedGroup -DisplayName Team
Add-UnifiedGroupLinks -Identity Team -LinkType Members -Links e@contoso.com`,
    [
      'create group Forwarders whole: type="MailEnabledSecurityGroup" members=["a@contoso.com","b@contoso.com"]',
      'create group Everyone whole: includedRecipients="MailboxUsers" type="DynamicDistributionGroup"',
      'set group Forwarders: members=+"c@contoso.com"',
      'set group Forwarders: members=-"a@contoso.com"',
      'set group Forwarders: members="d@contoso.com"',
      'create group Team whole: type="Microsoft365Group"',
      'set group Team: members=+"e@contoso.com"',
    ],
  ],
  'the block list holds one object for each sender': [
    `New-TenantAllowBlockListItems -ListType Sender -Block -Entries bad@evil.example, evil.example -NoExpiration
New-TenantAllowBlockListItems -ListType Url -Block -Entries evil.example
New-TenantAllowBlockListItems -ListType Sender -Allow -Entries good.example`,
    [
      'create tenantBlockList bad@evil.example whole: listType="Sender" block=true noExpiration=true value="bad@evil.example"',
      'create tenantBlockList evil.example whole: listType="Sender" block=true noExpiration=true value="evil.example"',
    ],
  ],
  recipients: [
    `New-MailContact -Name Ext -ExternalEmailAddress x@fabrikam.com
Set-MailUser u -ExternalEmailAddress SMTP:u@fabrikam.com
Disable-MailUser u
Enable-MailUser -Identity v -DisplayName Vera -ExternalEmailAddress v@fabrikam.com
New-AcceptedDomain -Name Main -DomainName contoso.com -DomainType Authoritative`,
    [
      'create mailContact Ext whole: externalEmailAddress="x@fabrikam.com"',
      'set mailUser u: externalEmailAddress="SMTP:u@fabrikam.com"',
      'remove mailUser u:',
      'create mailUser v whole: displayName="Vera" externalEmailAddress="v@fabrikam.com"',
      'create acceptedDomain contoso.com whole: name="Main" domainType="Authoritative"',
    ],
  ],
  'what the cmdlet does not have is no property; an open splat is not whole': [
    `New-RemoteDomain -Name x -DomainName x.example -AutoForwardEnabled $false
New-RemoteDomain @PSBoundParameters -Name y`,
    [
      'create remoteDomain x whole: domainName="x.example"',
      'create remoteDomain y: autoForwardEnabled=?@PSBoundParameters',
    ],
  ],
  'a comparison is no setting': [
    `$expected = @{ AutoForwardingMode = 'Off'; Identity = 'Default' }
Compare-Object $expected (Get-HostedOutboundSpamFilterPolicy Default)`,
    [],
  ],
  'the code of a DSC resource sets what it is told': [
    `function Set-TargetResource { param($Identity) Set-RemoteDomain -Identity $Identity -AutoForwardEnabled $true }
function Test-TargetResource { }`,
    [],
  ],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(`declarations: ${name}`, () => {
    assert.deepEqual(declaredBy(text), expected);
  });
}

test('places of a declaration, its name and its values', () => {
  const text = `$mode = 'On'
Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode $mode -RecipientLimitPerDay 5, $n
`;
  const of = source('script.ps1', text);
  const [declaration] = readScript(text).declarations;
  assert.ok(declaration);
  assert.equal(at(of, declaration.namePlace), '"Default"');
  assert.equal(at(of, declaration.head), 'Set-HostedOutboundSpamFilterPolicy');
  const mode = declaration.properties.get('autoForwardingMode');
  assert.ok(mode);
  assert.equal(at(of, mode.keyPlace), '-AutoForwardingMode');
  assert.deepEqual([mode.value.place.start, at(of, mode.value.place)], [8, "'On'"]);
  const limit = declaration.properties.get('recipientLimitPerDay')?.value;
  assert.equal(limit?.state, 'runtime');
  assert.deepEqual(
    limit?.items?.map((item) => [item.value, at(of, item.place)]),
    [[5, '5']],
  );
  assert.equal(declaration.call, 0);
});

test('samples in Pester tests declare nothing', () => {
  const text = `Describe 'forwarding' { Set-RemoteDomain Default -AutoForwardEnabled $true }
Configuration Sample { Import-DscResource -ModuleName Microsoft365DSC
  EXORemoteDomain Default { Identity = 'Default'; AutoForwardEnabled = $true }
}`;
  const declaredIn = (path: string): number => read(source(path, text), knowledge).declarations.length;
  assert.equal(declaredIn('Policies.Tests.ps1'), 0);
  assert.equal(declaredIn('Policies.ps1'), 2);
});

test('a table names its mailboxes under many heads', () => {
  for (const head of [
    'UPN',
    'Email',
    'EmailAddress',
    'Email Address',
    'User',
    'WindowsEmailAddress',
    'UserPrincipalName',
  ]) {
    const reading = read(
      source('forwards.csv', `${head},ForwardingSMTPAddress\nann@contoso.com,ann@fabrikam.com\n`),
      knowledge,
    );
    assert.deepEqual(
      reading.declarations.map(({ kind, name }) => ({ kind, name })),
      [{ kind: 'mailbox', name: 'ann@contoso.com' }],
      head,
    );
  }
});
