import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta: RuleMeta = {
  id: 'invalid-number',
  severity: 'error',
  fixes: {},
  messages: {
    text: '-{parameter} of {subject} takes a number: PowerShell does not convert {value}, and the command stops with an error. Write a number.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

export const rule = refusalRule(meta);

export const docs: RuleDocs = {
  title: 'Text in place of a number',
  summary: 'A parameter that takes a number is given another text.',
  why: 'PowerShell converts texts of digits to numbers and no others. It refuses the value before the command runs, so nothing of the command takes effect.',
  whatToDo: 'Write a number.',
  examples: [
    {
      language: 'powershell',
      bad: "Set-TransportRule -Identity 'Block forwards' -Priority first\n",
      good: "Set-TransportRule -Identity 'Block forwards' -Priority 0\n",
    },
  ],
};
