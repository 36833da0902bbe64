import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from './analysis.ts';
import { applyFix } from './apply-fix.ts';

/**
 * Mistakes that people make, the rule that tells each, and the text after the first way out: what is meant, never something else that is
 * spelled like it. No text where a guess would turn the meaning.
 */
const MISTAKES: readonly (readonly [name: string, text: string, rule: string, fixed?: string])[] = [
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Automatic',
    'automatic-forwarding-mode',
    'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Off',
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode "Automatic - System-controlled"',
    'invalid-autoforwardingmode',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode "Automatic"',
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatik',
    'invalid-autoforwardingmode',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic',
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Disabled',
    'invalid-autoforwardingmode',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $false',
    'invalid-autoforwardingmode',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardMode Off',
    'unknown-parameter',
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
  ],
  ['a.ps1', 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardEnabled $false', 'unknown-parameter'],
  [
    'a.ps1',
    'Set-RemoteDomain Default -AutoForwardingEnabled $false',
    'unknown-parameter',
    'Set-RemoteDomain Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain Default -AutoForwardEnabled False',
    'invalid-boolean',
    'Set-RemoteDomain Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'New-RemoteDomain -Name F -DomainName fabrikam.com -AutoForwardEnabled $true',
    'new-remotedomain-settings',
    `New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain -Identity F -AutoForwardEnabled $true`,
  ],
  ['a.ps1', 'Set-RemoteDomain fabrikam.com -AutoForwardEnabled $true', 'remotedomain-identity-by-domain'],
  [
    'a.ps1',
    'New-RemoteDomain -Name F -DomainName https://fabrikam.com',
    'invalid-domain-name',
    'New-RemoteDomain -Name F -DomainName fabrikam.com',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessage "no"',
    'unknown-parameter',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText "no"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForwards -SentToScope NotInOrganization -RejectMessageReasonText "no"',
    'invalid-message-type',
    'New-TransportRule -Name B -MessageTypeMatches "AutoForward" -SentToScope NotInOrganization -RejectMessageReasonText "no"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope OutsideOrganization -RejectMessageReasonText "no"',
    'invalid-enum-value',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope "NotInOrganization" -RejectMessageReasonText "no"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganisation -RejectMessageReasonText "no"',
    'invalid-enum-value',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope "NotInOrganization" -RejectMessageReasonText "no"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.1234 -RejectMessageReasonText "no"',
    'invalid-enhanced-status',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode "5.7.900" -RejectMessageReasonText "no"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText no -Enabled True',
    'invalid-boolean',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText no -Enabled $true',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText no -Mode Enforced',
    'invalid-enum-value',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText no -Mode Enforce',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessages $true',
    'unknown-parameter',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -Action Reject',
    'unknown-parameter',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -RecipientDomainIs contoso.com',
    'unknown-parameter',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -FromMembersOf g@contoso.com',
    'unknown-parameter',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -FromMemberOf g@contoso.com',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -SentToMemberOf g@contoso.com',
    'unknown-parameter',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -FromMemberOf g@contoso.com',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -Policy P -From a@contoso.com',
    'unknown-parameter',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -HostedContentFilterPolicy P -From a@contoso.com',
    'unknown-parameter',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name "R: forwarding" -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
    'invalid-object-name',
    'New-HostedOutboundSpamFilterRule -Name "R forwarding" -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
  ],
  [
    'a.ps1',
    'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy Default -From a@contoso.com',
    'rule-targets-default-policy',
    `New-HostedOutboundSpamFilterPolicy -Name R -AutoForwardingMode Off
New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy R -From a@contoso.com`,
  ],
  [
    'a.ps1',
    'Set-HostedOutboundSpamFilterRule R -Enabled $false',
    'set-rule-enabled',
    'Disable-HostedOutboundSpamFilterRule R -Confirm:$false',
  ],
  ['a.ps1', 'Set-TransportRule R -State Disabled', 'set-rule-enabled', 'Disable-TransportRule R -Confirm:$false'],
  [
    'a.ps1',
    'Set-Mailbox ap@contoso.com -ForwardTo ap@gmail.com',
    'unknown-parameter',
    'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@gmail.com',
  ],
  [
    'a.ps1',
    'Set-Mailbox ap@contoso.com -ForwardingAddress ap@gmail.com',
    'forwardingaddress-without-recipient',
    'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@gmail.com',
  ],
  [
    'a.ps1',
    'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress "mailto:ap@gmail.com"',
    'malformed-address',
    'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress "ap@gmail.com"',
  ],
  ['a.ps1', 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress "a@gmail.com;b@gmail.com"', 'malformed-address'],
  [
    'a.ps1',
    'Set-Mailbox -Identity ap@contoso.com -DeliverToMailboxAndForward "true"',
    'invalid-boolean',
    'Set-Mailbox -Identity ap@contoso.com -DeliverToMailboxAndForward $true',
  ],
  [
    'a.ps1',
    'New-TenantAllowBlockListItems -ListType Sender -Action Block -Entries a@f.com',
    'unknown-parameter',
    'New-TenantAllowBlockListItems -ListType Sender -Block -Entries a@f.com',
  ],
  [
    'a.ps1',
    'New-TenantAllowBlockListItem -ListType Sender -Block -Entries a@f.com',
    'unknown-cmdlet',
    'New-TenantAllowBlockListItems -ListType Sender -Block -Entries a@f.com',
  ],
  [
    'a.ps1',
    'Set-RemoteDomian Default -AutoForwardEnabled $false',
    'unknown-cmdlet',
    'Set-RemoteDomain Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain -Identity Default `  \n  -AutoForwardEnabled $false',
    'backtick-space',
    'Set-RemoteDomain -Identity Default `\n  -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain Default AutoForwardEnabled $false',
    'forgotten-dash',
    'Set-RemoteDomain Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain -Identity <name> -AutoForwardEnabled $false',
    'angle-placeholder',
    'Set-RemoteDomain -Identity "name" -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled',
    'missing-parameter-value',
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false -AutoForwardEnabled $true',
    'duplicate-parameter',
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -HeaderMatchesMessageHeader `-HeaderMatchesPatterns x -DeleteMessage $true',
    'unexpected-argument',
  ],
  [
    'a.exo.yaml',
    `exchange:
  outboundPolicies:
    - name: Default
      autoForwardMode: Off`,
    'unknown-key',
    `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: Off`,
  ],
  [
    'a.exo.yaml',
    `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: false`,
    'unquoted-on-off',
    `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"`,
  ],
  [
    'a.exo.yaml',
    `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: Off`,
    'illegal-value',
    `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false`,
  ],
  [
    'a.exo.yaml',
    `exchange:
  outboundRules:
    - name: R
      policy: P
      recipientDomainIs: [fabrikam.com]`,
    'unknown-key',
  ],
  [
    'a.exo.json',
    '{"exchange":{"outboundPolicies":[{"name":"Default","autoForwardingMode":"自動 - システム制御"}]}}',
    'invalid-autoforwardingmode',
    '{"exchange":{"outboundPolicies":[{"name":"Default","autoForwardingMode":"Automatic"}]}}',
  ],
  [
    'a.ps1',
    `Configuration C { Node n { EXORemoteDomain 'D' { Identity = 'Default'; AutoForwardEnable = $false; Ensure = 'Present' } } }`,
    'unknown-key',
    `Configuration C { Node n { EXORemoteDomain 'D' { Identity = 'Default'; AutoForwardEnabled = $false; Ensure = 'Present' } } }`,
  ],
  [
    'a.ps1',
    `Configuration C { Node n { EXOHostedOutboundSpamFilterPolicy 'D' { Identity = 'Default'; AutoForwardingMode = 'Block'; Ensure = 'Present' } } }`,
    'invalid-autoforwardingmode',
    `Configuration C { Node n { EXOHostedOutboundSpamFilterPolicy 'D' { Identity = 'Default'; AutoForwardingMode = 'Off'; Ensure = 'Present' } } }`,
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -RejectMessageReasonText no -Priority first',
    'invalid-number',
    'New-TransportRule -Name B -MessageTypeMatches AutoForward -RejectMessageReasonText no -Priority 0',
  ],
  [
    'a.ps1',
    'Disconnect-ExchangeOnline -Confirm $false',
    'unexpected-argument',
    'Disconnect-ExchangeOnline -Confirm:$false',
  ],
  [
    'a.ps1',
    'Connect-ExchangeOnline -Credential $c',
    'removed-sign-in',
    'Connect-ExchangeOnline -UserPrincipalName "admin@contoso.com"',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -FromScope NotInOrganization -SentToScope ExternalPartner -DeleteMessage $true',
    'invalid-enum-value',
  ],
  [
    'a.ps1',
    'New-TransportRule -Name B -SentToScope ExternalNonPartner -MessageTypeMatches AutoForward -DeleteMessage $true',
    'invalid-enum-value',
  ],
];

for (const [name, text, rule, fixed] of MISTAKES) {
  test(`what is meant: ${text.replaceAll(/\s+/g, ' ').slice(0, 100)}`, () => {
    const files = { [name]: text };
    const found = analyse(files).findings.filter((finding) => finding.rule.id === rule);
    assert.equal(found.length, 1, `${rule} speaks ${found.length} times`);
    const [first] = found[0]?.fixes ?? [];
    assert.equal(first && applyFix(files, first)[name], fixed);
  });
}
