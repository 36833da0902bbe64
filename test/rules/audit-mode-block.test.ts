import { rule } from '../../src/rules/audit-mode-block.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a block rule left in test mode': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      mode: [|Audit|]
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No forwarding.
`,
      },
      findings: [
        {
          message: 'onlyAudits',
          args: { rule: 'Block forwards', mode: 'Audit' },
          subject: { object: 'transportRule:Block forwards', property: 'mode' },
          fixes: [
            {
              title: 'enforce',
              result: {
                'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      mode: Enforce
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No forwarding.
`,
              },
              reveals: ['power-automate-gap'],
            },
          ],
        },
      ],
    },
  },
  good: {
    enforced: {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -Mode Enforce -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'`,
      },
    },
    'not about forwarding': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Card numbers
      mode: AuditAndNotify
      subjectOrBodyMatchesPatterns: ['\\d{16}']
      rejectMessageReasonText: No.
`,
      },
    },
  },
});
