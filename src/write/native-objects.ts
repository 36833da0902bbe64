import { isMap, isPair, isSeq, type YAMLMap } from 'yaml';
import type { NewObject } from '../tenant/index.ts';
import type { Edit, Place } from '../text/index.ts';
import { jsonValue } from './json.ts';
import { spell } from './key-style.ts';
import { indentOf, lineBreak, lineEnd, lineStart, point, startsLine, trimmedEnd } from './layout.ts';
import {
  type Collection,
  entriesOf,
  firstItem,
  isFlow,
  isOneObject,
  itemAtOrLast,
  itemStyle,
  locate,
  locateRoot,
  siblingCollection,
} from './native-structure.ts';
import {
  blockText,
  braceText,
  byCollection,
  collectionKey,
  flowText,
  fullCollection,
  type Look,
  nameAsKey,
} from './native-text.ts';
import type { Target } from './target.ts';
import { editOf } from './value.ts';
import { yamlStyle } from './yaml.ts';
import { type YamlStyle, yamlValue } from './yaml-value.ts';

/** Where objects go: the mapping with the collections, and the neighbours that new text looks like. */
interface Site {
  readonly text: string;
  readonly source: string;
  readonly json: boolean;
  readonly root: YAMLMap;
  /** The entry of `root` that new collections look like and stand behind. */
  readonly beside: Collection;
  /** A mapping whose keys new ones look like; undefined where there is none. */
  readonly item: YAMLMap | undefined;
  readonly quotes: YamlStyle;
  /** The item that holds this offset is the one new items of its collection stand behind. */
  readonly at: number;
}

/** Writes objects into the collections of a native file, beside the object of `target`. */
export function insertNative(text: string, target: Target, objects: readonly NewObject[]): readonly Edit[] | undefined {
  const first = target.entries[0];
  if (!first || !target.editable || target.slicePrefix !== undefined) return undefined;
  const found = locate(text, first.key.start);
  if (!found) return undefined;
  const { root, collection: beside, item } = found;
  const { source } = target.place;
  const quotes = yamlStyle(text, target);
  return write(
    { text, source, json: target.format === 'json', root, beside, item, quotes, at: target.head.start },
    objects,
  );
}

/**
 * Writes objects into the collections of a native file: behind the item at offset `at` where it is one of their collection, else
 * at the end. Undefined when the file has errors, or no root that states anything.
 */
export function extendNative(
  text: string,
  source: string,
  at: number,
  json: boolean,
  objects: readonly NewObject[],
): readonly Edit[] | undefined {
  const root = locateRoot(text);
  const entries = root ? entriesOf(root) : [];
  const beside = entries.findLast(({ node }) => node && node.items.length > 0) ?? entries.at(-1);
  if (!root || !beside) return undefined;
  const items = entries.flatMap(({ node }) =>
    node ? [node.items.find((one) => isMap(isPair(one) ? one.value : one))] : [],
  );
  const some = items.find((one) => one !== undefined);
  const item = isPair(some) ? some.value : some;
  return write(
    { text, source, json, root, beside, item: isMap(item) ? item : undefined, quotes: { quote: '"' }, at },
    objects,
  );
}

/** Composed text for a place. */
interface Piece {
  readonly place: Place;
  readonly text: string;
}

function write(site: Site, objects: readonly NewObject[]): readonly Edit[] | undefined {
  const { text, source, root, beside } = site;
  const look = lookOf(site);
  const pieces: Piece[] = [];
  const added: Piece[] = [];
  const end = trimmedEnd(text, beside.start, beside.end);
  const behind = point(source, look.json ? end : lineEnd(text, end));
  for (const [kind, own] of byCollection(objects)) {
    const collection = siblingCollection(root, kind);
    if (!collection && isFlow(root) && !look.json) return undefined;
    if (!collection) added.push({ place: behind, text: newCollection(look, site, kind, own) });
    else {
      const piece = extend(look, collection, own, site);
      if (!piece) return undefined;
      pieces.push(piece);
    }
  }
  return joined([...pieces, ...added]);
}

