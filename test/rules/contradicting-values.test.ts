import { rule } from '../../src/rules/contradicting-values.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a script clears what a file states': {
      files: {
        'a.exo.yaml':
          'exchange:\n  acceptedDomains: [contoso.com]\n  mailboxes:\n    - { identity: ann@contoso.com, forwardingSmtpAddress: kim@fabrikam.com }\n',
        'b.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress [|$null|]\n',
      },
      findings: [
        {
          message: 'contradicts',
          args: {
            property: 'forwardingSmtpAddress',
            object: 'ann@contoso.com',
            first: 'kim@fabrikam.com',
            second: 'null',
          },
          subject: {
            object: 'mailbox:ann@contoso.com',
            property: 'forwardingSmtpAddress',
            value: 'kim@fabrikam.com|null',
          },
          related: [
            {
              message: 'related',
              text: 'kim@fabrikam.com',
              args: {
                property: 'forwardingSmtpAddress',
                object: 'ann@contoso.com',
                first: 'kim@fabrikam.com',
                second: 'null',
              },
            },
          ],
          severity: 'information',
          fixes: [
            {
              title: 'first',
              result: { 'b.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress "kim@fabrikam.com"\n' },
              reveals: ['forward-undecided'],
            },
            {
              title: 'second',
              result: {
                'a.exo.yaml':
                  'exchange:\n  acceptedDomains: [contoso.com]\n  mailboxes:\n    - { identity: ann@contoso.com, forwardingSmtpAddress: null }\n',
              },
            },
          ],
        },
      ],
    },
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
          args: { property: 'enabled', object: 'P', first: 'true', second: 'false' },
          subject: { object: 'outboundRule:P', property: 'enabled', value: 'true|false' },
          related: [
            {
              message: 'related',
              text: '$true',
              args: { property: 'enabled', object: 'P', first: 'true', second: 'false' },
            },
          ],
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
          args: { property: 'deliverToMailboxAndForward', object: 'ann@contoso.com', first: 'true', second: 'false' },
          subject: { object: 'mailbox:ann@contoso.com', property: 'deliverToMailboxAndForward', value: 'true|false' },
          related: [
            {
              message: 'related',
              text: '$true',
              args: {
                property: 'deliverToMailboxAndForward',
                object: 'ann@contoso.com',
                first: 'true',
                second: 'false',
              },
            },
          ],
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
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'Off|On' },
          related: [
            {
              message: 'related',
              text: '"Off"',
              args: { property: 'autoForwardingMode', object: 'Default', first: 'Off', second: 'On' },
            },
          ],
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
          args: { property: 'autoForwardEnabled', object: 'Default', first: 'false', second: 'true' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false|true' },
          related: [
            {
              message: 'related',
              text: 'false',
              args: { property: 'autoForwardEnabled', object: 'Default', first: 'false', second: 'true' },
            },
          ],
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
          args: {
            first: '<p>Hello</p>',
            second: `<p>${'word '.repeat(12).slice(0, 57)}…`,
            property: 'applyHtmlDisclaimerText',
            object: 'Note',
          },
          subject: {
            object: 'transportRule:Note',
            property: 'applyHtmlDisclaimerText',
            value: '<p>Hello</p>|<p>word word word word word word word word word word word wo…',
          },
          related: [
            {
              message: 'related',
              text: "'<p>Hello</p>'",
              args: {
                property: 'applyHtmlDisclaimerText',
                object: 'Note',
                first: '<p>Hello</p>',
                second: '<p>word word word word word word word word word word word wo…',
              },
            },
          ],
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
          args: { first: 'false', second: 'true', property: 'autoForwardEnabled', object: 'Default' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false|true' },
          related: [
            {
              message: 'related',
              text: '$false',
              args: { property: 'autoForwardEnabled', object: 'Default', first: 'false', second: 'true' },
            },
          ],
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
    'a value of two lines, shown in one and cut': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: A',
          '      comments: "Forwarding of  \\n  mail to other organizations is not permitted at all here"',
        ),
        'b.exo.yaml': lines('exchange:', '  transportRules:', '    - name: A', "      comments: [|' None '|]"),
      },
      findings: [
        {
          message: 'contradicts',
          args: {
            property: 'comments',
            object: 'A',
            first: 'Forwarding of mail to other organizations is not permitted a…',
            second: 'None',
          },
          subject: {
            object: 'transportRule:A',
            property: 'comments',
            value: 'Forwarding of mail to other organizations is not permitted a…|None',
          },
          related: [
            {
              message: 'related',
              text: '"Forwarding of  \\n  mail to other organizations is not permitted at all here"',
              args: {
                property: 'comments',
                object: 'A',
                first: 'Forwarding of mail to other organizations is not permitted a…',
                second: 'None',
              },
            },
          ],
          fixes: [
            {
              title: 'first',
              args: {
                property: 'comments',
                object: 'A',
                first: 'Forwarding of mail to other organizations is not permitted a…',
                second: 'None',
              },
              result: {
                'b.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - name: A',
                  '      comments: "Forwarding of  \\n  mail to other organizations is not permitted at all here"',
                ),
              },
            },
            {
              title: 'second',
              args: {
                property: 'comments',
                object: 'A',
                first: 'Forwarding of mail to other organizations is not permitted a…',
                second: 'None',
              },
              result: {
                'a.exo.yaml': lines('exchange:', '  transportRules:', '    - name: A', '      comments: " None "'),
              },
            },
          ],
        },
      ],
    },
    'a value that is exactly as long as is shown': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: A',
          '      comments: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - name: A',
          '      comments: [|yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy|]',
        ),
      },
      findings: [
        {
          message: 'contradicts',
          args: {
            property: 'comments',
            object: 'A',
            first: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
            second: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
          },
          subject: {
            object: 'transportRule:A',
            property: 'comments',
            value:
              'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
          },
          related: [
            {
              message: 'related',
              text: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
              args: {
                property: 'comments',
                object: 'A',
                first: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                second: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
              },
            },
          ],
          fixes: [
            {
              title: 'first',
              args: {
                property: 'comments',
                object: 'A',
                first: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                second: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
              },
              result: {
                'b.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - name: A',
                  '      comments: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                ),
              },
            },
            {
              title: 'second',
              args: {
                property: 'comments',
                object: 'A',
                first: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                second: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
              },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - name: A',
                  '      comments: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
                ),
              },
            },
          ],
        },
      ],
    },
    'a script and a data file': {
      files: {
        'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode [|Off|]\n',
        'b.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: Sales, autoForwardingMode: "On" }'),
      },
      findings: [
        {
          message: 'contradicts',
          args: { property: 'autoForwardingMode', object: 'Sales', first: 'On', second: 'Off' },
          subject: { object: 'outboundPolicy:Sales', property: 'autoForwardingMode', value: 'On|Off' },
          related: [
            {
              message: 'related',
              text: '"On"',
              args: { property: 'autoForwardingMode', object: 'Sales', first: 'On', second: 'Off' },
            },
          ],
          fixes: [
            {
              title: 'first',
              args: { property: 'autoForwardingMode', object: 'Sales', first: 'On', second: 'Off' },
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode On\n' },
            },
            {
              title: 'second',
              args: { property: 'autoForwardingMode', object: 'Sales', first: 'On', second: 'Off' },
              result: {
                'b.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "Off" }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a setting that decides nothing': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: "On", recipientLimitPerDay: 5 }',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: "On", recipientLimitPerDay: [|6|] }',
        ),
      },
      findings: [
        {
          message: 'contradicts',
          args: { property: 'recipientLimitPerDay', object: 'Sales', first: '5', second: '6' },
          subject: { object: 'outboundPolicy:Sales', property: 'recipientLimitPerDay', value: '5|6' },
          related: [
            {
              message: 'related',
              text: '5',
              args: { property: 'recipientLimitPerDay', object: 'Sales', first: '5', second: '6' },
            },
          ],
          severity: 'information',
          fixes: [
            {
              title: 'first',
              args: { property: 'recipientLimitPerDay', object: 'Sales', first: '5', second: '6' },
              result: {
                'b.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "On", recipientLimitPerDay: 5 }',
                ),
              },
            },
            {
              title: 'second',
              args: { property: 'recipientLimitPerDay', object: 'Sales', first: '5', second: '6' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "On", recipientLimitPerDay: 6 }',
                ),
              },
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
    'a value known at run time only, in a script and a data file': {
      files: {
        'a.ps1': lines('param($m)', 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode $m'),
        'b.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: Sales, autoForwardingMode: "On" }'),
      },
    },
    'two scripts of which one clears the value': {
      files: {
        'a.ps1': 'Set-Mailbox a@contoso.com -ForwardingSmtpAddress $null\n',
        'b.ps1': 'Set-Mailbox a@contoso.com -ForwardingSmtpAddress x@contoso.com\n',
      },
    },
    'a script that adds to a list that a data file states': {
      files: {
        'a.ps1': "Set-HostedOutboundSpamFilterRule R -From @{Add='b@contoso.com'}\n",
        'b.exo.yaml': lines('exchange:', '  outboundRules:', '    - { name: R, policy: P, from: [a@contoso.com] }'),
      },
    },
  },
});
