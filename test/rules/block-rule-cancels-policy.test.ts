import { rule } from '../../src/rules/block-rule-cancels-policy.ts';
import { testRule } from './tester.ts';

const policy = `New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com
`;
const native = `exchange:
  outboundPolicies:
    - name: Sales
      autoForwardingMode: "On"
  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [sales@contoso.com]
`;

testRule(rule, {
  bad: {
    'a group is allowed and the rule has no exception': {
      files: {
        'tenant.ps1': `${policy}New-TransportRule -Name [|'Block forwards'|] \`
    -MessageTypeMatches AutoForward \`
    -SentToScope NotInOrganization \`
    -RejectMessageReasonText 'No forwarding.'
`,
      },
      findings: [
        {
          message: 'cancels',
          args: { rule: 'Block forwards', who: 'sales@contoso.com', policy: 'Sales' },
          subject: { object: 'transportRule:Block forwards' },
          related: [{ message: 'relatedPolicy', text: 'On', args: { policy: 'Sales', who: 'sales@contoso.com' } }],
          fixes: [
            {
              title: 'exceptGroup',
              result: {
                'tenant.ps1': `${policy}New-TransportRule -Name 'Block forwards' \`
    -MessageTypeMatches AutoForward \`
    -SentToScope NotInOrganization \`
    -RejectMessageReasonText 'No forwarding.' \`
    -ExceptIfFromMemberOf 'sales@contoso.com' \`
    -SenderAddressLocation HeaderOrEnvelope
`,
              },
            },
            {
              title: 'exceptPartners',
              result: {
                'tenant.ps1': `${policy}New-TransportRule -Name 'Block forwards' \`
    -MessageTypeMatches AutoForward \`
    -SentToScope NotInOrganization \`
    -RejectMessageReasonText 'No forwarding.' \`
    -ExceptIfRecipientDomainIs 'partner.example'
`,
              },
            },
          ],
        },
      ],
    },
    'the exception names another group, and a partner is known': {
      files: {
        'a.exo.yaml': `${native}  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
    - name: Refused
      domainName: fab*.com
      autoForwardEnabled: true
  transportRules:
    - name: [|Block forwards|]
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      senderAddressLocation: HeaderOrEnvelope
      exceptIfFromMemberOf: [board@contoso.com]
      rejectMessageReasonText: No forwarding.
`,
      },
      findings: [
        {
          message: 'cancels',
          args: { rule: 'Block forwards', who: 'sales@contoso.com', policy: 'Sales' },
          subject: { object: 'transportRule:Block forwards' },
          related: [{ message: 'relatedPolicy', text: '"On"', args: { policy: 'Sales', who: 'sales@contoso.com' } }],
          fixes: [
            {
              title: 'exceptPartners',
              result: {
                'a.exo.yaml': `${native}  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
    - name: Refused
      domainName: fab*.com
      autoForwardEnabled: true
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      senderAddressLocation: HeaderOrEnvelope
      exceptIfFromMemberOf: [board@contoso.com]
      rejectMessageReasonText: No forwarding.
      exceptIfRecipientDomainIs: [fabrikam.com]
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'an exception for the partner': {
      files: {
        'tenant.ps1': `${policy}New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfRecipientDomainIs fabrikam.com -RejectMessageReasonText 'No.'
`,
      },
    },
    'an exception known at run time only': {
      files: {
        'tenant.ps1': `param($Allowed)
${policy}New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf $Allowed -RejectMessageReasonText 'No.'
`,
      },
    },
    'the rule is in test mode, or about others': {
      files: {
        'a.exo.yaml': `${native}  transportRules:
    - name: Try
      messageTypeMatches: AutoForward
      mode: Audit
      rejectMessageReasonText: No.
    - name: Interns
      messageTypeMatches: AutoForward
      fromMemberOf: [interns@contoso.com]
      rejectMessageReasonText: No.
`,
      },
    },
  },
});
