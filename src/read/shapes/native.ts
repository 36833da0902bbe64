import { isTenantRoot, KINDS, type KindWords, kindOfCollection } from '../../knowledge/index.ts';
import type { Property } from '../../tenant/index.ts';
import { type DataMap, type DataNode, get, type Pair, textOf } from '../data/node.ts';
import { type Context, placeOf } from './draft.ts';
import { declareName, declareObject, reportUnknownKey } from './object.ts';
import { type PropertyFacts, vocabularyOf } from './properties.ts';
import { isLegal, isToken, propertyValue } from './value.ts';

/** Kinds whose collections have names so common that they do not make a file a tenant file by themselves. */
const COMMON_WORDS = new Set(['group', 'mailbox', 'tenantBlockList']);

/** Kinds that may be given by their names alone. */
const BY_NAME = new Set(['acceptedDomain', 'tenantBlockList']);

/** Other keys below the root. */
const ROOT_KEYS: readonly string[] = ['tenant', 'assumptions', 'description'];

/** Values of `assumptions`; `asOf` is a date. */
export const ASSUMPTIONS = {
  automaticMeans: ['unknown', 'off', 'on'],
  cloud: ['commercial', 'gcchigh', 'dod'],
} as const;

/** Whether a path has one of the names of native tenant files (`*.exo.yaml`). */
export function isNativePath(path: string): boolean {
  return /\.exo\.(?:ya?ml|jsonc?)$/i.test(path);
}

/** Reads the native shape: an `exchange` root with collections. Whether the document is one. */
export function readNative(context: Context, root: DataNode): boolean {
  if (root.type !== 'map') return false;
  const native = isNativePath(context.slice.source.path);
  let found = false;
  for (const exchange of roots(root)) {
    if (exchange.value.type === 'map' && (native || isTenant(context, exchange.value))) {
      readTenant(context, exchange.value);
      found = true;
    }
  }
  return found || native;
}

function* roots(root: DataMap): Generator<Pair> {
  for (const pair of root.pairs) {
    const key = pair.folded;
    if (isTenantRoot(key)) yield pair;
    else if (key === 'nonnodedata' && pair.value.type === 'map') yield* roots(pair.value);
  }
}

/** Whether a mapping under `exchange` states at least one collection with believable objects. */
function isTenant(context: Context, map: DataMap): boolean {
  return map.pairs.some((pair) => {
    const words = kindOfCollection(pair.key);
    return words !== undefined && !COMMON_WORDS.has(words.kind) && isBelievable(context, words, pair.value);
  });
}

/** Objects that have typed settings, but none with a legal value, are descriptions of settings. */
function isBelievable(context: Context, words: KindWords, node: DataNode): boolean {
  if (node.type === 'scalar') return node.value === null;
  const values = node.type === 'list' ? node.items : node.pairs.map((pair) => pair.value);
  if (values.length === 0) return true;
  const vocabulary = vocabularyOf(context.knowledge, words);
  return values.every((value) => {
    if (value.type !== 'map') return BY_NAME.has(words.kind) && value.type === 'scalar' && node.type === 'list';
    let typed = 0;
    let legal = 0;
    for (const pair of value.pairs) {
      const facts = vocabulary.get(pair.folded);
      if (!facts || facts.type === 'text' || facts.type === 'list') continue;
      typed++;
      if (isLegal(pair.value, facts) || (pair.value.type === 'scalar' && isToken(pair.value.written))) legal++;
    }
    return (
      typed === 0 || legal > 0 || (value.pairs.length > typed && value.pairs.some((pair) => pair.folded === 'name'))
    );
  });
}

function readTenant(context: Context, exchange: DataMap): void {
  context.taken.add(exchange);
  for (const pair of exchange.pairs) {
    const words = kindOfCollection(pair.key);
    if (words) readCollection(context, words, pair);
    else if (pair.folded === 'assumptions') readAssumptions(context, pair);
    else if (!ROOT_KEYS.includes(pair.folded)) reportUnknownKey(context, pair, [...ROOT_KEYS, ...collectionNames()]);
  }
}

/** The collection keys that the schema and hints show, in camelCase. */
function collectionNames(): string[] {
  return KINDS.map(collectionName);
}

/** The key of a kind's collection as native files write it. */
export function collectionName(words: KindWords): string {
  if (words.kind === 'group') return 'groups';
  if (words.kind === 'tenantBlockList') return 'tenantBlockList';
  const noun = words.noun.charAt(0).toLowerCase() + words.noun.slice(1);
  if (noun.endsWith('y')) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('x') ? `${noun}es` : `${noun}s`;
}

