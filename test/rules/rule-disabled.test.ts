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
  },
});
