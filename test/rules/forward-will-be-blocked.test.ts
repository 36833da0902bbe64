import { rule } from '../../src/rules/forward-will-be-blocked.ts';
import { testRule } from './tester.ts';

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
        },
      ],
    },
    'by the outbound policy, an Inbox rule': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', ''),
        'b.ps1': 'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo [|ap@fabrikam.com|]\n',
      },
      findings: [{ message: 'outboundPolicy', args: { name: 'Default' } }],
    },
    'by the outbound policy, and bounces do not leave': {
      files: {
        'a.exo.yaml': tenant('Off', 'true', '').replace('"*"', '"*"\n      ndrEnabled: false'),
        'b.ps1': 'New-InboxRule -Mailbox ap@contoso.com -Name Home -ForwardTo [|ap@fabrikam.com|]\n',
      },
      findings: [{ message: 'outboundPolicySilent', args: { name: 'Default' } }],
    },
    'by the remote domain': {
      files: { 'a.exo.yaml': tenant('On', 'false', mailbox('[|ap@fabrikam.com|]')) },
      findings: [{ message: 'remoteDomain', args: { name: 'Default' } }],
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
      findings: [{ message: 'transportRule', args: { name: 'Block forwards' } }],
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
      findings: [{ message: 'outboundPolicies' }],
    },
    'by the block list': {
      files: {
        'a.exo.yaml': tenant('On', 'true', `${mailbox('[|ap@fabrikam.com|]')}  tenantBlockList: [fabrikam.com]\n`),
      },
      findings: [{ message: 'other', args: { name: 'fabrikam.com' } }],
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
