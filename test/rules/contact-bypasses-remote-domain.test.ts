import { rule } from '../../src/rules/contact-bypasses-remote-domain.ts';
import { testRule } from './tester.ts';

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
        { message: 'remoteDomain', args: { from: 'ap@contoso.com', to: 'audit@fabrikam.com', name: 'Default' } },
      ],
    },
    'a mail flow rule blocks': {
      files: { 'a.exo.yaml': tenant('Automatic', 'true', '[|Auditor|]', block) },
      findings: [{ message: 'transportRule', args: { name: 'Block forwards' } }],
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
  },
});
