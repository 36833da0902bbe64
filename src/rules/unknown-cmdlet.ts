import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'unknown-cmdlet',
  severity: 'error',
  fixes: { write: 'review' },
  messages: {
    near: 'There is no cmdlet {written}: the command stops with an error. Is {cmdlet} meant?',
  },
  titles: { write: 'Write {cmdlet} (the command then takes effect)' },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = refusalRule(meta, ({ args, place }, { editable }) =>
  fix(meta, 'write', [editable ? { place, newText: args.cmdlet ?? '' } : undefined], args),
);

export const docs: RuleDocs = {
  title: 'Cmdlet that does not exist',
  summary: 'A command is one letter away from a cmdlet that has all its parameters.',
  why: 'PowerShell does not find the command and goes on with the next one, so that nothing is set and the script looks as if it had worked.',
  whatToDo: 'Write the name of the cmdlet.',
  exceptions:
    'Functions that the text defines are no typos. A name further away, or with other parameters, is taken for a command of somebody else.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomian -Identity Default -AutoForwardEnabled $false\n',
      good: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
  ],
};
