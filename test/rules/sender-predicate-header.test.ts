import { rule } from '../../src/rules/sender-predicate-header.ts';
import { lines, testRule } from './tester.ts';

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
              args: { rule: 'Block forwards', who: 'sales@contoso.com' },
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
    'an exception before a condition, each with two people': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -ExceptIfFrom a@contoso.com, b@contoso.com -FromMemberOf [|s@contoso.com, t@contoso.com|]\n',
      },
      findings: [
        {
          message: 'condition',
          args: { rule: 'A', property: 'FromMemberOf', who: 's@contoso.com, t@contoso.com' },
          subject: { object: 'transportRule:A', property: 'fromMemberOf' },
          fixes: [
            {
              title: 'letExcepted',
              args: { rule: 'A', who: 'a@contoso.com, b@contoso.com' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -ExceptIfFrom a@contoso.com, b@contoso.com -FromMemberOf s@contoso.com, t@contoso.com -SenderAddressLocation HeaderOrEnvelope\n',
              },
            },
          ],
        },
      ],
    },
    'a parameter that does not exist and asks for groups': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Nothing 1 -SenderMemberOf [|s@contoso.com|]\n',
      },
      findings: [
        {
          message: 'condition',
          args: { rule: 'A', property: 'SenderMemberOf', who: 's@contoso.com' },
          subject: { object: 'transportRule:A', property: 'SenderMemberOf' },
          fixes: [
            {
              title: 'headerOrEnvelope',
              args: { rule: 'A', who: 's@contoso.com' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Nothing 1 -SenderMemberOf s@contoso.com -SenderAddressLocation HeaderOrEnvelope\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the envelope is compared by a later command, whatever became of the one that makes the rule': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf sales@contoso.com -RejectMessageReasonText 'No.' -Bogus 1
Set-TransportRule 'Block forwards' -SenderAddressLocation HeaderOrEnvelope
`,
      },
    },
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
    'a rule that is off, and one with a location that only ends like Header': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -FromMemberOf s@contoso.com -Enabled $false',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -FromMemberOf s@contoso.com -SenderAddressLocation NoHeader',
        ),
      },
    },
    'a location and a sender known at run time only': {
      files: {
        'a.ps1': lines(
          'param($l)',
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -FromMemberOf s@contoso.com -SenderAddressLocation $l',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -FromMemberOf $l',
        ),
      },
    },
    'no sender, and a parameter that does not exist': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No ',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -SenderMemberOf',
          'New-TransportRule -Name C -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -NoSenderGroup s@contoso.com',
        ),
      },
    },
  },
});
