import type { Refusal } from '../exchange/effects/refusal.ts';
import type { Fix, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import type { Edit, Place } from '../text/index.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'unexpected-argument',
  severity: 'error',
  fixes: { backtick: 'review', colon: 'review', remove: 'review' },
  messages: {
    left: 'No parameter of {cmdlet} takes this argument: the command stops with an error. Name its parameter, or remove it.',
    backtick:
      'The backtick before this dash makes a text of the parameter, and {cmdlet} has no place for it: the command stops with an error. A backtick continues a line only as its last character. Remove it.',
  },
  titles: {
    backtick: 'Remove the backtick before the dash (the command then takes effect)',
    colon: 'Write a colon between the switch and its value (the command then takes effect)',
    remove: 'Remove the argument (the command then takes effect)',
  },
  citations: [],
  benchmarks: [],
  general: true,
  onAdvice: true,
} as const satisfies RuleMeta;

/** Backticks before the dashes of parameters in a command, outside of strings, as they stay when the line breaks behind them are lost. */
const strayBackticks = (text: string, { source, start, end }: Place): readonly Edit[] =>
  [...text.slice(start, end).matchAll(/'[^']*'|"(?:[^"`]|`.)*"|(?<=\s)`(?=[-–—―]\p{L})/gsu)]
    .filter(([found]) => found === '`')
    .map(({ index }) => ({ place: { source, start: start + index, end: start + index + 1 }, newText: '' }));

/** Whether one of them begins what counts as the value of a parameter: without it this one would have no value. */
const isValue = (call: Call, strays: readonly Edit[]): boolean =>
  call.parameters.some(({ value }) => strays.some(({ place }) => place.start === value?.place.start));

/** A value behind a switch stands behind its colon; any other argument can go. */
function ways({ place }: Refusal, call: Call, context: RuleContext): readonly Fix[] {
  const { text } = context.source(place.source);
  const strays = strayBackticks(text, call.place);
  if (strays.length > 0) return fix(meta, 'backtick', call.editable && !isValue(call, strays) ? strays : []);
  const gap = /[ \t]+$/.exec(text.slice(call.place.start, place.start));
  if (!call.editable || !gap) return [];
  const start = place.start - gap[0].length;
  const isSwitch = call.parameters.some(({ namePlace, value }) => namePlace.end === start && value === undefined);
  const between = { place: { ...place, start, end: place.start }, newText: ':' };
  return isSwitch ? fix(meta, 'colon', [between]) : fix(meta, 'remove', [{ place: { ...place, start }, newText: '' }]);
}

export const rule = refusalRule(meta, ways, ({ place }, call, { source }) =>
  strayBackticks(source(place.source).text, call.place).length > 0 ? 'backtick' : 'left',
);

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
