import type { CommandElement } from '../../../powershell/index.ts';

/**
 * The constant string that the first parameter with a matching name gets. Undefined when there is no such parameter, or its value
 * is no constant string.
 */
export function textGiven(elements: readonly CommandElement[], name: RegExp): string | undefined {
  const at = elements.findIndex((element) => element.kind === 'Parameter' && name.test(element.name));
  const parameter = elements[at];
  const value = parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[at + 1]) : undefined;
  return value?.kind === 'StringConstant' ? value.value : undefined;
}
