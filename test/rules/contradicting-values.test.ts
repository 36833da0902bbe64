import { rule } from '../../src/rules/contradicting-values.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'two configurations, of which the order is not known': {
      files: {
        'create.ps1':
          "Configuration C { Node localhost { EXOHostedOutboundSpamFilterRule R { Identity = 'P'; Enabled = $true; Ensure = 'Present' } } }\n",
        'update.ps1':
          "Configuration U { Node localhost { EXOHostedOutboundSpamFilterRule R { Identity = 'P'; Enabled = [|$false|]; Ensure = 'Present' } } }\n",
      },
      findings: [
        {
          message: 'contradicts',
          severity: 'information',
          fixes: [
            {
              title: 'first',
              result: {
                'update.ps1':
                  "Configuration U { Node localhost { EXOHostedOutboundSpamFilterRule R { Identity = 'P'; Enabled = $true; Ensure = 'Present' } } }\n",
              },
            },
            {
              title: 'second',
              result: {
                'create.ps1':
                  "Configuration C { Node localhost { EXOHostedOutboundSpamFilterRule R { Identity = 'P'; Enabled = $false; Ensure = 'Present' } } }\n",
              },
            },
          ],
        },
      ],
    },
    'a setting that does not decide: information': {
      files: {
        'a.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward $true\n',
        'b.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward [|$false|]\n',
      },
      findings: [
        {
          message: 'contradicts',
          severity: 'information',
          fixes: [
            { title: 'first', result: { 'b.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward $true\n' } },
            {
              title: 'second',
              result: { 'a.ps1': 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward $false\n' },
            },
          ],
        },
      ],
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
          fixes: [
            {
              title: 'first',
              result: { 'b.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n' },
            },
            {
              title: 'second',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                ),
              },
              reveals: ['default-policy-forwarding-on'],
            },
          ],
        },
      ],
    },
    'two snapshots that may be of two days: information': {
      files: {
        'a.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": false }] }',
        'b.json': '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": [|true|] }] }',
      },
      findings: [
        {
          message: 'contradicts',
          severity: 'information',
          fixes: [
            {
              title: 'first',
              result: {
                'b.json':
                  '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": false }] }',
              },
              reveals: ['silent-drop-information'],
            },
            {
              title: 'second',
              result: {
                'a.json':
                  '{ "RemoteDomains": [{ "Identity": "Default", "DomainName": "*", "AutoForwardEnabled": true }] }',
              },
              reveals: ['default-remote-domain-open'],
            },
          ],
        },
      ],
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
          fixes: [
            { title: 'first', result: { 'b.ps1': "Set-TransportRule Note -ApplyHtmlDisclaimerText '<p>Hello</p>'\n" } },
            {
              title: 'second',
              result: {
                'a.ps1':
                  "New-TransportRule -Name Note -ApplyHtmlDisclaimerText '<p>word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word </p>'\n",
              },
            },
          ],
        },
      ],
    },
    'two scripts that may be two ways to go': {
      files: {
        'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
        'b.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]\n',
      },
      findings: [
        {
          message: 'contradicts',
          severity: 'information',
          args: { first: 'false', second: 'true' },
          fixes: [
            {
              title: 'first',
              result: { 'b.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n' },
              reveals: ['silent-drop-information'],
            },
            {
              title: 'second',
              result: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n' },
              reveals: ['default-remote-domain-open'],
            },
          ],
        },
      ],
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
