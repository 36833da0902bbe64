import { isPlaceholder, type NewName, type NewObject, type NewValue, plainName } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit } from '../text/index.ts';
import { type EntryLayout, entryLayout, entryText, insertEntry, removeEntry, renameEntry } from './hashtable.ts';
import { indentOf, lineBreak, lineStart, point, startsLine, textAt } from './layout.ts';
import { nounOf, settingsOf } from './object-words.ts';
import { powershellValue, quoted, replacementValue, type ValueStyle, valueStyle } from './powershell-value.ts';
import { entryOf, type Target, type WrittenProperty } from './target.ts';
import { editOf } from './value.ts';

/** Sets an entry of a DSC block or of a hashtable in ConfigurationData; null says nothing there and clears no setting. */
export function setEntry(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  if (value === null) return undefined;
  const entry = entryOf(target, name);
  if (!entry) return target.editable ? insertEntry(text, target, ownEntries(target), name, value) : undefined;
  if (!entry.editable || !entry.value || !target.entries.includes(entry)) return undefined;
  const style = valueStyle(text, target, 'hashtable');
  return editOf(entry.value, replacementValue(textAt(text, entry.value), value, style));
}

const ownEntries = (target: Target): readonly WrittenProperty[] =>
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

/** Writes whole resource blocks behind the block of `target` or before it, with its layout and its way to sign in. */
export function insertBlocks(
  text: string,
  target: Target,
  objects: readonly NewObject[],
  where: 'behind' | 'before' = 'behind',
): Edit | undefined {
  const layout = entryLayout(text, ownEntries(target), target.place);
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
    const lines = blockLines(text, target, object, layout, dependenciesOf(object, objects));
    const head = `${indent}EXO${nounOf(object.kind)} ${quoted(object.name, '"')}`;
    const opening = braceOnOwnLine ? [head, `${indent}{`] : [`${head} {`];
    return [...opening, ...lines, `${indent}}`].join(newLine);
  });
  const gap = blank ? newLine : '';
  if (where === 'behind') return editOf(point(source, end), blocks.map((block) => newLine + gap + block).join(''));
  return editOf(point(source, lineStart(text, start)), blocks.map((block) => block + newLine + gap).join(''));
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

/** The resources among `objects` that an object names and that have to be there before it. */
function dependenciesOf(object: NewObject, objects: readonly NewObject[]): readonly NewObject[] {
  const named = new Set(
    Object.values(object.properties)
      .flat()
      .map((value) => JSON.stringify(value)),
  );
  return objects.filter(
    (other) => other !== object && other.kind !== object.kind && named.has(JSON.stringify(other.name)),
  );
}

/** `[EXODistributionGroup]Forwarders`: how a resource refers to another one. */
const reference = ({ kind, name }: NewObject): NewName => {
  const prefix = `[EXO${nounOf(kind)}]`;
  return isPlaceholder(name) ? { ...name, prefix } : prefix + name;
};

/** `DependsOn` is no setting of an object: the readers leave it out. */
const WAITS = /(?:^|[;{])\s*DependsOn\s*=/im;

/** The edit that lets the block of `target` wait for new resources; undefined for one that waits for others already. */
export function dependOn(text: string, target: Target, objects: readonly NewObject[]): Edit | undefined {
  return WAITS.test(textAt(text, target.place))
    ? undefined
    : setEntry(text, target, 'dependsOn', objects.map(reference));
}

function blockLines(
  text: string,
  target: Target,
  object: NewObject,
  layout: EntryLayout,
  before: readonly NewObject[],
): readonly string[] {
  const style = valueStyle(text, target, 'hashtable');
  const waits: readonly [string, string][] =
    before.length === 0 ? [] : [['DependsOn', powershellValue(before.map(reference), style)]];
  const own = [...ownEntriesOf(object, style), ...waits];
  const signIn = signInLines(textAt(text, target.place));
  const all: [string, string][] = [...own, ['Ensure', quoted('Present', style.quote)], ...signIn];
  const widest = Math.max(...all.map(([name]) => plainName(name).length));
  const column = layout.column && widest + 1;
  return all.map(
    ([name, value]) => layout.indent + entryText(name, value, { ...layout, column }) + (layout.semicolon ? ';' : ''),
  );
}

/** Names and values of the entries that say what an object is. */
function ownEntriesOf(object: NewObject, style: ValueStyle): readonly [string, string][] {
  const keys: Readonly<Record<string, NewValue>> =
    object.kind === 'transportRule'
      ? { Name: object.name }
      : { Identity: object.name, ...(object.kind === 'group' ? { Name: object.name } : {}) };
  return Object.entries<NewValue>({ ...keys, ...settingsOf(object) }).map(([name, value]) => [
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
