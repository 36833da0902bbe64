import { rule } from '../../src/rules/forward-will-be-blocked.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, star: string, rest: string): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: ${star}
${rest}`;
const mailbox = (target: string): string => `  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ${target}
      deliverToMailboxAndForward: true
`;

testRule(rule, {
  bad: {
    'by the outbound policy, from a script': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', ''),
        'b.ps1': `Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|'smtp:ap@fabrikam.com'|] -DeliverToMailboxAndForward $true\n`,
      },
      findings: [
        {
          message: 'outboundPolicyEveryAuthor',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [
            {
              title: 'policy',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allow forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allow forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allow forwarding',
                  '      from: [ap@contoso.com]',
                  '      priority: 0',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                ),
              },
              reveals: ['default-remote-domain-open', 'forward-leaves-tenant'],
            },
            {
              title: 'end',
              result: {
                'b.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $true\n',
              },
            },
          ],
        },
      ],
    },
    'by the outbound policy, an Inbox rule': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', ''),
        'b.ps1': 'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo [|ap@fabrikam.com|]\n',
      },
      findings: [
        {
          message: 'outboundPolicy',
          args: { name: 'Default', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'inboxRule:Home', property: 'forwardTo', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [
            {
              title: 'policy',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allow forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allow forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allow forwarding',
                  '      from: [ap@contoso.com]',
                  '      priority: 0',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                ),
              },
              reveals: ['default-remote-domain-open', 'forward-leaves-tenant'],
            },
            {
              title: 'end',
              result: {
                'b.ps1': lines(
                  'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo ap@fabrikam.com',
                  'Disable-InboxRule -Identity Home -Mailbox "ap@contoso.com" -Confirm:$false',
                ),
              },
            },
          ],
        },
      ],
    },
    'by the outbound policy, and bounces do not leave': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', '').replace('"*"', '"*"\n      ndrEnabled: false'),
        'b.ps1': 'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo [|ap@fabrikam.com|]\n',
      },
      findings: [
        {
          message: 'outboundPolicySilent',
          args: { name: 'Default', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'inboxRule:Home', property: 'forwardTo', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [
            {
              title: 'policy',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allow forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allow forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allow forwarding',
                  '      from: [ap@contoso.com]',
                  '      priority: 0',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      ndrEnabled: false',
                  '      autoForwardEnabled: true',
                ),
              },
              reveals: ['default-remote-domain-open', 'forward-leaves-tenant'],
            },
            {
              title: 'end',
              result: {
                'b.ps1': lines(
                  'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo ap@fabrikam.com',
                  'Disable-InboxRule -Identity Home -Mailbox "ap@contoso.com" -Confirm:$false',
                ),
              },
            },
          ],
        },
      ],
    },
    'by the remote domain': {
      files: { 'a.exo.yaml': tenant('On', 'false', mailbox('[|ap@fabrikam.com|]')) },
      findings: [
        {
          message: 'remoteDomain',
          args: { name: 'Default', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'false' }],
          fixes: [
            {
              title: 'partner',
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
                  '    - name: fabrikam.com',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: ap@fabrikam.com',
                  '      deliverToMailboxAndForward: true',
                ),
              },
              reveals: ['silent-drop-information', 'forward-leaves-tenant'],
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
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: null',
                  '      deliverToMailboxAndForward: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'by a mail flow rule, an Inbox rule': {
      files: {
        'a.exo.yaml': tenant(
          'On',
          'true',
          `  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No.
  inboxRules:
    - name: Home
      mailbox: ap@contoso.com
      forwardTo: [[|ap@fabrikam.com|], finance@contoso.com]
`,
        ),
      },
      findings: [
        {
          message: 'transportRule',
          args: { name: 'Block forwards', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'inboxRule:Home', property: 'forwardTo', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'Block forwards' }],
          fixes: [
            {
              title: 'exception',
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
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      ruleErrorAction: Defer',
                  '      rejectMessageReasonText: No.',
                  '      exceptIfSentTo: [ap@fabrikam.com]',
                  '  inboxRules:',
                  '    - name: Home',
                  '      mailbox: ap@contoso.com',
                  '      forwardTo: [ap@fabrikam.com, finance@contoso.com]',
                ),
              },
              reveals: ['forward-leaves-tenant'],
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
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      ruleErrorAction: Defer',
                  '      rejectMessageReasonText: No.',
                  '  inboxRules:',
                  '    - name: Home',
                  '      mailbox: ap@contoso.com',
                  '      forwardTo: [ap@fabrikam.com, finance@contoso.com]',
                  '      enabled: false',
                ),
              },
            },
          ],
        },
      ],
    },
    'by several policies that agree': {
      files: {
        'a.exo.yaml': tenant(
          'Off',
          'true',
          `${mailbox('[|ap@fabrikam.com|]')}  hostedOutboundSpamFilterRules:
    - name: Board
      policy: Board
      fromMemberOf: [board@contoso.com]
