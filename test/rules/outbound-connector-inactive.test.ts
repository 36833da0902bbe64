import { rule } from '../../src/rules/outbound-connector-inactive.ts';
import { lines, testRule } from './tester.ts';

const tenant = (setting: string, domain = 'fabrikam.com'): string => `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: "*.fabrikam.com"
      autoForwardEnabled: true
  outboundConnectors:
    - name: Fabrikam TLS
      connectorType: Partner
      recipientDomains: [${domain}]
      ${setting}
`;

testRule(rule, {
  bad: {
    'a disabled connector for a partner to which mail may be forwarded': {
      files: { 'a.exo.yaml': tenant('enabled: [|false|]') },
      findings: [
        {
          message: 'allowedDisabled',
          severity: 'information',
          args: { connector: 'Fabrikam TLS', domain: 'fabrikam.com' },
          subject: { object: 'outboundConnector:Fabrikam TLS', property: 'enabled' },
          related: [{ message: 'relatedAllowed', text: '"*.fabrikam.com"', args: { domain: 'fabrikam.com' } }],
          fixes: [
            {
              title: 'enable',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Fabrikam',
                  '      domainName: "*.fabrikam.com"',
                  '      autoForwardEnabled: true',
                  '  outboundConnectors:',
                  '    - name: Fabrikam TLS',
                  '      connectorType: Partner',
                  '      recipientDomains: [fabrikam.com]',
                  '      enabled: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'a disabled connector where a mailbox forwards': {
      files: {
        'a.exo.yaml': tenant('enabled: [|false|]'),
        'b.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress ann@fabrikam.com\n',
      },
      findings: [
        {
          message: 'disabled',
          args: { connector: 'Fabrikam TLS', domain: 'fabrikam.com' },
          subject: { object: 'outboundConnector:Fabrikam TLS', property: 'enabled' },
          related: [{ message: 'relatedForward', text: 'ann@fabrikam.com', args: { domain: 'fabrikam.com' } }],
          severity: 'warning',
          fixes: [
            {
              title: 'enable',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Fabrikam',
                  '      domainName: "*.fabrikam.com"',
                  '      autoForwardEnabled: true',
                  '  outboundConnectors:',
                  '    - name: Fabrikam TLS',
                  '      connectorType: Partner',
                  '      recipientDomains: [fabrikam.com]',
                  '      enabled: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'a connector in test mode': {
      files: { 'a.exo.yaml': tenant('testMode: [|true|]') },
      findings: [
        {
          message: 'allowedTestMode',
          args: { connector: 'Fabrikam TLS', domain: 'fabrikam.com' },
          subject: { object: 'outboundConnector:Fabrikam TLS', property: 'testMode' },
          related: [{ message: 'relatedAllowed', text: '"*.fabrikam.com"', args: { domain: 'fabrikam.com' } }],
          severity: 'information',
          fixes: [
            {
              title: 'testModeOff',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Fabrikam',
                  '      domainName: "*.fabrikam.com"',
                  '      autoForwardEnabled: true',
                  '  outboundConnectors:',
                  '    - name: Fabrikam TLS',
                  '      connectorType: Partner',
                  '      recipientDomains: [fabrikam.com]',
                  '      testMode: false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a connector in test mode where a mailbox forwards': {
      files: {
        'a.exo.yaml': tenant('testMode: [|true|]'),
        'b.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress ann@fabrikam.com\n',
      },
      findings: [
        {
          message: 'testMode',
          args: { connector: 'Fabrikam TLS', domain: 'fabrikam.com' },
          subject: { object: 'outboundConnector:Fabrikam TLS', property: 'testMode' },
          related: [{ message: 'relatedForward', text: 'ann@fabrikam.com', args: { domain: 'fabrikam.com' } }],
          severity: 'warning',
          fixes: [
            {
              title: 'testModeOff',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: Fabrikam',
                  '      domainName: "*.fabrikam.com"',
                  '      autoForwardEnabled: true',
                  '  outboundConnectors:',
                  '    - name: Fabrikam TLS',
                  '      connectorType: Partner',
                  '      recipientDomains: [fabrikam.com]',
                  '      testMode: false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a partner with all its subdomains': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
          '  outboundConnectors:',
          '    - { name: C, connectorType: Partner, enabled: [|false|], recipientDomains: ["*.Fabrikam.com"] }',
        ),
      },
      findings: [
        {
          message: 'allowedDisabled',
          args: { connector: 'C', domain: 'fabrikam.com' },
          subject: { object: 'outboundConnector:C', property: 'enabled' },
          related: [{ message: 'relatedAllowed', text: '"*.fabrikam.com"', args: { domain: 'fabrikam.com' } }],
          severity: 'information',
          fixes: [
            {
              title: 'enable',
              args: { connector: 'C', domain: 'fabrikam.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: F, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
                  '  outboundConnectors:',
                  '    - { name: C, connectorType: Partner, enabled: true, recipientDomains: ["*.Fabrikam.com"] }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'in use': { files: { 'a.exo.yaml': tenant('enabled: true') } },
    'for another domain': { files: { 'a.exo.yaml': tenant('enabled: false', 'northwindtraders.com') } },
    'nobody forwards there': {
      files: { 'a.ps1': `New-OutboundConnector -Name 'X' -RecipientDomains fabrikam.com -Enabled $false` },
    },
    'a connector for other domains, and one whose domains are known at run time only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: "fabrikam.com", autoForwardEnabled: true }',
          '  outboundConnectors:',
          '    - { name: C, connectorType: Partner, enabled: false, recipientDomains: [wingtip.com] }',
        ),
        'b.ps1': lines(
          'param($d)',
          'New-OutboundConnector -Name D -ConnectorType Partner -RecipientDomains $d -Enabled $false',
        ),
      },
    },
    'a partner whose domain is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-RemoteDomain -Name F -DomainName $d',
          'Set-RemoteDomain F -AutoForwardEnabled $true',
          'New-OutboundConnector -Name C -ConnectorType Partner -RecipientDomains fabrikam.com -Enabled $false',
        ),
      },
    },
  },
});
