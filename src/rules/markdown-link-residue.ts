import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'markdown-link-residue',
  severity: 'error',
  fixes: { text: 'review' },
  messages: {
    link: 'A Markdown link stands where the argument {text} should be. PowerShell takes it for another value or a syntax error. Write {text} alone.',
  },
  titles: { text: 'Write {text} (the command then takes effect)' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta);

export const docs: RuleDocs = {
  title: 'Markdown link in a command',
  summary: 'An argument is a Markdown link that an editor left behind.',
  why: 'Editors and chat programs turn addresses into links. Copied back into a script, `[user@contoso.com](mailto:user@contoso.com)` is no address any more.',
  whatToDo: 'Keep the text of the link.',
  examples: [
    {
      language: 'powershell',
      bad: 'Get-Mailbox -Identity [user@contoso.com](mailto:user@contoso.com)\n',
      good: 'Get-Mailbox -Identity user@contoso.com\n',
    },
  ],
};