function readCollection(context: Context, words: KindWords, pair: Pair): void {
  const { value } = pair;
  if (value.type === 'scalar') {
    if (value.value !== null) wrongEntry(context, words, value);
    return;
  }
  context.draft.complete.add(words.kind as Parameters<typeof context.draft.complete.add>[0]);
  if (value.type === 'list') {
    for (const item of value.items) readEntry(context, words, item);
    return;
  }
  context.taken.add(value);
  if (isOneObject(context, words, value)) {
    readEntry(context, words, value);
    return;
  }
  for (const entry of value.pairs) readKeyed(context, words, entry);
}

/** A single object may stand where a collection is expected: it has settings with legal values, not names. */
function isOneObject(context: Context, words: KindWords, map: DataMap): boolean {
  if (!get(map, 'name') && !get(map, 'identity')) return false;
  const vocabulary = vocabularyOf(context.knowledge, words);
  return map.pairs.some((pair) => pair.value.type !== 'map' && vocabulary.has(pair.folded));
}

function readEntry(context: Context, words: KindWords, item: DataNode): void {
  if (item.type === 'map') {
    const declared = declareObject(context, item, { words, operation: 'declare', whole: true, strict: true });
    if (!declared) missingName(context, item);
    return;
  }
  const name = textOf(item);
  if (name !== undefined && BY_NAME.has(words.kind)) declareName(context, words, item, name, []);
  else if (item.type !== 'scalar' || item.value !== null) wrongEntry(context, words, item);
}

function readKeyed(context: Context, words: KindWords, entry: Pair): void {
  const { value } = entry;
  if (value.type === 'map') {
    declareObject(context, value, { words, operation: 'declare', whole: true, strict: true, key: entry });
  } else if (words.kind === 'group' && value.type === 'list') {
    declareName(context, words, entry, entry.key, membersOf(context, entry));
  } else if (value.type === 'scalar' && value.value === null) {
    declareName(context, words, entry, entry.key, []);
  } else wrongEntry(context, words, value);
}

function membersOf(context: Context, entry: Pair): Property[] {
  const facts: PropertyFacts = { name: 'members', type: 'list' };
  const value = propertyValue(context, entry.value, facts);
  return value ? [{ name: 'members', keyPlace: placeOf(context, entry), value }] : [];
}

function missingName(context: Context, map: DataMap): void {
  context.draft.problems.push({
    message: 'object-without-name',
    args: {},
    place: placeOf(context, map.pairs[0] ?? { start: map.start, end: Math.min(map.start + 1, map.end) }),
  });
}

function wrongEntry(context: Context, words: KindWords, node: DataNode): void {
  const short = node.type === 'scalar' ? node : { start: node.start, end: node.start + 1 };
  context.draft.sourceIssues.push({
    id: 'illegal-value',
    place: placeOf(context, short),
    args: {
      property: collectionName(words),
      value: node.type === 'scalar' ? node.written.slice(0, 80) : node.type,
      expected: BY_NAME.has(words.kind) ? 'name or mapping' : 'mapping',
    },
    advice: false,
  });
}

function readAssumptions(context: Context, pair: Pair): void {
  if (pair.value.type !== 'map') return;
  context.taken.add(pair.value);
  for (const entry of pair.value.pairs) {
    const key = ['automaticMeans', 'cloud', 'asOf'].find((name) => name.toLowerCase() === entry.folded);
    if (!key) {
      reportUnknownKey(context, entry, ['automaticMeans', 'asOf', 'cloud']);
      continue;
    }
    const node = entry.value;
    if (node.type === 'scalar' && node.value === null) continue;
    const written =
      node.type === 'scalar' ? (typeof node.value === 'boolean' ? (node.value ? 'on' : 'off') : node.written) : '';
    const value = key === 'asOf' ? written : written.toLowerCase();
    const expected: readonly string[] = key === 'asOf' ? [] : ASSUMPTIONS[key as keyof typeof ASSUMPTIONS];
    if (key === 'asOf' ? /^\d{4}-\d\d-\d\d$/.test(value) : expected.includes(value)) {
      context.draft.assumptions = { ...context.draft.assumptions, [key]: value };
    } else {
      context.draft.sourceIssues.push({
        id: 'illegal-value',
        place: placeOf(context, node.type === 'scalar' ? node : entry),
        args: { property: key, value, expected: key === 'asOf' ? 'YYYY-MM-DD' : expected.join(', ') },
        advice: false,
      });
    }
  }
}
