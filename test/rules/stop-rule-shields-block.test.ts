import { rule } from '../../src/rules/stop-rule-shields-block.ts';
import { lines, testRule } from './tester.ts';

const block = `New-TransportRule -Name 'Block forwards' -Priority 1 -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'
`;
const native = (stop: string, block: string): string => `exchange:
  transportRules:
    - name: First
      ${stop}
    - name: Block forwards
      ${block}
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No.
`;

testRule(rule, {
  bad: {
    'a rule for the same senders, in another case': {
      files: {
        'a.ps1': lines(
          "New-TransportRule -Name 'Stop' -Priority 0 -FromScope inorganization -SetSCL 0 -StopRuleProcessing [|$true|]",
          block.trim().replace('-SentToScope', '-FromScope InOrganization -SentToScope'),
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'Stop', block: 'Block forwards' },
          subject: { object: 'transportRule:Stop', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: "'Block forwards'", args: { block: 'Block forwards' } }],
          fixes: [
            {
              title: 'noStop',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name 'Stop' -Priority 0 -FromScope inorganization -SetSCL 0",
                  block.trim().replace('-SentToScope', '-FromScope InOrganization -SentToScope'),
                ),
              },
            },
          ],
        },
      ],
    },
    'a disclaimer stops first': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Disclaimer' -Priority 0 -SentToScope NotInOrganization -ApplyHtmlDisclaimerText 'Contoso' -StopRuleProcessing [|$true|]
