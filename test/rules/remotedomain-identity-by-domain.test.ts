import { rule } from '../../src/rules/remotedomain-identity-by-domain.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an entry nobody shows': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity [|"fabrikam.com"|] -AutoForwardEnabled $true\n' },
      findings: [
        {
          message: 'domain',
          args: { domain: 'fabrikam.com', cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'remoteDomain:fabrikam.com' },
        },
      ],
    },
    'an entry with another name': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name "Fabrikam Inc" -DomainName fabrikam.com',
          "Set-RemoteDomain [|'fabrikam.com'|] -AutoForwardEnabled $true",
        ),
      },
      findings: [
        {
          message: 'other',
          args: { name: 'Fabrikam Inc', cmdlet: 'Set-RemoteDomain', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:fabrikam.com' },
          fixes: [
            {
              title: 'name',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name "Fabrikam Inc" -DomainName fabrikam.com',
                  "Set-RemoteDomain 'Fabrikam Inc' -AutoForwardEnabled $true",
                ),
              },
            },
          ],
        },
      ],
    },
    'a command that removes, and one of another cmdlet': {
      files: {
        'a.ps1': lines(
          'Remove-RemoteDomain [|fabrikam.com|] -Confirm:$false',
          'Get-RemoteDomain fabrikam.com',
          'Set-AcceptedDomain fabrikam.com -DomainType InternalRelay',
        ),
      },
      findings: [
        {
          message: 'domain',
          args: { cmdlet: 'Remove-RemoteDomain', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:fabrikam.com' },
        },
      ],
    },
  },
  good: {
    'a number': { files: { 'a.ps1': 'Set-RemoteDomain 12.5 -AutoForwardEnabled $true\n' } },
    'an entry of that name': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name fabrikam.com -DomainName fabrikam.com',
          'Set-RemoteDomain fabrikam.com -AutoForwardEnabled $true',
        ),
      },
    },
    'a name': { files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' } },
    'names that are known at run time only, and none': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'Set-RemoteDomain $n -NDREnabled $true',
          'Set-RemoteDomain -NDREnabled $true',
          "Set-RemoteDomain -Identity @('a.com', 'b.com') -NDREnabled $true",
          'Set-RemoteDomain $null -NDREnabled $true',
        ),
      },
    },
  },
});
