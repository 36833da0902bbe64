import { rule } from '../../src/rules/unknown-key.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'nearly a setting, in a resource': {
      files: {
        'Tenant.ps1': lines(
          'Configuration Tenant {',
          '    Node localhost {',
          '        EXORemoteDomain "Fabrikam" {',
          '            Identity          = "Fabrikam"',
          '            DomainName        = "fabrikam.com"',
          '            [|AutoForwardEnable|] = $True',
          '            ApplicationId     = $ConfigurationData.NonNodeData.ApplicationId',
          '            Credential        = $Credential',
          '            Ensure            = "Present"',
          '        }',
          '    }',
          '}',
        ),
      },
      findings: [
        {
          message: 'resource',
          args: { key: 'AutoForwardEnable', suggestion: 'autoForwardEnabled' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              result: {
                'Tenant.ps1': lines(
                  'Configuration Tenant {',
                  '    Node localhost {',
                  '        EXORemoteDomain "Fabrikam" {',
                  '            Identity          = "Fabrikam"',
                  '            DomainName        = "fabrikam.com"',
                  '            AutoForwardEnabled = $True',
                  '            ApplicationId     = $ConfigurationData.NonNodeData.ApplicationId',
                  '            Credential        = $Credential',
                  '            Ensure            = "Present"',
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
    'nearly a setting, in configuration data': {
      files: {
        'Tenant.psd1': lines(
          '@{ NonNodeData = @{ Exchange = @{',
          "    RemoteDomain = @( @{ Identity = 'F'; DomainName = 'fabrikam.com'; [|AutoForwardingEnabled|] = $true } )",
          '} } }',
        ),
      },
      findings: [
        {
          message: 'resource',
          args: { key: 'AutoForwardingEnabled', suggestion: 'autoForwardEnabled' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              result: {
                'Tenant.psd1': lines(
                  '@{ NonNodeData = @{ Exchange = @{',
                  "    RemoteDomain = @( @{ Identity = 'F'; DomainName = 'fabrikam.com'; AutoForwardEnabled = $true } )",
                  '} } }',
                ),
              },
            },
          ],
        },
      ],
    },
    'with the quotes and capitals of a JSON export': {
      files: {
        't.exo.json':
          '{ "exchange": { "RemoteDomains": [{ "Name": "F", "DomainName": "fabrikam.com", [|"AutoForwardEnabld"|]: true }] } }\n',
      },
      findings: [
        {
          message: 'near',
          args: { key: 'AutoForwardEnabld', suggestion: 'autoForwardEnabled' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              result: {
                't.exo.json':
                  '{ "exchange": { "RemoteDomains": [{ "Name": "F", "DomainName": "fabrikam.com", "AutoForwardEnabled": true }] } }\n',
              },
            },
          ],
        },
      ],
    },
    'mistyped and unheard of': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name: Fabrikam',
          '      domainName: fabrikam.com',
          '      autoForwardEnabled: true',
          '      [|isInternl|]: false',
          '      [|ticketNumberOfTheChange|]: 4711',
        ),
      },
      findings: [
        {
          message: 'near',
          severity: 'warning',
          args: { key: 'isInternl', suggestion: 'isInternal' },
          fixes: [
            {
              title: 'rename',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '      isInternal: false',
                  '      ticketNumberOfTheChange: 4711',
                ),
              },
            },
          ],
        },
        { message: 'unknown', args: { key: 'ticketNumberOfTheChange', suggestion: '' } },
      ],
    },
    'keys in quotes and with capital letters': {
      files: {
        'a.exo.json': '{ "exchange": { "outboundPolicies": [{ "name": "A", [|"AutoForwardingMod"|]: "Off" }] } }\n',
        'b.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: B, [|\'autoForwardMode\'|]: "Off" }'),
      },
      findings: [
        {
          message: 'near',
          args: { key: 'AutoForwardingMod', suggestion: 'autoForwardingMode' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              args: { replacement: 'AutoForwardingMode' },
              result: {
                'a.exo.json':
                  '{ "exchange": { "outboundPolicies": [{ "name": "A", "AutoForwardingMode": "Off" }] } }\n',
              },
            },
          ],
        },
        {
          message: 'near',
          args: { key: 'autoForwardMode', suggestion: 'autoForwardingMode' },
          severity: 'warning',
          fixes: [
            {
              title: 'rename',
              args: { replacement: 'autoForwardingMode' },
              result: {
                'b.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: B, \'autoForwardingMode\': "Off" }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'keys in any spelling': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remote_domains:',
          '    - Name: F',
          '      DomainName: fabrikam.com',
          '      auto-forward-enabled: true',
        ),
      },
    },
    'output of a cmdlet': {
      files: {
        't.exo.json':
          '{ "exchange": { "remoteDomains": [{ "Name": "F", "DomainName": "fabrikam.com", "AutoForwardEnabled": true, "WhenCreated": "2024-01-01" }] } }\n',
      },
    },
  },
});
