import { rule } from '../../src/rules/duplicate-transport-rule-priority.ts';
import { testRule } from './tester.ts';

const rules = (...priorities: readonly string[]): string =>
  `exchange:\n  transportRules:\n${priorities
    .map(
      (priority, index) =>
        `    - name: Rule ${index}\n      priority: ${priority}\n      from: [a@contoso.com]\n      setSCL: 1\n`,
    )
    .join('')}`;

testRule(rule, {
  bad: {
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
  },
});
