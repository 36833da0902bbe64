import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import type { SourceIssue } from '../read/reading.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'non-ascii-punctuation',
  severity: 'error',
  fixes: { plain: 'review', name: 'review' },
  messages: {
    command:
      '{written} holds the character {character}, which looks like {plain} and is not the same: PowerShell does not see a command or parameter in it. Write {plain}.',
    name: '{written} holds the character {character}, which looks like {plain} and is not the same: a name with it does not equal the name that people type. Write {plain}.',
  },
  titles: {
    plain: 'Write {plain} with plain characters (the command then takes effect)',
    name: 'Write {plain} with plain characters (the name then means another object)',
  },
  citations: [],
  benchmarks: [],
  general: true,
  onAdvice: true,
} as const satisfies RuleMeta;

/** A name is taken as it is written; a command or parameter is not seen at all. */
const isName = ({ args }: SourceIssue): boolean => args.of === 'name';

export const rule = sourceIssueRule(meta, {
  message: (issue) => (isName(issue) ? 'name' : 'command'),
  title: (issue) => (isName(issue) ? 'name' : 'plain'),
  severity: (issue) => (isName(issue) ? 'warning' : 'error'),
});

export const docs: RuleDocs = {
  title: 'Look-alike punctuation',
  summary: 'A command, parameter or name holds a hyphen or blank that is not the ASCII one.',
  why: 'Word processors write the non-breaking hyphen (U+2011) and the non-breaking space (U+00A0). On the screen they look right; in a command or in the name of a policy they are other characters. PowerShell accepts the en dash, the em dash and curly quotes; those are not reported.',
  whatToDo: 'Type the character again.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default \u2011AutoForwardEnabled $false\n',
      good: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
  ],
};
