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
  },
});
