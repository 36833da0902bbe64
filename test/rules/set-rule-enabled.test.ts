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
    'with an answer, with a module, and without a name': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule -Identity A [|-Enabled|] $false -Confirm:$false',
          'ExchangeOnlineManagement\\Set-TransportRule -Identity A [|-Enabled|] $false',
          'Set-TransportRule [|-Enabled|] $false -Mode Audit',
          'Get-TransportRule | Set-TransportRule [|-Enabled|] $true',
          'My-Rules\\Set-TransportRule B [|-Enabled|] $true',
        ),
      },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'Disable-TransportRule -Identity A -Confirm:$false',
                  'ExchangeOnlineManagement\\Set-TransportRule -Identity A -Enabled $false',
                  'Set-TransportRule -Enabled $false -Mode Audit',
                  'Get-TransportRule | Set-TransportRule -Enabled $true',
                  'My-Rules\\Set-TransportRule B -Enabled $true',
                ),
              },
            },
          ],
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity A -Enabled $false -Confirm:$false',
                  'ExchangeOnlineManagement\\Disable-TransportRule -Identity A -Confirm:$false',
                  'Set-TransportRule -Enabled $false -Mode Audit',
                  'Get-TransportRule | Set-TransportRule -Enabled $true',
                  'My-Rules\\Set-TransportRule B -Enabled $true',
                ),
              },
            },
          ],
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'enable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity A -Enabled $false -Confirm:$false',
                  'ExchangeOnlineManagement\\Set-TransportRule -Identity A -Enabled $false',
                  'Set-TransportRule -Enabled $false -Mode Audit',
                  'Get-TransportRule | Enable-TransportRule',
                  'My-Rules\\Set-TransportRule B -Enabled $true',
                ),
              },
            },
          ],
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'enable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity A -Enabled $false -Confirm:$false',
                  'ExchangeOnlineManagement\\Set-TransportRule -Identity A -Enabled $false',
                  'Set-TransportRule -Enabled $false -Mode Audit',
                  'Get-TransportRule | Set-TransportRule -Enabled $true',
                  'My-Rules\\Enable-TransportRule B',
                ),
              },
            },
          ],
        },
      ],
    },
    'in words, which may be wrong': {
      files: {
        'a.ps1': lines(
          "Set-TransportRule A [|-State|] ' Disabled '",
          'Set-TransportRule B [|-State|] Undisabled',
          'Set-TransportRule C [|-State|] Enabledly',
          'Set-TransportRule D [|-Enabled|] 1',
        ),
      },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'State' },
          subject: { object: 'Set-TransportRule', property: 'State' },
          fixes: [
            {
              title: 'disable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'State' },
              result: {
                'a.ps1': lines(
                  'Disable-TransportRule A -Confirm:$false',
                  'Set-TransportRule B -State Undisabled',
                  'Set-TransportRule C -State Enabledly',
                  'Set-TransportRule D -Enabled 1',
                ),
              },
            },
          ],
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'State' },
          subject: { object: 'Set-TransportRule', property: 'State' },
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'State' },
          subject: { object: 'Set-TransportRule', property: 'State' },
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
        },
      ],
    },
    'a splat': {
      files: { 'a.ps1': lines("$p = @{ Identity = 'A'; [|Enabled|] = $false }", 'Set-TransportRule @p') },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: { 'a.ps1': lines("$p = @{ Identity = 'A' }", 'Disable-TransportRule @p -Confirm:$false') },
            },
          ],
        },
      ],
    },
    'known at run time only, beside another setting': {
      files: {
        'a.ps1': lines(
          'param($on, $n)',
          'Set-TransportRule A [|-Enabled|] $on',
          'Set-TransportRule $n [|-Enabled|] $true -Mode Audit',
          'Set-TransportRule B [|-Enabled|] $true -Mode Audit',
        ),
      },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'enable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'param($on, $n)',
                  'Set-TransportRule A -Enabled $on',
                  'Set-TransportRule $n -Enabled $true -Mode Audit',
                  'Set-TransportRule B -Mode Audit',
                  'Enable-TransportRule -Identity B',
                ),
              },
            },
          ],
        },
      ],
    },

    'off, beside another setting, and for a rule whose name is a number': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule A [|-Enabled|] $false -Mode Audit',
          'Set-TransportRule 5 [|-Enabled|] $false -Mode Audit',
        ),
      },
      findings: [
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
          fixes: [
            {
              title: 'disable',
              args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
              result: {
                'a.ps1': lines(
                  'Set-TransportRule A -Mode Audit',
                  'Disable-TransportRule -Identity A -Confirm:$false',
                  'Set-TransportRule 5 -Enabled $false -Mode Audit',
                ),
              },
            },
          ],
        },
        {
          message: 'enabled',
          args: { cmdlet: 'Set-TransportRule', noun: 'TransportRule', parameter: 'Enabled' },
          subject: { object: 'Set-TransportRule', property: 'Enabled' },
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
