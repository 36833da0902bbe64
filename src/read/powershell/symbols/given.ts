import type { CommandElement } from '../../../powershell/index.ts';

/** The constant text that a command gives to the first parameter of a name; undefined for none and for anything else. */
export function textGiven(elements: readonly CommandElement[], name: RegExp): string | undefined {
  const at = elements.findIndex((element) => element.kind === 'Parameter' && name.test(element.name));
  const parameter = elements[at];
  const value = parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[at + 1]) : undefined;
  return value?.kind === 'StringConstant' ? value.value : undefined;
}