/** Pieces as edits; those that end at one offset become one, in order. */
function joined(pieces: readonly Piece[]): readonly Edit[] {
  const texts = new Map<number, Piece>();
  for (const piece of pieces) {
    const known = texts.get(piece.place.end);
    texts.set(piece.place.end, known ? { place: known.place, text: known.text + piece.text } : piece);
  }
  const numbers = new Map<string, number>();
  return [...texts.values()].map(({ place, text }) => editOf(place, text, numbers));
}

function lookOf({ text, json, root, beside, item, quotes }: Site): Look {
  const { nameKey, style } = itemStyle(item);
  const outer = indentOf(text, beside.keyStart).length;
  const itemStart = beside.node && firstItem(beside.node)?.[0];
  // The dash of a block item stands before it.
  const shows = itemStart !== undefined && (startsLine(text, itemStart) || !(json || isFlow(beside.node ?? root)));
  const inner = shows ? Math.max(indentOf(text, itemStart).length - outer, 0) : 2;
  const unit = indentOf(text, beside.keyStart).includes('\t') ? '\t' : ' '.repeat(inner);
  return {
    json,
    oneLine: json && !startsLine(text, beside.keyStart),
    newLine: lineBreak(text, lineStart(text, beside.keyStart)),
    unit,
    value: json ? jsonValue : (value) => yamlValue(value, quotes),
    key: (name) => (json ? `"${spell(name, style)}"` : spell(name, style)),
    name: json ? `"${nameKey}"` : nameKey,
  };
}

/** Adds objects to a collection that is there. */
function extend(
  look: Look,
  collection: Collection,
  objects: readonly NewObject[],
  { text, source, root, at }: Site,
): Piece | undefined {
  const keyed = collection.node !== undefined && !isSeq(collection.node);
  if (collection.node && isOneObject(collection.node)) return undefined;
  const anchor = collection.node && itemAtOrLast(collection.node, at);
  if (!anchor && isFlow(root) && !look.json) {
    const written = objects.map((object) => flowText(look, object, true)).join(', ');
    const end = trimmedEnd(text, collection.start, collection.end);
    return { place: { source, start: collection.start, end }, text: `[${written}]` };
  }
  if (!anchor) {
    const start = look.json ? collection.start : text.indexOf(':', collection.keyStart + collection.key.length) + 1;
    const end = Math.max(trimmedEnd(text, collection.start, collection.end), start);
    const indent = indentOf(text, collection.keyStart);
    return { place: { source, start, end }, text: fullCollection(look, objects, indent, 'list') };
  }
  const end = trimmedEnd(text, anchor[0], anchor[1]);
  if (look.json || (collection.node && isFlow(collection.node))) {
    const ownLine = startsLine(text, anchor[0]);
    const indent = indentOf(text, anchor[0]);
    const oneLine = !look.json || lineEnd(text, anchor[0]) >= end;
    const written = objects.map((object) => {
      const body = oneLine ? flowText(look, object, !keyed) : braceText(look, object, indent, !keyed);
      const label = keyed ? `${nameAsKey(look, object)}: ` : '';
      return `,${ownLine ? look.newLine + indent : ' '}${label}${body}`;
    });
    return { place: point(source, end), text: written.join('') };
  }
  const before = text.slice(lineStart(text, anchor[0]), anchor[0]);
  // An item of a list stands behind its dash, unless a tag, an anchor or a line break does.
  if (!(keyed ? /^\s*["']?$/ : /^\s*- +["']?$/).test(before)) return undefined;
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  const written = objects.map((object) => blockText(look, object, indent, keyed));
  return { place: point(source, lineEnd(text, end)), text: written.join('') };
}

/** A collection that is not there yet, as text behind the collection `beside`. */
function newCollection(look: Look, { text, beside }: Site, kind: string, objects: readonly NewObject[]): string {
  const indent = indentOf(text, beside.keyStart);
  const shape = kind === 'group' || (beside.node && !isSeq(beside.node)) ? 'keyed' : 'list';
  const key = collectionKey(kind, beside.key);
  const written = fullCollection(look, objects, indent, shape);
  if (look.oneLine) return `, "${key}": ${written}`;
  return look.json ? `,${look.newLine}${indent}"${key}": ${written}` : `${look.newLine}${indent}${key}:${written}`;
}
