import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta: RuleMeta = {
  id: 'unexpected-argument',
  severity: 'error',
  fixes: {},
  messages: {
    left: 'No parameter of {cmdlet} takes this argument: the command stops with an error. Name its parameter, or remove it.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

export const rule = refusalRule(meta);

export const docs: RuleDocs = {
  title: 'Argument that no parameter takes',
  summary: 'A command has a value without a parameter that takes it.',
  why: 'Only the first values of a command may stand without the name of their parameter, in most cases one. PowerShell reports any other and does not run the command. A switch takes no value behind a blank: `-Force $true` is such a case too.',
  whatToDo:
    'Write the name of the parameter in front of the value, a colon behind a switch (`-Confirm:$false`), or remove the value.',
  examples: [
    {
      language: 'powershell',
      bad: "Remove-TransportRule -Identity 'Block forwards' -Confirm $false\n",
      good: "Remove-TransportRule -Identity 'Block forwards' -Confirm:$false\n",
    },
  ],
};
