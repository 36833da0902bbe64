import { rule } from '../../src/rules/sender-predicate-header.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an exception for a group': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf [|'sales@contoso.com'|] -RejectMessageReasonText 'No.'
`,
      },
      findings: [
        {
          message: 'exception',
          args: { property: 'ExceptIfFromMemberOf', who: 'sales@contoso.com', rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards', property: 'exceptIfFromMemberOf' },
          fixes: [
            {
              title: 'letExcepted',
              result: {
                'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf 'sales@contoso.com' -RejectMessageReasonText 'No.' -SenderAddressLocation HeaderOrEnvelope
`,
              },
            },
          ],
        },
      ],
    },
    'a rule that is broader than its name': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Block external forwarding of department A
      senderAddressLocation: Header
      fromMemberOf: [|[department-a@contoso.com]|]
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      },
      findings: [
        {
          message: 'condition',
          args: {
            rule: 'Block external forwarding of department A',
            property: 'FromMemberOf',
            who: 'department-a@contoso.com',
          },
          subject: { object: 'transportRule:Block external forwarding of department A', property: 'fromMemberOf' },
          fixes: [
            {
              title: 'headerOrEnvelope',
              result: {
                'a.exo.yaml': `exchange:
  transportRules:
    - name: Block external forwarding of department A
      senderAddressLocation: HeaderOrEnvelope
      fromMemberOf: [department-a@contoso.com]
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
              },
            },
          ],
        },
      ],
    },
    'a parameter that is meant for a group but does not exist': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwarding' -FromScope InOrganization -SenderMembership [|'A'|] -DeleteMessage $true
`,
      },
      findings: [
        {
          message: 'condition',
          args: { property: 'SenderMembership', who: 'A', rule: 'Block forwarding' },
          subject: { object: 'transportRule:Block forwarding', property: 'SenderMembership' },
          fixes: [
            {
              title: 'headerOrEnvelope',
              result: {
                'a.ps1': `New-TransportRule -Name 'Block forwarding' -FromScope InOrganization -SenderMembership 'A' -DeleteMessage $true -SenderAddressLocation HeaderOrEnvelope
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'envelope is compared': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -SenderAddressLocation HeaderOrEnvelope -ExceptIfFromMemberOf sales@contoso.com -RejectMessageReasonText 'No.'`,
      },
    },
    'an existing rule whose other settings are not in the text': {
      files: {
        'a.ps1': `Set-TransportRule 'Block forwards' -MessageTypeMatches AutoForward -ExceptIfFromMemberOf sales@contoso.com`,
      },
    },
    'a rule about other mail': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Disclaimer
      fromMemberOf: [sales@contoso.com]
      applyHtmlDisclaimerText: Contoso
`,
      },
    },
  },
});
