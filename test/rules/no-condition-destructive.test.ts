import { rule } from '../../src/rules/no-condition-destructive.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'deletes everything': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' [|-DeleteMessage|] $true\n` },
      findings: [{ message: 'everything', args: { rule: 'Stop', action: 'DeleteMessage' } }],
    },
  },
  good: {
    'everything but known senders': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Unknown hosts' -Quarantine $true -ExceptIfSenderIpRanges 192.0.2.1 -ExceptIfHeaderContainsMessageHeader X-Inside -ExceptIfHeaderContainsWords yes`,
      },
    },
    'with a condition': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' -MessageTypeMatches AutoForward -DeleteMessage $true` },
    },
    'an existing rule whose conditions are not in the text': {
      files: { 'a.ps1': `Set-TransportRule 'Stop' -DeleteMessage $true` },
    },
    'the conditions come from a hashtable nobody sees': {
      files: { 'a.ps1': `param($More)\nNew-TransportRule -Name 'Stop' -DeleteMessage $true @More` },
    },
    'nothing is kept from anybody': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Tag
      setHeaderName: X-Contoso
      setHeaderValue: seen
    - name: Off
      enabled: false
      deleteMessage: true
`,
      },
    },
  },
});
