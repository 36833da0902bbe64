import type { CommandElement, Expression } from '../../../powershell/index.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import { isCodeMethod, runsHere, runsText } from '../symbols/code-commands.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Known, Value } from '../values/value.ts';
import type { ReadContext } from './read-context.ts';

/** Code that a command is given as a text. */
export interface CodeText {
  /** Undefined where only a run tells it. */
  readonly code: Known | undefined;
  /** It runs where it stands, when the command does. */
  readonly runs: boolean;
}

/** The text that a command runs or makes code of; undefined for one that does neither. */
export function codeText({ values }: ReadContext, { command, name, region, around }: Placed): CodeText | undefined {
  const { head, elements, start } = command;
  const isMethod = head.kind === 'InvokeMember' && isCodeMethod(head) && head.start === start;
  if (!isMethod && !runsText(name)) return undefined;
  const given = isMethod ? (elements[0] as Expression) : textAmong(elements);
  const before = around?.before;
  const node = given ?? (before && before.kind !== 'Command' ? before : undefined);
  const value = node && node.kind !== 'ScriptBlock' ? values.aside(() => values.of(node, region, start)) : undefined;
  return { code: isText(value) ? value : undefined, runs: runsHere(name) };
}

const isText = (value: Value | undefined): value is Known => value?.kind === 'known' && typeof value.value === 'string';

/** Behind `-Command` in any length, else the first that has no name. */
function textAmong(elements: readonly CommandElement[]): Expression | undefined {
  const at = elements.findIndex(
    (one) => one.kind === 'Parameter' && /^c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i.test(one.name),
  );
  const parameter = elements[at];
  const next = parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[at + 1]) : undefined;
  const found = next ?? elements.find((one) => one.kind !== 'Parameter');
  return found?.kind === 'Parameter' ? undefined : found;
}

/** A known text as a text of its own: letter for letter where it stands so, else all of it lies where its value is written. */
export function codeSlice(outer: RepairedSlice, { value, start, end }: Known): RepairedSlice {
  const text = String(value);
  const at = outer.text.slice(start, end).indexOf(text);
  const shift = start + at;
  const { source } = outer;
  if (at < 0) {
    const written = (from: number, to: number): string => text.slice(from, to);
    return { text, source, written, place: () => outer.place(start, end), exact: () => false };
  }
  return {
    text,
    source,
    written: (from, to) => outer.written(from + shift, to + shift),
    place: (from, to) => outer.place(from + shift, to + shift),
    exact: (from, to) => outer.exact(from + shift, to + shift),
  };
}
