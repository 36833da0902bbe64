import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { refusalsOf } from '../../src/exchange/effects/refusals.ts';
import { unknownParameters } from '../../src/exchange/effects/unknown-parameters.ts';
import { read } from '../../src/read/index.ts';
import type { Call } from '../../src/read/reading.ts';
import { knowledge } from '../support/knowledge.ts';

function callOf(command: string): Call {
  const source = {
    path: 'a.ps1',
    text: `Connect-ExchangeOnline\n${command}\n`,
    language: 'powershell',
    encoding: 'utf8',
  } as const;
  const call = read(source, knowledge).calls.at(-1);
  assert.ok(call, command);
  return call;
}

const OUTBOUND = 'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P';
const RULE = 'Set-TransportRule -Identity R';
const POLICY = 'Set-HostedOutboundSpamFilterPolicy -Identity P';
const DOMAIN = 'Set-RemoteDomain -Identity D';

describe('what is meant by a parameter that the cmdlet does not have', () => {
  const told = (command: string): string =>
    unknownParameters(callOf(command), knowledge)
      .map(({ rule, parameter, suggestion, sure }) =>
        [parameter.name, rule, suggestion ?? 'nothing', ...(sure ? [] : ['unsure'])].join(' '),
      )
      .join('; ');
  const cases: readonly (readonly [string, string])[] = [
    [`${OUTBOUND} -SenderMembership s@contoso.com`, 'SenderMembership unknown-parameter FromMemberOf'],
    [`${OUTBOUND} -SenderMemberOf s@contoso.com`, 'SenderMemberOf unknown-parameter FromMemberOf'],
    [`${OUTBOUND} -SentToMemberOf s@contoso.com`, 'SentToMemberOf unknown-parameter FromMemberOf'],
    [`${OUTBOUND} -SenderGroup s@contoso.com`, 'SenderGroup unknown-parameter FromMemberOf'],
    [`${RULE} -Sender s@contoso.com`, 'Sender unknown-parameter From'],
    [`${OUTBOUND} -Sender contoso.com`, ''],
    [`${OUTBOUND} -State $true`, 'State unknown-parameter Enabled'],
    [
      'New-HostedOutboundSpamFilterRule -Name R -Policy P -From a@b.c',
      'Policy unknown-parameter HostedOutboundSpamFilterPolicy',
    ],
    [
      'New-HostedOutboundSpamFilterRule -Name R -HostedContentFilterPolicy P',
      'HostedContentFilterPolicy unknown-parameter HostedOutboundSpamFilterPolicy',
    ],
    [`${RULE} -ApplyType NotInOrganization`, 'ApplyType unknown-parameter SentToScope'],
    [`${RULE} -Scope InOrganization`, 'Scope unknown-parameter FromScope'],
    [`${RULE} -FromScope InOrganization -Scope NotInOrganization`, 'Scope unknown-parameter SentToScope'],
    [`${RULE} -RejectMessage 'No.'`, 'RejectMessage unknown-parameter RejectMessageReasonText'],
    [`${RULE} -ForwardTo a@b.example`, 'ForwardTo unknown-parameter RedirectMessageTo'],
    ['Set-Mailbox -Identity M -ForwardTo a@b.example', 'ForwardTo unknown-parameter ForwardingSmtpAddress'],
    [`${DOMAIN} -AutoForward $false`, ''],
    [`${DOMAIN} -AllowAutoForward $false`, 'AllowAutoForward unknown-parameter AutoForwardEnabled'],
    [`${DOMAIN} -AutoForwardingEnabled $false`, 'AutoForwardingEnabled unknown-parameter AutoForwardEnabled'],
    [`${POLICY} -AutoForward Off`, ''],
    [`${POLICY} -AllowAutoForward Off`, 'AllowAutoForward unknown-parameter AutoForwardingMode'],
    [`${POLICY} -AllowAutoForward Never`, 'AllowAutoForward unknown-parameter nothing'],
    ['New-RemoteDomain -Name D -Domain fabrikam.com', 'Domain unknown-parameter DomainName'],
    [`${DOMAIN} -AutoForwardEnabld $false`, 'AutoForwardEnabld unknown-parameter AutoForwardEnabled'],
    [`${DOMAIN} -AutoForwardEnabld maybe`, 'AutoForwardEnabld unknown-parameter nothing'],
    [`${DOMAIN} -AutoForwardEnabled $true -AutoForwardEnabld $false`, 'AutoForwardEnabld unknown-parameter nothing'],
    [`${DOMAIN} -TicketNumber 5`, 'TicketNumber unknown-parameter nothing'],
    [`${POLICY} -Name New`, 'Name set-policy-name nothing'],
    [`${POLICY} -NAME New`, 'NAME set-policy-name nothing'],
    [
      'New-RemoteDomain -Name D -DomainName d.example -AutoForwardEnabled $true',
      'AutoForwardEnabled new-remotedomain-settings nothing',
    ],
    [
      'New-RemoteDomain -Name D -DomainName d.example -AutoForwardEnabld $true',
      'AutoForwardEnabld unknown-parameter nothing',
    ],
    [`${RULE} -Enabled $false`, 'Enabled set-rule-enabled nothing'],
    [`${RULE} -State Disabled`, 'State set-rule-enabled nothing'],
    ['Set-HostedOutboundSpamFilterRule -Identity R -Enabled $false', 'Enabled set-rule-enabled nothing'],
    ['Set-RemoteDomain -Identity D -Enabled $false', 'Enabled unknown-parameter nothing'],
    [
      'New-TenantAllowBlockListItems -ListType Sender -Entries x.example -Action Block',
      'Action unknown-parameter Block',
    ],
    [
      'New-TenantAllowBlockListItems -ListType Sender -Entries x.example -Block -Action Block',
      'Action unknown-parameter nothing',
    ],
    [
      'New-TenantAllowBlockListItems -ListType Sender -Entries x.example -Action Entries',
      'Action unknown-parameter nothing',
    ],
    [`${DOMAIN} -AutoForwardEnabled $false`, ''],
    [`${DOMAIN} -AutoF $false`, ''],
    [
      'Set-CASMailbox -Identity M -ActiveSyncEnalbed $false',
      'ActiveSyncEnalbed unknown-parameter ActiveSyncEnabled unsure',
    ],
    ['Set-CASMailbox -Identity M -TicketNumber 5', ''],
    ['Get-TransportRule -TicketNumber 5', 'TicketNumber unknown-parameter nothing'],
    ['Get-Mailbox -TicketNumber 5', ''],
    ['Get-MessageTraceV2 -TicketNumber 5', 'TicketNumber unknown-parameter nothing'],
  ];
  for (const [command, expected] of cases) it(command, () => assert.equal(told(command), expected));

  it('says so of the cmdlet and the parameter, at its name, for PowerShell', () => {
    const [found] = unknownParameters(callOf(`${DOMAIN} -TicketNumber 5`), knowledge);
    assert.deepEqual(
      { args: found?.args, by: found?.by, start: found?.place.start, end: found?.place.end },
      { args: { cmdlet: 'Set-RemoteDomain', parameter: 'TicketNumber' }, by: 'powershell', start: 52, end: 65 },
    );
  });
});

