import type { KindWords } from '../../knowledge/index.ts';
import type { Declaration, Misspelled, ObjectKind, Property, PropertyValue, Standing } from '../../tenant/index.ts';
import type { Span } from '../../text/index.ts';
import { isOpposite, nearest } from '../../text/near.ts';
import { table } from '../../text/table.ts';
import { foldKey } from '../data/node.ts';
import { nameFrom } from '../powershell/calls/names.ts';
import { propertyValue } from '../powershell/calls/property-value.ts';
import type { ReadContext } from '../powershell/calls/read-context.ts';
import type { Table, TableEntry, Value } from '../powershell/values/value.ts';
import { isOutput, type Vocabulary, vocabularyOf } from '../shapes/properties.ts';
import { isToken } from '../shapes/value.ts';

/** Where a hashtable with the settings of one object stands. */
export interface Frame {
  readonly words: KindWords;
  readonly format: 'dsc' | 'psd1';
  readonly span: Span;
  readonly head: Span;
  readonly standing?: Standing;
  readonly command?: string;
}

/** Keys that name an object, best first. */
const NAMES: readonly string[] = ['identity', 'name'];

/**
 * One object whose settings stand in a hashtable; what it does not state stays as the tenant has it. Undefined where the text tells neither its name nor any setting, as in
 * composite resources that hand everything through, or where the values describe settings (`'Boolean | Optional'`).
 */
export function declareTable(context: ReadContext, table: Table, frame: Frame): Declaration | undefined {
  const { slice, advice, slicePrefix } = context;
  const { words, format, span, head, standing, command } = frame;
  const entries = [...table.entries.values()];
  if (entries.some(({ value }) => value.kind === 'known' && isDescription(value.value))) return undefined;
  if (words.kind === 'tenantBlockList' && !isBlockedSender(table)) return undefined;
  const namedBy = nameEntry(table, words);
  const {
    name,
    expression,
    span: nameSpan,
  } = namedBy
    ? named(context, namedBy.value, format === 'psd1')
    : { name: undefined, expression: undefined, span: head };
  const properties = propertiesOf(context, entries, namedBy, frame);
  const isStated = name !== undefined || [...properties.values()].some(({ value }) => value.state === 'stated');
  if (format === 'dsc' && !isStated) return undefined;
  const misspelled = misspelledKeys(context, entries, words);
  const absent = isAbsent(table.entries.get('ensure')?.value);
  return {
    kind: words.kind as ObjectKind,
    name,
    ...(name === undefined && expression !== undefined ? { nameRuntime: expression } : {}),
    namePlace: slice.place(nameSpan.start, nameSpan.end),
    operation: advice ? 'advice' : absent ? 'remove' : 'declare',
    place: slice.place(span.start, span.end),
    head: slice.place(head.start, head.end),
    properties,
    whole: false,
    format,
    ...(standing ? { standing } : {}),
    ...(command === undefined ? {} : { command }),
    ...(misspelled.length > 0 ? { misspelled } : {}),
    ...(slicePrefix === undefined ? {} : { slicePrefix }),
  };
}

const isDescription = (value: unknown): boolean => typeof value === 'string' && /^\w+ +\| +\w/.test(value);

const isAbsent = (value: Value | undefined): boolean =>
  value?.kind === 'known' && typeof value.value === 'string' && value.value.toLowerCase() === 'absent';

/** The list also holds what is allowed, and files and addresses of web pages. */
function isBlockedSender({ entries }: Table): boolean {
  const isOther = (key: string, word: string): boolean => {
    const value = entries.get(key)?.value;
    return value?.kind === 'known' && String(value.value).toLowerCase() !== word;
  };
  return !isOther('action', 'block') && !isOther('listtype', 'sender');
}

function nameEntry({ entries }: Table, words: KindWords): TableEntry | undefined {
  const keys = words.kind === 'acceptedDomain' ? ['identity', 'domainname', 'name'] : NAMES;
  for (const key of words.kind === 'tenantBlockList' ? ['value', ...keys] : keys) {
    const entry = entries.get(key);
    if (entry) return entry;
  }
  return undefined;
}

