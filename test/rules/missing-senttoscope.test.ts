import { rule } from '../../src/rules/missing-senttoscope.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an exception for recipients outside': {
      files: {
        'a.ps1':
          '[|New-TransportRule|] -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope notinorganization -DeleteMessage $true\n',
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope notinorganization -DeleteMessage $true -SentToScope NotInOrganization\n',
              },
            },
          ],
        },
      ],
    },
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
    'an exception for recipients inside, whatever the case': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope inorganization -DeleteMessage $true\n',
      },
    },
    'an exception for a domain that only a run tells, and for one of the organization': {
      files: {
        't.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: A
      messageTypeMatches: AutoForward
      exceptIfRecipientDomainIs: [fabrikam.com, Contoso.com]
      deleteMessage: true
`,
        'a.ps1':
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -ExceptIfRecipientDomainIs $own -DeleteMessage $true\n',
      },
    },
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
