import type { Invocation } from '../calls/calls.ts';
import type { Bound } from '../calls/parameters.ts';
import type { FoundIssue } from '../script/parsed-script.ts';

const NONE: readonly FoundIssue[] = [];

/** Start of a variable of a deployment tool, which PowerShell takes for a comment. */
const TEMPLATE = /\s*#\{/y;

/** Parameters that need a value and stand without one. */
export function missingValues(text: string, { call, bound, placed }: Invocation): readonly FoundIssue[] {
  if (!bound.some(lacksValue)) return NONE;
  const { elements, damaged } = placed.command;
  const isCutOff = ({ span }: Bound): boolean => damaged && elements.at(-1)?.start === span.start;
  const isTemplate = ({ span }: Bound): boolean => {
    TEMPLATE.lastIndex = span.end;
    return TEMPLATE.test(text);
  };
  return bound
    .filter((parameter) => lacksValue(parameter) && !isCutOff(parameter) && !isTemplate(parameter))
    .map(({ name, span: { start, end } }) => {
      return { id: 'missing-parameter-value', start, end, args: { cmdlet: call.cmdlet, parameter: name } };
    });
}

function lacksValue({ value, origin, meaning }: Bound): boolean {
  if (value || origin !== 'named') return false;
  const { known, common, type } = meaning;
  return known === true && !common && type !== undefined && type !== 'SwitchParameter';
}
