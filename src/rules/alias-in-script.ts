import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'alias-in-script',
  severity: 'information',
  optional: true,
  fixes: { full: 'safe' },
  messages: {
    alias:
      '{alias} is short for {full}. Aliases can be changed on the machine that runs the script; write the full name.',
  },
  titles: { full: 'Write {full}' },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta);

export const docs: RuleDocs = {
  title: 'Alias in a script',
  summary: 'A script uses a short name that is meant for typing at the prompt.',
  why: 'Aliases such as `ft`, `select` and `where` save typing, but they can be redefined, and readers must know them. `-Auto` works only as long as no other parameter starts the same way.',
  whatToDo: 'Write the full name.',
  exceptions: 'Only in scripts that set, list or trace what becomes of forwarded mail.',
  examples: [
    {
      language: 'powershell',
      bad: 'Get-RemoteDomain | ft Name,AutoForwardEnabled\n',
      good: 'Get-RemoteDomain | Format-Table Name,AutoForwardEnabled\n',
    },
  ],
};
