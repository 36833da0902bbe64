import type { Refusal } from '../exchange/effects/refusal.ts';
import type { Fix, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'invalid-boolean',
  severity: 'error',
  fixes: { write: 'review' },
  messages: {
    text: '-{parameter} of {subject} takes a Boolean: PowerShell does not convert {value} to one, and the command stops with an error. Write $true or $false.',
  },
  titles: { write: 'Write {replacement} (the command then takes effect)' },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

/** The Boolean that is meant, where the text leaves no doubt. */
function written({ args, place }: Refusal, { editable }: Call): readonly Fix[] {
  const word = /^\$?(true|false)$/i.exec(args.value?.trim() ?? '')?.[1]?.toLowerCase();
  if (word === undefined || !editable) return [];
  const replacement = `$${word}`;
  return fix(meta, 'write', [{ place, newText: replacement }], { replacement });
}

export const rule = refusalRule(meta, (refusal, call) => written(refusal, call));

export const docs: RuleDocs = {
  title: 'Text in place of a Boolean',
  summary: 'A Boolean parameter or setting is given a text.',
  why: "PowerShell converts numbers to Booleans and no texts: `'False'`, `\"True\"`, `'$false'` and a bare `False` are all refused, and so is the whole command. A configuration of Microsoft365DSC with such a value does not compile.",
  whatToDo: 'Write `$true` or `$false`. `1` and `0` are taken as well.',
  examples: [
    {
      language: 'powershell',
      bad: "Set-RemoteDomain -Identity Default -AutoForwardEnabled 'False'\n",
      good: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
  ],
};
