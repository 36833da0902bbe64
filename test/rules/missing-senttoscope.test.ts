import { rule } from '../../src/rules/missing-senttoscope.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'only the message type': {
      files: {
        'a.ps1': `[|New-TransportRule|] -Name "Prevent auto forwarding" \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText "No forwarding."
`,
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'Prevent auto forwarding' },
          subject: { object: 'transportRule:Prevent auto forwarding', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.ps1': `New-TransportRule -Name "Prevent auto forwarding" \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText "No forwarding." \`
    -SentToScope NotInOrganization
`,
              },
            },
          ],
        },
      ],
    },
    'in a tenant file': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - [|name|]: Block forwards
      messageTypeMatches: AutoForward
      ruleErrorAction: Defer
      deleteMessage: true
`,
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      ruleErrorAction: Defer
      deleteMessage: true
      sentToScope: NotInOrganization
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a scope': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
    'an exception for the inside': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -ExceptIfSentToScope InOrganization -DeleteMessage $true`,
      },
    },
    'an exception for the own domain': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      exceptIfRecipientDomainIs: [contoso.com]
      deleteMessage: true
`,
      },
    },
  },
});
