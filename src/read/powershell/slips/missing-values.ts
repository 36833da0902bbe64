import type { Invocation } from '../calls.ts';
import type { Found } from './found.ts';

/** Parameters that need a value and stand without one. */
export function missingValues({ call, bound, placed }: Invocation): Found[] {
  const { elements, damaged } = placed.command;
  return bound.flatMap(({ name, known, type, common, value, origin, span }) => {
    if (value || origin !== 'named' || known !== true || common || type === undefined || type === 'SwitchParameter') {
      return [];
    }
    const isLast = elements.at(-1)?.start === span.start;
    if (damaged && isLast) return [];
    return [{ id: 'missing-parameter-value' as const, ...span, args: { cmdlet: call.cmdlet, parameter: name } }];
  });
}
