import { rule } from '../../src/rules/edge-only-parameter.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script for Exchange Online': {
      files: {
        'a.ps1': `Connect-ExchangeOnline
Set-TransportRule 'A' [|-SmtpRejectMessageRejectText|] 'No.' -Priority 0
Set-TransportRule 'B' -Priority 1 [|-DomainController|] dc1.contoso.com
`,
      },
      findings: [
        {
          message: 'edge',
          args: { parameter: 'SmtpRejectMessageRejectText' },
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': `Connect-ExchangeOnline
Set-TransportRule 'A' -Priority 0
Set-TransportRule 'B' -Priority 1 -DomainController dc1.contoso.com
`,
              },
            },
          ],
        },
        {
          message: 'onPremises',
          args: { parameter: 'DomainController' },
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': `Connect-ExchangeOnline
Set-TransportRule 'A' -SmtpRejectMessageRejectText 'No.' -Priority 0
Set-TransportRule 'B' -Priority 1
`,
              },
            },
          ],
        },
      ],
    },
    'a parameter that Exchange servers alone take': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'Set-RemoteDomain Default [|-DomainController|] dc1.contoso.com',
          'Set-TransportRule Block [|-DomainController|] dc1.contoso.com',
        ),
      },
      findings: [
        {
          message: 'onPremises',
          args: { parameter: 'DomainController' },
          fixes: [
            {
              title: 'remove',
              args: { parameter: 'DomainController' },
              result: {
                'a.ps1': lines(
                  'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
                  'Set-RemoteDomain Default',
                  'Set-TransportRule Block -DomainController dc1.contoso.com',
                ),
              },
            },
          ],
        },
        {
          message: 'onPremises',
          args: { parameter: 'DomainController' },
          fixes: [
            {
              title: 'remove',
              args: { parameter: 'DomainController' },
              result: {
                'a.ps1': lines(
                  'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
                  'Set-RemoteDomain Default -DomainController dc1.contoso.com',
                  'Set-TransportRule Block',
                ),
              },
            },
          ],
        },
      ],
    },
    'a parameter for which the reference names servers, without a product': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'Set-RemoteDomain Default [|-NDRDiagnosticInfoEnabled|] $true',
        ),
      },
      findings: [
        {
          message: 'onPremises',
          args: { parameter: 'NDRDiagnosticInfoEnabled' },
          fixes: [
            {
              title: 'remove',
              args: { parameter: 'NDRDiagnosticInfoEnabled' },
              result: {
                'a.ps1': lines('Connect-ExchangeOnline -UserPrincipalName a@contoso.com', 'Set-RemoteDomain Default'),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a script for Exchange servers': {
      files: { 'a.ps1': `Set-TransportRule 'B' -Priority 1 -DomainController dc1.contoso.com` },
    },
    'a script that talks to both': {
      files: {
        'a.ps1': `Connect-ExchangeOnline -Prefix Remote
Set-TransportRule 'B' -Priority 1 -DomainController dc1.contoso.com`,
      },
    },
    'a script that speaks of servers': {
      files: {
        'a.ps1': `# moves rules from Exchange Server 2019
Connect-ExchangeOnline
Set-TransportRule 'B' -Priority 1 -DomainController dc1.contoso.com`,
      },
    },
    'parameters of Exchange Online': {
      files: { 'a.ps1': `Connect-ExchangeOnline\nSet-TransportRule 'B' -Priority 1` },
    },
    'parameters that nobody knows, and cmdlets of others': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'Set-RemoteDomain Default -Nothing 1',
          'Get-ChildItem -Path .',
        ),
      },
    },
    'a parameter that works in the cloud only, and one that works everywhere': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'Set-Mailbox a@contoso.com -AccountDisabled $true -AcceptMessagesOnlyFrom b@contoso.com',
        ),
      },
    },
    'a cmdlet of the compliance center': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'New-ProtectionAlert -Name A -Category MailFlow -ThreatType MailFlow -Operation x -Severity Low',
        ),
      },
    },
  },
});
