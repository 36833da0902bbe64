import { commandName, type Expression, type Statement } from '../../../powershell/index.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Value } from '../values/value.ts';
import type { ReadContext } from './read-context.ts';

/** Steps that a value of a command costs at most that is no cmdlet of the service. */
const STEPS = 2000;

/** The arguments of a command that is no Exchange Online cmdlet. A value is computed only when it is asked for. */
export interface CommandArguments {
  /** The value of the first parameter, or key of a splat, whose name (in lower case) fits. */
  value(name: RegExp): Value | undefined;
  /** The value at an index of those without a parameter. */
  loose(index: number): Value | undefined;
}

/**
 * The value of an expression or statement (an argument, the command's name, or what is piped to it) at the place of the command.
 */
export function givenValue({ values }: ReadContext, { command, region }: Placed, node: Statement): Value {
  return values.aside(() => values.of(node, region, command.start), STEPS);
}

/** Binds what a command is given; parameters that fit `switches` (in lower case) take no value. */
export function argumentsOf(context: ReadContext, placed: Placed, switches: RegExp): CommandArguments {
  const named: (readonly [name: string, value: () => Value])[] = [];
  const loose: Expression[] = [];
  const { elements } = placed.command;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind === 'Parameter') {
      const name = element.name.toLowerCase();
      const node = element.argument ?? (switches.test(name) ? undefined : elements[++i]);
      if (node && node.kind !== 'Parameter') named.push([name, () => givenValue(context, placed, node)]);
    } else if (element?.kind === 'Variable' && element.splatted) {
      const table = givenValue(context, placed, element);
      if (table.kind === 'table') for (const [key, { value }] of table.entries) named.push([key, () => value]);
    } else if (element) loose.push(element);
  }
  return {
    value: (name) => named.find(([own]) => name.test(own))?.[1](),
    loose: (index) => loose[index] && givenValue(context, placed, loose[index]),
  };
}

/** The same command with its name in lower case. It has no name when the name is known at run time only. */
export function withName(context: ReadContext, placed: Placed): Placed {
  const { head } = placed.command;
  if (placed.name !== '' || head.kind === 'InvokeMember') return placed;
  const value = givenValue(context, placed, head);
  const isName = value.kind === 'known' && typeof value.value === 'string';
  return isName ? { ...placed, name: commandName(value.value.trim()) } : placed;
}
