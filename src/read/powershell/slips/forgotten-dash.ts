import type { Cmdlets } from '../../../knowledge/index.ts';
import type { Invocation } from '../calls.ts';
import type { Found } from './found.ts';

const NONE: readonly Found[] = [];

/** Bare words that no parameter takes and that are the name of one: its dash was forgotten. */
export function forgottenDashes({ call, bound, open, placed }: Invocation, cmdlets: Cmdlets): readonly Found[] {
  const { elements } = placed.command;
  if (open || !elements.some((element) => element.kind === 'StringConstant' && element.quote === 'bare')) return NONE;
  const names = Object.keys(cmdlets.find(call.cmdlet)?.parameters ?? {});
  const taken = new Set(bound.flatMap(({ value, span }) => (value ? [span.start, value.start] : [span.start])));
  return elements.flatMap((element): Found[] => {
    if (element.kind !== 'StringConstant' || element.quote !== 'bare' || taken.has(element.start)) return [];
    const name = names.find((own) => own.toLowerCase() === element.value.toLowerCase());
    if (name === undefined) return [];
    const { start, end, value } = element;
    return [
      {
        id: 'forgotten-dash',
        start,
        end,
        args: { cmdlet: call.cmdlet, written: value, parameter: name },
        replacement: `-${value}`,
      },
    ];
  });
}
