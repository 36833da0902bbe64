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
  },
});
