import type { Command, CommandElement, Expression, InvokeMember } from '../../powershell/index.ts';
import type { Setting } from './calls.ts';
import type { Placed } from './outline.ts';
import type { Known, Value } from './values.ts';
import type { Written } from './written.ts';

/** Commands that run a text in the scope they stand in, and those that start another shell for it. */
const EXPRESSIONS = new Set(['invoke-expression', 'iex']);
const SHELLS = new Set(['powershell', 'powershell.exe', 'pwsh', 'pwsh.exe']);

/** Whether a command runs text that it is given. */
export const runsText = (name: string): boolean => EXPRESSIONS.has(name) || SHELLS.has(name);

/** Methods that make code of a text: `[scriptblock]::Create`, `$ExecutionContext.InvokeCommand`, `[powershell]`. */
const METHODS = /^(?:create|newscriptblock|invokescript|addscript)$/i;

/** Whether a method call makes code of a text. */
export const isCodeMethod = ({ member, args }: InvokeMember): boolean =>
  args.length > 0 && member.kind === 'StringConstant' && METHODS.test(member.value);

/** Whether a method takes the name of a command to run (`[powershell]`). */
export const isCommandMethod = ({ member, args }: InvokeMember): boolean =>
  args.length > 0 && member.kind === 'StringConstant' && /^addcommand$/i.test(member.value);

/** Commands that send a request: one that names a cmdlet has the service run it. */
const REQUESTS = new Set(['invoke-restmethod', 'irm', 'invoke-webrequest', 'iwr', 'invoke-mggraphrequest']);

/** Whether a command sends a request. */
export const isRequest = (name: string): boolean => REQUESTS.has(name);

/** What may give a variable a value, in code that is a text. */
const ASSIGNS = /=|\+\+|--|variable|foreach/i;

/** Whether a command runs a text that may assign to variables where it stands. */
export function mayAssign({ elements }: Command, name: string): boolean {
  return EXPRESSIONS.has(name) && !elements.some((one) => one.kind === 'StringConstant' && !ASSIGNS.test(one.value));
}

/** Code that a command is given as a text. */
export interface CodeText {
  /** Undefined where only a run tells it. */
  readonly code: Known | undefined;
  /** It runs where it stands, when the command does. */
  readonly runs: boolean;
}

/** The text that a command runs or makes code of; undefined for one that does neither. */
export function codeText({ values }: Setting, { command, name, region, around }: Placed): CodeText | undefined {
  const { head, elements, start } = command;
  const isMethod = head.kind === 'InvokeMember' && isCodeMethod(head) && head.start === start;
  if (!isMethod && !runsText(name)) return undefined;
  const given = isMethod ? (elements[0] as Expression) : textAmong(elements);
  const before = around?.before;
  const node = given ?? (before && before.kind !== 'Command' ? before : undefined);
  const value = node && node.kind !== 'ScriptBlock' ? values.aside(() => values.of(node, region, start)) : undefined;
  return { code: isText(value) ? value : undefined, runs: EXPRESSIONS.has(name) };
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
export function codeSlice(outer: Written, { value, start, end }: Known): Written {
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
