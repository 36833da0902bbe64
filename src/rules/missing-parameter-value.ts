import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { slipRule } from './shared/slip-rule.ts';

const meta: RuleMeta = {
  id: 'missing-parameter-value',
  severity: 'error',
  fixes: {},
  messages: {
    missing:
      'Parameter -{parameter} of {cmdlet} needs a value and has none; the command stops with an error. Write the value.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

export const rule = slipRule(meta);

export const docs: RuleDocs = {
  title: 'Parameter without its value',
  summary: 'A parameter that needs a value is followed by another parameter or by nothing.',
  why: 'Only switches stand without a value. For any other parameter PowerShell reports a missing argument and does not run the command.',
  whatToDo: 'Write the value behind the parameter.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled\n',
      good: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
  ],
};
