import { rule } from '../../src/rules/misses-mailbox-forwarding.ts';
import { lines, testRule } from './tester.ts';

const block = `  transportRules:
    - name: Block forwards
      messageTypeMatches: [|AutoForward|]
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No forwarding.
`;
const plain = block.replace('[|', '').replace('|]', '');
const tenant = (mode: string, rules: string): string => `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
${rules}`;

testRule(rule, {
  bad: {
    'the Default policy is Automatic': {
      files: { 'a.exo.yaml': tenant('Automatic', block) },
      findings: [
        {
          message: 'misses',
          args: { rule: 'Block forwards', policy: 'Default', mode: 'Automatic' },
          subject: { object: 'transportRule:Block forwards', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"Automatic"', args: { policy: 'Default', mode: 'Automatic' } }],
          fixes: [{ title: 'policyOff', result: { 'a.exo.yaml': tenant('Off', plain) } }],
        },
      ],
    },
    'the policy is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: [|AutoForward|], sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A', policy: 'Default', mode: 'On' },
          subject: { object: 'transportRule:A', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"On"', args: { policy: 'Default', mode: 'On' } }],
          fixes: [
            {
              title: 'policyOff',
              args: { policy: 'Default' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the policy is On, where Automatic means Off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: [|AutoForward|], sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
      assumptions: { automaticMeans: 'off' },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A', policy: 'Default', mode: 'On' },
          subject: { object: 'transportRule:A', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"On"', args: { policy: 'Default', mode: 'On' } }],
          fixes: [
            {
              title: 'policyOff',
              args: { policy: 'Default' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'an exception for senders, and one for recipients': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [ann@contoso.com], rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: [|AutoForward|], sentToScope: NotInOrganization, exceptIfSubjectContainsWords: [ticket], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'B', policy: 'Default', mode: 'On' },
          subject: { object: 'transportRule:B', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"On"', args: { policy: 'Default', mode: 'On' } }],
          fixes: [
            {
              title: 'policyOff',
              args: { policy: 'Default' },
              reveals: ['allow-entry-without-effect'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [ann@contoso.com], rejectMessageReasonText: No }',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfSubjectContainsWords: [ticket], rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a rule on the header of forwards': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: [|A|], headerContainsMessageHeader: X-MS-Exchange-Inbox-Rules-Loop, headerContainsWords: ["@"], sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A', policy: 'Default', mode: 'On' },
          subject: { object: 'transportRule:A', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"On"', args: { policy: 'Default', mode: 'On' } }],
          fixes: [
            {
              title: 'policyOff',
              args: { policy: 'Default' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: A, headerContainsMessageHeader: X-MS-Exchange-Inbox-Rules-Loop, headerContainsWords: ["@"], sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the Default policy is Off': { files: { 'a.exo.yaml': tenant('Off', plain) } },
    'Automatic is known to act as Off': {
      files: { 'a.exo.yaml': tenant('Automatic', plain) },
      assumptions: { automaticMeans: 'off' },
    },
    'no text states the policy': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'`,
      },
    },
    'the policy is Off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'the policy is Off, and another one is On': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '    - { name: Sales, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'no policy in the text': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'a rule that only writes to the log, or stops other mail': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "On" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, mode: Audit, rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: Encrypted, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
  },
});
