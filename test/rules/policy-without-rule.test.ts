import { rule } from '../../src/rules/policy-without-rule.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'where a script makes its rule and takes it away again, a second one is no way out': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name [|P|] -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -From ann@contoso.com',
          'Remove-HostedOutboundSpamFilterRule -Identity R -Confirm:$false',
        ),
      },
      findings: [{ message: 'unused', args: { policy: 'P' }, subject: { object: 'outboundPolicy:P' }, fixes: [] }],
    },
    'created by a script that makes no rule': {
      files: { 'a.ps1': 'New-HostedOutboundSpamFilterPolicy -Name [|"Partners"|] -AutoForwardingMode On\n' },
      findings: [
        {
          message: 'unused',
          args: { policy: 'Partners' },
          subject: { object: 'outboundPolicy:Partners' },
          fixes: [
            {
              title: 'rule-on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name "Partners" -AutoForwardingMode On',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name "Partners" -HostedOutboundSpamFilterPolicy "Partners" -FromMemberOf "forwarders@contoso.com" -Priority 0',
                ),
              },
            },
          ],
        },
      ],
    },
    'in a file that lists policies and no rules': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
          '    - name: [|Closed|]',
          '      autoForwardingMode: "Off"',
        ),
      },
      findings: [
        {
          message: 'unused',
          args: { policy: 'Closed' },
          subject: { object: 'outboundPolicy:Closed' },
          fixes: [
            {
              title: 'rule',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '    - name: Closed',
                  '      autoForwardingMode: "Off"',
                  '  outboundRules:',
                  '    - name: Closed',
                  '      hostedOutboundSpamFilterPolicy: Closed',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'a rule without a policy in the text': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name [|Sales|]',
          'Set-HostedOutboundSpamFilterRule R -Priority 0',
        ),
      },
      findings: [
        {
          message: 'unused',
          args: { policy: 'Sales' },
          subject: { object: 'outboundPolicy:Sales' },
          fixes: [
            {
              title: 'rule',
              args: { policy: 'Sales' },
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Sales',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf "forwarders@contoso.com"',
                  'Set-HostedOutboundSpamFilterRule R -Priority 0',
                ),
              },
            },
          ],
        },
      ],
    },
    'a remote domain of the same name': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Sales, domainName: sales.example, hostedOutboundSpamFilterPolicy: Sales }',
          '  outboundPolicies:',
          '    - { name: [|Sales|], autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: R, policy: Other, from: [a@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'unused',
          args: { policy: 'Sales' },
          subject: { object: 'outboundPolicy:Sales' },
          fixes: [
            {
              title: 'rule',
              args: { policy: 'Sales' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Sales, domainName: sales.example, hostedOutboundSpamFilterPolicy: Sales }',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "Off" }',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  outboundRules:',
                  '    - { name: R, policy: Other, from: [a@contoso.com] }',
                  '    - name: Sales',
                  '      hostedOutboundSpamFilterPolicy: Sales',
                  '      fromMemberOf: [forwarders@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'the rule comes and goes in a script': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name [|Sales|]',
          'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy Sales -From a@contoso.com',
          'Remove-HostedOutboundSpamFilterRule R -Confirm:$false',
        ),
      },
      findings: [{ message: 'unused', args: { policy: 'Sales' }, subject: { object: 'outboundPolicy:Sales' } }],
    },

    'a policy whose mode another command sets: the rule stands behind it': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name [|P|]',
          'Set-HostedOutboundSpamFilterPolicy -Identity P -AutoForwardingMode On',
        ),
      },
      findings: [
        {
          message: 'unused',
          args: { policy: 'P' },
          subject: { object: 'outboundPolicy:P' },
          fixes: [
            {
              title: 'rule-on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name P',
                  'Set-HostedOutboundSpamFilterPolicy -Identity P -AutoForwardingMode On',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -FromMemberOf "forwarders@contoso.com" -Priority 0',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a rule in another file': {
      files: {
        'a.ps1': 'New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On\n',
        'b.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy partners -From a@contoso.com\n',
      },
    },
    'a rule whose policy is known at run time': {
      files: {
        'a.ps1': lines(
          'param($policy)',
          'New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy $policy -From a@contoso.com',
        ),
      },
    },
    'names held in a variable': {
      files: {
        'a.ps1': lines(
          "$name = 'Partners'",
          'New-HostedOutboundSpamFilterPolicy -Name $name -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name $name -HostedOutboundSpamFilterPolicy $name -From a@contoso.com',
        ),
      },
    },
    'rules made in a loop': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On',
          'foreach ($row in Import-Csv rules.csv) {',
          '    New-HostedOutboundSpamFilterRule -Name $row.Name -HostedOutboundSpamFilterPolicy $row.Policy -From $row.From',
          '}',
        ),
      },
    },
    'a policy that is only changed': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Partners -AutoForwardingMode On\n' },
    },
    'a file with its rule': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Partners',
          '      autoForwardingMode: "On"',
          '  outboundRules:',
          '    - name: Partners',
          '      policy: Partners',
          '      from: [a@contoso.com]',
        ),
      },
    },
    'a policy known at run time only, and one that a command changes': {
      files: {
        'a.ps1': lines(
          'param($p)',
          'New-HostedOutboundSpamFilterPolicy -Name $p',
          'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode Off',
        ),
      },
    },
    'blanks and letters of the name in a rule': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales',
          "New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy ' SALES ' -From a@contoso.com",
        ),
      },
    },
  },
});
