import { rule } from '../../src/rules/onprem-forward-uncertain.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, type: string): string => `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: ${mode}
  inboundConnectors:
    - name: From our servers
      connectorType: ${type}
`;

testRule(rule, {
  bad: {
    'a hybrid organization relies on Off': {
      files: { 'a.exo.yaml': tenant('[|"Off"|]', 'OnPremises') },
      findings: [
        {
          message: 'uncertain',
          args: { connector: 'From our servers', policy: 'Default' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode' },
          related: [{ message: 'relatedConnector', text: 'From our servers', args: { connector: 'From our servers' } }],
        },
      ],
    },
  },
  good: {
    'a connector of a partner': { files: { 'a.exo.yaml': tenant('"Off"', 'Partner') } },
    'no policy in the text': {
      files: { 'a.ps1': `New-InboundConnector -Name 'Ours' -ConnectorType OnPremises -SenderDomains *` },
    },
    'a connector that is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, enabled: false }',
        ),
      },
    },
    'a policy that is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  outboundConnectors:',
          '    - { name: Servers, connectorType: OnPremises, enabled: true }',
        ),
      },
    },
  },
});
