import type { Declaration, NewObject, NewValue } from '../tenant/index.ts';
import type { Edit, Place, Source } from '../text/index.ts';
import { dependOn, insertBlocks, removeOwnEntry, renameOwnEntry, setEntry } from './dsc.ts';
import { clearExported, commands, setExported } from './exported.ts';
import { removeJson, renameJson, setJson } from './json.ts';
import { itemSpan } from './list-item.ts';
import { insertNative } from './native-objects.ts';
import {
  insertCalls,
  insertCallsBefore,
  removeParameter,
  renameParameter as renameCallParameter,
  setParameter,
} from './powershell.ts';
import { quoted } from './powershell-value.ts';
import { insertTables } from './psd1.ts';
import { type CallText, entryOf, targetOf } from './target.ts';
import { editOf } from './value.ts';
import { removeYaml, renameYaml, setYaml } from './yaml.ts';

export { nameLiteral } from './name.ts';
export { extendNative } from './native-objects.ts';
export { recipeText } from './recipe-text.ts';
export type { CallText } from './target.ts';

/** What a writer changes: an object of the tenant at one place, or a cmdlet call. */
export type Subject = Declaration | CallText;

/** A subject that was read from the tenant: it is not edited, and an edit of it holds the commands to run. */
const exportOf = (subject: Subject): Declaration | undefined =>
  'kind' in subject && subject.exported ? subject : undefined;

/**
 * The edit that gives a property a value, in the style of the surrounding text. Undefined when the text there is not a
 * literal, does not stand in the source letter for letter, or has a layout that is not understood.
 */
export function setProperty(source: Source, subject: Subject, name: string, value: NewValue): Edit | undefined {
  const exported = exportOf(subject);
  if (exported) return setExported(exported, name, value);
  const target = targetOf(subject);
  const { text } = source;
  switch (target.format) {
    case 'powershell':
      return setParameter(text, target, name, value);
    case 'dsc':
    case 'psd1':
      return setEntry(text, target, name, value);
    case 'yaml':
      return setYaml(text, target, name, value);
    case 'json':
      return setJson(text, target, name, value);
    case 'csv':
      return undefined;
  }
}

/**
 * The edit that adds items to a list property, or states it when it is not there. Undefined as for `setProperty`, and for
 * lists with items that are only known at run time.
 */
export function addItems(
  source: Source,
  subject: Declaration,
  name: string,
  items: readonly string[],
): Edit | undefined {
  const value = subject.properties.get(name)?.value;
  if (!value) return setProperty(source, subject, name, items);
  if (value.state !== 'stated' || value.change) return undefined;
  const present = (Array.isArray(value.value) ? value.value : [value.value]).map(String);
  return setProperty(source, subject, name, [...present, ...items]);
}

/**
 * The edit that takes one item out of a list as it stands, with its comma or its line; undefined where it has neither, and for a list that
 * is not edited.
 */
export function removeItem(
  source: Source,
  { properties, format, exported }: Declaration,
  name: string,
  place: Place,
): Edit | undefined {
  const value = properties.get(name)?.value;
  if (exported || value?.state !== 'stated' || !value.editable || value.change) return undefined;
  const span = itemSpan(source.text, place, format);
  return span && { place: { source: place.source, ...span }, newText: '' };
}

/** The edit that removes a property with its separators; undefined when its layout is not understood. */
export function removeProperty(source: Source, subject: Subject, name: string): Edit | undefined {
  const exported = exportOf(subject);
  if (exported) return clearExported(exported, name);
  const target = targetOf(subject);
  const { text } = source;
  switch (target.format) {
    case 'powershell':
      return removeParameter(text, target, name);
    case 'dsc':
    case 'psd1':
      return removeOwnEntry(text, target, name);
    case 'yaml':
      return removeYaml(text, target, name);
    case 'json':
      return removeJson(text, target, name);
    case 'csv':
      return undefined;
  }
}

/** The edit that gives a property another name and leaves its value alone. */
export function renameProperty(source: Source, subject: Subject, from: string, to: string): Edit | undefined {
  if (exportOf(subject)) return undefined;
  const target = targetOf(subject);
  const { text } = source;
  switch (target.format) {
    case 'powershell':
      return renameCallParameter(text, target, from, to);
    case 'dsc':
    case 'psd1':
      return renameOwnEntry(text, target, from, to);
    case 'yaml':
      return renameYaml(text, target, from, to);
    case 'json':
      return renameJson(text, target, from, to);
    case 'csv':
      return undefined;
  }
}

/**
 * The edits that write whole objects behind `subject`, in its language: cmdlet calls, resource blocks, or items of the
 * collections of a native file (made where they are missing). Undefined when the layout is not understood.
 */
export function insertAfter(
  source: Source,
  subject: Subject,
  objects: readonly NewObject[],
): readonly Edit[] | undefined {
  const exported = exportOf(subject);
  if (exported) return [commands(exported, objects)];
  const target = targetOf(subject);
  const one = (edit: Edit | undefined): readonly Edit[] | undefined => (edit ? [edit] : undefined);
  switch (target.format) {
    case 'powershell':
      return one(insertCalls(source.text, target, objects));
    case 'dsc':
      return one(insertBlocks(source.text, target, objects));
    case 'yaml':
    case 'json':
      return insertNative(source.text, target, objects);
    case 'psd1':
      return 'kind' in subject ? one(insertTables(source.text, target, subject.kind, objects)) : undefined;
    case 'csv':
      return undefined;
  }
}

/**
 * The edits that write whole objects that `subject` needs, in its language: cmdlet calls and resource blocks before it, which a
 * resource then waits for; items of the collections of a native file as `insertAfter` does. Undefined as there.
 */
export function insertBefore(
  source: Source,
  subject: Subject,
  objects: readonly NewObject[],
): readonly Edit[] | undefined {
  const exported = exportOf(subject);
  if (exported) return [commands(exported, objects)];
  const target = targetOf(subject);
  if (target.format === 'powershell') {
    const edit = insertCallsBefore(source.text, target, objects);
    return edit && [edit];
  }
  if (target.format !== 'dsc') return insertAfter(source, subject, objects);
  const edits = [insertBlocks(source.text, target, objects, 'before'), dependOn(source.text, target, objects)];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** Whether the subject states a property at all. */
export function states(subject: Subject, name: string): boolean {
  return entryOf(targetOf(subject), name) !== undefined;
}

/** An edit that lets a person fill in a value: a quoted string with a placeholder in it. */
export function placeholderEdit(place: Place, name: string): Edit {
  return editOf(place, quoted({ placeholder: name }, '"'));
}
