import { rule } from '../../src/rules/preset-does-not-cover.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'presets alone': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline',
          '[|Enable-EOPProtectionPolicyRule|] -Identity "Standard Preset Security Policy"',
          'Enable-ATPProtectionPolicyRule -Identity "Standard Preset Security Policy"',
        ),
      },
      findings: [
        {
          message: 'preset',
          subject: { object: 'outboundPolicy:Default' },
          fixes: [
            {
              title: 'policyOff',
              result: {
                'a.ps1': lines(
                  'Connect-ExchangeOnline',
                  'Enable-EOPProtectionPolicyRule -Identity "Standard Preset Security Policy"',
                  'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode Off',
                  'Enable-ATPProtectionPolicyRule -Identity "Standard Preset Security Policy"',
                ),
              },
            },
          ],
        },
      ],
    },
    'the default policy without a mode': {
      files: {
        'a.ps1': lines(
          "[|Enable-EOPProtectionPolicyRule|] -Identity 'Standard Preset Security Policy'",
          'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitPerDay 500',
        ),
      },
      findings: [
        {
          message: 'preset',
          subject: { object: 'outboundPolicy:Default' },
          fixes: [
            {
              title: 'policyOff',
              args: { policy: 'Default' },
              result: {
                'a.ps1': lines(
                  "Enable-EOPProtectionPolicyRule -Identity 'Standard Preset Security Policy'",
                  "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off",
                  'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitPerDay 500',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a function that passes on what it is given': {
      files: {
        'a.ps1': lines('function Set-Preset($Parameters) {', '  New-EOPProtectionPolicyRule @Parameters', '}'),
      },
    },
    'another script sets the Default policy': {
      files: {
        'a.ps1': 'Connect-ExchangeOnline\nEnable-EOPProtectionPolicyRule -Identity "Strict Preset Security Policy"\n',
        'b.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n',
      },
    },
    'policies from a list may be the default one': {
      files: {
        'a.ps1': lines(
          "Enable-EOPProtectionPolicyRule -Identity 'Standard Preset Security Policy'",
          'Import-Csv p.csv | ForEach-Object { Set-HostedOutboundSpamFilterPolicy $_.Name -AutoForwardingMode Off }',
        ),
      },
    },
    'the mode of the default policy is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($m)',
          "Enable-EOPProtectionPolicyRule -Identity 'Standard Preset Security Policy'",
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $m',
        ),
      },
    },
    'a command in a branch': {
      files: { 'a.ps1': "if ($x) { Enable-EOPProtectionPolicyRule -Identity 'Standard Preset Security Policy' }\n" },
    },
    'no preset': { files: { 'a.ps1': "Get-EOPProtectionPolicyRule -Identity 'Standard Preset Security Policy'\n" } },
  },
});
