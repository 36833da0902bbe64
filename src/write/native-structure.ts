import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { fold, isTenantRoot, kindOfCollection } from '../knowledge/index.ts';
import { indexOfFirst, type Span, withoutStacks } from '../text/index.ts';
import { type KeyStyle, keyStyle, spell } from './key-style.ts';

/** Where an object of a native file stands: its mapping, its collection and the mapping that holds the collections. */
export interface NativePlace {
  readonly item: YAMLMap;
  readonly collection: Collection;
  readonly root: YAMLMap;
}

export interface Collection {
  readonly key: string;
  readonly keyStart: number;
  readonly node: YAMLMap | YAMLSeq | undefined;
  /** The value of the pair whatever it is (`[]`, null, a list). */
  readonly start: number;
  readonly end: number;
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

function spanOf(node: unknown): readonly [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [-1, -1];
}

function collectionOf(pair: Pair): Collection {
  const [keyStart, keyEnd] = spanOf(pair.key);
  const [start, end] = spanOf(pair.value);
  const node = isMap(pair.value) || isSeq(pair.value) ? pair.value : undefined;
  return { key: keyOf(pair), keyStart, node, start: start < 0 ? keyEnd + 1 : start, end: end < 0 ? keyEnd + 1 : end };
}

let last: { readonly text: string; readonly document: WeakRef<Document.Parsed> } | undefined;

/** What a text holds, for looking only; null for one with mistakes. Many fixes are written for one text: it is parsed once. */
function contentsOf(text: string): Document.Parsed['contents'] {
  const known = last?.text === text ? last.document.deref() : undefined;
  if (known) return known.contents;
  const options = { keepSourceTokens: false, prettyErrors: false, uniqueKeys: false } as const;
  const document = withoutStacks(() => parseDocument(text, options));
  if (document.errors.length > 0 || statesTwice(document)) document.contents = null;
  last = { text, document: new WeakRef(document) };
  return document.contents;
}

/** Whether a mapping has a key twice. The library would compare every key with every other one. */
function statesTwice(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Map: (_, { items }) => {
      const keys = items.filter(({ key }) => isScalar(key)).map(keyOf);
      found = new Set(keys).size < keys.length;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/**
 * Finds the mapping with a key at offset `at` in a native YAML or JSON text. Undefined when the text has errors or the
 * mapping is no item of a known collection.
 */
export function locate(text: string, at: number): NativePlace | undefined {
  const path: unknown[] = [contentsOf(text)];
  for (;;) {
    const next = childAt(path.at(-1), at);
    if (next === undefined) break;
    path.push(next);
  }
  const item = path.findLastIndex((node) => isMap(node));
  const owner = path
    .slice(0, item)
    .findLastIndex((node) => isPair(node) && kindOfCollection(keyOf(node)) !== undefined);
  const [root, pair, mapping] = [path[owner - 1], path[owner], path[item]];
  if (!isMap(root) || !isPair(pair) || !isMap(mapping)) return undefined;
  return { item: mapping, collection: collectionOf(pair), root };
}

/** An object of more characters is not looked through for a key before its text is parsed. */
const SHORT = 2_000;

/** Whether an object may state a key, in any spelling: the letters of the key stand in it, or an escape does. */
function mayState(text: string, { start, end }: Span, name: string): boolean {
  if (end - start > SHORT) return true;
  const own = text.slice(start, end);
  return own.includes('\\') || fold(own).includes(fold(name));
}

/**
 * Where the value of a key stands that the mapping of an object states as null, of which a key stands at offset `at`; of no length where
 * nothing is written. Undefined for a key that is not there. The readers leave such a key out, and a second one would make the text
 * unreadable.
 */
export function nullAt(text: string, object: Span, at: number, name: string): Span | undefined {
  if (!mayState(text, object, name)) return undefined;
  const pair = locate(text, at)?.item.items.find((one) => fold(keyOf(one)) === fold(name));
  if (!pair || !isScalar(pair.value)) return undefined;
  const [start, end] = spanOf(pair.value);
  return { start, end };
}

function childAt(node: unknown, at: number): unknown {
  const covers = (inner: unknown): boolean => {
    const [start, end] = spanOf(inner);
    return start <= at && at < end;
  };
  if (isPair(node)) return covers(node.value) ? node.value : undefined;
  if (!isMap(node) && !isSeq(node)) return undefined;
  const item = itemBefore<unknown>(node.items, at);
  if (isPair(item)) return covers(item.key) || covers(item.value) ? item : undefined;
  return covers(item) ? item : undefined;
}

/** The mapping that holds the collections of a native YAML or JSON text; undefined when there is none, or for a text with errors. */
export function locateRoot(text: string): YAMLMap | undefined {
  const contents = contentsOf(text);
  if (!isMap(contents)) return undefined;
  const pairs = contents.items.flatMap((pair) =>
    fold(keyOf(pair)) === 'nonnodedata' && isMap(pair.value) ? pair.value.items : [pair],
  );
  const root = pairs.find((pair) => isTenantRoot(keyOf(pair)))?.value;
  return isMap(root) ? root : undefined;
}

/** Everything that `root` states, collections and other keys, in the order of the text. */
export function entriesOf(root: YAMLMap): readonly Collection[] {
  return root.items.map(collectionOf);
}

/** The collection of a kind beside the ones in `root`; undefined when there is none. */
export function siblingCollection(root: YAMLMap, kind: string): Collection | undefined {
  const pair = root.items.find((other) => kindOfCollection(keyOf(other))?.kind === kind);
  return pair ? collectionOf(pair) : undefined;
}

/** Key that names the items of a collection, and how their keys are spelled. */
export function itemStyle(item: YAMLMap | undefined): { readonly nameKey: string; readonly style: KeyStyle } {
  const keys = (item?.items ?? []).map(keyOf);
  const nameKey = keys.find((key) => ['name', 'identity'].includes(fold(key))) ?? spell('name', keyStyle(keys));
  return { nameKey, style: keyStyle(keys) };
}

/** Start and end of an item of a collection, the end as the parser gives it. */
function itemSpan(item: unknown): readonly [number, number] {
  if (!isPair(item)) return spanOf(item);
  const [start, keyEnd] = spanOf(item.key);
  const [, end] = spanOf(item.value);
  return [start, Math.max(keyEnd, end)];
}

/** The first item of a collection; undefined when it has none. */
export function firstItem({ items }: YAMLMap | YAMLSeq): readonly [number, number] | undefined {
  return items.length > 0 ? itemSpan(items[0]) : undefined;
}

/** The item that holds an offset, else the last one; undefined for a collection without items. */
export function itemAtOrLast({ items }: YAMLMap | YAMLSeq, at: number): readonly [number, number] | undefined {
  if (items.length === 0) return undefined;
  const span = itemSpan(itemBefore<unknown>(items, at));
  return span[0] <= at && at < span[1] ? span : itemSpan(items.at(-1));
}

/** Items stand in order: the last one that starts at or before the offset is the only one that may hold it. */
function itemBefore<T>(items: readonly T[], at: number): T | undefined {
  return items[indexOfFirst(items, (one) => itemSpan(one)[0] > at) - 1];
}

const single = new WeakMap<YAMLMap, boolean>();

/** Whether a single object stands where a collection is expected: its settings are no names of objects. */
export function isOneObject(node: YAMLMap | YAMLSeq): boolean {
  if (!isMap(node)) return false;
  let found = single.get(node);
  if (found === undefined) {
    found = node.items.some(({ value }) => isScalar(value) && value.value !== null);
    single.set(node, found);
  }
  return found;
}

/** Whether a node is written with brackets or braces. */
export const isFlow = (node: YAMLMap | YAMLSeq): boolean => node.flow === true;
