import { rule } from '../../src/rules/rule-without-action.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a block that blocks nothing': {
      files: {
        'block.ps1': lines(
          '[|New-TransportRule|] -Name "Block forwards" `',
          '    -SentToScope NotInOrganization `',
          '    -MessageTypeMatches AutoForward `',
          '    -Mode Enforce -Priority 0',
        ),
      },
      findings: [
        {
          message: 'forwards',
          args: { rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards' },
          fixes: [
            {
              title: 'reject',
              result: {
                'block.ps1': lines(
                  'New-TransportRule -Name "Block forwards" `',
                  '    -SentToScope NotInOrganization `',
                  '    -MessageTypeMatches AutoForward `',
                  '    -Mode Enforce -Priority 0 -RejectMessageReasonText "Automatic forwarding to outside addresses is not permitted here."',
                ),
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'a rule about other mail in a file': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - [|name|]: Partners',
          '      recipientDomainIs: [fabrikam.com]',
          '      comments: to be done',
        ),
      },
      findings: [
        {
          message: 'nothing',
          args: { rule: 'Partners' },
          subject: { object: 'transportRule:Partners' },
          severity: 'information',
        },
      ],
    },
  },
  good: {
    'actions of several kinds': {
      files: {
        'a.ps1': lines(
          "New-TransportRule -Name A -SentToScope NotInOrganization -PrependSubject '[out]'",
          'New-TransportRule -Name B -SentToScope NotInOrganization -SetAuditSeverity Low',
          'New-TransportRule -Name C -SentToScope NotInOrganization -StopRuleProcessing $true',
        ),
      },
    },
    'a change to a rule that is there': { files: { 'a.ps1': 'Set-TransportRule A -SentToScope NotInOrganization\n' } },
    'an action that was written wrongly': {
      files: { 'a.ps1': "New-TransportRule -Name A -SentToScope NotInOrganization -RejectMesage 'No.'\n" },
    },
    'a rule of an export': {
      files: {
        'rules.json': '[{ "Name": "A", "SentToScope": "NotInOrganization", "State": "Enabled", "Priority": 0 }]',
      },
    },
    'a disabled rule of a file': {
      files: {
        'a.exo.yaml':
          'exchange:\n  transportRules:\n    - { name: A, sentToScope: NotInOrganization, enabled: false }\n',
      },
    },
    'an export, which states every setting': {
      files: {
        'Get-TransportRule.json':
          '[{"Name": "A", "Identity": "A", "Priority": 0, "State": "Enabled", "Mode": "Enforce", "SentToScope": "NotInOrganization", "MessageTypeMatches": "AutoForward", "RuleErrorAction": "Ignore"}]\n',
      },
    },
    'a key that is not known, which may be the action': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, rejectTheMessage: true }',
        ),
      },
    },
    'neither conditions nor actions': {
      files: { 'a.exo.yaml': lines('exchange:', '  transportRules:', '    - { name: A, mode: Enforce }') },
    },
  },
});
