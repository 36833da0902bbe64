import { isMap, isPair, isSeq, type YAMLMap } from 'yaml';
import type { Edit, Place } from '../text/index.ts';
import { jsonValue } from './json.ts';
import { spell } from './key-style.ts';
import { indentOf, lineBreak, lineEnd, lineStart, point, startsLine, trimmedEnd } from './layout.ts';
import {
  type Collection,
  collectionKey,
  entriesOf,
  isFlow,
  itemSpans,
  itemStyle,
  locate,
  locateRoot,
  siblingCollection,
} from './native-structure.ts';
import type { Target } from './target.ts';
import { editOf, type NewObject, type NewValue, plainString } from './value.ts';
import { yamlStyle } from './yaml.ts';
import { isPlain, type YamlStyle, yamlString, yamlValue } from './yaml-value.ts';

/** Everything a new object needs to look like its neighbours. */
interface Look {
  readonly text: string;
  readonly json: boolean;
  /** JSON whose collections do not start lines. */
  readonly oneLine: boolean;
  readonly newLine: string;
  /** One level of indentation. */
  readonly unit: string;
  readonly value: (value: NewValue) => string;
  readonly key: (name: string) => string;
  readonly name: string;
}

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
  const kinds = [...new Set(objects.map((object) => object.kind))];
  const pieces: Piece[] = [];
  const added: Piece[] = [];
  const end = trimmedEnd(text, beside.start, beside.end);
  const behind = point(source, look.json ? end : lineEnd(text, end));
  for (const kind of kinds) {
    const own = objects.filter((object) => object.kind === kind);
    const collection = siblingCollection(root, kind);
    if (!collection && isFlow(root) && !look.json) return undefined;
    if (!collection) added.push({ place: behind, text: newCollection(look, beside, kind, own) });
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
  const itemStart = beside.node && itemSpans(beside.node)[0]?.[0];
  // The dash of a block item stands before it.
  const shows = itemStart !== undefined && (startsLine(text, itemStart) || !(json || isFlow(beside.node ?? root)));
  const inner = shows ? Math.max(indentOf(text, itemStart).length - outer, 0) : 2;
  const unit = indentOf(text, beside.keyStart).includes('\t') ? '\t' : ' '.repeat(inner);
  return {
    text,
    json,
    oneLine: json && !startsLine(text, beside.keyStart),
    newLine: lineBreak(text, lineStart(text, beside.keyStart)),
    unit,
    value: json ? jsonValue : (value) => yamlValue(value, quotes),
    key: (name) => (json ? `"${spell(name, style)}"` : spell(name, style)),
    name: json ? `"${nameKey}"` : nameKey,
  };
}

const pairs = (look: Look, object: NewObject): [string, NewValue][] =>
  Object.entries(object.properties).map(([name, value]) => [look.key(name), value]);

/** An object between braces on one line. */
function flowText(look: Look, object: NewObject, named: boolean): string {
  const all: [string, NewValue][] = [
    ...(named ? [[look.name, object.name] as [string, NewValue]] : []),
    ...pairs(look, object),
  ];
  return `{ ${all.map(([key, value]) => `${key}: ${look.value(value)}`).join(', ')} }`;
}

/** An object between braces over several lines; the opening brace stands behind `indent`. */
function braceText(look: Look, object: NewObject, indent: string, named: boolean): string {
  const all: [string, NewValue][] = [
    ...(named ? [[look.name, object.name] as [string, NewValue]] : []),
    ...pairs(look, object),
  ];
  const step = look.unit || '  ';
  const lines = all.map(([key, value]) => `${look.newLine}${indent}${step}${key}: ${look.value(value)}`);
  return `{${lines.join(',')}${look.newLine}${indent}}`;
}

/** An object as a block: an item behind a dash, or a mapping below its name. */
function blockText(look: Look, object: NewObject, indent: string, keyed: boolean): string {
  const lines = pairs(look, object).map(([key, value]) => `${key}: ${look.value(value)}`);
  const [head, deeper] = keyed
    ? [`${nameAsKey(look, object)}:`, `${indent}  `]
    : [`- ${look.name}: ${look.value(object.name)}`, `${indent}  `];
  return [indent + head, ...lines.map((line) => deeper + line)].map((line) => look.newLine + line).join('');
}

function nameAsKey(look: Look, object: NewObject): string {
  if (look.json) return jsonValue(object.name);
  return isPlain(plainString(object.name)) ? look.value(object.name) : yamlString(object.name, '"');
}

/** Adds objects to a collection that is there. */
function extend(
  look: Look,
  collection: Collection,
  objects: readonly NewObject[],
  { text, source, at }: Site,
): Piece | undefined {
  const keyed = collection.node !== undefined && !isSeq(collection.node);
  const spans = collection.node ? itemSpans(collection.node) : [];
  const anchor = spans.find(([start, end]) => start <= at && at < end) ?? spans.at(-1);
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
  if (!/^\s*(- +)?["']?$/.test(before)) return undefined;
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  const written = objects.map((object) => blockText(look, object, indent, keyed));
  return { place: point(source, lineEnd(text, end)), text: written.join('') };
}

/** The text behind a collection's key, items included. */
function fullCollection(look: Look, objects: readonly NewObject[], indent: string, shape: 'list' | 'keyed'): string {
  if (!look.json) {
    const inner = indent + (shape === 'keyed' ? look.unit || '  ' : look.unit);
    return objects.map((object) => blockText(look, object, inner, shape === 'keyed')).join('');
  }
  const [open, close] = shape === 'list' ? '[]' : '{}';
  if (look.oneLine) {
    const flow = objects.map((object) => {
      const label = shape === 'keyed' ? `${nameAsKey(look, object)}: ` : '';
      return label + flowText(look, object, shape === 'list');
    });
    return open + flow.join(', ') + close;
  }
  const inner = indent + (look.unit || '  ');
  const items = objects.map((object) => {
    const label = shape === 'keyed' ? `${nameAsKey(look, object)}: ` : '';
    return look.newLine + inner + label + braceText(look, object, inner, shape === 'list');
  });
  return open + items.join(',') + look.newLine + indent + close;
}

/** A collection that is not there yet, as text behind the collection `beside`. */
function newCollection(look: Look, beside: Collection, kind: string, objects: readonly NewObject[]): string {
  const indent = indentOf(look.text, beside.keyStart);
  const shape = kind === 'group' || (beside.node && !isSeq(beside.node)) ? 'keyed' : 'list';
  const key = collectionKey(kind, beside.key);
  const written = fullCollection(look, objects, indent, shape);
  if (look.oneLine) return `, "${key}": ${written}`;
  return look.json ? `,${look.newLine}${indent}"${key}": ${written}` : `${look.newLine}${indent}${key}:${written}`;
}
