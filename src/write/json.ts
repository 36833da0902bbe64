import type { NewValue, Placeholder } from '../tenant/index.ts';
import type { Edit } from '../text/index.ts';
import { spell } from './key-style.ts';
import { indentOf, lineBreak, lineStart, point, startsLine, textAt, trimmedEnd } from './layout.ts';
import { withComma } from './list-item.ts';
import { nullAt } from './native-structure.ts';
import { entryOf, type Target, type WrittenProperty } from './target.ts';
import { editOf, escapeJson, stringText } from './value.ts';
import { targetKeyStyle } from './yaml.ts';

const jsonString = (value: string | Placeholder): string => `"${stringText(value, escapeJson)}"`;

/** A value as JSON on one line. */
export function jsonValue(value: NewValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return jsonString(value as string | Placeholder);
  return `[${(value as readonly (string | Placeholder)[]).map(jsonString).join(', ')}]`;
}

const valueEnd = (text: string, entry: WrittenProperty): number =>
  entry.value ? trimmedEnd(text, entry.value.start, entry.value.end) : entry.key.end;

/** Sets a property of an object: rewrites its value, or adds one with comma and indentation behind the last. */
export function setJson(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  const entry = entryOf(target, name);
  if (entry) {
    if (!entry.editable || !entry.value) return undefined;
    return editOf(entry.value, jsonReplacement(text, entry, value));
  }
  const last = target.entries.findLast((other) => other.value);
  if (!last || !target.editable || text[last.key.start] !== '"') return undefined;
  const { source } = last.key;
  const empty = nullAt(text, target.place, last.key.start, name);
  if (empty) return editOf({ source, ...empty }, jsonValue(value));
  const colon = /^\s*:\s*/.exec(text.slice(last.key.end))?.[0] ?? ': ';
  const key = `"${spell(name, targetKeyStyle(text, target))}"`;
  const separator = startsLine(text, last.key.start)
    ? `,${lineBreak(text, lineStart(text, last.key.start))}${indentOf(text, last.key.start)}`
    : ', ';
  return editOf(point(source, valueEnd(text, last)), separator + key + colon + jsonValue(value));
}

/** A list over several lines stays one. */
function jsonReplacement(text: string, entry: WrittenProperty, value: NewValue): string {
  const first = entry.list?.[0];
  if (!Array.isArray(value) || value.length === 0 || !first || !entry.value) return jsonValue(value);
  if (!startsLine(text, first.start)) return jsonValue(value);
  const newLine = lineBreak(text, lineStart(text, first.start));
  const items = (value as readonly (string | Placeholder)[]).map(
    (item) => newLine + indentOf(text, first.start) + jsonString(item),
  );
  return `[${items.join(',')}${newLine}${indentOf(text, entry.value.end - 1)}]`;
}

/** Removes a property with its comma. */
export function removeJson(text: string, target: Target, name: string): Edit | undefined {
  const entry = entryOf(target, name);
  if (!entry?.value || !target.editable) return undefined;
  const span = withComma(text, entry.key.start, valueEnd(text, entry));
  return { place: { source: entry.key.source, ...span }, newText: '' };
}

/** Gives a property another key in the spelling of the object. */
export function renameJson(text: string, target: Target, from: string, to: string): Edit | undefined {
  const entry = entryOf(target, from);
  if (!entry || !target.editable || !textAt(text, entry.key).startsWith('"')) return undefined;
  return { place: entry.key, newText: `"${spell(to, targetKeyStyle(text, target))}"` };
}
