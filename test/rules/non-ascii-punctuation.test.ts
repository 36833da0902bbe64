import { rule } from '../../src/rules/non-ascii-punctuation.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a hyphen that does not break': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam [|\u2011AutoForwardEnabled|] $true\n' },
      findings: [
        {
          message: 'command',
          args: { character: 'U+2011', plain: '-AutoForwardEnabled', written: '‑AutoForwardEnabled' },
          fixes: [{ title: 'plain', result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' } }],
        },
      ],
    },
    'a blank that does not break, in a name': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity [|"Fabrikam\u00A0Inc"|] -AutoForwardEnabled $true\n' },
      findings: [
        {
          message: 'name',
          args: { character: 'U+00A0', written: '"Fabrikam Inc"', plain: '"Fabrikam Inc"', of: 'name' },
          severity: 'warning',
          fixes: [
            {
              title: 'name',
              result: { 'a.ps1': 'Set-RemoteDomain -Identity "Fabrikam Inc" -AutoForwardEnabled $true\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'dashes and quotes that PowerShell accepts': {
      files: { 'a.ps1': 'Set-RemoteDomain \u2013Identity \u201CFabrikam\u201D \u2013AutoForwardEnabled $true\n' },
    },
  },
});
