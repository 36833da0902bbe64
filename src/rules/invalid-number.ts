import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'invalid-number',
  severity: 'error',
  fixes: { number: 'review' },
  messages: {
    text: '-{parameter} of {subject} takes a number: PowerShell does not convert {value}, and the command stops with an error. Write a number.',
  },
  titles: {
    number: 'Write a number (the command then takes effect)',
  },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule = refusalRule(meta, ({ place, args }, call) => {
  const digits = /\d+/.exec(args.value ?? '')?.[0] ?? '0';
  return fix(meta, 'number', call.editable ? [{ place, newText: `\${1:${digits}}`, snippet: true }] : []);
});

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
