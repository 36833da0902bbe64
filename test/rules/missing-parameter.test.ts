import { rule } from '../../src/rules/missing-parameter.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'no name, no policy, no domain': {
      files: {
        'a.ps1': lines(
          '[|Set-RemoteDomain|] -AutoForwardEnabled $false',
          '[|New-HostedOutboundSpamFilterRule|] -Name A -From ann@contoso.com',
          '[|New-RemoteDomain|] Fabrikam',
        ),
      },
      findings: [
        {
          message: 'missing',
          args: { cmdlet: 'Set-RemoteDomain', parameters: '-Identity' },
          subject: { object: 'Set-RemoteDomain' },
          fixes: [
            {
              title: 'fill',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -AutoForwardEnabled $false -Identity "Identity"',
                  'New-HostedOutboundSpamFilterRule -Name A -From ann@contoso.com',
                  'New-RemoteDomain Fabrikam',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
        {
          message: 'missing',
          args: { parameters: '-HostedOutboundSpamFilterPolicy', cmdlet: 'New-HostedOutboundSpamFilterRule' },
          subject: { object: 'New-HostedOutboundSpamFilterRule' },
          fixes: [
            {
              title: 'fill',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -AutoForwardEnabled $false',
                  'New-HostedOutboundSpamFilterRule -Name A -From ann@contoso.com -HostedOutboundSpamFilterPolicy "HostedOutboundSpamFilterPolicy"',
                  'New-RemoteDomain Fabrikam',
                ),
              },
            },
          ],
        },
        {
          message: 'missing',
          args: { parameters: '-DomainName', cmdlet: 'New-RemoteDomain' },
          subject: { object: 'New-RemoteDomain' },
          fixes: [
            {
              title: 'fill',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -AutoForwardEnabled $false',
                  'New-HostedOutboundSpamFilterRule -Name A -From ann@contoso.com',
                  'New-RemoteDomain Fabrikam -DomainName "DomainName"',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'what is given under a wrong name is told there': {
      files: { 'a.ps1': 'New-HostedOutboundSpamFilterRule -Name R -Policy P -From a@contoso.com\n' },
    },
    'by position, from a pipeline, from a table of a parameter': {
      files: {
        'a.ps1': lines(
          'param($settings)',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false',
          'New-RemoteDomain @settings',
          'Get-HostedOutboundSpamFilterPolicy | Format-List Name',
          'Disconnect-ExchangeOnline',
        ),
      },
    },
  },
});