`,
        ).replace('  remoteDomains:', '    - name: Board\n      autoForwardingMode: "Off"\n  remoteDomains:'),
      },
      findings: [
        {
          message: 'outboundPolicies',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', name: 'outboundPolicy' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [
            {
              title: 'policy',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Board',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allow forwarding',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: ap@fabrikam.com',
                  '      deliverToMailboxAndForward: true',
                  '  hostedOutboundSpamFilterRules:',
                  '    - name: Board',
                  '      policy: Board',
                  '      fromMemberOf: [board@contoso.com]',
                  '    - name: Allow forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allow forwarding',
                  '      from: [ap@contoso.com]',
                  '      priority: 0',
                ),
              },
              reveals: ['default-remote-domain-open', 'forward-leaves-tenant'],
            },
            {
              title: 'end',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Board',
                  '      autoForwardingMode: "Off"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: true',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: null',
                  '      deliverToMailboxAndForward: true',
                  '  hostedOutboundSpamFilterRules:',
                  '    - name: Board',
                  '      policy: Board',
                  '      fromMemberOf: [board@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'by the block list': {
      files: {
        'a.exo.yaml': tenant('On', 'true', `${mailbox('[|ap@fabrikam.com|]')}  tenantBlockList: [fabrikam.com]\n`),
      },
      findings: [
        {
          message: 'other',
          args: { name: 'fabrikam.com', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'fabrikam.com' }],
          fixes: [
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
                  '      autoForwardEnabled: true',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: null',
                  '      deliverToMailboxAndForward: true',
                  '  tenantBlockList: [fabrikam.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'by the remote domain of the partner': {
      files: {
        'a.exo.yaml': tenant(
          'On',
          'true',
          `    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: false
${mailbox('[|ap@fabrikam.com|]')}`,
        ),
      },
      findings: [
        {
          message: 'remoteDomain',
          args: { name: 'Fabrikam', from: 'ap@contoso.com', to: 'ap@fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'false' }],
          fixes: [
            {
              title: 'open',
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
                  '      autoForwardEnabled: true',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: ap@fabrikam.com',
                  '      deliverToMailboxAndForward: true',
                ),
              },
              reveals: ['forward-leaves-tenant'],
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
                  '      autoForwardEnabled: true',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: false',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: null',
                  '      deliverToMailboxAndForward: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'two controls that block: opening one of them would not help': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingSmtpAddress: [|x@fabrikam.com|], deliverToMailboxAndForward: true }',
        ),
      },
      findings: [
        {
          message: 'remoteDomain',
          args: { from: 'ap@contoso.com', to: 'x@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'x@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'false' }],
          fixes: [
            {
              title: 'end',
              args: { from: 'ap@contoso.com', to: 'x@fabrikam.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
                  '  mailboxes:',
                  '    - { identity: ap@contoso.com, forwardingSmtpAddress: null, deliverToMailboxAndForward: true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that blocks, and a remote domain of which nobody knows whether it does': {
      files: {
        'mailflow-lint.config.yaml': 'acceptedDomains: [contoso.com]\n',
        'a.ps1': lines(
          'param($open)',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'Set-RemoteDomain Default -AutoForwardEnabled $open',
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|x@fabrikam.com|] -DeliverToMailboxAndForward $true',
        ),
      },
      findings: [
        {
          message: 'outboundPolicyEveryAuthor',
          args: { from: 'ap@contoso.com', to: 'x@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'x@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'Off' }],
          fixes: [
            {
              title: 'end',
              args: { from: 'ap@contoso.com', to: 'x@fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'param($open)',
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
                  'Set-RemoteDomain Default -AutoForwardEnabled $open',
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $true',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a forward inside': { files: { 'a.exo.yaml': tenant('Off', 'true', mailbox('finance@contoso.com')) } },
    'nobody knows what Automatic means': {
      files: { 'a.exo.yaml': tenant('Automatic', 'true', mailbox('ap@fabrikam.com')) },
    },
    'an address known at run time, and forwarding that is cleared': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', ''),
        'b.ps1': `param($To)
Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $To
Set-Mailbox hr@contoso.com -ForwardingSmtpAddress $null
`,
      },
    },
  },
});
