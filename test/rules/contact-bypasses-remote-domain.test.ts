import { rule } from '../../src/rules/contact-bypasses-remote-domain.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, star: string, contact: string, rest = ''): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: ${star}
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  mailboxes:
    - identity: ap@contoso.com
      forwardingAddress: ${contact}
      deliverToMailboxAndForward: true
${rest}`;
const block = `  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No.
`;

testRule(rule, {
  bad: {
    'the remote domain is closed': {
      files: { 'a.exo.yaml': tenant('On', 'false', '[|Auditor|]') },
      findings: [
        {
          message: 'remoteDomain',
          args: { from: 'ap@contoso.com', to: 'audit@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingAddress', value: 'audit@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'false' }],
          fixes: [
            {
              title: 'policyOff',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '  mailContacts:',
                  '    - name: Auditor',
                  '      externalEmailAddress: audit@fabrikam.com',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingAddress: Auditor',
                  '      deliverToMailboxAndForward: true',
                ),
              },
              reveals: ['silent-drop-information', 'forward-will-be-blocked'],
            },
            {
              title: 'end',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '  mailContacts:',
                  '    - name: Auditor',
                  '      externalEmailAddress: audit@fabrikam.com',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingAddress: null',
                  '      deliverToMailboxAndForward: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'a mail flow rule blocks': {
      files: { 'a.exo.yaml': tenant('Automatic', 'true', '[|Auditor|]', block) },
      findings: [
        {
          message: 'transportRule',
          args: { name: 'Block forwards', from: 'ap@contoso.com', to: 'audit@fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingAddress', value: 'audit@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'Block forwards' }],
          fixes: [
            {
              title: 'policyOff',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                  '  mailContacts:',
                  '    - name: Auditor',
                  '      externalEmailAddress: audit@fabrikam.com',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingAddress: Auditor',
                  '      deliverToMailboxAndForward: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: No.',
                ),
              },
              reveals: ['default-remote-domain-open', 'forward-will-be-blocked'],
            },
            {
              title: 'end',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Automatic"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                  '  mailContacts:',
                  '    - name: Auditor',
                  '      externalEmailAddress: audit@fabrikam.com',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingAddress: null',
                  '      deliverToMailboxAndForward: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
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
    'the policy blocks': { files: { 'a.exo.yaml': tenant('Off', 'false', 'Auditor') } },
    'everything is open': { files: { 'a.exo.yaml': tenant('On', 'true', 'Auditor') } },
    'a contact nobody declares': {
      files: {
        'a.exo.yaml': tenant('On', 'false', 'Somebody'),
        'b.ps1': `Set-Mailbox hr@contoso.com -ForwardingAddress 'Somebody else'`,
      },
    },
    'a forward that the remote domain sees': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingSmtpAddress: audit@fabrikam.com, deliverToMailboxAndForward: true }',
        ),
      },
    },
    'a contact with an address of the organization': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '  mailContacts:',
          '    - { name: Auditor, externalEmailAddress: audit@contoso.com }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: Auditor, deliverToMailboxAndForward: true }',
        ),
      },
    },
    'the block list, which stops both kinds of forwards': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
          '  tenantBlockList: [fabrikam.com]',
          '  mailContacts:',
          '    - { name: Auditor, externalEmailAddress: audit@fabrikam.com }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: Auditor, deliverToMailboxAndForward: true }',
        ),
      },
    },
    'a remote domain that nobody knows to be closed': {
      files: {
        'a.ps1': lines(
          'param($open)',
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'Set-RemoteDomain Default -AutoForwardEnabled $open',
          'New-MailContact -Name Auditor -ExternalEmailAddress audit@fabrikam.com',
          'Set-Mailbox ap@contoso.com -ForwardingAddress Auditor -DeliverToMailboxAndForward $true',
        ),
      },
    },
  },
});
