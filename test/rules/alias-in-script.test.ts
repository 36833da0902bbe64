import { rule } from '../../src/rules/alias-in-script.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an alias and a short parameter': {
      files: { 'a.ps1': 'Get-RemoteDomain | [|ft|] Name,AutoForwardEnabled [|-Auto|]\n' },
      findings: [
        {
          message: 'alias',
          args: { alias: 'ft', full: 'Format-Table' },
          fixes: [
            { title: 'full', result: { 'a.ps1': 'Get-RemoteDomain | Format-Table Name,AutoForwardEnabled -Auto\n' } },
          ],
        },
        {
          message: 'alias',
          args: { full: '-AutoSize', alias: '-Auto' },
          fixes: [{ title: 'full', result: { 'a.ps1': 'Get-RemoteDomain | ft Name,AutoForwardEnabled -AutoSize\n' } }],
        },
      ],
    },
  },
  good: {
    'a script about something else': { files: { 'a.ps1': 'Get-AcceptedDomain | ft Name,DomainType\n' } },
    'full names': { files: { 'a.ps1': 'Get-RemoteDomain | Format-Table Name,AutoForwardEnabled -AutoSize\n' } },
  },
});
