import { rule } from '../../src/rules/default-policy-forwarding-on.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode [|On|]\n' },
      findings: [
        {
          message: 'on',
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'On' },
          fixes: [
            {
              title: 'scoped',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
                  'New-HostedOutboundSpamFilterPolicy -Name "Allowed external forwarding" -AutoForwardingMode On',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name "Allowed external forwarding" -HostedOutboundSpamFilterPolicy "Allowed external forwarding" -FromMemberOf "forwarders@contoso.com" -Priority 0',
                ),
              },
            },
            {
              title: 'off',
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n' },
            },
          ],
        },
      ],
    },
    'advice for all policies, one severity lower': {
      files: {
        'readme.md': lines(
          '1. Allow it:',
          '',
          '   ```powershell',
          '   Get-HostedOutboundSpamFilterPolicy | Set-HostedOutboundSpamFilterPolicy -AutoForwardingMode [|On|]',
          '   ```',
        ),
      },
      findings: [
        {
          message: 'on',
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'On' },
          severity: 'warning',
          fixes: [
            {
              title: 'scoped',
              result: {
                'readme.md': lines(
                  '1. Allow it:',
                  '',
                  '   ```powershell',
                  '   Get-HostedOutboundSpamFilterPolicy | Set-HostedOutboundSpamFilterPolicy -AutoForwardingMode Off',
                  '   New-HostedOutboundSpamFilterPolicy -Name "Allowed external forwarding" -AutoForwardingMode On',
                  '   New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  '   New-HostedOutboundSpamFilterRule -Name "Allowed external forwarding" -HostedOutboundSpamFilterPolicy "Allowed external forwarding" -FromMemberOf "forwarders@contoso.com" -Priority 0',
                  '   ```',
                ),
              },
            },
            {
              title: 'off',
              result: {
                'readme.md': lines(
                  '1. Allow it:',
                  '',
                  '   ```powershell',
                  '   Get-HostedOutboundSpamFilterPolicy | Set-HostedOutboundSpamFilterPolicy -AutoForwardingMode Off',
                  '   ```',
                ),
              },
            },
          ],
        },
      ],
    },
    'in a splatted hashtable': {
      files: {
        'a.ps1': lines(
          '$policy = @{',
          "    Identity           = 'Default'",
          "    AutoForwardingMode = [|'On'|]",
          '}',
          'Set-HostedOutboundSpamFilterPolicy @policy',
        ),
      },
      findings: [
        {
          message: 'on',
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'On' },
          fixes: [
            {
              title: 'scoped',
              result: {
                'a.ps1': lines(
                  '$policy = @{',
                  "    Identity           = 'Default'",
                  "    AutoForwardingMode = 'Off'",
                  '}',
                  'Set-HostedOutboundSpamFilterPolicy @policy',
                  "New-HostedOutboundSpamFilterPolicy -Name 'Allowed external forwarding' -AutoForwardingMode 'On'",
                  "New-DistributionGroup -Name 'forwarders' -Alias 'forwarders' -Type 'Security' -PrimarySmtpAddress 'forwarders@contoso.com' -Members 'user@contoso.com'",
                  "New-HostedOutboundSpamFilterRule -Name 'Allowed external forwarding' -HostedOutboundSpamFilterPolicy 'Allowed external forwarding' -FromMemberOf 'forwarders@contoso.com' -Priority 0",
                ),
              },
            },
            {
              title: 'off',
              result: {
                'a.ps1': lines(
                  '$policy = @{',
                  "    Identity           = 'Default'",
                  "    AutoForwardingMode = 'Off'",
                  '}',
                  'Set-HostedOutboundSpamFilterPolicy @policy',
                ),
              },
            },
          ],
        },
      ],
    },
    'a statement that never runs': {
      files: { 'a.ps1': 'if ($false) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode [|On|] }\n' },
      findings: [
        {
          message: 'on',
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'On' },
          fixes: [
            {
              title: 'scoped',
              result: {
                'a.ps1':
                  'if ($false) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off; New-HostedOutboundSpamFilterPolicy -Name "Allowed external forwarding" -AutoForwardingMode On; New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"; New-HostedOutboundSpamFilterRule -Name "Allowed external forwarding" -HostedOutboundSpamFilterPolicy "Allowed external forwarding" -FromMemberOf "forwarders@contoso.com" -Priority 0 }\n',
              },
            },
            {
              title: 'off',
              result: {
                'a.ps1': 'if ($false) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off }\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the remote domain is the only lock, which another rule says of the same place': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
    'a custom policy that is On': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Partners -AutoForwardingMode On\n' },
    },
    'a later step of the script closes it': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
        ),
      },
    },
    'a closed Default policy in JSON': {
      files: {
        't.exo.json': '{ "exchange": { "outboundPolicies": [{ "name": "Default", "autoForwardingMode": "Off" }] } }\n',
      },
    },
    'advice about another setting, and about another policy': {
      files: {
        'readme.md': lines(
          '```powershell',
          'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode On',
          'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitPerDay 500',
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
          '```',
        ),
      },
    },
  },
});
