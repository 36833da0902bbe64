import type { Call } from '../../read/reading.ts';
import type { Place } from '../../text/index.ts';

/** The text that a command gives a parameter, where the script states one; what a broken line has cut off is not given. */
export function statedText(
  { parameters }: Call,
  parameter: string,
): { readonly text: string; readonly place: Place } | undefined {
  const value = parameters.find(({ name, cutOff }) => name === parameter && !cutOff)?.value;
  return value?.state === 'stated' && typeof value.value === 'string'
    ? { text: value.value, place: value.place }
    : undefined;
}
