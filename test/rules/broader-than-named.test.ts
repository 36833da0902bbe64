import { rule } from '../../src/rules/broader-than-named.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'only its comment speaks of forwarding': {
      files: {
        'a.ps1': `New-TransportRule -Name [|Outside|] -Comments 'Stops forwarding' -FromMemberOf 'dept-a@contoso.com' -SentToScope NotInOrganization -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No.'\n`,
      },
      findings: [
        {
          message: 'allMail',
          args: { rule: 'Outside' },
          subject: { object: 'transportRule:Outside' },
          fixes: [
            {
              title: 'onlyForwards',
              result: {
                'a.ps1': `New-TransportRule -Name Outside -Comments 'Stops forwarding' -FromMemberOf 'dept-a@contoso.com' -SentToScope NotInOrganization -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No.' -MessageTypeMatches AutoForward\n`,
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'all mail of a department': {
      files: {
        'a.ps1': `New-TransportRule -Name [|'Block External Forwarding for DeptA'|] -FromMemberOf 'dept-a@contoso.com' -SentToScope NotInOrganization -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No.'
`,
      },
      findings: [
        {
          message: 'allMail',
          args: { rule: 'Block External Forwarding for DeptA' },
          subject: { object: 'transportRule:Block External Forwarding for DeptA' },
          fixes: [
            {
              title: 'onlyForwards',
              result: {
                'a.ps1': `New-TransportRule -Name 'Block External Forwarding for DeptA' -FromMemberOf 'dept-a@contoso.com' -SentToScope NotInOrganization -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No.' -MessageTypeMatches AutoForward
`,
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
  },
  good: {
    'looks at the message type': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwarding' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
    'looks at a header, or only tags': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwarding
      headerContainsMessageHeader: X-MS-Exchange-Inbox-Rules-Loop
      headerContainsWords: ['@']
      sentToScope: NotInOrganization
      rejectMessageReasonText: No.
    - name: Mark forwarding
      sentToScope: NotInOrganization
      prependSubject: '[out]'
`,
      },
    },
    'a rule that is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: Block forwarding, enabled: false, sentToScope: NotInOrganization, rejectMessageReasonText: No. }',
        ),
      },
    },
    'a rule without any condition, which another rule speaks of': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: Block forwarding, rejectMessageReasonText: No. }',
        ),
      },
    },
  },
});
