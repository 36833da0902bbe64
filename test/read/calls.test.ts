import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledBy, readScript } from './scripts.ts';
import { at, source } from './sources.ts';

const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'direct parameters and a switch with a value': [
    `Set-RemoteDomain -Identity Default -AutoForwardEnabled $false -Confirm:$false`,
    ['Set-RemoteDomain -Identity "Default" -AutoForwardEnabled false -Confirm false'],
  ],
  'a colon binds the value, blanks do not matter': [
    `Set-HostedOutboundSpamFilterPolicy -Identity:'Default' -AutoForwardingMode: Off`,
    ['Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode "Off"'],
  ],
  'the first positional value is the identity or the name': [
    `Set-RemoteDomain Default -AutoForwardEnabled $true; New-RemoteDomain Fabrikam -DomainName fabrikam.com`,
    [
      'Set-RemoteDomain -AutoForwardEnabled true -Identity "Default"',
      'New-RemoteDomain -DomainName "fabrikam.com" -Name "Fabrikam"',
    ],
  ],
  'an unambiguous beginning is the parameter, an unknown name is kept': [
    `set-hostedoutboundspamfilterpolicy default -AutoForw On
New-TransportRule -Name x -SenderMembership "Sales" -ApplyType Outbound`,
    [
      'Set-HostedOutboundSpamFilterPolicy -AutoForwardingMode "On" -Identity "default"',
      'New-TransportRule -Name "x" -SenderMembership! "Sales" -ApplyType! "Outbound"',
    ],
  ],
  'an ambiguous beginning is no parameter': [
    `New-TransportRule -Name x -ExceptIfFrom a@contoso.com -Reject y`,
    ['New-TransportRule -Name "x" -ExceptIfFrom "a@contoso.com" -Reject! "y"'],
  ],
  'backticks continue a line': [
    'New-HostedOutboundSpamFilterRule -Name "Partners" `\n\t-HostedOutboundSpamFilterPolicy "Partners" `\r\n  -Priority 0',
    ['New-HostedOutboundSpamFilterRule -Name "Partners" -HostedOutboundSpamFilterPolicy "Partners" -Priority 0'],
  ],
  'a splat gives its keys, what is written beside it wins': [
    `$p = @{ 'Identity' = "Default"; AutoForwardingMode = 'Off'
  # NotifyOutboundSpam = $true
}
Set-HostedOutboundSpamFilterPolicy @p -AutoForwardingMode On`,
    ['Set-HostedOutboundSpamFilterPolicy -AutoForwardingMode "On" -Identity "Default"'],
  ],
  'a splatted list is positional': [
    `$list = 'Default'
$all = @('Default')
Get-RemoteDomain @all`,
    ['Get-RemoteDomain -Identity "Default"'],
  ],
  'lists, numbers and missing values': [
    `New-HostedOutboundSpamFilterRule -Name x -From a@contoso.com, 'b@contoso.com' -Priority 3 -FromMemberOf -Confirm`,
    [
      'New-HostedOutboundSpamFilterRule -Name "x" -From ["a@contoso.com","b@contoso.com"] -Priority 3 -FromMemberOf -Confirm',
    ],
  ],
  'calls in pipelines, blocks, strings and hashtables': [
    `Get-RemoteDomain | where { $_.AutoForwardEnabled } | % { Set-RemoteDomain $_.Identity -AutoForwardEnabled $false }
$text = "now: $(Get-HostedOutboundSpamFilterPolicy Default)"
@{ Rules = Get-TransportRule }`,
    [
      'Get-RemoteDomain',
      'Set-RemoteDomain -AutoForwardEnabled false -Identity ?$_.Identity',
      'Get-HostedOutboundSpamFilterPolicy -Identity "Default"',
      'Get-TransportRule',
    ],
  ],
  'a module in front of the name, quotes around it': [
    `ExchangeOnlineManagement\\Get-RemoteDomain
& 'Set-RemoteDomain' Default`,
    ['Get-RemoteDomain', 'Set-RemoteDomain -Identity "Default"'],
  ],
  'the prefix of the connection': [
    `Connect-ExchangeOnline -Prefix Cloud
Set-CloudRemoteDomain Default -AutoForwardEnabled $false
Set-OtherRemoteDomain Default`,
    ['Connect-ExchangeOnline -Prefix "Cloud"', 'Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"'],
  ],
  'the prefixes of two connections': [
    `Import-PSSession $servers -Prefix OnPrem
Import-PSSession $cloud -Prefix O365
Set-OnPremRemoteDomain Default -AutoForwardEnabled $true
Set-O365RemoteDomain Default -AutoForwardEnabled $false`,
    [
      'Set-RemoteDomain -AutoForwardEnabled true -Identity "Default"',
      'Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"',
    ],
  ],
  'cmdlets known by name only': ['Start-ManagedFolderAssistant ken', ['Start-ManagedFolderAssistant -Identity "ken"']],
  'an en dash begins a parameter': [
    'Set-RemoteDomain Default –AutoForwardEnabled $false',
    ['Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"'],
  ],
  'a prompt that was copied along': [
    'PS C:\\> Set-RemoteDomain Default -AutoForwardEnabled $false\nPS> Get-RemoteDomain',
    ['Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"', 'Get-RemoteDomain'],
  ],
  'wrappers that are told the cmdlet': [
    `New-ExoRequest -tenantid $t -cmdlet 'Set-HostedOutboundSpamFilterPolicy' -cmdParams @{ Identity = 'Default'; AutoForwardingMode = 'Off' }
Invoke-Command -Session $s -ScriptBlock { Set-RemoteDomain Default -AutoForwardEnabled $false }`,
    [
      'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode "Off"',
      'Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"',
    ],
  ],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(`calls: ${name}`, () => {
    assert.deepEqual(calledBy(text), expected);
  });
}

