import { rule } from '../../src/rules/identity-not-found.ts';
import { lines, testRule } from './tester.ts';

const WHOLE =
  'exchange:\n  transportRules:\n    - { name: Block, deleteMessage: true, sentToScope: NotInOrganization }\n';

testRule(rule, {
  bad: {
    'a rule that the file with all rules does not have': {
      files: {
        'tenant.exo.yaml': WHOLE,
        'a.ps1': lines('Disable-TransportRule -Identity [|Blocks|]', 'Disable-TransportRule -Identity block'),
      },
      findings: [
        {
          message: 'absent',
          args: { cmdlet: 'Disable-TransportRule', identity: 'Blocks' },
          subject: { object: 'Disable-TransportRule', value: 'Blocks' },
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1': lines('Disable-TransportRule -Identity Block', 'Disable-TransportRule -Identity block'),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a rule that another script makes, a GUID, and no file with all rules': {
      files: {
        'tenant.exo.yaml': WHOLE,
        'a.ps1': lines(
          'New-TransportRule -Name Later -SentToScope NotInOrganization -DeleteMessage $true',
          'Disable-TransportRule -Identity Later',
          'Disable-TransportRule -Identity 0f8fad5b-d9cb-469f-a165-70867728950e',
          'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
        ),
      },
    },
  },
});
