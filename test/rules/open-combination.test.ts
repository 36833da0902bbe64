import { rule } from '../../src/rules/open-combination.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On',
          'Set-RemoteDomain -Identity "Default" -AutoForwardEnabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          related: [{ message: 'related', text: 'On' }],
          fixes: [
            {
              title: 'partner',
              reveals: ['remote-domain-only-control', 'silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On',
                  'Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name "Partner" -DomainName "partner.example"',
                  'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'close',
              reveals: ['remote-domain-cancels-policy', 'remote-domain-only-control'],
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On',
                  'Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'Automatic that the owner says is on': {
      assumptions: { automaticMeans: 'on' },
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: Automatic }',
          '  remoteDomains:',
          '    - name: Default',
          "      domainName: '*'",
          '      autoForwardEnabled: [|true|]',
        ),
      },
      findings: [
        {
          message: 'open',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
          related: [{ message: 'related', text: 'Automatic' }],
          fixes: [
            {
              title: 'partner',
              reveals: ['remote-domain-only-control', 'silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: Automatic }',
                  '  remoteDomains:',
                  '    - name: Default',
                  "      domainName: '*'",
                  '      autoForwardEnabled: false',
                  '    - name: Partner',
                  '      domainName: partner.example',
                  '      autoForwardEnabled: true',
                ),
              },
            },
            {
              title: 'close',
              reveals: ['remote-domain-only-control', 'silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: Automatic }',
                  '  remoteDomains:',
                  '    - name: Default',
                  "      domainName: '*'",
                  '      autoForwardEnabled: false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the policy is Off': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
        ),
      },
    },
    'a mail flow rule blocks': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
          '  transportRules:',
          '    - name: Block',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'nobody knows what Automatic does': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: Automatic }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
        ),
      },
    },
    'a policy alone, and an entry alone': {
      files: {
        'a.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: Default, autoForwardingMode: "On" }'),
      },
    },
    'an open entry, and no policy': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
        ),
      },
    },
  },
});
