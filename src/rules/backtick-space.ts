import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'backtick-space',
  severity: 'error',
  fixes: { 'line-end': 'review', inside: 'safe' },
  messages: {
    'line-end':
      'A blank stands behind this backtick, so it does not continue the line: the command ends here, and the next line runs as a command of its own. Remove the blank.',
    inside:
      'This backtick with a blank behind it is plain white space to PowerShell and does nothing here. A backtick continues a line only as its last character. Remove it.',
  },
  titles: {
    'line-end': 'Remove the blanks behind the backtick (the next line then belongs to the command)',
    inside: 'Remove the backtick',
  },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

const kind = (issue: { readonly replacement?: string }): keyof typeof meta.titles =>
  issue.replacement === '`' ? 'line-end' : 'inside';

export const rule = sourceIssueRule(meta, {
  message: kind,
  title: kind,
  severity: (issue) => (kind(issue) === 'inside' ? 'information' : 'error'),
});

export const docs: RuleDocs = {
  title: 'Backtick with a blank behind it',
  summary: 'A backtick is followed by a blank and so does not continue the line.',
  why: 'PowerShell continues a line when a backtick is its very last character. Between two arguments, a backtick with a blank behind it is plain white space. At the end of a line the command therefore ends there, and the parameters of the next line are run as a command of their own. In the middle of a line it changes nothing, but shows that two lines were joined (tried with PowerShell 7.6.9).',
  whatToDo: 'Remove the blanks behind the backtick. Splatting (`@parameters`) avoids backticks altogether.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default `  \n  -AutoForwardEnabled $false\n',
      good: 'Set-RemoteDomain -Identity Default `\n  -AutoForwardEnabled $false\n',
    },
  ],
};
