import { rule } from '../../src/rules/blocked-without-copy.ts';
import { testRule } from './tester.ts';

const tenant = (mode: string, star: string, copy: string): string => `exchange:
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
`;

testRule(rule, {
  bad: {
    'the policy blocks': {
      files: { 'a.exo.yaml': tenant('Off', 'true', '[|false|]') },
      findings: [
        {
          message: 'lost',
          args: { from: 'ap@contoso.com', to: 'ap@fabrikam.com', control: 'Default' },
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('Off', 'true', 'true') } }],
        },
      ],
    },
    'the remote domain drops': {
      files: { 'a.exo.yaml': tenant('On', 'false', '[|false|]') },
      findings: [
        {
          message: 'lostSilently',
          fixes: [{ title: 'keepCopy', result: { 'a.exo.yaml': tenant('On', 'false', 'true') } }],
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
  },
});