${block}`,
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'Disclaimer', block: 'Block forwards' },
          subject: { object: 'transportRule:Disclaimer', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: "'Block forwards'", args: { block: 'Block forwards' } }],
          fixes: [
            {
              title: 'noStop',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name 'Disclaimer' -Priority 0 -SentToScope NotInOrganization -ApplyHtmlDisclaimerText 'Contoso'",
                  "New-TransportRule -Name 'Block forwards' -Priority 1 -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'",
                ),
              },
            },
          ],
        },
      ],
    },
    'the order of the commands of one script': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -SentToScope NotInOrganization -SetSCL 0 -StopRuleProcessing [|$true|]
${block.replace(' -Priority 1', '')}`,
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'Stop', block: 'Block forwards' },
          subject: { object: 'transportRule:Stop', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: "'Block forwards'", args: { block: 'Block forwards' } }],
          fixes: [
            {
              title: 'noStop',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name 'Stop' -SentToScope NotInOrganization -SetSCL 0",
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'",
                ),
              },
            },
          ],
        },
      ],
    },
    'two rules of a file': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: Disclaimer, priority: 0, sentToScope: NotInOrganization, setSCL: 0, stopRuleProcessing: [|true|] }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No., ruleErrorAction: Defer }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'Disclaimer', block: 'Block' },
          subject: { object: 'transportRule:Disclaimer', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: Disclaimer, priority: 1, sentToScope: NotInOrganization, setSCL: 0, stopRuleProcessing: true }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No., ruleErrorAction: Defer }',
                ),
              },
            },
            {
              title: 'noStop',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: Disclaimer, priority: 0, sentToScope: NotInOrganization, setSCL: 0 }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No., ruleErrorAction: Defer }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the same scope in other letters': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], sentToScope: NOTINORGANIZATION, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, sentToScope: NOTINORGANIZATION, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, sentToScope: NOTINORGANIZATION, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a scope that the block does not have': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], sentToScope: InOrganization, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, sentToScope: InOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, sentToScope: InOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a scope of senders that only one of the two has': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], fromScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, fromScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, fromScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a scope of senders that only the block has': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, fromScope: NotInOrganization, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, fromScope: NotInOrganization, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, fromScope: NotInOrganization, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'domains of which one is in the block': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], recipientDomainIs: [a.example, C.example], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, recipientDomainIs: [c.example], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, recipientDomainIs: [a.example, C.example], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, recipientDomainIs: [c.example], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, recipientDomainIs: [a.example, C.example], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, recipientDomainIs: [c.example], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'domains that the block does not ask for': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], recipientDomainIs: [a.example], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, recipientDomainIs: [a.example], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, recipientDomainIs: [a.example], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'all forwards, and some of them': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], messageTypeMatches: AutoForward, sentToScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'some people, by three conditions': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], fromScope: InOrganization, subjectContainsWords: [x], from: [ann@contoso.com], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'swap',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 1, stopRuleProcessing: true, fromScope: InOrganization, subjectContainsWords: [x], from: [ann@contoso.com], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 0, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, fromScope: InOrganization, subjectContainsWords: [x], from: [ann@contoso.com], setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
    'two blocks behind it: a swap would not settle it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: [|true|], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
          '    - { name: Second, priority: 2, messageTypeMatches: AutoForward, ruleErrorAction: Defer, quarantine: true }',
        ),
      },
      findings: [
        {
          message: 'shields',
          args: { rule: 'First', block: 'Block' },
          subject: { object: 'transportRule:First', property: 'stopRuleProcessing' },
          related: [{ message: 'relatedBlock', text: 'Block', args: { block: 'Block' } }],
          fixes: [
            {
              title: 'noStop',
              args: { rule: 'First', block: 'Block' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: First, priority: 0, setHeaderName: X, setHeaderValue: "1" }',
                  '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                  '    - { name: Second, priority: 2, messageTypeMatches: AutoForward, ruleErrorAction: Defer, quarantine: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a rule for the other senders, whatever the case': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -Priority 0 -FromScope notinorganization -SetSCL 0 -StopRuleProcessing $true
${block.replace('-SentToScope', '-FromScope InOrganization -SentToScope')}`,
      },
    },
    'a rule for the other recipients': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -Priority 0 -SentToScope InOrganization -SetSCL 0 -StopRuleProcessing $true
${block}`,
      },
    },
    'a rule for another type of message': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -Priority 0 -MessageTypeMatches Calendaring -SetSCL 0 -StopRuleProcessing $true
${block}`,
      },
    },
    'a rule for chosen recipients': {
      files: {
        'a.ps1': lines(
          ...[
            '-SentTo a@fabrikam.com',
            '-SentToMemberOf Friends',
            '-RecipientAddressContainsWords fabrikam',
            '-RecipientAddressMatchesPatterns fabri',
          ].map(
            (condition, at) =>
              `New-TransportRule -Name 'Stop ${at}' -Priority ${at} ${condition} -SetSCL 0 -StopRuleProcessing $true`,
          ),
          block.trim().replace('-Priority 1', '-Priority 4'),
        ),
      },
    },
    'a data file without numbers tells no order': {
      files: { 'a.exo.yaml': native('stopRuleProcessing: true', 'comments: x') },
    },
    'commands of two scripts': {
      files: {
        'a.ps1': "New-TransportRule -Name 'Stop' -SentToScope NotInOrganization -SetSCL 0 -StopRuleProcessing $true\n",
        'b.ps1': block,
      },
    },
    'runs later': {
      files: { 'a.exo.yaml': native('priority: 5\n      stopRuleProcessing: true', 'priority: 0') },
    },
    'is about recipients inside': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Inside' -Priority 0 -SentToScope InOrganization -SetSCL 0 -StopRuleProcessing $true
${block}`,
      },
    },
    'is an exception written as a rule': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Partners may' -Priority 0 -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RecipientDomainIs fabrikam.com -SetAuditSeverity Low -StopRuleProcessing $true
${block}`,
      },
    },
    'another kind of messages, and another scope': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, messageTypeMatches: Encrypted, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'another scope of senders': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, fromScope: NotInOrganization, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, fromScope: InOrganization, sentToScope: NotInOrganization, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'domains of which none is in the block': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, recipientDomainIs: [a.example, b.example], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, recipientDomainIs: [c.example], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'forwards of some people, which is a way to write an exception': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, from: [ann@contoso.com], setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'a first rule that only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, mode: Audit, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'a block that only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, mode: Audit, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'a first rule that goes on, and one known at run time only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: false, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
        'b.ps1': lines(
          'param($s)',
          'New-TransportRule -Name Z -Priority 0 -SetHeaderName X -SetHeaderValue 1 -StopRuleProcessing $s',
        ),
      },
    },
    'a second rule that stops other mail': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, priority: 0, stopRuleProcessing: true, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, priority: 1, messageTypeMatches: Encrypted, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
    'rules of which only a part is in the text': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule First -Priority 0 -StopRuleProcessing $true',
          'Set-TransportRule Block -Priority 1 -MessageTypeMatches AutoForward -RejectMessageReasonText No',
        ),
      },
    },
    'a data file without numbers': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: First, stopRuleProcessing: true, setHeaderName: X, setHeaderValue: "1" }',
          '    - { name: Block, messageTypeMatches: AutoForward, ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
    },
  },
});
