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
    'the nearest of several names, in quotes, beside another file': {
      files: {
        't.exo.json':
          '{"exchange": {"transportRules": [{"name": "Block forwards", "sentToScope": "NotInOrganization", "rejectMessageReasonText": "No"}, {"name": "Mark mail", "sentToScope": "NotInOrganization", "setHeaderName": "X", "setHeaderValue": "1"}]}}\n',
        'a.ps1': "Set-TransportRule [|'Block forward'|] -Mode Enforce\n",
        'b.ps1': "Set-TransportRule [|'Mark mails'|]  -Mode Enforce\n",
      },
      findings: [
        {
          message: 'absent',
          args: { cmdlet: 'Set-TransportRule', identity: 'Block forward' },
          subject: { object: 'Set-TransportRule', value: 'Block forward' },
          fixes: [
            {
              title: 'rename',
              args: { name: 'Block forwards' },
              result: { 'a.ps1': "Set-TransportRule 'Block forwards' -Mode Enforce\n" },
            },
          ],
        },
        {
          message: 'absent',
          args: { cmdlet: 'Set-TransportRule', identity: 'Mark mails' },
          subject: { object: 'Set-TransportRule', value: 'Mark mails' },
          fixes: [
            {
              title: 'rename',
              args: { name: 'Mark mail' },
              result: { 'b.ps1': "Set-TransportRule 'Mark mail'  -Mode Enforce\n" },
            },
          ],
        },
      ],
    },
    'a name that is like none': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: Block forwards, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
        'a.ps1': 'Set-TransportRule [|Encryption|] -Mode Enforce\n',
      },
      findings: [
        {
          message: 'absent',
          args: { cmdlet: 'Set-TransportRule', identity: 'Encryption' },
          subject: { object: 'Set-TransportRule', value: 'Encryption' },
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
    'commands that are refused for something else, or may not run': {
      files: {
        'a.ps1': lines('New-TransportRule -Name A -Nothing 1', 'if ($x) { Set-TransportRule B -Mode Enforce }'),
      },
    },
  },
});
