import { rule } from '../../src/rules/blocked-without-copy.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, star: string, copy: string, more = ''): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: ${star}
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ap@fabrikam.com
      deliverToMailboxAndForward: ${copy}
${more}`;

const RULE =
  '  transportRules:\n    - { name: Stop, recipientDomainIs: [fabrikam.com], rejectMessageReasonText: "No." }\n';
const LIST = '  tenantBlockList: [fabrikam.com]\n';
/** Two rules with one priority: nobody knows which policy applies, and both are off. */
const OFF = `  outboundRules:
    - { name: A, policy: A, from: [ap@contoso.com], priority: 0 }
    - { name: B, policy: B, from: [ap@contoso.com], priority: 0 }
`;
const two = (text: string): string =>
  text.replace(
    '  remoteDomains:',
    '    - { name: A, autoForwardingMode: "Off" }\n    - { name: B, autoForwardingMode: "Off" }\n  remoteDomains:',
  );

testRule(rule, {
  bad: {
    'the policy blocks': {
      files: { 'a.exo.yaml': tenant('Off', 'true', '[|false|]') },
      findings: [
        {
          message: 'lostByPolicy',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'deliverToMailboxAndForward' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('Off', 'true', 'true') } }],
        },
      ],
    },
    'the remote domain drops': {
      files: { 'a.exo.yaml': tenant('On', 'false', '[|false|]') },
      findings: [
        {
          message: 'lostSilently',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'deliverToMailboxAndForward' },
          related: [{ message: 'relatedControl', text: 'false' }],
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('On', 'false', 'true') } }],
        },
      ],
    },
    'a mail flow rule stops it': {
      files: { 'a.exo.yaml': tenant('On', 'true', '[|false|]', RULE) },
      findings: [
        {
          message: 'lostByRule',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: 'Stop' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'deliverToMailboxAndForward' },
          related: [{ message: 'relatedControl', text: 'Stop' }],
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('On', 'true', 'true', RULE) } }],
        },
      ],
    },
    'the recipient is blocked': {
      files: { 'a.exo.yaml': tenant('On', 'true', '[|false|]', LIST) },
      findings: [
        {
          message: 'lostByBlockList',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: 'fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'deliverToMailboxAndForward' },
          related: [{ message: 'relatedControl', text: 'fabrikam.com' }],
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('On', 'true', 'true', LIST) } }],
        },
      ],
    },
    'whichever policy applies blocks': {
      files: { 'a.exo.yaml': two(tenant('On', 'true', '[|false|]', OFF)) },
      findings: [
        {
          message: 'lost',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: '' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'deliverToMailboxAndForward' },
          related: [{ message: 'relatedControl', text: '"Off"' }],
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': two(tenant('On', 'true', 'true', OFF)) } }],
        },
      ],
    },
  },
  good: {
    'a copy is kept': { files: { 'a.exo.yaml': tenant('Off', 'true', 'true') } },
    'nothing blocks': { files: { 'a.exo.yaml': tenant('On', 'true', 'false') } },
    'a change that does not say whether a copy is kept': {
      files: {
        'a.exo.yaml':
          'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
        'b.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com',
      },
    },
    'an Inbox rule, which never keeps mail from the mailbox that it forwards from': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  inboxRules:',
          '    - { name: Out, mailbox: ap@contoso.com, redirectTo: [x@fabrikam.com] }',
        ),
      },
    },
  },
});
