import { rule } from '../../src/rules/rule-policy-missing.ts';
import { lines, testRule } from './tester.ts';

const dsc = (policy: string): string =>
  lines(
    'Configuration Outbound',
    '{',
    '    Import-DscResource -ModuleName Microsoft365DSC',
    '    Node localhost',
    '    {',
    '        EXOHostedOutboundSpamFilterPolicy "Default"',
    '        {',
    '            Identity           = "Default"',
    '            AutoForwardingMode = "Off"',
    '            Ensure             = "Present"',
    '        }',
    '        EXOHostedOutboundSpamFilterRule "Newsletter"',
    '        {',
    '            Identity                       = "Newsletter"',
    `            HostedOutboundSpamFilterPolicy = ${policy}`,
    '            FromMemberOf                   = @("news@contoso.com")',
    '            Ensure                         = "Present"',
    '        }',
    '    }',
    '}',
  );

testRule(rule, {
  bad: {
    'a DSC configuration without the policy': {
      files: { 'Outbound.ps1': dsc('[|"Max outbound"|]') },
      findings: [
        {
          message: 'missing',
          args: { rule: 'Newsletter', policy: 'Max outbound' },
          subject: {
            object: 'outboundRule:Newsletter',
            property: 'hostedOutboundSpamFilterPolicy',
            value: 'Max outbound',
          },
        },
      ],
    },
    'a typing error beside an open policy': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy [|"Partners forwarding"|] -From a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { suggestion: 'Partner forwarding', rule: 'P1', policy: 'Partners forwarding' },
          subject: {
            object: 'outboundRule:P1',
            property: 'hostedOutboundSpamFilterPolicy',
            value: 'Partners forwarding',
          },
          fixes: [
            {
              title: 'nearest-on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name "Partner forwarding" -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy "Partner forwarding" -From a@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'a typing error beside a closed policy': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          "    - { name: Locked, autoForwardingMode: 'Off' }",
          '  outboundRules:',
          "    - { name: Legal, policy: [|'Loked'|], from: [a@contoso.com] }",
        ),
      },
      findings: [
        {
          message: 'near',
          args: { rule: 'Legal', policy: 'Loked', suggestion: 'Locked' },
          subject: { object: 'outboundRule:Legal', property: 'hostedOutboundSpamFilterPolicy', value: 'Loked' },
          fixes: [
            {
              title: 'nearest',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  "    - { name: Locked, autoForwardingMode: 'Off' }",
                  '  outboundRules:',
                  "    - { name: Legal, policy: 'Locked', from: [a@contoso.com] }",
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that the script removes': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy [|Old|] -From a@contoso.com',
          'Remove-HostedOutboundSpamFilterPolicy -Identity Old',
        ),
      },
      findings: [
        {
          message: 'removed',
          args: { rule: 'P1', policy: 'Old' },
          subject: { object: 'outboundRule:P1', property: 'hostedOutboundSpamFilterPolicy', value: 'Old' },
        },
      ],
    },
  },
  good: {
    'a script may rely on a policy that is there': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com\n',
      },
    },
    'the policy in another file, in other letter case': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy PARTNERS -From a@contoso.com\n',
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Partners',
          '      autoForwardingMode: "On"',
        ),
      },
    },
    'policies made with names known at run time': {
      files: {
        'a.ps1': lines(
          'foreach ($row in Import-Csv p.csv) { New-HostedOutboundSpamFilterPolicy -Name $row.Name -AutoForwardingMode On }',
          'New-HostedOutboundSpamFilterPolicy -Name Partner -AutoForwardingMode Off',
          'New-HostedOutboundSpamFilterRule -Name P1 -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
        ),
      },
    },
  },
});
