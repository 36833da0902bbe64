import type { Invocation } from '../calls.ts';
import type { Bound } from '../parameters.ts';
import type { Found } from './found.ts';

/** Parameters that need a value and stand without one. */
export function* missingValues({ call, bound, placed }: Invocation): Generator<Found> {
  const { elements, damaged } = placed.command;
  for (const parameter of bound) {
    if (!lacksValue(parameter)) continue;
    const { name, span } = parameter;
    if (damaged && elements.at(-1)?.start === span.start) continue;
    yield { id: 'missing-parameter-value', ...span, args: { cmdlet: call.cmdlet, parameter: name } };
  }
}

function lacksValue({ value, origin, known, common, type }: Bound): boolean {
  if (value || origin !== 'named') return false;
  return known === true && !common && type !== undefined && type !== 'SwitchParameter';
}
