import { rule } from '../../src/rules/automatic-forwarding-mode.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'stated on the Default policy in a script, with its quotes and line ends': {
      files: {
        'a.ps1': "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode [|'Automatic'|]\r\n",
      },
      findings: [
        {
          message: 'stated',
          args: { policy: 'Default' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode 'Off'\r\n",
              },
            },
            {
              title: 'scoped',
              result: {
                'a.ps1':
                  "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode 'Off'\r\n" +
                  "New-HostedOutboundSpamFilterPolicy -Name 'Allowed external forwarding' -AutoForwardingMode 'On'\r\n" +
                  "New-DistributionGroup -Name 'forwarders' -Alias 'forwarders' -Type 'Security' -PrimarySmtpAddress 'forwarders@contoso.com' -Members 'user@contoso.com'\r\n" +
                  "New-HostedOutboundSpamFilterRule -Name 'Allowed external forwarding' -HostedOutboundSpamFilterPolicy 'Allowed external forwarding' -FromMemberOf 'forwarders@contoso.com' -Priority 0\r\n",
              },
            },
          ],
        },
      ],
    },
    'omitted on a new policy, continued by backticks': {
      files: {
        'a.ps1': lines(
          '[|New-HostedOutboundSpamFilterPolicy|] -Name Partners `',
          '  -RecipientLimitPerDay 500',
          'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'omitted',
          args: { policy: 'Partners' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Partners `',
                  '  -RecipientLimitPerDay 500 `',
                  '  -AutoForwardingMode Off',
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
                ),
              },
            },
            {
              title: 'on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Partners `',
                  '  -RecipientLimitPerDay 500 `',
                  '  -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From a@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'in YAML': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [fabrikam.com]',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: [|Automatic|] # as exported',
          '  outboundRules: []',
        ),
      },
      findings: [
        {
          message: 'stated',
          args: { policy: 'Default' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          fixes: [
            {
              title: 'off',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [fabrikam.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off" # as exported',
                  '  outboundRules: []',
                ),
              },
            },
            {
              title: 'scoped',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [fabrikam.com]',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off" # as exported',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  groups:',
                  '    forwarders@fabrikam.com:',
                  '      members: [user@fabrikam.com]',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@fabrikam.com]',
                  '      priority: 0',
                ),
              },
            },
          ],
        },
      ],
    },
    'omitted in JSON': {
      files: {
        't.exo.json': lines(
          '{',
          '  "exchange": {',
          '    "outboundPolicies": [',
          '      {',
          '        [|"name"|]: "Default",',
          '        "recipientLimitPerDay": 500',
          '      }',
          '    ]',
          '  }',
          '}',
        ),
      },
      findings: [
        {
          message: 'omitted',
          args: { policy: 'Default' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          fixes: [
            {
              title: 'off',
              result: {
                't.exo.json': lines(
                  '{',
                  '  "exchange": {',
                  '    "outboundPolicies": [',
                  '      {',
                  '        "name": "Default",',
                  '        "recipientLimitPerDay": 500,',
                  '        "autoForwardingMode": "Off"',
                  '      }',
                  '    ]',
                  '  }',
                  '}',
                ),
              },
            },
            {
              title: 'scoped',
              result: {
                't.exo.json': lines(
                  '{',
                  '  "exchange": {',
                  '    "outboundPolicies": [',
                  '      {',
                  '        "name": "Default",',
                  '        "recipientLimitPerDay": 500,',
                  '        "autoForwardingMode": "Off"',
                  '      },',
                  '      {',
                  '        "name": "Allowed external forwarding",',
                  '        "autoForwardingMode": "On"',
                  '      }',
                  '    ],',
                  '    "outboundRules": [',
                  '      {',
                  '        "name": "Allowed external forwarding",',
                  '        "hostedOutboundSpamFilterPolicy": "Allowed external forwarding",',
                  '        "fromMemberOf": ["forwarders@contoso.com"],',
                  '        "priority": 0',
                  '      }',
                  '    ],',
                  '    "groups": {',
                  '      "forwarders@contoso.com": {',
                  '        "members": ["user@contoso.com"]',
                  '      }',
                  '    }',
                  '  }',
                  '}',
                ),
              },
            },
          ],
        },
      ],
    },
    'in a DSC resource, aligned, with its sign-in': {
      files: {
        'Tenant.ps1': lines(
          'Configuration Tenant',
          '{',
          '    Import-DscResource -ModuleName Microsoft365DSC',
          '    Node localhost',
          '    {',
          "        EXOHostedOutboundSpamFilterPolicy 'Partners'",
          '        {',
          "            Identity           = 'Partners'",
          "            AutoForwardingMode = [|'Automatic'|]",
          "            Ensure             = 'Present'",
          '            Credential         = $Credential',
          '        }',
          '    }',
          '}',
        ),
      },
      findings: [
        {
          message: 'stated',
          args: { policy: 'Partners' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          fixes: [
            {
              title: 'off',
              result: {
                'Tenant.ps1': lines(
                  'Configuration Tenant',
                  '{',
                  '    Import-DscResource -ModuleName Microsoft365DSC',
                  '    Node localhost',
                  '    {',
                  "        EXOHostedOutboundSpamFilterPolicy 'Partners'",
                  '        {',
                  "            Identity           = 'Partners'",
                  "            AutoForwardingMode = 'Off'",
                  "            Ensure             = 'Present'",
                  '            Credential         = $Credential',
                  '        }',
                  '    }',
                  '}',
                ),
              },
            },
            {
              title: 'on',
              result: {
                'Tenant.ps1': lines(
                  'Configuration Tenant',
                  '{',
                  '    Import-DscResource -ModuleName Microsoft365DSC',
                  '    Node localhost',
                  '    {',
                  "        EXOHostedOutboundSpamFilterPolicy 'Partners'",
                  '        {',
                  "            Identity           = 'Partners'",
                  "            AutoForwardingMode = 'On'",
                  "            Ensure             = 'Present'",
                  '            Credential         = $Credential',
                  '        }',
                  '    }',
                  '}',
                ),
              },
            },
          ],
        },
      ],
    },
    'what Automatic means is known: information': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode [|Automatic|]\n' },
      assumptions: { automaticMeans: 'on' },
      findings: [
        {
          message: 'stated',
          args: { policy: 'Sales' },
          subject: { object: 'outboundPolicy:Sales', property: 'autoForwardingMode', value: 'Automatic' },
          states: [
            { kind: 'automaticMeans', value: 'off' },
            { kind: 'automaticMeans', value: 'on' },
          ],
          severity: 'information',
          fixes: [
            {
              title: 'off',
              args: { policy: 'Sales' },
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode Off\n' },
            },
            {
              title: 'on',
              args: { policy: 'Sales' },
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode On\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a DSC block leaves alone what it does not state': {
      files: {
        'a.ps1': lines(
          'Configuration Tenant',
          '{',
          '    Node localhost',
          '    {',
          "        EXOHostedOutboundSpamFilterPolicy Limits { Identity = 'Default'; RecipientLimitPerDay = 500 }",
          '    }',
          '}',
        ),
      },
    },
    'a value that says what it means': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n' },
    },
    'a part of a policy': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -RecipientLimitPerDay 500\n' },
    },
    'a value known at run time': {
      files: {
        'a.ps1': 'param($mode)\nSet-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode $mode\n',
      },
    },
    'a whole file': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
        ),
      },
    },
  },
});
