import { rule } from '../../src/rules/policy-used-by-two-rules.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in two files': {
      files: {
        'a.ps1': 'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy Open -From a@contoso.com\n',
        'b.ps1':
          'New-HostedOutboundSpamFilterRule -Name B -HostedOutboundSpamFilterPolicy [|"open"|] -From b@contoso.com\n',
      },
      findings: [
        {
          message: 'second',
          args: { rule: 'B', policy: 'open', other: 'A' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'open' },
          related: [{ message: 'related', text: 'A', args: { rule: 'B', policy: 'open', other: 'A' } }],
          fixes: [
            {
              title: 'own',
              result: {
                'b.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name B -AutoForwardingMode "On"',
                  'New-HostedOutboundSpamFilterRule -Name B -HostedOutboundSpamFilterPolicy "B" -From b@contoso.com',
                ),
              },
            },
            {
              title: 'own',
              result: {
                'b.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name B -AutoForwardingMode "Off"',
                  'New-HostedOutboundSpamFilterRule -Name B -HostedOutboundSpamFilterPolicy "B" -From b@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that is Automatic': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: Automatic }',
          '  outboundRules:',
          '    - { name: A, policy: Sales, from: [a@contoso.com] }',
          '    - { name: B, policy: [|Sales|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'second',
          args: { rule: 'B', policy: 'Sales', other: 'A' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'Sales' },
          related: [{ message: 'related', text: 'A', args: { rule: 'B', policy: 'Sales', other: 'A' } }],
          fixes: [
            {
              title: 'own',
              args: { rule: 'B', mode: 'Automatic' },
              reveals: ['automatic-forwarding-mode'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: Automatic }',
                  '    - name: B',
                  '      autoForwardingMode: Automatic',
                  '  outboundRules:',
                  '    - { name: A, policy: Sales, from: [a@contoso.com] }',
                  '    - { name: B, policy: B, from: [b@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that no file states': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: Sales, from: [a@contoso.com] }',
          '    - { name: B, policy: [|Sales|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'second',
          args: { rule: 'B', policy: 'Sales', other: 'A' },
          subject: { object: 'outboundRule:B', property: 'hostedOutboundSpamFilterPolicy', value: 'Sales' },
          related: [{ message: 'related', text: 'A', args: { rule: 'B', policy: 'Sales', other: 'A' } }],
          fixes: [
            {
              title: 'own',
              args: { rule: 'B', mode: 'On' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - { name: A, policy: Sales, from: [a@contoso.com] }',
                  '    - { name: B, policy: B, from: [b@contoso.com] }',
                  '  outboundPolicies:',
                  '    - name: B',
                  '      autoForwardingMode: "On"',
                ),
              },
            },
            {
              title: 'own',
              args: { rule: 'B', mode: 'Off' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - { name: A, policy: Sales, from: [a@contoso.com] }',
                  '    - { name: B, policy: B, from: [b@contoso.com] }',
                  '  outboundPolicies:',
                  '    - name: B',
                  '      autoForwardingMode: "Off"',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'one rule, written twice': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy Open -From a@contoso.com',
          'Set-HostedOutboundSpamFilterRule -Identity A -HostedOutboundSpamFilterPolicy Open',
        ),
      },
    },
    'two policies': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, from: [a@contoso.com] }',
          '    - { name: B, policy: B, from: [b@contoso.com] }',
        ),
      },
    },
  },
});
