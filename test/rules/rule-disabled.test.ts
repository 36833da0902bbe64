import { rule } from '../../src/rules/rule-disabled.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'created disabled': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com -Enabled:[|$False|]\n',
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'P', policy: 'P' },
          subject: { object: 'outboundRule:P', property: 'enabled', value: 'false' },
          fixes: [
            {
              title: 'enable',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com -Enabled:$True\n',
              },
            },
          ],
        },
      ],
    },
    'disabled by a later command, of an open policy': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
          '[|disable-HostedOutboundSpamFilterRule|] -Identity P -Confirm:$false',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'P', policy: 'P' },
          subject: { object: 'outboundRule:P', property: 'enabled', value: 'false' },
          fixes: [
            {
              title: 'enable-on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
                  'Enable-HostedOutboundSpamFilterRule -Identity P -Confirm:$false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy that blocks': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: P, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: R, policy: P, from: [a@contoso.com], enabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'R', policy: 'P' },
          subject: { object: 'outboundRule:R', property: 'enabled', value: 'false' },
          fixes: [
            {
              title: 'enable',
              args: { rule: 'R', policy: 'P' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: P, autoForwardingMode: "Off" }',
                  '  outboundRules:',
                  '    - { name: R, policy: P, from: [a@contoso.com], enabled: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'an enabled rule': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com -Enabled $true\n',
      },
    },
    'an export': {
      files: {
        't.exo.json':
          '{ "exchange": { "outboundRules": [{ "name": "P", "policy": "P", "state": "Enabled", "from": ["a@contoso.com"] }] } }\n',
      },
    },
    'no policy': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: P, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: R, from: [a@contoso.com], enabled: false }',
        ),
      },
    },
    'a state known at run time only, and none': {
      files: {
        'a.ps1': lines(
          'param($on)',
          'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy A -From a@contoso.com -Enabled $on',
          'New-HostedOutboundSpamFilterRule -Name B -HostedOutboundSpamFilterPolicy B -From b@contoso.com',
        ),
      },
    },
  },
});
