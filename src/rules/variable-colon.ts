import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'variable-colon',
  severity: 'error',
  fixes: { braces: 'review' },
  messages: {
    colon:
      'PowerShell takes the colon of {text} for the end of a scope or drive and cannot read the script: nothing of it runs. Write {replacement}.',
  },
  titles: { braces: 'Write {replacement} (the script then runs)' },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta);

export const docs: RuleDocs = {
  title: 'Colon behind a variable in a string',
  summary: 'In a string, PowerShell takes the colon behind a variable for a part of its name.',
  why: 'A variable may name its scope or drive before a colon, as in `$script:count` and `$env:TEMP`. In `"$name: done"` nothing follows the colon, and PowerShell refuses to read the whole script.',
  whatToDo: 'Write the name of the variable in braces: `"${name}: done"`.',
  examples: [
    {
      language: 'powershell',
      bad: `$domain = 'fabrikam.com'
Set-RemoteDomain -Identity Default -AutoForwardEnabled $false
Write-Host "$domain: closed"
`,
      good: `$domain = 'fabrikam.com'
Set-RemoteDomain -Identity Default -AutoForwardEnabled $false
Write-Host "\${domain}: closed"
`,
    },
  ],
};
