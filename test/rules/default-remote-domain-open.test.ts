import { rule } from '../../src/rules/default-remote-domain-open.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'nothing else is known': {
      files: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]\n' },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n' },
            },
          ],
        },
      ],
    },
    'a policy allows some senders': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Open, policy: Open, from: [a@contoso.com] }',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: [|true|]',
          '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'allowed',
          args: { policy: 'Open' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: Open, policy: Open, from: [a@contoso.com] }',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'every policy is Off: information': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'closed',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          severity: 'information',
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a mail flow rule stops what the policy allows: information': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|true|] }',
          '  transportRules:',
          '    - { name: Block, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, deleteMessage: true }',
        ),
      },
      findings: [
        {
          message: 'ruled',
          args: { rule: 'Block' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          severity: 'information',
          fixes: [
            {
              title: 'close',
              reveals: ['remote-domain-cancels-policy'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "On" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
                  '  transportRules:',
                  '    - { name: Block, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, deleteMessage: true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'entries from a list may change it: not all is known to be open': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
          'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $false }',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['remote-domain-only-control', 'silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $false }',
                ),
              },
            },
          ],
        },
      ],
    },
    'omitted in a whole file': {
      files: { 't.exo.json': '{ "exchange": { "remoteDomains": [{ [|"name"|]: "Default", "domainName": "*" }] } }\n' },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.json':
                  '{ "exchange": { "remoteDomains": [{ "name": "Default", "domainName": "*", "autoForwardEnabled": false }] } }\n',
              },
            },
          ],
        },
      ],
    },
    'advice in a document, one severity lower': {
      files: {
        'readme.md': lines(
          'Open it:',
          '',
          '```powershell',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
          '```',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          severity: 'information',
          fixes: [
            {
              title: 'close',
              result: {
                'readme.md': lines(
                  'Open it:',
                  '',
                  '```powershell',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  '```',
                ),
              },
            },
          ],
        },
      ],
    },
    'a mail flow rule stops forwards, and nobody knows the policy': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-TransportRule -Name Block -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
                  'New-TransportRule -Name Block -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy allows some senders, and nobody knows the Default policy': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          fixes: [
            {
              title: 'close',
              reveals: ['remote-domain-cancels-policy'],
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'the policies are not all known, and Default is Off': {
      files: {
        'a.ps1': lines(
          'param($m)',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'New-HostedOutboundSpamFilterPolicy -Name X -AutoForwardingMode $m',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'closed',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          severity: 'information',
          fixes: [
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'param($m)',
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
                  'New-HostedOutboundSpamFilterPolicy -Name X -AutoForwardingMode $m',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'advice about every remote domain': {
      files: {
        'readme.md': lines(
          '# Mail',
          '',
          '```powershell',
          'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled [|$true|]',
          '```',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          severity: 'information',
          fixes: [
            {
              title: 'close',
              result: {
                'readme.md': lines(
                  '# Mail',
                  '',
                  '```powershell',
                  'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false',
                  '```',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the organization approves of every domain': {
      files: {
        'scuba.yaml': 'Exo:\n  MS.EXO.1.1v2:\n    AllowedForwardingDomains: ["*"]\n',
        'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
      },
    },
    closed: { files: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n' } },
    'all is open: another rule says so': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
        ),
      },
    },
    'an entry for one domain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
    },
    'advice about a remote domain for one partner': {
      files: {
        'readme.md': lines('# Mail', '', '```powershell', 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true', '```'),
      },
    },
    'advice about another setting of Default': {
      files: { 'readme.md': lines('# Mail', '', '```powershell', 'Set-RemoteDomain Default -NDREnabled $true', '```') },
    },
    'the configuration agrees to forwards to anywhere': {
      files: {
        'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
        'mailflow-lint.config.yaml': lines(
          'exceptions:',
          '  - from: "*"',
          '    to: "*"',
          '    owner: it@contoso.com',
          '    reason: agreed',
          '    ticket: T-1',
          '    until: 2027-01-01',
        ),
      },
    },
  },
});
