import { rule } from '../../src/rules/duplicate-transport-rule-priority.ts';
import { lines, testRule } from './tester.ts';

const rules = (...priorities: readonly string[]): string =>
  `exchange:\n  transportRules:\n${priorities
    .map(
      (priority, index) =>
        `    - name: Rule ${index}\n      priority: ${priority}\n      from: [a@contoso.com]\n      setSCL: 1\n`,
    )
    .join('')}`;

testRule(rule, {
  bad: {
    'three rules: the others are told of the first': {
      files: { 'a.exo.yaml': rules('0', '[|0|]', '[|0|]') },
      findings: [1, 2].map((at) => ({
        message: 'duplicate',
        args: { first: 'Rule 0', rule: `Rule ${at}`, priority: 0 },
        subject: { object: `transportRule:Rule ${at}`, property: 'priority', value: '0' },
        related: [{ message: 'relatedFirst', text: 'Rule 0', args: { first: 'Rule 0', priority: 0 } }],
        fixes: [{ title: 'renumber', result: { 'a.exo.yaml': rules('0', '1', '2') } }],
      })),
    },
    'two rules of a file': {
      files: { 'a.exo.yaml': rules('0', '[|0|]', '3') },
      findings: [
        {
          message: 'duplicate',
          args: { first: 'Rule 0', rule: 'Rule 1', priority: 0 },
          subject: { object: 'transportRule:Rule 1', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'Rule 0', args: { first: 'Rule 0', priority: 0 } }],
          fixes: [{ title: 'renumber', result: { 'a.exo.yaml': rules('0', '1', '2') } }],
        },
      ],
    },
    'a script puts one rule before the other': {
      files: {
        'a.ps1': `New-TransportRule -Name A -Priority 0 -From a@contoso.com -SetSCL 1
New-TransportRule -Name B -Priority [|0|] -From b@contoso.com -SetSCL 1
`,
      },
      findings: [
        {
          message: 'pushes',
          severity: 'information',
          args: { first: 'A', rule: 'B', priority: 0 },
          subject: { object: 'transportRule:B', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'A', args: { first: 'A', priority: 0 } }],
        },
      ],
    },
    'a script puts a rule that stops before one that blocks': {
      files: {
        'a.ps1': `New-TransportRule -Name A -Priority 0 -MessageTypeMatches AutoForward -RejectMessageReasonText no
New-TransportRule -Name B -Priority [|0|] -From b@contoso.com -StopRuleProcessing $true -SetSCL 1
`,
      },
      findings: [
        {
          message: 'pushes',
          severity: 'warning',
          args: { first: 'A', rule: 'B', priority: 0 },
          subject: { object: 'transportRule:B', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'A', args: { first: 'A', priority: 0 } }],
        },
      ],
    },
    'the command that moves a rule is the later one': {
      files: {
        'a.ps1': `New-TransportRule -Name A -Priority 1 -From a@contoso.com -SetSCL 1
New-TransportRule -Name B -Priority 0 -From b@contoso.com -SetSCL 1
Set-TransportRule -Identity A -Priority [|0|]
`,
      },
      findings: [
        {
          message: 'pushes',
          severity: 'information',
          args: { first: 'B', rule: 'A', priority: 0 },
          subject: { object: 'transportRule:A', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'B', args: { first: 'B', priority: 0 } }],
        },
      ],
    },
    'a rule that stops the processing takes the place of a block: a warning': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name Block -Priority 0 -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'New-TransportRule -Name Partner -Priority [|0|] -SentToScope NotInOrganization -RecipientDomainIs fabrikam.com -StopRuleProcessing $true',
        ),
      },
      findings: [
        {
          message: 'pushes',
          args: { first: 'Block', rule: 'Partner', priority: 0 },
          subject: { object: 'transportRule:Partner', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'Block', args: { first: 'Block', priority: 0 } }],
          severity: 'warning',
        },
      ],
    },
    'a block that stops the processing takes the place of a block': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name Block -Priority 0 -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'New-TransportRule -Name Delete -Priority [|0|] -SentToScope NotInOrganization -RecipientDomainIs fabrikam.com -DeleteMessage $true -StopRuleProcessing $true',
        ),
      },
      findings: [
        {
          message: 'pushes',
          args: { first: 'Block', rule: 'Delete', priority: 0 },
          subject: { object: 'transportRule:Delete', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'Block', args: { first: 'Block', priority: 0 } }],
          severity: 'information',
        },
      ],
    },
    'a rule that stops the processing takes the place of one that stops nothing': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name Mark -Priority 0 -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue 1',
          'New-TransportRule -Name Partner -Priority [|0|] -SentToScope NotInOrganization -RecipientDomainIs fabrikam.com -StopRuleProcessing $true',
        ),
      },
      findings: [
        {
          message: 'pushes',
          args: { first: 'Mark', rule: 'Partner', priority: 0 },
          subject: { object: 'transportRule:Partner', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'Mark', args: { first: 'Mark', priority: 0 } }],
          severity: 'information',
        },
      ],
    },
    'a rule that goes on takes the place of a block': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name Block -Priority 0 -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'New-TransportRule -Name Mark -Priority [|0|] -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue 1 -StopRuleProcessing $false',
        ),
      },
      findings: [
        {
          message: 'pushes',
          args: { first: 'Block', rule: 'Mark', priority: 0 },
          subject: { object: 'transportRule:Mark', property: 'priority', value: '0' },
          related: [{ message: 'relatedFirst', text: 'Block', args: { first: 'Block', priority: 0 } }],
          severity: 'information',
        },
      ],
    },
    'three rules of a data file, of which the first keeps its number': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, priority: 0, sentToScope: NotInOrganization, quarantine: true }',
          '    - { name: B, priority: 1, sentToScope: NotInOrganization, quarantine: true }',
          '    - { name: C, priority: [|1|], sentToScope: NotInOrganization, quarantine: true }',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          args: { first: 'B', rule: 'C', priority: 1 },
          subject: { object: 'transportRule:C', property: 'priority', value: '1' },
          related: [{ message: 'relatedFirst', text: 'B', args: { first: 'B', priority: 1 } }],
          fixes: [
            {
              title: 'renumber',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: A, priority: 0, sentToScope: NotInOrganization, quarantine: true }',
                  '    - { name: B, priority: 1, sentToScope: NotInOrganization, quarantine: true }',
                  '    - { name: C, priority: 2, sentToScope: NotInOrganization, quarantine: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'one of two rules that a branch makes': {
      files: {
        'a.ps1': `if ($x) { New-TransportRule -Name A -Priority 0 -From a@contoso.com -SetSCL 1 }
New-TransportRule -Name B -Priority 0 -From b@contoso.com -SetSCL 1
`,
      },
    },
    'different numbers': { files: { 'a.exo.yaml': rules('0', '1') } },
    'different files': {
      files: {
        'a.ps1': 'New-TransportRule -Name A -Priority 0 -From a@contoso.com -SetSCL 1',
        'b.ps1': 'New-TransportRule -Name B -Priority 0 -From b@contoso.com -SetSCL 1',
      },
    },
    'rules without a number, and with one known at run time only': {
      files: {
        'a.ps1': lines(
          'param($p)',
          'New-TransportRule -Name A -Priority $p -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'New-TransportRule -Name B -Priority $p -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'New-TransportRule -Name C -DeleteMessage $true -FromScope InOrganization',
          'New-TransportRule -Name D -DeleteMessage $true -FromScope InOrganization',
        ),
      },
    },
    'a command in a branch, which may not run': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -Priority 0 -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
          'if ($old) { Set-TransportRule A -Priority 1 }',
          'New-TransportRule -Name B -Priority 1 -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText No',
        ),
      },
    },
  },
});
