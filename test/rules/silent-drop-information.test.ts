import { rule } from '../../src/rules/silent-drop-information.ts';
import { lines, testRule } from './tester.ts';

const REJECTION =
  'New-TransportRule -Name "Reject automatic forwards" -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText "Automatic forwarding to outside addresses is not permitted here."';

const flow = (first: boolean, second: boolean, ...more: readonly string[]): string =>
  lines(
    'exchange:',
    '  remoteDomains:',
    `    - { name: Default, domainName: "*", autoForwardEnabled: ${first} }`,
    `    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: ${second} }`,
    ...more,
  );

const rejection = (condition: string): readonly string[] => [
  '  transportRules:',
  '    - name: Reject automatic forwards',
  '      messageTypeMatches: AutoForward',
  `      ${condition}`,
  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
];

testRule(rule, {
  bad: {
    'in a script': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Default -AutoForwardEnabled [|$false|]\n' },
      findings: [
        {
          message: 'every',
          args: { entry: 'Default', domain: '*', domains: '' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'partner',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name "Partner" -DomainName "partner.example"',
                  'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'open',
              reveals: ['default-remote-domain-open'],
              result: { 'a.ps1': 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true\n' },
            },
            {
              title: 'inform',
              reveals: ['default-remote-domain-open', 'rule-error-ignore'],
              result: {
                'a.ps1': lines('Set-RemoteDomain -Identity Default -AutoForwardEnabled $true', REJECTION),
              },
            },
          ],
        },
      ],
    },
    'the default entry and another': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'every',
          args: { entry: 'Default', domain: '*', domains: '' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          severity: 'information',
          fixes: [
            {
              title: 'partner',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
                  '    - name: Partner',
                  '      domainName: partner.example',
                  '      autoForwardEnabled: true',
                  '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: false }',
                ),
              },
            },
            { title: 'open', reveals: ['default-remote-domain-open'], result: { 't.exo.yaml': flow(true, false) } },
            {
              title: 'inform',
              reveals: ['default-remote-domain-open', 'power-automate-gap', 'rule-error-ignore'],
              result: { 't.exo.yaml': flow(true, false, ...rejection('sentToScope: NotInOrganization')) },
            },
          ],
        },
        {
          message: 'domain',
          args: { domain: 'fabrikam.com', entry: 'Fabrikam', domains: '' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled', value: 'false' },
          severity: 'information',
          fixes: [
            {
              title: 'open',
              reveals: ['silent-drop-information'],
              result: { 't.exo.yaml': flow(false, true) },
            },
            {
              title: 'inform',
              reveals: ['silent-drop-information', 'power-automate-gap', 'rule-error-ignore'],
              result: { 't.exo.yaml': flow(false, true, ...rejection('recipientDomainIs: [fabrikam.com]')) },
            },
          ],
        },
      ],
    },
    'every domain but an open one': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'others',
          args: { domains: 'fabrikam.com', entry: 'Default', domain: '*' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            { title: 'open', reveals: ['default-remote-domain-open'], result: { 't.exo.yaml': flow(true, true) } },
            {
              title: 'inform',
              reveals: ['default-remote-domain-open', 'power-automate-gap', 'rule-error-ignore'],
              result: { 't.exo.yaml': flow(true, true, ...rejection('sentToScope: NotInOrganization')) },
            },
          ],
        },
      ],
    },
    'all entries at once': {
      files: { 'a.ps1': 'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled [|$false|]\n' },
      findings: [
        {
          message: 'every',
          args: { entry: 'Default', domain: '*', domains: '' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'partner',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name "Partner" -DomainName "partner.example"',
                  'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'open',
              reveals: ['default-remote-domain-open'],
              result: { 'a.ps1': 'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $true\n' },
            },
            {
              title: 'inform',
              reveals: ['default-remote-domain-open', 'rule-error-ignore'],
              result: { 'a.ps1': lines('Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $true', REJECTION) },
            },
          ],
        },
      ],
    },
    'three open partners, which are all named': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
          '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
          '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'others',
          args: { entry: 'Default', domain: '*', domains: 'a.example, b.example, c.example' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'open',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-remote-domain-open'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                  '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
                  '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-remote-domain-open', 'power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                  '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
                  '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'four open partners': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
          '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
          '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
          '    - { name: P3, domainName: d.example, autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'others',
          args: { entry: 'Default', domain: '*', domains: 'a.example, b.example, c.example, …' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'open',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-remote-domain-open'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                  '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
                  '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
                  '    - { name: P3, domainName: d.example, autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-remote-domain-open', 'power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                  '    - { name: P1, domainName: b.example, autoForwardEnabled: true }',
                  '    - { name: P2, domainName: c.example, autoForwardEnabled: true }',
                  '    - { name: P3, domainName: d.example, autoForwardEnabled: true }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'the default policy is On, and a partner is open': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'others',
          args: { entry: 'Default', domain: '*', domains: 'a.example' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'open',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-policy-forwarding-on', 'open-combination'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "On" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { entry: 'Default', domain: '*' },
              reveals: [
                'default-policy-forwarding-on',
                'open-combination',
                'power-automate-gap',
                'rule-error-ignore',
                'misses-mailbox-forwarding',
              ],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "On" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                  '    - { name: P0, domainName: a.example, autoForwardEnabled: true }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'the default policy is On, and entries from a list may be open': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled [|$false|]',
          'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $true }',
        ),
      },
      findings: [
        {
          message: 'every',
          args: { entry: 'Default', domain: '*', domains: '' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'partner',
              args: { entry: 'Default', domain: '*' },
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name "Partner" -DomainName "partner.example"',
                  'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
                  'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $true }',
                ),
              },
            },
            {
              title: 'open',
              args: { entry: 'Default', domain: '*' },
              reveals: ['default-policy-forwarding-on', 'default-remote-domain-open'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
                  'Set-RemoteDomain Default -AutoForwardEnabled $true',
                  'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { entry: 'Default', domain: '*' },
              reveals: [
                'default-policy-forwarding-on',
                'default-remote-domain-open',
                'rule-error-ignore',
                'misses-mailbox-forwarding',
              ],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
                  'Set-RemoteDomain Default -AutoForwardEnabled $true',
                  'New-TransportRule -Name "Reject automatic forwards" -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText "Automatic forwarding to outside addresses is not permitted here."',
                  'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'an entry whose domain no file tells': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled [|$false|]\n' },
      findings: [
        {
          message: 'domain',
          args: { entry: 'Fabrikam', domain: 'Fabrikam', domains: '' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled', value: 'false' },
          fixes: [
            {
              title: 'open',
              args: { entry: 'Fabrikam', domain: 'Fabrikam' },
              result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a policy lets senders into the drop: another rule warns': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
    'an open entry': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
    },
    'the default policy is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
        ),
      },
    },
  },
});
