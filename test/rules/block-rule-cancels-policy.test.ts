import { rule } from '../../src/rules/block-rule-cancels-policy.ts';
import { lines, testRule } from './tester.ts';

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
    'two groups': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com, board@contoso.com",
          "New-TransportRule -Name [|'Block forwards'|] -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'",
        ),
      },
      findings: [
        {
          message: 'cancels',
          args: { rule: 'Block forwards', who: 'sales@contoso.com, board@contoso.com', policy: 'Sales' },
          subject: { object: 'transportRule:Block forwards' },
          related: [
            {
              message: 'relatedPolicy',
              text: 'On',
              args: { policy: 'Sales', who: 'sales@contoso.com, board@contoso.com' },
            },
          ],
          fixes: [
            {
              title: 'exceptGroup',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com, board@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -ExceptIfFromMemberOf 'sales@contoso.com', 'board@contoso.com' -SenderAddressLocation HeaderOrEnvelope",
                ),
              },
            },
            {
              title: 'exceptPartners',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com, board@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -ExceptIfRecipientDomainIs 'partner.example'",
                ),
              },
            },
          ],
        },
      ],
    },
    'an exception for encrypted mail, which no forward of these senders has to be': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-TransportRule -Name [|'Block forwards'|] -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfMessageTypeMatches Encrypted -RejectMessageReasonText 'No.'",
        ),
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
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfMessageTypeMatches Encrypted -RejectMessageReasonText 'No.' -ExceptIfFromMemberOf 'sales@contoso.com' -SenderAddressLocation HeaderOrEnvelope",
                ),
              },
            },
            {
              title: 'exceptPartners',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfMessageTypeMatches Encrypted -RejectMessageReasonText 'No.' -ExceptIfRecipientDomainIs 'partner.example'",
                ),
              },
            },
          ],
        },
      ],
    },
    'the header that forwards of Inbox rules have': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-TransportRule -Name [|'Block forwards'|] -MessageTypeMatches AutoForward -SentToScope NotInOrganization -HeaderContainsMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderContainsWords contoso.com -RejectMessageReasonText 'No.'",
        ),
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
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -HeaderContainsMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderContainsWords contoso.com -RejectMessageReasonText 'No.' -ExceptIfFromMemberOf 'sales@contoso.com' -SenderAddressLocation HeaderOrEnvelope",
                ),
              },
            },
            {
              title: 'exceptPartners',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -HeaderContainsMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderContainsWords contoso.com -RejectMessageReasonText 'No.' -ExceptIfRecipientDomainIs 'partner.example'",
                ),
              },
            },
          ],
        },
      ],
    },
    'a group and a mailbox: no exception for groups is enough': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-HostedOutboundSpamFilterPolicy -Name 'Legal' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Legal' -HostedOutboundSpamFilterPolicy 'Legal' -From ann@contoso.com",
          "New-TransportRule -Name [|'Block forwards'|] -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'",
        ),
      },
      findings: [
        {
          message: 'cancels',
          args: { rule: 'Block forwards', who: 'sales@contoso.com, ann@contoso.com', policy: 'Sales' },
          subject: { object: 'transportRule:Block forwards' },
          related: [
            { message: 'relatedPolicy', text: 'On', args: { policy: 'Sales', who: 'sales@contoso.com' } },
            { message: 'relatedPolicy', text: 'On', args: { policy: 'Legal', who: 'ann@contoso.com' } },
          ],
          fixes: [
            {
              title: 'exceptPartners',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-HostedOutboundSpamFilterPolicy -Name 'Legal' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Legal' -HostedOutboundSpamFilterPolicy 'Legal' -From ann@contoso.com",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -ExceptIfRecipientDomainIs 'partner.example'",
                ),
              },
            },
          ],
        },
      ],
    },
    'two partners, one of them with all its subdomains': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-RemoteDomain -Name F -DomainName '*.fabrikam.com'",
          'Set-RemoteDomain F -AutoForwardEnabled $true',
          'New-RemoteDomain -Name W -DomainName wingtip.com',
          'Set-RemoteDomain W -AutoForwardEnabled $true',
          "New-TransportRule -Name [|'Block forwards'|] -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'",
        ),
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
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-RemoteDomain -Name F -DomainName '*.fabrikam.com'",
                  'Set-RemoteDomain F -AutoForwardEnabled $true',
                  'New-RemoteDomain -Name W -DomainName wingtip.com',
                  'Set-RemoteDomain W -AutoForwardEnabled $true',
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -ExceptIfFromMemberOf 'sales@contoso.com' -SenderAddressLocation HeaderOrEnvelope",
                ),
              },
            },
            {
              title: 'exceptPartners',
              result: {
                'a.ps1': lines(
                  "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
                  "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
                  "New-RemoteDomain -Name F -DomainName '*.fabrikam.com'",
                  'Set-RemoteDomain F -AutoForwardEnabled $true',
                  'New-RemoteDomain -Name W -DomainName wingtip.com',
                  'Set-RemoteDomain W -AutoForwardEnabled $true',
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -ExceptIfRecipientDomainIs 'fabrikam.com', 'wingtip.com'",
                ),
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
    'a block of what stays inside': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope InOrganization -RejectMessageReasonText 'No.'",
        ),
      },
    },
    'a block of forwards that a header of somebody marks': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -HeaderContainsMessageHeader X-Ticket -HeaderContainsWords 1 -RejectMessageReasonText 'No.'",
        ),
      },
    },
    'an exception for forwards themselves, after which nothing is left': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com",
          "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfMessageTypeMatches AutoForward -RejectMessageReasonText 'No.'",
        ),
      },
    },
    'an exception for one of the groups that may forward': {
      files: {
        'a.ps1': lines(
          "New-HostedOutboundSpamFilterPolicy -Name 'Sales' -AutoForwardingMode On",
          "New-HostedOutboundSpamFilterRule -Name 'Sales' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com, board@contoso.com",
          "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf board@contoso.com -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No.'",
        ),
      },
    },
  },
});
