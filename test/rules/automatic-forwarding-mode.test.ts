import { rule } from '../../src/rules/automatic-forwarding-mode.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'stated on the Default policy in a script': {
      files: {
        'a.ps1': "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode [|'Automatic'|]\r\n",
      },
      findings: [
        {
          message: 'stated',
          args: { policy: 'Default' },
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode 'Off'\r\n",
              },
            },
            {
              title: 'scoped',
              result: {
                'a.ps1':
                  "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode 'Off'\r\n" +
                  "New-HostedOutboundSpamFilterPolicy -Name 'Allowed external forwarding' -AutoForwardingMode 'On'\r\n" +
                  "New-DistributionGroup -Name 'forwarders@contoso.com' -Type 'Security' -PrimarySmtpAddress 'forwarders@contoso.com' -Members 'user@contoso.com'\r\n" +
                  "New-HostedOutboundSpamFilterRule -Name 'Allowed external forwarding' -HostedOutboundSpamFilterPolicy 'Allowed external forwarding' -FromMemberOf 'forwarders@contoso.com' -Priority 0\r\n",
              },
            },
          ],
        },
      ],
    },
    'omitted on a new policy': {
      files: {
        'a.ps1': [
          '[|New-HostedOutboundSpamFilterPolicy|] -Name Partners `',
          '  -RecipientLimitPerDay 500',
          'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
          '',
        ].join('\n'),
      },
      findings: [
        {
          message: 'omitted',
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': [
                  'New-HostedOutboundSpamFilterPolicy -Name Partners `',
                  '  -RecipientLimitPerDay 500 `',
                  '  -AutoForwardingMode Off',
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
                  '',
                ].join('\n'),
              },
            },
            {
              title: 'on',
              result: {
                'a.ps1': [
                  'New-HostedOutboundSpamFilterPolicy -Name Partners `',
                  '  -RecipientLimitPerDay 500 `',
                  '  -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
                  '',
                ].join('\n'),
              },
            },
          ],
        },
      ],
    },
    'in YAML': {
      files: {
        't.exo.yaml':
          'exchange:\n  acceptedDomains: [fabrikam.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: [|Automatic|]\n  outboundRules: []\n',
      },
      findings: [
        {
          message: 'stated',
          fixes: [
            {
              title: 'off',
              result: {
                't.exo.yaml':
                  'exchange:\n  acceptedDomains: [fabrikam.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n  outboundRules: []\n',
              },
            },
            {
              title: 'scoped',
              result: {
                't.exo.yaml':
                  'exchange:\n  acceptedDomains: [fabrikam.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n    - name: Allowed external forwarding\n      autoForwardingMode: "On"\n    ' +
                  'groups:\n  ',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a value that says what it means': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n' },
    },
    'a part of a policy': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -RecipientLimitPerDay 500\n' },
    },
    'a value known at run time': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode $mode\n' },
    },
    'a whole file': {
      files: { 't.exo.yaml': 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "On"\n' },
    },
  },
});