const NOT_CALLS: Readonly<Record<string, string>> = {
  'help block': '<#\n.EXAMPLE\nSet-RemoteDomain Default -AutoForwardEnabled $true\n#>\n# Set-RemoteDomain Default',
  strings: `'Set-RemoteDomain Default'; "Get-RemoteDomain"; $h = @'\nSet-RemoteDomain Default\n'@`,
  'a list of names': 'Import-PSSession $s -CommandName Get-TransportRule, New-TransportRule',
  'a role entry': 'Add-RoleThing "X\\Set-Mailbox" -Parameters ForwardingSmtpAddress',
  'a mock': 'Mock Set-RemoteDomain { Get-RemoteDomain }\nSet-RemoteDomain Default',
  'a named mock': 'Mock -ModuleName m -CommandName Set-RemoteDomain -MockWith { }\nSet-RemoteDomain Default',
  'a function of its own': 'function Set-RemoteDomain { param($Identity) }\nSet-RemoteDomain Default',
  'a name that only contains the noun': 'Set-CIPPTransportRule -Name x',
};

for (const [name, text] of Object.entries(NOT_CALLS)) {
  test(`no call: ${name}`, () => {
    assert.deepEqual(calledBy(text), []);
    assert.deepEqual(readScript(text).declarations, []);
  });
}

test('a call knows its places, layout, pipeline and what surrounds it', () => {
  const text = `if ($x) {
  Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled:$false -WhatIf | Out-Null
}
$p = @{ Identity = 'Default' }
$p.AutoForwardEnabled = $true
Set-RemoteDomain @p @other
`;
  const of = source('script.ps1', text);
  const [get, set, splat] = readScript(text).calls;
  assert.ok(get && set && splat);
  assert.equal(at(of, set.place), 'Set-RemoteDomain -AutoForwardEnabled:$false -WhatIf');
  assert.equal(at(of, set.namePlace), 'Set-RemoteDomain');
  assert.deepEqual(set.pipeline, ['get-remotedomain', 'set-remotedomain', 'out-null']);
  assert.deepEqual(
    set.parameters.map(({ namePlace, value }) => [at(of, namePlace), value && at(of, value.place)]),
    [
      ['-AutoForwardEnabled', '$false'],
      ['-WhatIf', undefined],
    ],
  );
  assert.deepEqual(
    [get.piped, set.piped, set.whatIf, set.standing.reached, set.layout],
    [false, true, 'yes', 'perhaps', 'line'],
  );
  assert.deepEqual([splat.open, splat.layout, splat.standing.reached], [true, 'splat', 'surely']);
  assert.equal(splat.splatPlace && at(of, splat.splatPlace), "@{ Identity = 'Default' }");
  assert.deepEqual(
    splat.parameters.map(({ namePlace, origin, value }) => [at(of, namePlace), origin, value && at(of, value.place)]),
    [
      ['Identity', 'splat', "'Default'"],
      ['AutoForwardEnabled', 'splat', '$true'],
    ],
  );
});

test('advice and the prefix of new lines are handed on', () => {
  const { calls, declarations } = readScript('Set-RemoteDomain Default -AutoForwardEnabled $true', {
    advice: true,
    slicePrefix: '  ',
  });
  assert.deepEqual([calls[0]?.advice, calls[0]?.slicePrefix], [true, '  ']);
  assert.deepEqual([declarations[0]?.operation, declarations[0]?.slicePrefix], ['advice', '  ']);
});
