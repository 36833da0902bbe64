import { rule } from '../../src/rules/autoforward-filter-narrow.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'by message type only': {
      files: {
        'a.ps1': `Get-TransportRule | where {$_.[|MessageTypeMatches|] -like "*AutoForward*"} |
  ft Name,State
`,
      },
      findings: [{ message: 'narrow' }],
    },
  },
  good: {
    'by more than that': {
      files: {
        'a.ps1': `Get-TransportRule | Where-Object { $_.MessageTypeMatches -eq 'AutoForward' -or $_.RedirectMessageTo }`,
      },
    },
    everything: { files: { 'a.ps1': 'Get-TransportRule | Format-List' } },
    'the same filter of another cmdlet': {
      files: {
        'a.ps1': "Get-InboxRule -Mailbox a@contoso.com | Where-Object { $_.MessageTypeMatches -eq 'AutoForward' }\n",
      },
    },
  },
});
