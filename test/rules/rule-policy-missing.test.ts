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
    'a configuration whose policy a script changes': {
      files: {
        'Outbound.ps1': dsc('[|"Max outbound"|]'),
        'set.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic\n',
      },
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
    'the near policy has a rule of its own, in other letters': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: A, policy: SALES, from: [a@contoso.com] }',
          '    - { name: B, policy: [|Salse|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { rule: 'B', policy: 'Salse', suggestion: 'Sales' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'Salse' },
        },
      ],
    },
    'the near one of two policies is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Legal, autoForwardingMode: "Off" }',
          '    - { name: Sales, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: B, policy: [|Salse|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { rule: 'B', policy: 'Salse', suggestion: 'Sales' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'Salse' },
          fixes: [
            {
              title: 'nearest-on',
              args: { rule: 'B', policy: 'Salse', suggestion: 'Sales' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Legal, autoForwardingMode: "Off" }',
                  '    - { name: Sales, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: B, policy: Sales, from: [b@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the near one of two policies is Off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Legal, autoForwardingMode: "On" }',
          '    - { name: Sales, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: B, policy: [|Salse|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { rule: 'B', policy: 'Salse', suggestion: 'Sales' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'Salse' },
          fixes: [
            {
              title: 'nearest',
              args: { rule: 'B', policy: 'Salse', suggestion: 'Sales' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Legal, autoForwardingMode: "On" }',
                  '    - { name: Sales, autoForwardingMode: "Off" }',
                  '  outboundRules:',
                  '    - { name: B, policy: Sales, from: [b@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that a script removes, with blanks and in other letters': {
      files: {
        'a.ps1': lines(
          "Remove-HostedOutboundSpamFilterPolicy 'MANAGERS' -Confirm:$false",
          "New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy [|' Managers'|] -From x@contoso.com",
        ),
      },
      findings: [
        {
          message: 'removed',
          args: { rule: 'X', policy: ' Managers' },
          subject: { object: 'outboundRule:X', property: 'hostedOutboundSpamFilterPolicy', value: ' Managers' },
        },
      ],
    },
    'policies in an export, and rules in a script': {
      files: {
        'Get-HostedOutboundSpamFilterPolicy.json':
          '[{"Identity": "Default", "Name": "Default", "IsDefault": true, "AutoForwardingMode": "Off", "RecipientLimitPerDay": 0, "BccSuspiciousOutboundMail": false}]\n',
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy [|Managers|] -From x@contoso.com\n',
      },
      findings: [
        {
          message: 'missing',
          args: { rule: 'X', policy: 'Managers' },
          subject: { object: 'outboundRule:X', property: 'hostedOutboundSpamFilterPolicy', value: 'Managers' },
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
    'a rule for the Default policy, and one known at run time only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: A, policy: DEFAULT, from: [a@contoso.com] }',
        ),
        'b.ps1': lines(
          'param($p)',
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy $p -From x@contoso.com',
        ),
      },
    },
    'a policy that looks the same, which is the matter of another rule': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales team, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: A, policy: Sales team, from: [a@contoso.com] }',
        ),
      },
    },
    'a script, which may rely on a policy that is there': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Legal',
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy Managers -From x@contoso.com',
        ),
      },
    },
    'a policy that a command only changes': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Salse -AutoForwardingMode Off',
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy Sales -From x@contoso.com',
        ),
      },
    },
    'a remote domain of that name that a script removes, and a policy that it makes': {
      files: {
        'a.ps1': lines(
          'Remove-RemoteDomain Managers -Confirm:$false',
          'New-HostedOutboundSpamFilterPolicy -Name Others',
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy Managers -From x@contoso.com',
        ),
      },
    },
  },
});
