import type { Fix, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { SourceIssue } from '../read/reading.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'missing-parameter-value',
  severity: 'error',
  fixes: { fill: 'review', write: 'review' },
  messages: {
    missing:
      'Parameter -{parameter} of {cmdlet} needs a value and has none; the command stops with an error. Write the value.',
  },
  titles: {
    fill: 'Write a value (the command then takes effect)',
    write: 'Write {value} (the command then takes effect)',
  },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

/** The two values of a Boolean, a value that a person fills in for all others. */
function values({ place: { source, end }, args }: SourceIssue, { knowledge }: RuleContext): readonly Fix[] {
  const place = { source, start: end, end };
  const cmdlet = knowledge.cmdlets.find(args.cmdlet ?? '');
  const facts = cmdlet?.parameters[args.parameter ?? ''];
  if (facts?.type !== 'Boolean') return fix(meta, 'fill', [{ place, newText: ' ${1:value}', snippet: true }], args);
  return ['$false', '$true'].flatMap((value) =>
    fix(meta, 'write', [{ place, newText: ` ${value}` }], { ...args, value }),
  );
}

export const rule = sourceIssueRule(meta, { fixes: values });

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
