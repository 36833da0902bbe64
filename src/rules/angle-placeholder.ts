import type { Fix, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { placeholderEdit } from '../write/index.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'angle-placeholder',
  severity: 'error',
  fixes: { fill: 'review' },
  messages: {
    angle:
      '{placeholder} is to be replaced by a value: PowerShell reserves the sign < and does not even read this line. Write the value.',
  },
  titles: { fill: 'Fill in a value for {placeholder}' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta, {
  hintInDocuments: true,
  fixes: (issue): readonly Fix[] => {
    const { placeholder = '' } = issue.args;
    return fix(meta, 'fill', [placeholderEdit(issue.place, placeholder.replaceAll(/[<>"']/g, '').trim() || 'value')], {
      placeholder,
    });
  },
});

export const docs: RuleDocs = {
  title: 'Placeholder in angle brackets',
  summary: 'A command still holds a placeholder in angle brackets, which PowerShell cannot read.',
  why: '`<` is reserved in PowerShell. A pasted command with `<name>` in it is a syntax error, and nothing of the script runs.',
  exceptions: 'Documents show placeholders as a matter of course: there it is only a hint.',
  whatToDo: 'Write the value, in quotes if it has blanks, or use a parameter of the script.',
  examples: [
    {
      language: 'powershell',
      bad: 'Get-MessageTraceDetailV2 -MessageTraceId <ID> -RecipientAddress user@contoso.com\n',
      good: 'Get-MessageTraceDetailV2 -MessageTraceId $id -RecipientAddress user@contoso.com\n',
    },
  ],
};
