import { rule } from '../../src/rules/set-rule-enabled.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'alone: the command changes': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterRule -Identity "Partners" [|-Enabled|] $false -Confirm:$false\n' },
      findings: [
        {
          message: 'enabled',
          args: {
            noun: 'HostedOutboundSpamFilterRule',
            cmdlet: 'Set-HostedOutboundSpamFilterRule',
            parameter: 'Enabled',
          },
          subject: { object: 'Set-HostedOutboundSpamFilterRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              result: { 'a.ps1': 'Disable-HostedOutboundSpamFilterRule -Identity "Partners" -Confirm:$false\n' },
            },
          ],
        },
      ],
    },
    'alone: the command that changes asks, the one before did not': {
      files: { 'a.ps1': 'Set-TransportRule [|-Enabled|] $false -Identity Block\n' },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              result: { 'a.ps1': 'Disable-TransportRule -Confirm:$false -Identity Block\n' },
            },
          ],
        },
      ],
    },
    'the state as an export calls it': {
      files: { 'a.ps1': "Set-TransportRule -Identity 'Block' [|-State|] Disabled\n" },
      findings: [
        {
          message: 'enabled',
          args: { parameter: 'State', noun: 'TransportRule', cmdlet: 'Set-TransportRule' },
          subject: { object: 'Set-TransportRule', property: 'State' },
          fixes: [
            {
              title: 'disable',
              result: { 'a.ps1': "Disable-TransportRule -Identity 'Block' -Confirm:$false\n" },
            },
          ],
        },
      ],
    },
    'beside other settings: a second command': {
      files: {
        'a.ps1': lines(
          '    Set-HostedOutboundSpamFilterRule `',
          '        -Identity Partners `',
          '        [|-Enabled|] $true `',
          '        -From a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'enabled',
          args: {
            cmdlet: 'Set-HostedOutboundSpamFilterRule',
            noun: 'HostedOutboundSpamFilterRule',
            parameter: 'Enabled',
          },
          subject: { object: 'Set-HostedOutboundSpamFilterRule', property: 'Enabled' },
          fixes: [
            {
              title: 'enable',
              result: {
                'a.ps1': lines(
                  '    Set-HostedOutboundSpamFilterRule `',
                  '        -Identity Partners `',
                  '        -From a@contoso.com',
                  '    Enable-HostedOutboundSpamFilterRule -Identity Partners',
                ),
              },
            },
          ],
        },
      ],
    },
    'a value known at run time': {
      files: { 'a.ps1': 'param($on)\nSet-HostedOutboundSpamFilterRule -Identity Partners [|-Enabled|] $on\n' },
      findings: [
        {
          message: 'enabled',
          args: {
            cmdlet: 'Set-HostedOutboundSpamFilterRule',
            noun: 'HostedOutboundSpamFilterRule',
            parameter: 'Enabled',
          },
          subject: { object: 'Set-HostedOutboundSpamFilterRule', property: 'Enabled' },
        },
      ],
    },
  },
  good: {
    'New- has it': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -From a@contoso.com -Enabled $true\n',
      },
    },
  },
});
