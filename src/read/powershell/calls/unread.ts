import { type Command, type CommandElement, commandName } from '../../../powershell/index.ts';
import { indexOfFirst, type Place, type Slice } from '../../../text/index.ts';
import type { Call, Problem, ProblemId, Unread } from '../../reading.ts';
import { subjectOf } from '../cmdlets/subjects.ts';
import { mayMatter } from '../prefilter.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { ReadContext } from './read-context.ts';

const LONGEST = 200;
/** So much of a broken line is looked at. */
const LONGEST_LINE = 2000;

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Id of the sentence for a parse error, by the parser's own id. */
function messageOf(id: string): ProblemId {
  if (id.startsWith('unterminated-') || /^missing-(?:brace|bracket|parenthesis)$/.test(id))
    return 'powershell-not-closed';
  if (id.startsWith('missing-') || id.startsWith('incomplete-')) return 'powershell-incomplete';
  return id === 'input-redirection' ? 'powershell-reserved-angle' : 'powershell-syntax';
}

/** Parse errors, one for each region of broken text: what follows on the same line is its consequence. */
export function problemsOf({ slice, script }: Pick<ParsedScript, 'slice' | 'script'>): readonly Problem[] {
  const problems: Problem[] = [];
  let behind = -1;
  for (const { id, start, end } of script.errors) {
    if (start < behind) continue;
    behind = lineEnd(slice.text, Math.max(start, end));
    problems.push({ message: messageOf(id), args: { id }, place: slice.place(start, end) });
  }
  return problems;
}

/** Broken lines that name a setting and gave no call. */
export function unreadLines({ slice, script }: ParsedScript, calls: readonly Call[]): readonly Unread[] {
  if (script.errors.length === 0) return [];
  let hasCall: ((place: Place) => boolean) | undefined;
  const unread: Unread[] = [];
  let behind = -1;
  for (const error of script.errors) {
    if (error.start < behind) continue;
    const start = lineStart(slice.text, error.start);
    behind = lineEnd(slice.text, Math.max(error.start, error.end));
    const end = Math.min(behind, start + LONGEST_LINE);
    const place = slice.place(start, end);
    if (!mayMatter(slice.text.slice(start, end))) continue;
    hasCall ??= overlapping(calls.map((call) => call.place));
    if (hasCall(place)) continue;
    unread.push({
      reason: 'powershell-broken',
      args: { text: slice.written(start, end).trim().slice(0, LONGEST) },
      place,
    });
  }
  return unread;
}

/** Whether one of the places shares text with another place. */
function overlapping(places: readonly Place[]): (place: Place) => boolean {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return ({ start, end }) => {
    const behind = indexOfFirst(sorted, (place) => place.start >= end);
    return (reach[behind - 1] ?? 0) > start;
  };
}

/** Whether a parameter stands where a command's name should: the hyphen, or a dash that PowerShell takes for one. */
export function isParameterAlone(name: string): boolean {
  const first = name.charCodeAt(0);
  return first === 45 || (first >= 0x2013 && first <= 0x2015);
}

/** The unread part for code that is built as a string, parts of which are known at run time only. */
export function unreadText({ slice }: ReadContext, { command, name }: Placed): Unread | undefined {
  return mayMatter(slice.written(command.start, command.end))
    ? { reason: 'powershell-code-as-text', args: { command: name }, place: placeOf(slice, command) }
    : undefined;
}

/** The unread part for a cmdlet that is handed to an unknown function, or for a parameter without a command. */
export function unreadCommand(context: ReadContext, placed: Placed): Unread | undefined {
  const { slice, knowledge } = context;
  const { command, name } = placed;
  if (isParameterAlone(name)) return parameterAlone(context, placed);
  if (!hasTable(command)) return undefined;
  for (const element of command.elements) {
    const given = element.kind === 'Parameter' ? element.argument : element;
    if (given?.kind !== 'StringConstant') continue;
    const cmdlet = knowledge.cmdlets.spelling(commandName(given.value));
    if (cmdlet !== undefined && subjectOf(cmdlet)) {
      const args = { command: command.name ?? '', cmdlet };
      return { reason: 'powershell-unknown-wrapper', args, place: placeOf(slice, command) };
    }
  }
  return undefined;
}

const placeOf = (slice: Slice, { start, end }: Command): Place => slice.place(start, end);

function hasTable({ elements }: Command): boolean {
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as CommandElement;
    if (element.kind === 'Hashtable') return true;
    if (element.kind === 'Parameter' && element.argument?.kind === 'Hashtable') return true;
  }
  return false;
}

/** A line that begins with a setting: the line before it lost its continuation. */
function parameterAlone({ slice }: ReadContext, { command }: Placed): Unread | undefined {
  const text = slice.written(command.start, command.end);
  if (!mayMatter(text)) return undefined;
  const args = { text: text.slice(0, LONGEST) };
  return { reason: 'powershell-parameter-alone', args, place: placeOf(slice, command) };
}
