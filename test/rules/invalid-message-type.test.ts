import { rule } from '../../src/rules/invalid-message-type.ts';
import { lines, testRule } from './tester.ts';

const script = (type: string): string =>
  `New-TransportRule -Name 'Block' -MessageTypeMatches ${type} -SentToScope NotInOrganization -RuleErrorAction Defer -DeleteMessage $true\n`;

testRule(rule, {
  bad: {
    'the name that portals use': {
      files: { 'a.ps1': script("[|'Auto-forward'|]") },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Auto-forward',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:Block', property: 'messageTypeMatches', value: 'Auto-forward' },
          fixes: [{ title: 'autoForward', result: { 'a.ps1': script("'AutoForward'") } }],
        },
      ],
    },
    'something else': {
      files: { 'a.ps1': script("[|'Mail'|]") },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Mail',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:Block', property: 'messageTypeMatches', value: 'Mail' },
        },
      ],
    },
    'an exception': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, exceptIfMessageTypeMatches: [|AutoForwarded|], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'AutoForwarded',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:A', property: 'exceptIfMessageTypeMatches', value: 'AutoForwarded' },
          fixes: [
            {
              title: 'autoForward',
              args: { rule: 'A' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: A, sentToScope: NotInOrganization, exceptIfMessageTypeMatches: AutoForward, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'two words for forwards': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: [|Automatically forwarded|], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Automatically forwarded',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:A', property: 'messageTypeMatches', value: 'Automatically forwarded' },
          fixes: [
            {
              title: 'autoForward',
              args: { rule: 'A' },
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a word that begins like forwards, and one that only holds it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: [|Forwarding|], rejectMessageReasonText: No }',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: B, sentToScope: NotInOrganization, messageTypeMatches: [|NotForwarded|], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Forwarding',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:A', property: 'messageTypeMatches', value: 'Forwarding' },
          fixes: [
            {
              title: 'autoForward',
              args: { rule: 'A' },
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
        {
          message: 'invalid',
          args: {
            value: 'NotForwarded',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:B', property: 'messageTypeMatches', value: 'NotForwarded' },
        },
      ],
    },
  },
  good: {
    'documented types in any case': { files: { 'a.ps1': script('autoforward') + script('OOF') } },
    'a type known at run time': { files: { 'a.ps1': `param($Type)\n${script('$Type')}` } },
    'in a tenant file': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Voice
      messageTypeMatches: Voicemail
      setSCL: -1
`,
      },
    },
    'no type': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          "    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: '', rejectMessageReasonText: No }",
        ),
      },
    },
  },
});
