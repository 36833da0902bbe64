import { type NewObject, type NewValue, plainName } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit } from '../text/index.ts';
import { type EntryLayout, entryLayout, entryText, insertEntry, removeEntry, renameEntry } from './hashtable.ts';
import { indentOf, lineBreak, lineStart, point, startsLine, textAt } from './layout.ts';
import { nounOf, settingsOf } from './object-words.ts';
import { powershellValue, quoted, replacementValue, type ValueStyle, valueStyle } from './powershell-value.ts';
import { type Entry, entryOf, type Target } from './target.ts';
import { editOf } from './value.ts';

/** Sets an entry of a DSC block or of a hashtable in ConfigurationData. */
export function setEntry(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  const entry = entryOf(target, name);
  if (!entry) return target.editable ? insertEntry(text, target, ownEntries(target), name, value) : undefined;
  if (!entry.editable || !entry.value || !target.entries.includes(entry)) return undefined;
  const style = valueStyle(text, target, 'hashtable');
  return editOf(entry.value, replacementValue(textAt(text, entry.value), value, style));
}

const ownEntries = (target: Target): readonly Entry[] =>
  target.entries.filter((entry) => entry.key.start >= target.place.start && entry.key.end <= target.place.end);

export function removeOwnEntry(text: string, target: Target, name: string): Edit | undefined {
  const entry = entryOf(target, name);
  return entry && target.editable ? removeEntry(text, entry) : undefined;
}

export function renameOwnEntry(text: string, target: Target, from: string, to: string): Edit | undefined {
  const entry = entryOf(target, from);
  return entry && target.editable ? renameEntry(text, entry, to) : undefined;
}

/** Properties by which every resource of a configuration signs in; new blocks repeat them. */
const SIGN_IN = new Set([
  'credential',
  'applicationid',
  'tenantid',
  'applicationsecret',
  'certificatethumbprint',
  'certificatepath',
  'certificatepassword',
  'managedidentity',
  'accesstokens',
]);

/** Writes whole resource blocks behind the block of `target`, with its layout and its way to sign in. */
export function insertBlocks(text: string, target: Target, objects: readonly NewObject[]): Edit | undefined {
  const layout = entryLayout(text, ownEntries(target));
  if (!layout || layout.oneLine || !target.editable) return undefined;
  const { start, end, source } = target.place;
  if (text[end - 1] !== '}' || !startsLine(text, start)) return undefined;
  const indent = indentOf(text, start);
  const newLine = lineBreak(text, lineStart(text, start));
  const open = text.indexOf('{', start);
  const braceOnOwnLine = startsLine(text, open);
  const before = lineStart(text, start) - newLine.length;
  const blank = before > 0 && text.slice(lineStart(text, before), before).trim() === '';
  const blocks = objects.map((object) => {
    const lines = blockLines(text, target, object, layout);
    const head = `${indent}EXO${nounOf(object.kind)} ${quoted(object.name, '"')}`;
    const opening = braceOnOwnLine ? [head, `${indent}{`] : [`${head} {`];
    return [...(blank ? [''] : []), ...opening, ...lines, `${indent}}`].map((line) => newLine + line).join('');
  });
  return editOf(point(source, end), blocks.join(''));
}

/** Keys and values of the lines of a block that sign in, as they stand; values over several lines are left out. */
function signInLines(block: string): [string, string][] {
  return block.split(/\r\n|\r|\n/).flatMap((line): [string, string][] => {
    const equals = line.indexOf('=');
    const key = line.slice(0, Math.max(equals, 0)).trim();
    const value = line
      .slice(equals + 1)
      .trim()
      .replace(/;$/, '')
      .trim();
    return SIGN_IN.has(key.toLowerCase()) && value !== '' && !/[({[@`,#]$/.test(value) ? [[key, value]] : [];
  });
}

function blockLines(text: string, target: Target, object: NewObject, layout: EntryLayout): readonly string[] {
  const style = valueStyle(text, target, 'hashtable');
  const own = ownEntriesOf(object, style);
  const signIn = signInLines(textAt(text, target.place));
  const all: [string, string][] = [...own, ['Ensure', quoted('Present', style.quote)], ...signIn];
  const widest = Math.max(...all.map(([name]) => plainName(name).length));
  const column = layout.column === undefined ? undefined : widest + 1;
  return all.map(
    ([name, value]) => layout.indent + entryText(name, value, { ...layout, column }) + (layout.semicolon ? ';' : ''),
  );
}

/** Names and values of the entries that say what an object is. */
function ownEntriesOf(object: NewObject, style: ValueStyle): readonly [string, string][] {
  const key = object.kind === 'transportRule' ? 'Name' : 'Identity';
  return Object.entries<NewValue>({ [key]: object.name, ...settingsOf(object) }).map(([name, value]) => [
    name,
    powershellValue(value, style),
  ]);
}

/** Resource blocks as a text of their own. */
export function blockTexts(objects: readonly NewObject[], style: ValueStyle): readonly string[] {
  return objects.map((object) => {
    const entries = [...ownEntriesOf(object, style), ['Ensure', quoted('Present', style.quote)] as const];
    const lines = entries.map(([name, value]) => `    ${capitalized(name)} = ${value}`);
    return [`EXO${nounOf(object.kind)} ${quoted(object.name, style.quote)} {`, ...lines, '}'].join('\n');
  });
}
