import { rule } from '../../src/rules/hcw-copied-remote-domains.ts';
import { lines, testRule } from './tester.ts';

const tenant = (name: string, value: boolean, type: string): string =>
  lines(
    'exchange:',
    '  remoteDomains:',
    `    - { name: ${name}, domainName: "*", autoForwardEnabled: ${value} }`,
    '  inboundConnectors:',
    `    - { name: In, connectorType: ${type}, enabled: true }`,
  );

testRule(rule, {
  bad: {
    'a hybrid tenant': {
      files: { 't.exo.yaml': tenant('[|Default|]', false, 'OnPremises') },
      findings: [
        {
          message: 'copied',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
        },
      ],
    },
    'an export and a connector to own servers': {
      files: {
        'Get-RemoteDomain.json':
          '[{"Identity": "Default", "Name": [|"Default"|], "DomainName": "*", "AutoForwardEnabled": false, "AllowedOOFType": "External"}]\n',
        'b.exo.yaml': lines('exchange:', '  outboundConnectors:', '    - { name: Servers, connectorType: OnPremises }'),
      },
      findings: [
        {
          message: 'copied',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
        },
      ],
    },
    'a data file and a command that says the same': {
      files: {
        'a.ps1': 'Set-RemoteDomain [|Default|] -AutoForwardEnabled $false\n',
        'b.exo.yaml': lines(
          'exchange:',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises }',
          '  remoteDomains:',
          '    - { name: [|Default|], domainName: "*", autoForwardEnabled: false }',
        ),
      },
      findings: [
        {
          message: 'copied',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
        },
        {
          message: 'copied',
          subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
        },
      ],
    },
  },
  good: {
    'a command that closes it was not copied': {
      files: {
        'a.ps1':
          "New-OutboundConnector -Name 'To our servers' -ConnectorType OnPremises -SmartHosts mail.contoso.com -UseMXRecord $false\nSet-RemoteDomain Default -AutoForwardEnabled $false\n",
      },
    },
    'no connector to on-premises': { files: { 't.exo.yaml': tenant('Default', false, 'Partner') } },
    'the entry is open': { files: { 't.exo.yaml': tenant('Default', true, 'OnPremises') } },
    'a script chose the value': {
      files: {
        'a.ps1': lines(
          'New-InboundConnector -Name In -ConnectorType OnPremises -SenderDomains *',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
    'a command in a script, and a value known at run time only': {
      files: {
        'a.ps1': lines('param($o)', 'Set-RemoteDomain Default -AutoForwardEnabled $false'),
        'b.exo.yaml': lines('exchange:', '  outboundConnectors:', '    - { name: Servers, connectorType: OnPremises }'),
      },
    },
    'a value that a data file leaves out': {
      files: {
        'b.exo.yaml': lines(
          'exchange:',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*" }',
        ),
      },
    },
  },
});
