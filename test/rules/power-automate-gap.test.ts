import { rule } from '../../src/rules/power-automate-gap.ts';
import { testRule } from './tester.ts';

const block = (name: string): string => `exchange:
  transportRules:
    - ${name}: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No forwarding.
`;
const flows = (header: string, words: string): string => `exchange:
  transportRules:
    - name: Block flows
      sentToScope: NotInOrganization
      headerContainsMessageHeader: ${header}
      headerContainsWords: [${words}]
      rejectMessageReasonText: No flows.
`;

testRule(rule, {
  bad: {
    'no rule on the headers of flows': {
      files: { 'a.exo.yaml': block('[|name|]') },
      findings: [
        {
          message: 'gap',
          args: { rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards' },
          fixes: [
            {
              title: 'addRule',
              result: {
                'a.exo.yaml': `${block('name')}    - name: Block forwards of Power Automate
      sentToScope: NotInOrganization
      headerMatchesMessageHeader: x-ms-mail-application
      headerMatchesPatterns: ["^Microsoft Power Automate"]
      headerContainsMessageHeader: x-ms-mail-operation-type
      headerContainsWords: [Forward]
      rejectMessageReasonText: Flows may not forward mail outside.
`,
              },
              reveals: ['power-automate-gap'],
            },
          ],
        },
      ],
    },
    'forwards only': {
      files: { 'a.exo.yaml': flows('x-ms-mail-operation-type', '[|Forward|]') },
      findings: [
        {
          message: 'forwardOnly',
          args: { rule: 'Block flows' },
          subject: { object: 'transportRule:Block flows', property: 'headerContainsMessageHeader' },
        },
      ],
    },
    'a cloud without these headers': {
      files: { 'a.exo.yaml': flows('[|x-ms-mail-application|]', 'Microsoft Power Automate') },
      assumptions: { cloud: 'gcchigh' },
      findings: [
        {
          message: 'noHeaders',
          severity: 'warning',
          args: { cloud: 'gcchigh', rule: 'Block flows', header: 'x-ms-mail-application' },
          subject: { object: 'transportRule:Block flows', property: 'headerContainsMessageHeader' },
        },
      ],
    },
  },
  good: {
    'scripts do not show all rules': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
    'flows are stopped': {
      files: {
        'a.exo.yaml': `${block('name')}${flows('x-ms-mail-application', 'Microsoft Power Automate').replace('exchange:\n  transportRules:\n', '')}`,
      },
    },
  },
});
