import { rule } from '../../src/rules/contradicting-values.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a setting that does not decide: information': {
      files: {
        'a.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward $true\n',
        'b.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward [|$false|]\n',
      },
      findings: [{ message: 'contradicts', severity: 'information' }],
    },
    'a file and a script': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
        ),
        'b.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode [|On|]\n',
      },
      findings: [
        {
          message: 'contradicts',
          args: { property: 'autoForwardingMode', object: 'Default', first: 'Off', second: 'On' },
        },
      ],
    },
    'two snapshots that may be of two days: information': {
      files: {
        'a.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": false }] }',
        'b.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": [|true|] }] }',
      },
      findings: [{ message: 'contradicts', severity: 'information' }],
    },
    'a long text is cut': {
      files: {
        'a.ps1': "New-TransportRule -Name Note -ApplyHtmlDisclaimerText '<p>Hello</p>'\n",
        'b.ps1': `Set-TransportRule Note -ApplyHtmlDisclaimerText [|'<p>${'word '.repeat(40)}</p>'|]\n`,
      },
      findings: [
        {
          message: 'contradicts',
          severity: 'information',
          args: { first: '<p>Hello</p>', second: `<p>${'word '.repeat(12).slice(0, 57)}…` },
        },
      ],
    },
    'two scripts that may be two ways to go': {
      files: {
        'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
        'b.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]\n',
      },
      findings: [{ message: 'contradicts', severity: 'information', args: { first: 'false', second: 'true' } }],
    },
  },
  good: {
    'two snapshots and a setting that does not decide': {
      files: {
        'a.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "DeliveryReportEnabled": false }] }',
        'b.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "DeliveryReportEnabled": true }] }',
      },
    },
    'one script sets and another clears': {
      files: {
        'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingAddress Finance\n',
        'b.ps1': 'Set-Mailbox ap@contoso.com -ForwardingAddress $null\n',
      },
    },
    'the same value twice': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
        ),
        'b.ps1': 'Set-HostedOutboundSpamFilterPolicy default -AutoForwardingMode off\n',
      },
    },
    'steps of one script': {
      files: {
        'b.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
  },
});
