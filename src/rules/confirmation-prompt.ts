import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { promptRule } from './shared/prompt-rule.ts';

const meta = {
  id: 'confirmation-prompt',
  severity: 'information',
  fixes: { noPrompt: 'review' },
  messages: {
    prompts: '{cmdlet} asks for confirmation: a script that nobody watches waits here. Add -Confirm:$false.',
  },
  titles: { noPrompt: 'Add -Confirm:$false (the command then runs without a question)' },
  citations: ['PS-OSR', 'PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = promptRule(meta, (cmdlet) => /^(?:Disable|Remove)-/.test(cmdlet));

export const docs: RuleDocs = {
  title: 'A command that asks a question',
  summary:
    'A cmdlet that switches off or removes something waits for an answer when it is called without -Confirm:$false.',
  why: 'Cmdlets that take something away have a built-in pause. In a scheduled script or a pipeline of a build nobody answers, and the rule or entry stays as it was.',
  whatToDo:
    'Write `-Confirm:$false`, with the colon, where the script shall run unattended; leave it out where somebody shall be asked.',
  exceptions:
    'Commands with `-Force` or `-WhatIf`, and scripts that set `$ConfirmPreference` to None, are not reported.',
  examples: [
    {
      language: 'powershell',
      bad: "Disable-HostedOutboundSpamFilterRule -Identity 'Partners'\n",
      good: "Disable-HostedOutboundSpamFilterRule -Identity 'Partners' -Confirm:$false\n",
    },
  ],
};