/** Tokens that some tool replaces before use stand in data files only; text in braces is nothing special to PowerShell. */
function named(context: ReadContext, value: Value, isTemplate: boolean): ReturnType<typeof nameFrom> {
  const given = nameFrom(context.slice, value);
  if (!isTemplate || given.name === undefined || !isToken(given.name)) return given;
  return { name: undefined, expression: given.name, span: given.span };
}

function propertiesOf(
  context: ReadContext,
  entries: readonly TableEntry[],
  namedBy: TableEntry | undefined,
  { words, format }: Frame,
): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  for (const entry of entries) {
    if (entry === namedBy && words.kind !== 'tenantBlockList') continue;
    const given = namedValue(context, entry, words);
    if (!given || properties.has(given.name)) continue;
    const keyPlace = context.slice.place(entry.keySpan.start, entry.keySpan.end);
    const value = format === 'psd1' ? withTokens(given.value) : given.value;
    properties.set(given.name, { name: given.name, keyPlace, value });
  }
  return properties;
}

/** The property a key means, with its value; undefined for keys that say nothing about the object. */
function namedValue(
  context: ReadContext,
  { key, value }: TableEntry,
  words: KindWords,
): { readonly name: string; readonly value: PropertyValue } | undefined {
  const folded = foldKey(key);
  if (folded === 'state') {
    const state = stateOf(context, value);
    return state && { name: 'enabled', value: state };
  }
  if (folded === 'name') return { name: 'name', value: propertyValue(context.slice, value) };
  const facts = vocabularyOf(context.knowledge, words).get(folded);
  if (!facts) return undefined;
  if (words.kind === 'group' && facts.name === 'type') return { name: 'type', value: groupType(context, value) };
  const type = facts.type === 'flag' ? 'Boolean' : undefined;
  return { name: facts.name, value: propertyValue(context.slice, value, type) };
}

/** Keys of resources that are no settings and no typos. */
const OTHER_KEYS = new Set(['ensure', 'state', 'items', 'dependson', 'psdscrunascredential', ...NAMES]);

/** What unknown keys are near to, by kind: the same few keys sign in every block of an export. */
const known = new WeakMap<Vocabulary, Map<string, string | undefined>>();

function misspelledKeys(context: ReadContext, entries: readonly TableEntry[], words: KindWords): readonly Misspelled[] {
  const vocabulary = vocabularyOf(context.knowledge, words);
  const near = known.get(vocabulary) ?? new Map<string, string | undefined>();
  known.set(vocabulary, near);
  return entries.flatMap(({ key, keySpan }): Misspelled[] => {
    const folded = foldKey(key);
    if (vocabulary.has(folded) || OTHER_KEYS.has(folded) || isOutput(key)) return [];
    if (!near.has(folded)) near.set(folded, nearestSetting(key, vocabulary));
    const meant = near.get(folded);
    return meant === undefined ? [] : [{ written: key, meant, place: context.slice.place(keySpan.start, keySpan.end) }];
  });
}

function nearestSetting(key: string, vocabulary: Vocabulary): string | undefined {
  const names = [...vocabulary.values()].map(({ name }) => name);
  return nearest(
    key,
    names.filter((name) => !isOpposite(key, name)),
  );
}

function withTokens(value: PropertyValue): PropertyValue {
  if (value.state !== 'stated' || typeof value.value !== 'string' || !isToken(value.value)) return value;
  return { state: 'runtime', expression: value.value, place: value.place };
}

const GROUP_TYPES: Readonly<Record<string, string>> = table({
  security: 'MailEnabledSecurityGroup',
  distribution: 'DistributionGroup',
});

/** `Type` of a distribution group, in the words of recipient types. */
function groupType(context: ReadContext, value: Value): PropertyValue {
  const own = propertyValue(context.slice, value);
  if (own.state !== 'stated') return own;
  const type = GROUP_TYPES[String(own.value).toLowerCase()];
  return type === undefined ? own : { ...own, value: type, editable: false };
}

/** `State = 'Enabled'` of a rule. */
function stateOf(context: ReadContext, value: Value): PropertyValue | undefined {
  const own = propertyValue(context.slice, value);
  if (own.state !== 'stated') return own;
  const state = String(own.value).toLowerCase();
  if (state !== 'enabled' && state !== 'disabled') return undefined;
  return { ...own, value: state === 'enabled', editable: false };
}
