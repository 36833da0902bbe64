import { rule } from '../../src/rules/forwardingaddress-skips-cmt.ts';
import { lines, testRule } from './tester.ts';

const tenant = (all: string, forward: string): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  outboundConnectors:
    - name: To our servers
      connectorType: OnPremises
      routeAllMessagesViaOnPremises: ${all}
      senderRewritingEnabled: true
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  mailboxes:
    - identity: ap@contoso.com
      ${forward}
      deliverToMailboxAndForward: true
`;

testRule(rule, {
  bad: {
    'a forward to a contact': {
      files: { 'a.exo.yaml': tenant('true', 'forwardingAddress: [|Auditor|]') },
      findings: [
        {
          message: 'skips',
          args: { from: 'ap@contoso.com', connector: 'To our servers' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingAddress' },
          related: [{ message: 'relatedConnector', text: 'true', args: { connector: 'To our servers' } }],
        },
      ],
    },
    'a forward to an address': {
      files: { 'a.exo.yaml': tenant('true', 'forwardingSmtpAddress: [|audit@fabrikam.com|]') },
      findings: [
        {
          message: 'documented',
          args: { from: 'ap@contoso.com', connector: 'To our servers' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress' },
          related: [{ message: 'relatedConnector', text: 'true', args: { connector: 'To our servers' } }],
        },
      ],
    },
  },
  good: {
    'no centralized transport': { files: { 'a.exo.yaml': tenant('false', 'forwardingAddress: Auditor') } },
    'a script without connectors': { files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingAddress Auditor' } },
    'a connector that is not meant for all mail': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, routeAllMessagesViaOnPremises: false }',
          '  mailContacts:',
          '    - { name: Auditor, externalEmailAddress: audit@fabrikam.com }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: Auditor, deliverToMailboxAndForward: true }',
        ),
      },
    },
    'a redirect of an Inbox rule, which takes the connector': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, routeAllMessagesViaOnPremises: true }',
          '  inboxRules:',
          '    - { name: R, mailbox: ap@contoso.com, redirectTo: [x@fabrikam.com] }',
        ),
      },
    },
    'a forward that the policy blocks': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, routeAllMessagesViaOnPremises: true }',
          '  mailContacts:',
          '    - { name: Auditor, externalEmailAddress: audit@fabrikam.com }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: Auditor, deliverToMailboxAndForward: true }',
        ),
      },
    },
    'a forward that stays inside': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, routeAllMessagesViaOnPremises: true }',
          '  mailContacts:',
          '    - { name: Auditor, externalEmailAddress: audit@contoso.com }',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: Auditor, deliverToMailboxAndForward: true }',
        ),
      },
    },
  },
});
