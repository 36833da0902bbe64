import { rule } from '../../src/rules/power-automate-gap.ts';
import { lines, testRule } from './tester.ts';

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
    'a pattern for forwards alone': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerMatchesMessageHeader: x-ms-mail-operation-type, headerMatchesPatterns: [[|"^Forward$"|]], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'forwardOnly',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'headerMatchesMessageHeader' },
        },
      ],
    },
    'a list of all rules, of which the one on the headers only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { [|name|]: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, rejectMessageReasonText: No }',
          '    - { name: B, sentToScope: NotInOrganization, mode: Audit, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: [Forward, Send], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A' },
          fixes: [
            {
              title: 'addRule',
              reveals: ['power-automate-gap'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, rejectMessageReasonText: No }',
                  '    - name: Block forwards of Power Automate',
                  '      sentToScope: NotInOrganization',
                  '      headerMatchesMessageHeader: x-ms-mail-application',
                  '      headerMatchesPatterns: ["^Microsoft Power Automate"]',
                  '      headerContainsMessageHeader: x-ms-mail-operation-type',
                  '      headerContainsWords: [Forward]',
                  '      rejectMessageReasonText: Flows may not forward mail outside.',
                  '    - { name: B, sentToScope: NotInOrganization, mode: Audit, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: [Forward, Send], rejectMessageReasonText: No }',
                ),
              },
            },
          ],
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
    'forwards and replies': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["Forward", "Send"], rejectMessageReasonText: No }',
        ),
      },
    },
    'words that hold more than Forward': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["Forwarded"], rejectMessageReasonText: No }',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: B, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["NotForward"], rejectMessageReasonText: No }',
        ),
      },
    },
    'Forward in another header of flows, or one whose name goes on': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-application, headerContainsWords: ["Forward"], rejectMessageReasonText: No }',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: B, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type-2, headerContainsWords: ["Forward"], rejectMessageReasonText: No }',
        ),
      },
    },
    'a header of somebody': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerContainsMessageHeader: x-own-operation-type, headerContainsWords: ["Forward"], rejectMessageReasonText: No }',
        ),
      },
    },
    'no words': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: [], rejectMessageReasonText: No }',
        ),
      },
    },
    'a rule that is off, or stops nothing': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, enabled: false, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["Forward"], rejectMessageReasonText: No }',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: B, sentToScope: NotInOrganization, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["Forward"], setHeaderName: X, setHeaderValue: "1" }',
        ),
      },
    },
    'a cloud without these headers, and a rule that is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, enabled: false, headerContainsMessageHeader: x-ms-mail-operation-type, headerContainsWords: ["Forward", "Send"], rejectMessageReasonText: No }',
        ),
      },
      assumptions: { cloud: 'dod' },
    },
    'a list of all rules in a cloud without these headers': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, rejectMessageReasonText: No }',
        ),
      },
      assumptions: { cloud: 'gcchigh' },
    },
    'a list of all rules, of which the one on forwards only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, sentToScope: NotInOrganization, messageTypeMatches: AutoForward, mode: Audit, rejectMessageReasonText: No }',
          '    - { name: B, sentToScope: NotInOrganization, messageTypeMatches: Encrypted, rejectMessageReasonText: No }',
        ),
      },
    },
  },
});
