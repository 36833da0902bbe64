import { rule } from '../../src/rules/remote-domain-only-control.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an open policy behind a closed remote domain': {
      files: {
        'a.ps1': lines(
          "Set-HostedOutboundSpamFilterPolicy 'Default' -AutoForwardingMode [|'On'|]",
          "Set-RemoteDomain 'Default' -AutoForwardEnabled $false",
        ),
      },
      findings: [
        {
          message: 'only',
          args: { policy: 'Default' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'on' },
          related: [{ message: 'related', text: '$false' }],
          fixes: [
            {
              title: 'off',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  "Set-HostedOutboundSpamFilterPolicy 'Default' -AutoForwardingMode 'Off'",
                  "Set-RemoteDomain 'Default' -AutoForwardEnabled $false",
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the policy is closed': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
    'a mail flow rule blocks too': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '  transportRules:',
          '    - name: Block',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'the policy is Off as well': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
        ),
      },
    },
    'a mail flow rule stops forwards as well': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '  transportRules:',
          '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'no policy, and no entry': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
        ),
      },
    },
    'a policy without an entry': {
      files: {
        'a.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: Default, autoForwardingMode: "On" }'),
      },
    },
    'an open entry': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
        ),
      },
    },
    'an entry known at run time only': {
      files: {
        'a.ps1': lines(
          'param($o)',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $o',
        ),
      },
    },
  },
});
