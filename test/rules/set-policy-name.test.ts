import { rule } from '../../src/rules/set-policy-name.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a new name': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Partners [|-Name|] "Partner forwarding"\n' },
      findings: [
        {
          message: 'name',
          args: { cmdlet: 'Set-HostedOutboundSpamFilterPolicy', parameter: 'Name' },
          subject: { object: 'Set-HostedOutboundSpamFilterPolicy', property: 'Name' },
          fixes: [
            {
              title: 'describe',
              result: {
                'a.ps1':
                  'Set-HostedOutboundSpamFilterPolicy -Identity Partners -AdminDisplayName "Partner forwarding"\n',
              },
            },
            { title: 'remove', result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Partners\n' } },
          ],
        },
      ],
    },
  },
  good: {
    'the rule can be renamed': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterRule -Identity Partners -Name "Partner forwarding"\n' },
    },
  },
});
