import { rule } from '../../src/rules/new-remotedomain-settings.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'values that a new entry has anyway': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-AutoForwardEnabled|] $true\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'two-steps',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'values that change what happens, together': {
      files: {
        'a.ps1': lines(
          "New-RemoteDomain -Name 'Fabrikam' -DomainName 'fabrikam.com' [|-AutoForwardEnabled|] $false [|-AllowedOOFType|] 'None' -Confirm:$false",
        ),
      },
      findings: ['AutoForwardEnabled', 'AllowedOOFType'].map((parameter) => ({
        message: 'settings',
        args: { parameter },
        subject: { object: 'New-RemoteDomain', property: parameter },
        fixes: [
          {
            title: 'two-steps-review',
            reveals: ['silent-drop-information'],
            result: {
              'a.ps1': lines(
                "New-RemoteDomain -Name 'Fabrikam' -DomainName 'fabrikam.com' -Confirm:$false",
                "Set-RemoteDomain -Identity 'Fabrikam' -AutoForwardEnabled $false -AllowedOOFType 'None'",
              ),
            },
          },
        ],
      })),
    },
  },
  good: {
    'two steps': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
          'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
        ),
      },
    },
  },
});
