import { rule } from '../../src/rules/remote-domain-cancels-policy.ts';
import { lines, testRule } from './tester.ts';

const policy = lines(
  'New-HostedOutboundSpamFilterPolicy -Name "Fabrikam forwarding" -AutoForwardingMode On',
  'New-HostedOutboundSpamFilterRule -Name "Fabrikam forwarding" -HostedOutboundSpamFilterPolicy "Fabrikam forwarding" -From a@contoso.com',
);

testRule(rule, {
  bad: {
    'every domain, script and policy in two files': {
      files: { 'a.ps1': policy, 'b.ps1': 'Set-RemoteDomain -Identity Default -AutoForwardEnabled [|$false|]\n' },
      findings: [
        {
          message: 'every',
          args: { policy: 'Fabrikam forwarding', entry: 'Default', domain: '*' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          related: [
            { message: 'related', text: 'On', args: { policy: 'Fabrikam forwarding', entry: 'Default', domain: '*' } },
          ],
          fixes: [
            {
              title: 'partner',
              reveals: ['silent-drop-information'],
              result: {
                'b.ps1': lines(
                  'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name "Partner" -DomainName "partner.example"',
                  'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'open',
              reveals: ['default-remote-domain-open'],
              result: { 'b.ps1': 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true\n' },
            },
            {
              title: 'inform',
              reveals: ['block-rule-cancels-policy', 'default-remote-domain-open', 'rule-error-ignore'],
              result: {
                'b.ps1': lines(
                  'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true',
                  'New-TransportRule -Name "Reject automatic forwards" -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText "Automatic forwarding to outside addresses is not permitted here."',
                ),
              },
            },
          ],
        },
      ],
    },
    'the domain that the policy is named after': {
      files: {
        'a.ps1': policy,
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: false',
          '    - name: Fabrikam',
          '      domainName: fabrikam.com',
          '      autoForwardEnabled: [|false|]',
          '    - name: Tailspin',
          '      domainName: tailspintoys.com',
          '      autoForwardEnabled: true',
        ),
      },
      findings: [
        {
          message: 'named',
          args: { domain: 'fabrikam.com', policy: 'Fabrikam forwarding', entry: 'Fabrikam' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled', value: 'false' },
          related: [
            {
              message: 'related',
              text: 'On',
              args: { policy: 'Fabrikam forwarding', entry: 'Fabrikam', domain: 'fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '    - name: Tailspin',
                  '      domainName: tailspintoys.com',
                  '      autoForwardEnabled: true',
                ),
              },
            },
            {
              title: 'inform',
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '    - name: Tailspin',
                  '      domainName: tailspintoys.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'the default policy is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'every',
          args: { policy: 'Default', entry: 'Default', domain: '*' },
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
          related: [{ message: 'related', text: '"On"', args: { policy: 'Default', entry: 'Default', domain: '*' } }],
          fixes: [
            {
              title: 'partner',
              args: { policy: 'Default', entry: 'Default', domain: '*' },
              reveals: ['silent-drop-information'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "On" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
                  '    - name: Partner',
                  '      domainName: partner.example',
                  '      autoForwardEnabled: true',
                ),
              },
            },
            {
              title: 'open',
              args: { policy: 'Default', entry: 'Default', domain: '*' },
              reveals: ['default-policy-forwarding-on', 'open-combination'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "On" }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { policy: 'Default', entry: 'Default', domain: '*' },
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
    'an entry for a partner that a policy speaks of, and one that no policy does': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Fabrikam forwards, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Fabrikam forwards, policy: Fabrikam forwards, fromMemberOf: [staff@contoso.com] }',
          '  remoteDomains:',
          '    - { name: F, domainName: "fabrikam.com", autoForwardEnabled: [|false|] }',
          '    - { name: W, domainName: "wingtip.com", autoForwardEnabled: false }',
        ),
      },
      findings: [
        {
          message: 'named',
          args: { policy: 'Fabrikam forwards', entry: 'F', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:F', property: 'autoForwardEnabled', value: 'false' },
          related: [
            {
              message: 'related',
              text: '"On"',
              args: { policy: 'Fabrikam forwards', entry: 'F', domain: 'fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              args: { policy: 'Fabrikam forwards', entry: 'F', domain: 'fabrikam.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Fabrikam forwards, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: Fabrikam forwards, policy: Fabrikam forwards, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: F, domainName: "fabrikam.com", autoForwardEnabled: true }',
                  '    - { name: W, domainName: "wingtip.com", autoForwardEnabled: false }',
                ),
              },
            },
            {
              title: 'inform',
              args: { policy: 'Fabrikam forwards', entry: 'F', domain: 'fabrikam.com' },
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Fabrikam forwards, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: Fabrikam forwards, policy: Fabrikam forwards, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: F, domainName: "fabrikam.com", autoForwardEnabled: true }',
                  '    - { name: W, domainName: "wingtip.com", autoForwardEnabled: false }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'an entry whose name the policy holds in other letters': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: For TAILSPIN, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: For TAILSPIN, policy: For TAILSPIN, fromMemberOf: [staff@contoso.com] }',
          '  remoteDomains:',
          '    - { name: Tailspin, domainName: "tail.example", autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'named',
          args: { policy: 'For TAILSPIN', entry: 'Tailspin', domain: 'tail.example' },
          subject: { object: 'remoteDomain:Tailspin', property: 'autoForwardEnabled', value: 'false' },
          related: [
            {
              message: 'related',
              text: '"On"',
              args: { policy: 'For TAILSPIN', entry: 'Tailspin', domain: 'tail.example' },
            },
          ],
          fixes: [
            {
              title: 'open',
              args: { policy: 'For TAILSPIN', entry: 'Tailspin', domain: 'tail.example' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: For TAILSPIN, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: For TAILSPIN, policy: For TAILSPIN, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: Tailspin, domainName: "tail.example", autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { policy: 'For TAILSPIN', entry: 'Tailspin', domain: 'tail.example' },
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: For TAILSPIN, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: For TAILSPIN, policy: For TAILSPIN, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: Tailspin, domainName: "tail.example", autoForwardEnabled: true }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [tail.example]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'an entry for a domain and all below it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: For tailspin, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: For tailspin, policy: For tailspin, fromMemberOf: [staff@contoso.com] }',
          '  remoteDomains:',
          '    - { name: Z, domainName: "*.tailspin.example", autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'named',
          args: { policy: 'For tailspin', entry: 'Z', domain: '*.tailspin.example' },
          subject: { object: 'remoteDomain:Z', property: 'autoForwardEnabled', value: 'false' },
          related: [
            {
              message: 'related',
              text: '"On"',
              args: { policy: 'For tailspin', entry: 'Z', domain: '*.tailspin.example' },
            },
          ],
          fixes: [
            {
              title: 'open',
              args: { policy: 'For tailspin', entry: 'Z', domain: '*.tailspin.example' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: For tailspin, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: For tailspin, policy: For tailspin, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: Z, domainName: "*.tailspin.example", autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'inform',
              args: { policy: 'For tailspin', entry: 'Z', domain: '*.tailspin.example' },
              reveals: ['power-automate-gap', 'rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: For tailspin, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: For tailspin, policy: For tailspin, fromMemberOf: [staff@contoso.com] }',
                  '  remoteDomains:',
                  '    - { name: Z, domainName: "*.tailspin.example", autoForwardEnabled: true }',
                  '  transportRules:',
                  '    - name: Reject automatic forwards',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [tailspin.example]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'one partner is open': {
      files: {
        'a.ps1': policy,
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '    - { name: Fabrikam, domainName: fabrikam.com }',
        ),
      },
    },
    'nobody may forward': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
        ),
      },
    },
    'partners from a list': {
      files: {
        'a.ps1': policy,
        'b.ps1': lines(
          'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
          'Import-Csv partners.csv | ForEach-Object { Set-RemoteDomain -Identity $_.Name -AutoForwardEnabled $true }',
        ),
      },
    },
    'the default policy is Automatic': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Automatic" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
        ),
      },
    },
    'an entry with a name of three letters, which may be in any word': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: For abc, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: For abc, policy: For abc, fromMemberOf: [staff@contoso.com] }',
          '  remoteDomains:',
          '    - { name: abc, domainName: "x.example", autoForwardEnabled: false }',
        ),
      },
    },
    'an entry for all domains, in a policy that speaks of everything': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default * forwards, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Default * forwards, policy: Default * forwards, fromMemberOf: [staff@contoso.com] }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
        ),
      },
    },
  },
});
