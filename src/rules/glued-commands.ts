import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'glued-commands',
  severity: 'error',
  fixes: { split: 'review', constant: 'review' },
  messages: {
    command:
      'Two commands stand together without a separator: {first} and {second}. PowerShell reads them as one word, so the second never runs. Start a new line.',
    constant:
      'The words {second} stick to {first}; PowerShell looks for a variable of that name, which is empty. Keep {first} alone.',
  },
  titles: { split: 'Start {second} on a line of its own (it then runs)', constant: 'Keep {first}' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

const isConstant = (issue: { readonly args: Readonly<Record<string, string>> }): boolean =>
  issue.args.first?.startsWith('$') === true && !issue.args.second?.includes('-');

export const rule = sourceIssueRule(meta, {
  message: (issue) => (isConstant(issue) ? 'constant' : 'command'),
  title: (issue) => (isConstant(issue) ? 'constant' : 'split'),
});

export const docs: RuleDocs = {
  title: 'Commands that stick together',
  summary: 'Two commands, or a value and prose, stand together without anything between them.',
  why: 'When a document loses its line breaks, the last word of one command and the name of the next become one word. The second command does not run, and the first gets a wrong argument.',
  whatToDo: 'Start each command on a line of its own.',
  examples: [
    {
      language: 'powershell',
      bad: 'Get-RemoteDomain | Format-Table Name,AutoForwardEnabledSet-RemoteDomain -Identity Default\n',
      good: 'Get-RemoteDomain | Format-Table Name,AutoForwardEnabled\nSet-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
  ],
};
