import { KINDS } from '../knowledge/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit } from '../text/index.ts';
import { insertEntry, removeEntry, renameEntry } from './hashtable.ts';
import { breakBefore, indentOf, lineBreak, lineEnd, lineStart, point, startsLine, textAt } from './layout.ts';
import { parameterValue, replacementValue, type ValueStyle, valueStyle } from './powershell-value.ts';
import { type Entry, entryOf, type Target } from './target.ts';
import { editOf, type NewObject, type NewValue } from './value.ts';

const DASH = /^[-–—―]/;

const isArgument = (text: string, entry: Entry): boolean => DASH.test(textAt(text, entry.key));

/** The value follows its key directly; a value that stands elsewhere (a variable's literal) is not this entry's text. */
function adjacent(text: string, entry: Entry): boolean {
  if (!entry.value) return false;
  if (entry.value.start === entry.key.start) return true;
  return entry.value.start >= entry.key.end && /^[\s:=`@(]*$/.test(text.slice(entry.key.end, entry.value.start));
}

/** Sets a parameter: rewrites its literal, or adds it as the call's other parameters are laid out. */
export function setParameter(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  const entry = entryOf(target, name);
  if (entry) {
    if (!entry.editable || !entry.value || !adjacent(text, entry)) return undefined;
    const style = valueStyle(text, target, isArgument(text, entry) ? 'argument' : 'hashtable');
    return editOf(entry.value, replacementValue(textAt(text, entry.value), value, style));
  }
  if (!target.editable) return undefined;
  const splatted = splatEntries(text, target);
  if (splatted) return insertEntry(text, target, splatted, name, value);
  const written = parameterValue(name, value, valueStyle(text, target, 'argument'));
  const parameter = `-${capitalized(name)} ${written}`;
  const lines = continuation(text, target);
  const separator = lines ? ` \`${lines.newLine}${lines.indent}` : ' ';
  return editOf(point(target.place.source, target.place.end), separator + parameter);
}

/** Entries of the hashtable that the call splats, when all its parameters come from one that nobody else splats. */
function splatEntries(text: string, target: Target): readonly Entry[] | undefined {
  const entries = target.entries.filter((entry) => entry.value);
  if (
    entries.length === 0 ||
    entries.some((entry) => isArgument(text, entry) || entry.value?.start === entry.key.start)
  )
    return undefined;
  const variable = /@(\w+)/.exec(textAt(text, target.place))?.[1];
  if (!variable) return entries;
  const uses = text.match(new RegExp(`@${variable}\\b`, 'gi'))?.length ?? 0;
  return uses === 1 ? entries : undefined;
}

/** Line break and indentation between the parameters of a call that is continued over lines; undefined for one line. */
function continuation(text: string, target: Target): { readonly newLine: string; readonly indent: string } | undefined {
  const last = target.entries.findLast((entry) => isArgument(text, entry));
  if (!last) return undefined;
  const start = lineStart(text, last.key.start);
  if (start <= target.place.start || !startsLine(text, last.key.start)) return undefined;
  return { newLine: breakBefore(text, start), indent: indentOf(text, last.key.start) };
}

/** Removes a parameter with its value and the white space or line continuation before it. */
export function removeParameter(text: string, target: Target, name: string): Edit | undefined {
  const entry = entryOf(target, name);
  if (!entry || !target.editable) return undefined;
  if (entry.value && !adjacent(text, entry)) return undefined;
  if (!isArgument(text, entry) && entry.value?.start !== entry.key.start) return removeEntry(text, entry);
  let start = entry.key.start;
  while (start > target.place.start && /[\s`]/.test(text[start - 1] ?? '')) start--;
  return { place: { source: entry.key.source, start, end: entry.value?.end ?? entry.key.end }, newText: '' };
}

/** Gives a parameter another name; dash, colon, quotes and alignment stay. */
export function renameParameter(text: string, target: Target, from: string, to: string): Edit | undefined {
  const entry = entryOf(target, from);
  if (!entry || !target.editable) return undefined;
  if (!isArgument(text, entry)) {
    return entry.value?.start === entry.key.start ? undefined : renameEntry(text, entry, to);
  }
  const old = textAt(text, entry.key);
  const newText = old.charAt(0) + capitalized(to) + (old.endsWith(':') ? ':' : '');
  return { place: entry.key, newText };
}

/** Where a statement may follow the call, and how: on a new line, or on the same line behind a semicolon. */
export function statementBehind(
  text: string,
  target: Target,
): { readonly at: number; readonly inline: boolean } | undefined {
  const { end } = target.place;
  const stop = lineEnd(text, end);
  const rest = text.slice(end, stop);
  if (/^\s*;?\s*(#.*)?$/.test(rest)) return { at: stop, inline: false };
  if (/^\s*[;}]/.test(rest)) return { at: end, inline: true };
  const depth = [...rest].reduce((sum, letter) => sum + (letter === '{' ? 1 : letter === '}' ? -1 : 0), 0);
  if (depth !== 0 || /[|`,({]\s*$/.test(rest) || /["'#]/.test(rest)) return undefined;
  return { at: stop, inline: false };
}

/** Writes whole cmdlet calls behind the call of `target`. */
export function insertCalls(text: string, target: Target, objects: readonly NewObject[]): Edit | undefined {
  const behind = statementBehind(text, target);
  if (!behind || !target.editable) return undefined;
  const style = valueStyle(text, target, 'argument');
  const { start, source } = target.place;
  const indent = indentOf(text, start);
  const newLine = lineBreak(text, start);
  const step = continuation(text, target)?.indent;
  const calls = objects.map((object) => callText(object, style, step, newLine));
  if (behind.inline) return editOf(point(source, behind.at), calls.map((call) => `; ${call}`).join(''));
  return editOf(point(source, behind.at), calls.map((call) => newLine + indent + call).join(''));
}

const VERBS = { create: 'New', set: 'Set', enable: 'Enable', disable: 'Disable' } as const;

/** One object as a cmdlet call; `step` is the indentation of continued lines, undefined for a call on one line. */
export function callText(object: NewObject, style: ValueStyle, step: string | undefined, newLine: string): string {
  const noun = KINDS.find((words) => words.kind === object.kind)?.noun ?? object.kind;
  const create = object.operation === 'create';
  const parts = Object.entries({ [create ? 'name' : 'identity']: object.name, ...object.properties }).map(
    ([name, value]) => `-${capitalized(name)} ${parameterValue(name, value, style)}`,
  );
  const command = `${VERBS[object.operation]}-${noun}`;
  if (step === undefined || parts.length < 3) return `${command} ${parts.join(' ')}`;
  return [`${command} ${parts[0]}`, ...parts.slice(1)].join(` \`${newLine}${step}`);
}
