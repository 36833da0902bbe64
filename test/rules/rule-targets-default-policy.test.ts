import { rule } from '../../src/rules/rule-targets-default-policy.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'by its name': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy [|default|] -From a@contoso.com\n',
      },
      findings: [
        {
          message: 'default',
          args: { rule: 'P' },
          subject: { object: 'outboundRule:P', property: 'hostedOutboundSpamFilterPolicy', value: 'default' },
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode Off',
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
                ),
              },
            },
            {
              title: 'on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'by another name that the file gives it': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Standard',
          '      isDefault: true',
          '      autoForwardingMode: "Off"',
          '  outboundRules:',
          '    - name: P',
          '      policy: [|Standard|]',
          '      from: [a@contoso.com]',
        ),
      },
      findings: [
        {
          message: 'default',
          args: { rule: 'P' },
          subject: { object: 'outboundRule:P', property: 'hostedOutboundSpamFilterPolicy', value: 'Standard' },
          fixes: [
            {
              title: 'off',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Standard',
                  '      isDefault: true',
                  '      autoForwardingMode: "Off"',
                  '    - name: P',
                  '      autoForwardingMode: "Off"',
                  '  outboundRules:',
                  '    - name: P',
                  '      policy: P',
                  '      from: [a@contoso.com]',
                ),
              },
            },
            {
              title: 'on',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Standard',
                  '      isDefault: true',
                  '      autoForwardingMode: "Off"',
                  '    - name: P',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: P',
                  '      policy: P',
                  '      from: [a@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'another policy': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name Default -HostedOutboundSpamFilterPolicy P -From a@contoso.com\n',
      },
    },
    'a file': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - name: P',
          '      policy: P',
          '      from: [a@contoso.com]',
        ),
      },
    },
    'a policy known at run time only': {
      files: {
        'a.ps1': lines(
          'param($p)',
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy $p -From x@contoso.com',
        ),
      },
    },
  },
});
