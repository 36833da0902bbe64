import { rule } from '../../src/rules/disconnect-prompts.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'no answer prepared': {
      files: { 'a.ps1': 'Get-RemoteDomain\n[|Disconnect-ExchangeOnline|]\n' },
      findings: [
        {
          message: 'prompts',
          args: { cmdlet: 'Disconnect-ExchangeOnline' },
          subject: { object: 'Disconnect-ExchangeOnline' },
          fixes: [
            { title: 'noPrompt', result: { 'a.ps1': 'Get-RemoteDomain\nDisconnect-ExchangeOnline -Confirm:$false\n' } },
          ],
        },
      ],
    },
  },
  good: {
    confirmed: { files: { 'a.ps1': 'Disconnect-ExchangeOnline -Confirm:$false' } },
    'parameters nobody sees': { files: { 'a.ps1': 'param($How)\nDisconnect-ExchangeOnline @How' } },
    'another cmdlet that asks': { files: { 'a.ps1': "Remove-TransportRule 'Old'\n" } },
  },
});
