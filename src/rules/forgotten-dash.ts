import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'forgotten-dash',
  severity: 'error',
  fixes: { dash: 'review' },
  messages: {
    forgotten:
      '{cmdlet} has no place for the value {written}: the command stops with an error. Is the parameter -{parameter} meant?',
  },
  titles: { dash: 'Write {replacement} (the command then takes effect)' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta);

export const docs: RuleDocs = {
  title: 'Parameter without its dash',
  summary: 'The name of a parameter stands without its dash, where the command has no place for a value.',
  why: 'A word without a dash is a value to PowerShell. When every place for values is taken, the command stops with an error and nothing of it takes effect.',
  whatToDo: 'Write the dash.',
  exceptions: 'A word that takes the place of a value, such as a mailbox named Archive, is not reported.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox ann@contoso.com ForwardingAddress Partner\n',
      good: 'Set-Mailbox ann@contoso.com -ForwardingAddress Partner\n',
    },
  ],
};
