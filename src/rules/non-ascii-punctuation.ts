import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { slipRule } from './shared/slip-rule.ts';

const meta: RuleMeta = {
  id: 'non-ascii-punctuation',
  severity: 'warning',
  fixes: { plain: 'review' },
  messages: {
    odd: '{written} holds the character {character}, which looks like {plain} and is not the same: PowerShell does not see a command or parameter in it, and a name with it does not equal the name that people type.',
  },
  titles: { plain: 'Write {plain} with plain characters (the name then means another object)' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

export const rule = slipRule(meta);

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
