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
