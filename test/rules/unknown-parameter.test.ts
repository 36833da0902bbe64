import { rule } from '../../src/rules/unknown-parameter.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a word that is the beginning of the right one': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Sales [|-AutoForwardMode|] Off\n' },
      findings: [
        {
          message: 'near',
          args: {
            parameter: 'AutoForwardMode',
            suggestion: 'AutoForwardingMode',
            cmdlet: 'Set-HostedOutboundSpamFilterPolicy',
          },
          subject: { object: 'Set-HostedOutboundSpamFilterPolicy', property: 'AutoForwardMode' },
          fixes: [
            {
              title: 'rename',
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Sales -AutoForwardingMode Off\n' },
            },
          ],
        },
      ],
    },
    'a parameter that many believe in': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P [|-SentToMemberOf|] board@contoso.com\n',
      },
      findings: [
        {
          message: 'near',
          args: { parameter: 'SentToMemberOf', suggestion: 'FromMemberOf', cmdlet: 'New-HostedOutboundSpamFilterRule' },
          subject: { object: 'New-HostedOutboundSpamFilterRule', property: 'SentToMemberOf' },
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -FromMemberOf board@contoso.com\n',
              },
            },
          ],
        },
      ],
    },
    'a key of a splatted hashtable': {
      files: {
        'a.ps1': lines(
          '$rule = @{',
          "  Name                           = 'P'",
          "  HostedOutboundSpamFilterPolicy = 'P'",
          "  [|SenderMembership|]               = 'board@contoso.com'",
          '}',
          'New-HostedOutboundSpamFilterRule @rule',
        ),
      },
      findings: [
        {
          message: 'near',
          args: {
            cmdlet: 'New-HostedOutboundSpamFilterRule',
            parameter: 'SenderMembership',
            suggestion: 'FromMemberOf',
          },
          subject: { object: 'New-HostedOutboundSpamFilterRule', property: 'SenderMembership' },
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1': lines(
                  '$rule = @{',
                  "  Name                           = 'P'",
                  "  HostedOutboundSpamFilterPolicy = 'P'",
                  "  FromMemberOf                   = 'board@contoso.com'",
                  '}',
                  'New-HostedOutboundSpamFilterRule @rule',
                ),
              },
            },
          ],
        },
      ],
    },
    'a typo in a command that does not concern the flow of mail': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
          'Set-CASMailbox ann@contoso.com [|-ActiveSyncEnalbed|] $false',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { cmdlet: 'Set-CASMailbox', parameter: 'ActiveSyncEnalbed', suggestion: 'ActiveSyncEnabled' },
          subject: { object: 'Set-CASMailbox', property: 'ActiveSyncEnalbed' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
                  'Set-CASMailbox ann@contoso.com -ActiveSyncEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'nothing near': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true [|-TicketNumber|] 4711\n' },
      findings: [
        {
          message: 'unknown',
          args: { cmdlet: 'Set-RemoteDomain', parameter: 'TicketNumber' },
          subject: { object: 'Set-RemoteDomain', property: 'TicketNumber' },
        },
      ],
    },
    'a switch that is written as a value': {
      files: {
        'a.ps1': 'New-TenantAllowBlockListItems -ListType Sender -Entries eve@fabrikam.com [|-Action|] Block\n',
      },
      findings: [
        {
          message: 'near',
          args: { parameter: 'Action', suggestion: 'Block', cmdlet: 'New-TenantAllowBlockListItems' },
          subject: { object: 'New-TenantAllowBlockListItems', property: 'Action' },
          fixes: [
            {
              title: 'rename',
              result: { 'a.ps1': 'New-TenantAllowBlockListItems -ListType Sender -Entries eve@fabrikam.com -Block\n' },
            },
          ],
        },
      ],
    },
    'no guess that turns the meaning': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P [|-RecipientDomainIs|] fabrikam.com',
          "New-TransportRule -Name T -MessageTypeMatches AutoForward -RejectMessageReasonText 'No.' [|-RejectMessage|] $true",
        ),
      },
      findings: [
        {
          message: 'unknown',
          args: { parameter: 'RecipientDomainIs', cmdlet: 'New-HostedOutboundSpamFilterRule' },
          subject: { object: 'New-HostedOutboundSpamFilterRule', property: 'RecipientDomainIs' },
        },
        {
          message: 'unknown',
          args: { parameter: 'RejectMessage', cmdlet: 'New-TransportRule' },
          subject: { object: 'New-TransportRule', property: 'RejectMessage' },
        },
      ],
    },
    'no guess that does not take the value': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam [|-AutoReplysEnabled|] Internal\n' },
      findings: [
        {
          message: 'unknown',
          args: { parameter: 'AutoReplysEnabled', cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoReplysEnabled' },
        },
      ],
    },
    'a switch with a Boolean, and alone': {
      files: {
        'a.ps1': lines(
          'Get-InboxRule -Mailbox b@contoso.com [|-IncludeHiden|]:$true',
          'Get-InboxRule -Mailbox c@contoso.com [|-IncludeHiden|]',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { cmdlet: 'Get-InboxRule', parameter: 'IncludeHiden', suggestion: 'IncludeHidden' },
          subject: { object: 'Get-InboxRule', property: 'IncludeHiden' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              args: { cmdlet: 'Get-InboxRule', parameter: 'IncludeHiden', suggestion: 'IncludeHidden' },
              result: {
                'a.ps1': lines(
                  'Get-InboxRule -Mailbox b@contoso.com -IncludeHidden:$true',
                  'Get-InboxRule -Mailbox c@contoso.com -IncludeHiden',
                ),
              },
            },
          ],
        },
        {
          message: 'near',
          args: { cmdlet: 'Get-InboxRule', parameter: 'IncludeHiden', suggestion: 'IncludeHidden' },
          subject: { object: 'Get-InboxRule', property: 'IncludeHiden' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              args: { cmdlet: 'Get-InboxRule', parameter: 'IncludeHiden', suggestion: 'IncludeHidden' },
              result: {
                'a.ps1': lines(
                  'Get-InboxRule -Mailbox b@contoso.com -IncludeHiden:$true',
                  'Get-InboxRule -Mailbox c@contoso.com -IncludeHidden',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'splatted keys with the dash of a parameter, which PowerShell takes': {
      files: {
        'a.ps1': lines("$p = @{ '-Identity' = 'Fabrikam'; '-AutoForwardEnabled' = $true }", 'Set-RemoteDomain @p'),
      },
    },
    'a parameter of another time, in a command that does not concern the flow of mail': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
          'Set-SafeLinksPolicy Default -IsEnabled $true',
        ),
      },
    },
    'a word that is another one than that of a known name, where the reference may lack parameters': {
      files: { 'a.ps1': 'New-AntiPhishPolicy -Name P -ImpersonationProtectionAction Quarantine\n' },
    },
    'beginnings of names and common parameters': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForward $true -ErrorAction Stop -Confirm:$false\n' },
    },
    'a hashtable that two branches fill in two ways': {
      files: {
        'a.ps1': `$p = @{ Priority = 0 }
if (Get-TransportRule $n) {
  $p.Add('Identity', $n)
  Set-TransportRule @p
} else {
  $p.Add('Name', $n)
  New-TransportRule @p
}
`,
      },
    },
    'a special rule knows better': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterRule -Identity P -Enabled $true\n' },
    },
    'a parameter that another rule speaks of': { files: { 'a.ps1': 'Set-TransportRule A -Enabled $true\n' } },
  },
});
