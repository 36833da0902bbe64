import { rule } from '../../src/rules/null-identity.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a listing': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule -Identity [|$null|]\n' },
      findings: [
        {
          message: 'all',
          args: { cmdlet: 'Get-HostedOutboundSpamFilterRule', next: '' },
          fixes: [
            { title: 'name', result: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule -Identity "name"\n' } },
            { title: 'remove', result: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule\n' } },
          ],
        },
      ],
    },
    'a removal of everything': {
      files: {
        'a.ps1': 'Get-HostedOutboundSpamFilterRule -Identity [|$null|] | Remove-HostedOutboundSpamFilterRule\n',
      },
      findings: [
        {
          message: 'changesAll',
          args: { next: 'Remove-HostedOutboundSpamFilterRule', cmdlet: 'Get-HostedOutboundSpamFilterRule' },
          fixes: [
            {
              title: 'name',
              result: {
                'a.ps1': 'Get-HostedOutboundSpamFilterRule -Identity "name" | Remove-HostedOutboundSpamFilterRule\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a name': { files: { 'a.ps1': `Get-HostedOutboundSpamFilterRule -Identity 'Sales'` } },
    'a name known at run time': {
      files: { 'a.ps1': 'param($Name)\nGet-HostedOutboundSpamFilterRule -Identity $Name' },
    },
  },
});
