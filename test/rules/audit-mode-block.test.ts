import { rule } from '../../src/rules/audit-mode-block.ts';
import { lines, testRule } from './tester.ts';

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
    'a rule that only its name calls one about forwarding': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: Stop forwarding',
          '      mode: [|AuditAndNotify|]',
          '      sentToScope: NotInOrganization',
          '      ruleErrorAction: Defer',
          '      rejectMessageReasonText: No.',
        ),
      },
      findings: [
        {
          message: 'onlyAudits',
          args: { rule: 'Stop forwarding', mode: 'AuditAndNotify' },
          subject: { object: 'transportRule:Stop forwarding', property: 'mode' },
          fixes: [
            {
              title: 'enforce',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - name: Stop forwarding',
                  '      mode: Enforce',
                  '      sentToScope: NotInOrganization',
                  '      ruleErrorAction: Defer',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
          ],
        },
      ],
    },
    'every outbound policy is Off: information': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  transportRules:',
          '    - name: Outgoing',
          '      mode: [|AuditAndNotify|]',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      ruleErrorAction: Defer',
          '      rejectMessageReasonText: No.',
        ),
      },
      findings: [
        {
          message: 'onlyAudits',
          args: { rule: 'Outgoing', mode: 'AuditAndNotify' },
          subject: { object: 'transportRule:Outgoing', property: 'mode' },
          severity: 'information',
          fixes: [
            {
              title: 'enforce',
              reveals: ['power-automate-gap'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - name: Outgoing',
                  '      mode: Enforce',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      ruleErrorAction: Defer',
                  '      rejectMessageReasonText: No.',
                ),
              },
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
    'a rule that is off as well': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: Block forwards',
          '      mode: Audit',
          '      messageTypeMatches: AutoForward',
          '      enabled: false',
          '      sentToScope: NotInOrganization',
          '      ruleErrorAction: Defer',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'a rule without a mode, which acts': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: Block forwards',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      ruleErrorAction: Defer',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'a rule that would only add a header': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: Mark forwards',
          '      mode: Audit',
          '      messageTypeMatches: AutoForward',
          '      setHeaderName: X-Forwarded',
          '      setHeaderValue: "1"',
        ),
      },
    },
  },
});
