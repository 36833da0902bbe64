import { rule } from '../../src/rules/forward-leaves-tenant.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, target: string): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: ${target}
      deliverToMailboxAndForward: true
`;

testRule(rule, {
  bad: {
    'the policy allows it': {
      files: { 'a.exo.yaml': tenant('On', '[|ap@fabrikam.com|]') },
      findings: [
        {
          message: 'outboundPolicy',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: 'ap@fabrikam.com', until: '2027-11-25' }],
          related: [{ message: 'relatedControl', text: '"On"' }],
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
    'every policy that may apply allows it': {
      files: {
        'a.exo.yaml': `${tenant('On', '[|ap@fabrikam.com|]')}  outboundRules:
    - name: Board
      policy: Board
      fromMemberOf: [board@contoso.com]
`.replace('  mailboxes:', '    - name: Board\n      autoForwardingMode: "On"\n  mailboxes:'),
      },
      findings: [
        {
          message: 'nothingStops',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', name: '' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: 'ap@fabrikam.com', until: '2027-11-25' }],
          related: [{ message: 'relatedControl', text: '"On"' }],
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
                  '    - name: Board',
                  '      autoForwardingMode: "On"',
                  '  mailboxes:',
                  '    - identity: ap@contoso.com',
                  '      forwardingSmtpAddress: null',
                  '      deliverToMailboxAndForward: true',
                  '  outboundRules:',
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
  },
  good: {
    blocked: { files: { 'a.exo.yaml': tenant('Off', 'ap@fabrikam.com') } },
    'a domain that the organization approves of': {
      files: {
        'scuba.yaml': 'Exo:\n  MS.EXO.1.1v2:\n    AllowedForwardingDomains: ["*.fabrikam.com"]\n',
        'a.exo.yaml': tenant('On', 'ap@emea.fabrikam.com'),
      },
    },
    'nobody can tell whether the domain is outside': {
      files: {
        'a.ps1':
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\nSet-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com\n',
      },
    },
    inside: { files: { 'a.exo.yaml': tenant('On', 'finance@contoso.com') } },
    'a script without a tenant': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com' },
    },
  },
});
