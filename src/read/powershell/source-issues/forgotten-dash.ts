import type { Cmdlets } from '../../../knowledge/index.ts';
import type { CommandElement, StringConstant } from '../../../powershell/index.ts';
import type { Invocation } from '../calls/calls.ts';
import type { Bound } from '../calls/parameters.ts';
import type { FoundIssue } from '../script/parsed-script.ts';

const NONE: readonly FoundIssue[] = [];

/** Bare words that no parameter takes and that are the name of one: its dash was forgotten. */
export function forgottenDashes({ call, bound, open, placed }: Invocation, cmdlets: Cmdlets): readonly FoundIssue[] {
  if (open) return NONE;
  const free = freeWords(placed.command.elements, bound);
  // A stray backtick before a dash is what is wrong then: what looks like a parameter is a text, and its value stands alone.
  if (free === NO_WORDS || free.some(({ start, end, value }) => value.startsWith('-') && end - start > value.length))
    return NONE;
  const names = Object.keys(cmdlets.find(call.cmdlet)?.parameters ?? {});
  return free.flatMap(({ start, end, value }): FoundIssue[] => {
    const parameter = names.find((own) => own.toLowerCase() === value.toLowerCase());
    if (parameter === undefined) return [];
    const args = { cmdlet: call.cmdlet, written: value, parameter };
    return [{ id: 'forgotten-dash', start, end, args, replacement: `-${value}` }];
  });
}

const NO_WORDS: readonly StringConstant[] = [];

/** The bare words among the elements of a command that are neither a parameter nor the value of one. */
function freeWords(elements: readonly CommandElement[], bound: readonly Bound[]): readonly StringConstant[] {
  let free: StringConstant[] | undefined;
  for (const element of elements) {
    if (element.kind !== 'StringConstant' || element.quote !== 'bare' || isTaken(element.start, bound)) continue;
    free ??= [];
    free.push(element);
  }
  return free ?? NO_WORDS;
}

function isTaken(start: number, bound: readonly Bound[]): boolean {
  for (const { span, value } of bound) if (span.start === start || value?.start === start) return true;
  return false;
}
