import { rule } from '../../src/rules/null-identity.ts';
import { lines, testRule } from './tester.ts';

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
    'what stands before it in the pipeline does not get the objects': {
      files: { 'a.ps1': 'Set-RemoteDomain F -NDREnabled $true | Get-TransportRule -Identity [|$null|]\n' },
      findings: [
        {
          message: 'all',
          args: { cmdlet: 'Get-TransportRule', next: '' },
          fixes: [
            {
              title: 'name',
              result: { 'a.ps1': 'Set-RemoteDomain F -NDREnabled $true | Get-TransportRule -Identity "name"\n' },
            },
            { title: 'remove', result: { 'a.ps1': 'Set-RemoteDomain F -NDREnabled $true | Get-TransportRule\n' } },
          ],
        },
      ],
    },
    'a cmdlet that changes, and one whose name only holds the word': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule -Identity $null -Mode Audit',
          'Get-TransportRule -Identity [|$null|] | Reset-Something',
        ),
      },
      findings: [
        {
          message: 'all',
          args: { cmdlet: 'Get-TransportRule', next: '' },
          fixes: [
            {
              title: 'name',
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity $null -Mode Audit',
                  'Get-TransportRule -Identity "name" | Reset-Something',
                ),
              },
            },
            {
              title: 'remove',
              result: {
                'a.ps1': lines('Set-TransportRule -Identity $null -Mode Audit', 'Get-TransportRule | Reset-Something'),
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
    'a switch without a value': { files: { 'a.ps1': 'Get-TransportRule -Identity\n' } },
  },
});
