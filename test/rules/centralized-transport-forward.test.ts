import { rule } from '../../src/rules/centralized-transport-forward.ts';
import { lines, testRule } from './tester.ts';

const make = (rest: string): string =>
  `New-OutboundConnector -Name 'To our servers' -ConnectorType OnPremises -SmartHosts mail.contoso.com ${rest}\n`;

testRule(rule, {
  bad: {
    'rewriting is not asked for': {
      files: { 'a.ps1': make('-RouteAllMessagesViaOnPremises [|$true|]') },
      findings: [
        {
          message: 'noRewriting',
          args: { connector: 'To our servers' },
          subject: { object: 'outboundConnector:To our servers', property: 'senderRewritingEnabled' },
          fixes: [
            {
              title: 'rewriteSenders',
              result: { 'a.ps1': make('-RouteAllMessagesViaOnPremises $true -SenderRewritingEnabled $true') },
            },
          ],
        },
      ],
    },
    'rewriting is off': {
      files: { 'a.ps1': make('-RouteAllMessagesViaOnPremises $true -SenderRewritingEnabled [|$false|]') },
      findings: [
        {
          message: 'noRewriting',
          args: { connector: 'To our servers' },
          subject: { object: 'outboundConnector:To our servers', property: 'senderRewritingEnabled' },
          fixes: [
            {
              title: 'rewriteSenders',
              result: { 'a.ps1': make('-RouteAllMessagesViaOnPremises $true -SenderRewritingEnabled $true') },
            },
          ],
        },
      ],
    },
  },
  good: {
    rewritten: { files: { 'a.ps1': make('-RouteAllMessagesViaOnPremises $true -SenderRewritingEnabled $true') } },
    'not all mail': { files: { 'a.ps1': make('-RecipientDomains contoso.com') } },
    'nobody forwards': {
      files: {
        'a.exo.yaml': `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  outboundConnectors:
    - name: To our servers
      connectorType: OnPremises
      routeAllMessagesViaOnPremises: true
`,
      },
    },
    'routing that is off, or not stated': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundConnectors:',
          '    - { name: A, connectorType: OnPremises, routeAllMessagesViaOnPremises: false }',
          '    - { name: B, connectorType: OnPremises }',
        ),
      },
    },
    'rewriting that is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($on)',
          'New-OutboundConnector -Name A -ConnectorType OnPremises -RouteAllMessagesViaOnPremises $true -SmartHosts h.contoso.com -UseMXRecord $false -SenderRewritingEnabled $on',
        ),
      },
    },
  },
});