describe('why a command is refused, in its own words', () => {
  const told = (command: string): string =>
    refusalsOf(callOf(command), knowledge)
      .map(({ rule, args, by }) => [rule, ...Object.values(args), by].join(' '))
      .join('; ');
  const cases: readonly (readonly [string, string])[] = [
    ['Set-RemoteDomian -Identity D', 'unknown-cmdlet Set-RemoteDomian Set-RemoteDomain powershell'],
    ['Set-RemoteDomain', 'missing-parameter Set-RemoteDomain -Identity powershell'],
    ['Set-RemoteDomain @splat', ''],
    ['Get-RemoteDomain | Set-RemoteDomain', ''],
    ['Set-RemoteDomain D', ''],
    ['Set-RemoteDomain D E', 'unexpected-argument Set-RemoteDomain powershell'],
    ['Get-RemoteDomain', ''],
    ['New-RemoteDomain -Name D', 'missing-parameter New-RemoteDomain -DomainName powershell'],
    ['New-RemoteDomain', 'missing-parameter New-RemoteDomain -DomainName, -Name powershell'],
    ['New-Mailbox -Name M', ''],
    ['New-MailUser -Name M', ''],
    ['Enable-Mailbox', ''],
    ['New-TransportRule -From a@b.example', 'missing-parameter New-TransportRule -Name powershell'],
    [
      `${DOMAIN} -AutoForwardEnabled $true -AutoForwardEnabled $false`,
      'duplicate-parameter Set-RemoteDomain AutoForwardEnabled powershell',
    ],
    [
      `${DOMAIN} -autoforwardenabled $true -AutoForwardEnabled $false`,
      'duplicate-parameter Set-RemoteDomain AutoForwardEnabled powershell',
    ],
    [
      `${DOMAIN} -AutoForwardEnabled $true -AutoForwardEnabled $true -AutoForwardEnabled $true`,
      'duplicate-parameter Set-RemoteDomain AutoForwardEnabled powershell; duplicate-parameter Set-RemoteDomain AutoForwardEnabled powershell',
    ],
    ['Disconnect-ExchangeOnline $false', 'unexpected-argument Disconnect-ExchangeOnline powershell'],
    ['Disconnect-ExchangeOnline -Confirm $false', 'unexpected-argument Disconnect-ExchangeOnline powershell'],
    [`${DOMAIN} -AutoForwardEnabled 'False'`, 'invalid-boolean Set-RemoteDomain AutoForwardEnabled False powershell'],
    [`${RULE} -Priority first`, 'invalid-number Set-TransportRule Priority first powershell'],
    [`${RULE} -Mode Sometimes`, 'invalid-enum-value Mode Sometimes service'],
    [
      `${RULE} -RejectMessageEnhancedStatusCode 5.7.520`,
      'invalid-enhanced-status RejectMessageEnhancedStatusCode 5.7.520 service',
    ],
    [
      "New-HostedOutboundSpamFilterRule -Name 'a (b)' -HostedOutboundSpamFilterPolicy P",
      'invalid-object-name 5 service',
    ],
    [`Set-HostedOutboundSpamFilterRule -Identity R -Name 'a (b)'`, 'invalid-object-name 5 service'],
    [`${RULE} -Name 'a (b)'`, ''],
    [`${RULE} -Name '${'n'.repeat(64)}'`, ''],
    [`${RULE} -Name '${'n'.repeat(65)}'`, 'text-too-long 65 service'],
    [`Enable-TransportRule -Identity '${'n'.repeat(65)}'`, ''],
    [`${RULE} -RejectMessageReasonText '${'x'.repeat(1024)}'`, ''],
    [`${RULE} -RejectMessageReasonText '${'x'.repeat(1025)}'`, 'text-too-long 1025 service'],
    ['Set-Mailbox M -ForwardingSmtpAddress Auditor', 'malformed-address ForwardingSmtpAddress Auditor service'],
    ['Set-Mailbox M -ForwardingSmtpAddress a@b.example', ''],
    [
      "Set-Mailbox M -ForwardingSmtpAddress 'a@b.example','c@d.example'",
      'too-many-values Set-Mailbox ForwardingSmtpAddress 2 powershell',
    ],
  ];
  for (const [command, expected] of cases)
    it(command.replace(/(.)\1{30,}/, '$1…'), () => assert.equal(told(command), expected));
});

test('what is known of a call is found once', () => {
  const call = callOf('Set-RemoteDomain');
  assert.equal(refusalsOf(call, knowledge), refusalsOf(call, knowledge));
});
