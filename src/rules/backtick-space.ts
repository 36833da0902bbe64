import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { slipRule } from './shared/slip-rule.ts';

const meta: RuleMeta = {
  id: 'backtick-space',
  severity: 'error',
  fixes: { 'line-end': 'safe', inside: 'safe' },
  messages: {
    'line-end':
      'A blank stands behind this backtick, so it escapes the blank and does not continue the line: the command ends here and its other parameters are lost. Remove the blank.',
    inside:
      'This backtick escapes the blank behind it, which so becomes part of an argument. A backtick continues a line only as its last character. Remove it.',
  },
  titles: { 'line-end': 'Remove the blanks behind the backtick', inside: 'Remove the backtick' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

const kind = (slip: { readonly replacement?: string }): string => (slip.replacement === '`' ? 'line-end' : 'inside');

export const rule = slipRule(meta, { message: kind, title: kind });

export const docs: RuleDocs = {
  title: 'Backtick with a blank behind it',
  summary: 'A backtick is followed by a blank and so does not continue the line.',
  why: 'PowerShell continues a line when a backtick is its very last character. With a blank behind it, the backtick makes that blank an ordinary character: the command ends at the line, and the parameters of the next line are run as a command of their own.',
  whatToDo: 'Remove the blanks behind the backtick. Splatting (`@parameters`) avoids backticks altogether.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default `  \n  -AutoForwardEnabled $false\n',
      good: 'Set-RemoteDomain -Identity Default `\n  -AutoForwardEnabled $false\n',
    },
  ],
};
