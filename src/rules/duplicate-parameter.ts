import type { Fix, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call, Parameter } from '../read/reading.ts';
import { removeProperty } from '../write/index.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'duplicate-parameter',
  severity: 'error',
  fixes: { keepFirst: 'review', keepLast: 'review' },
  messages: {
    twice: '-{parameter} of {cmdlet} is written twice: the command stops with an error. Keep one of the two.',
  },
  titles: {
    keepFirst: 'Keep {first} and remove {second} (the command then takes effect)',
    keepLast: 'Keep {second} and remove {first} (the command then takes effect)',
  },
  citations: [],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

/** How a parameter stands in the text, shortened. */
function written({ namePlace, value }: Parameter, context: RuleContext): string {
  const end = Math.max(value?.place.end ?? 0, namePlace.end);
  const text = context.source(namePlace.source).text.slice(namePlace.start, end).replaceAll(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 40;

/** Removes one of two equal parameters. Of three and more it cannot be told which one is meant, so there is no fix. */
function oneOfTwo(call: Call, name: string, context: RuleContext): readonly Fix[] {
  const twins = call.parameters.filter(
    (one) => one.origin === 'named' && one.name.toLowerCase() === name.toLowerCase(),
  );
  const [first, second] = twins;
  if (!first || !second || twins.length > 2) return [];
  const args = { first: written(first, context), second: written(second, context) };
  const without = (gone: Parameter) => {
    const parameters = call.parameters.filter((one) => one === gone || !twins.includes(one));
    return removeProperty(context.source(call.place.source), { ...call, parameters }, gone.name);
  };
  return [...fix(meta, 'keepFirst', [without(second)], args), ...fix(meta, 'keepLast', [without(first)], args)];
}

export const rule = refusalRule(meta, ({ args }, call, context) => oneOfTwo(call, args.parameter ?? '', context));

export const docs: RuleDocs = {
  title: 'Parameter written twice',
  summary: 'A command names the same parameter more than once.',
  why: 'PowerShell binds each parameter once. A second time is an error, also under an alias or an abbreviation, and nothing of the command takes effect.',
  whatToDo: 'Keep the one that is meant; several values of one parameter are divided by commas.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterRule -Identity Partners -From ann@contoso.com -From bob@contoso.com\n',
      good: 'Set-HostedOutboundSpamFilterRule -Identity Partners -From ann@contoso.com, bob@contoso.com\n',
    },
  ],
};
