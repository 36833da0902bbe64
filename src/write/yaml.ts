import type { NewValue } from '../tenant/index.ts';
import type { Edit } from '../text/index.ts';
import { type KeyStyle, keyStyle, spell } from './key-style.ts';
import {
  afterBreak,
  indentOf,
  lineBreak,
  lineEnd,
  lineStart,
  mostFrequent,
  point,
  startsLine,
  textAt,
  trimmedEnd,
  wholeLines,
} from './layout.ts';
import { withComma } from './list-item.ts';
import { nullAt } from './native-structure.ts';
import { entryOf, type Target, type WrittenProperty } from './target.ts';
import { editOf } from './value.ts';
import { type YamlStyle, yamlReplacement, yamlValue } from './yaml-value.ts';

/** Quotes in use in the values of a target. */
export function yamlStyle(text: string, target: Target): YamlStyle {
  const quotes = target.entries.flatMap((entry) => {
    const first = entry.value ? text[entry.value.start] : undefined;
    return first === '"' || first === "'" ? [first as '"' | "'"] : [];
  });
  return { quote: mostFrequent(quotes) ?? '"' };
}

export const targetKeyStyle = (text: string, target: Target): KeyStyle =>
  keyStyle(target.entries.map((entry) => textAt(text, entry.key)));

const isFlow = (text: string, target: Target): boolean => text[target.place.start] === '{';

const valueEnd = (text: string, entry: WrittenProperty): number =>
  entry.value ? trimmedEnd(text, entry.value.start, entry.value.end) : entry.key.end;

/** Sets a property of a mapping: rewrites its scalar or list, or adds a line in the indentation of the mapping. */
export function setYaml(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  const style = yamlStyle(text, target);
  const entry = entryOf(target, name);
  if (entry) return replaceYaml(text, entry, value, style);
  const last = target.entries.findLast((other) => other.value);
  if (!last || !target.editable) return undefined;
  const { source } = last.key;
  const empty = nullAt(text, target.place, last.key.start, name);
  if (empty) return empty.end > empty.start ? editOf({ source, ...empty }, yamlValue(value, style)) : undefined;
  const key = spell(name, targetKeyStyle(text, target));
  const end = valueEnd(text, last);
  if (isFlow(text, target)) return editOf(point(source, end), `, ${key}: ${yamlValue(value, style)}`);
  const indent = keyIndent(text, last);
  if (indent === undefined) return undefined;
  const eol = lineEnd(text, end);
  if (!/^\s*(#.*)?$/.test(text.slice(end, eol))) return undefined;
  const newLine = lineBreak(text, lineStart(text, end));
  const column = alignment(text, target);
  const written = `${key.padEnd(column)}:${behindColon(text, target, value, style, newLine, indent)}`;
  return editOf(point(source, eol), newLine + indent + written);
}

/** Indentation that puts a key below `entry`, also when that one stands behind the dash of a list item. */
function keyIndent(text: string, entry: WrittenProperty): string | undefined {
  const start = lineStart(text, entry.key.start);
  const before = text.slice(start, entry.key.start);
  return /^[\s>]*(- +)*["']?$/.test(before) ? before.replace(/["']/, '').replaceAll('-', ' ') : undefined;
}

/** Width of keys when the mapping lines up its colons, else 0. */
function alignment(text: string, target: Target): number {
  const widths = target.entries.flatMap((entry) => {
    const match = /^[ \t]*/.exec(text.slice(entry.key.end))?.[0] ?? '';
    return text[entry.key.end + match.length] === ':' ? [entry.key.end - entry.key.start + match.length] : [];
  });
  const [first] = widths;
  const padded = target.entries.some((entry) => text[entry.key.end] === ' ');
  return first !== undefined && padded && widths.every((width) => width === first) ? first : 0;
}

/** A new value; a list becomes a block list where the mapping has one. */
function behindColon(
  text: string,
  target: Target,
  value: NewValue,
  style: YamlStyle,
  newLine: string,
  indent: string,
): string {
  const sample = target.entries.find((entry) => entry.value && text[entry.value.start] === '-' && entry.list?.length);
  if (!Array.isArray(value) || value.length === 0 || !sample) return ` ${yamlValue(value, style)}`;
  const deeper = sample.value ? column(text, sample.value.start) > keyColumn(text, sample) : true;
  return value.map((item) => `${newLine}${indent}${deeper ? '  ' : ''}- ${yamlValue(item, style)}`).join('');
}

const column = (text: string, at: number): number => at - lineStart(text, at);
const keyColumn = (text: string, entry: WrittenProperty): number => column(text, entry.key.start);

function replaceYaml(text: string, entry: WrittenProperty, value: NewValue, style: YamlStyle): Edit | undefined {
  if (!entry.editable || !entry.value) return undefined;
  const place = { ...entry.value, end: valueEnd(text, entry) };
  const old = textAt(text, place);
  const isBlockList = /^-\s/.test(old) && entry.list !== undefined;
  if (/^[|>&*!]/.test(old)) return undefined;
  if (isBlockList && Array.isArray(value) && value.length > 0) {
    const newLine = lineBreak(text, place.start);
    const indent = indentOf(text, place.start);
    return editOf(place, value.map((item) => `- ${yamlValue(item, style)}`).join(newLine + indent));
  }
  if (isBlockList) {
    const behindKey = { ...place, start: text.indexOf(':', entry.key.end) + 1 };
    return editOf(behindKey, ` ${yamlValue(value, style)}`);
  }
  return editOf(place, yamlReplacement(old, value, style));
}

/** Removes a property: its lines in a block mapping, itself and a comma in a flow mapping. */
export function removeYaml(text: string, target: Target, name: string): Edit | undefined {
  const entry = entryOf(target, name);
  if (!entry?.value || !target.editable) return undefined;
  const { source } = entry.key;
  const end = valueEnd(text, entry);
  if (isFlow(text, target)) return { place: { source, ...withComma(text, entry.key.start, end) }, newText: '' };
  if (target.entries.length < 2) return undefined;
  const eol = lineEnd(text, end);
  if (!/^\s*(#.*)?$/.test(text.slice(end, eol))) return undefined;
  if (startsLine(text, entry.key.start)) {
    return { place: { source, ...wholeLines(text, entry.key.start, eol) }, newText: '' };
  }
  // Behind the dash of a list item: the next key moves up to it.
  const next = afterBreak(text, eol);
  const blanks = /^ */.exec(text.slice(next))?.[0].length ?? 0;
  if (blanks !== keyColumn(text, entry) || !/[\w"']/.test(text[next + blanks] ?? '')) return undefined;
  return { place: { source, start: entry.key.start, end: next + blanks }, newText: '' };
}

/** Gives a property another key in the spelling of the mapping. */
export function renameYaml(text: string, target: Target, from: string, to: string): Edit | undefined {
  const entry = entryOf(target, from);
  if (!entry || !target.editable) return undefined;
  const old = textAt(text, entry.key);
  const quote = /^['"]/.exec(old)?.[0] ?? '';
  return { place: entry.key, newText: quote + spell(to, targetKeyStyle(text, target)) + quote };
}
