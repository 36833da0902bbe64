import { rule } from '../../src/rules/duplicate-parameter.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'twice, and once more in short': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterRule -Identity A -From a@contoso.com [|-From|] b@contoso.com',
          'Set-RemoteDomain -Identity A -AutoForwardEnabled $true [|-AutoF|] $false',
        ),
      },
      findings: [
        {
          message: 'twice',
          args: { cmdlet: 'Set-HostedOutboundSpamFilterRule', parameter: 'From' },
          subject: { object: 'Set-HostedOutboundSpamFilterRule', property: 'From' },
          fixes: [
            {
              title: 'keepFirst',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterRule -Identity A -From a@contoso.com',
                  'Set-RemoteDomain -Identity A -AutoForwardEnabled $true -AutoF $false',
                ),
              },
            },
            {
              title: 'keepLast',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterRule -Identity A -From b@contoso.com',
                  'Set-RemoteDomain -Identity A -AutoForwardEnabled $true -AutoF $false',
                ),
              },
            },
          ],
        },
        {
          message: 'twice',
          args: { cmdlet: 'Set-RemoteDomain', parameter: 'AutoForwardEnabled' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'keepFirst',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterRule -Identity A -From a@contoso.com -From b@contoso.com',
                  'Set-RemoteDomain -Identity A -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'keepLast',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterRule -Identity A -From a@contoso.com -From b@contoso.com',
                  'Set-RemoteDomain -Identity A -AutoF $false',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
      ],
    },
    'three times: nobody can tell which one is meant': {
      files: {
        'a.ps1':
          'Set-Mailbox a@contoso.com -ForwardingSmtpAddress b@contoso.com [|-ForwardingSmtpAddress|] c@contoso.com [|-ForwardingSmtpAddress|] d@contoso.com\n',
      },
      findings: [
        {
          message: 'twice',
          args: { cmdlet: 'Set-Mailbox', parameter: 'ForwardingSmtpAddress' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingSmtpAddress' },
        },
        {
          message: 'twice',
          args: { cmdlet: 'Set-Mailbox', parameter: 'ForwardingSmtpAddress' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingSmtpAddress' },
        },
      ],
    },
    'long values, and a value on a line of its own': {
      files: {
        'a.ps1': lines(
          "New-TransportRule -Name Block -MessageTypeMatches AutoForward -RejectMessageReasonText 'Forwarding is not allowed at all.' [|-RejectMessageReasonText|] `",
          "    'Ask.'",
        ),
      },
      findings: [
        {
          message: 'twice',
          args: { cmdlet: 'New-TransportRule', parameter: 'RejectMessageReasonText' },
          subject: { object: 'New-TransportRule', property: 'RejectMessageReasonText' },
          fixes: [
            {
              title: 'keepFirst',
              args: { first: "-RejectMessageReasonText 'Forwarding is …", second: "-RejectMessageReasonText ` 'Ask.'" },
              result: {
                'a.ps1':
                  "New-TransportRule -Name Block -MessageTypeMatches AutoForward -RejectMessageReasonText 'Forwarding is not allowed at all.'\n",
              },
            },
            {
              title: 'keepLast',
              args: { first: "-RejectMessageReasonText 'Forwarding is …", second: "-RejectMessageReasonText ` 'Ask.'" },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name Block -MessageTypeMatches AutoForward -RejectMessageReasonText `',
                  "    'Ask.'",
                ),
              },
            },
          ],
        },
      ],
    },
    'switches, which have no value': {
      files: { 'a.ps1': 'Get-InboxRule -Mailbox a@contoso.com -IncludeHidden [|-includehidden|]\n' },
      findings: [
        {
          message: 'twice',
          args: { cmdlet: 'Get-InboxRule', parameter: 'IncludeHidden' },
          subject: { object: 'Get-InboxRule', property: 'IncludeHidden' },
          fixes: [
            {
              title: 'keepFirst',
              args: { first: '-IncludeHidden', second: '-includehidden' },
              result: { 'a.ps1': 'Get-InboxRule -Mailbox a@contoso.com -IncludeHidden\n' },
            },
            {
              title: 'keepLast',
              args: { first: '-IncludeHidden', second: '-includehidden' },
              result: { 'a.ps1': 'Get-InboxRule -Mailbox a@contoso.com -includehidden\n' },
            },
          ],
        },
      ],
    },
    'a text of exactly as many characters as are shown': {
      files: {
        'a.ps1':
          'Set-Mailbox a@contoso.com -ForwardingSmtpAddress accounts@wing.com [|-ForwardingSmtpAddress|] c@contoso.com\n',
      },
      findings: [
        {
          message: 'twice',
          args: { cmdlet: 'Set-Mailbox', parameter: 'ForwardingSmtpAddress' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingSmtpAddress' },
          fixes: [
            {
              title: 'keepFirst',
              args: {
                first: '-ForwardingSmtpAddress accounts@wing.com',
                second: '-ForwardingSmtpAddress c@contoso.com',
              },
              reveals: ['accepted-domains-not-stated'],
              result: { 'a.ps1': 'Set-Mailbox a@contoso.com -ForwardingSmtpAddress accounts@wing.com\n' },
            },
            {
              title: 'keepLast',
              args: {
                first: '-ForwardingSmtpAddress accounts@wing.com',
                second: '-ForwardingSmtpAddress c@contoso.com',
              },
              result: { 'a.ps1': 'Set-Mailbox a@contoso.com -ForwardingSmtpAddress c@contoso.com\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a table gives way to what is written': {
      files: {
        'a.ps1': lines(
          "$p = @{ Identity = 'A'; AutoForwardEnabled = $true }",
          'Set-RemoteDomain @p -AutoForwardEnabled $false',
        ),
      },
    },
  },
});
