import { isSeq } from 'yaml';
import type { Edit } from '../text/index.ts';
import { jsonValue } from './json.ts';
import { spell } from './key-style.ts';
import { indentOf, lineBreak, lineEnd, lineStart, point, startsLine, trimmedEnd } from './layout.ts';
import {
  type Collection,
  collectionKey,
  isFlow,
  itemSpans,
  itemStyle,
  locate,
  type NativePlace,
  siblingCollection,
} from './native-structure.ts';
import type { Target } from './target.ts';
import { editOf, type NewObject, type NewValue, plainString } from './value.ts';
import { yamlStyle } from './yaml.ts';
import { isPlain, yamlString, yamlValue } from './yaml-value.ts';

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

/** Writes objects into the collections of a native file, beside the object of `target`. */
export function insertNative(text: string, target: Target, objects: readonly NewObject[]): readonly Edit[] | undefined {
  const first = target.entries[0];
  if (!first || !target.editable || target.slicePrefix !== undefined) return undefined;
  const found = locate(text, first.key.start);
  if (!found) return undefined;
  const look = lookOf(text, target, found);
  const kinds = [...new Set(objects.map((object) => object.kind))];
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const kind of kinds) {
    const own = objects.filter((object) => object.kind === kind);
    const collection = siblingCollection(found.root, kind);
    if (!collection) {
      added.push(newCollection(look, found.collection, kind, own));
      continue;
    }
    const edit = extend(look, collection, own, collection.start === found.collection.start ? found : undefined, target);
    if (!edit) return undefined;
    edits.push(edit);
  }
  if (added.length > 0) {
    const end = trimmedEnd(text, found.collection.start, found.collection.end);
    const at = look.json ? end : lineEnd(text, end);
    edits.push(editOf(point(target.place.source, at), added.join('')));
  }
  return edits;
}

function lookOf(text: string, target: Target, found: NativePlace): Look {
  const json = target.format === 'json';
  const { nameKey, style } = itemStyle(found.item);
  const quotes = yamlStyle(text, target);
  const outer = indentOf(text, found.collection.keyStart).length;
  const itemStart = found.collection.node ? (itemSpans(found.collection.node)[0]?.[0] ?? 0) : 0;
  const inner = startsLine(text, itemStart) ? indentOf(text, itemStart).length - outer : 2;
  const dash = isSeq(found.collection.node) && !json ? indentOf(text, itemStart).length - outer : inner;
  const unit = indentOf(text, found.collection.keyStart).includes('\t')
    ? '\t'
    : ' '.repeat(Math.max(json ? inner : dash, 0));
  return {
    text,
    json,
    oneLine: json && !startsLine(text, found.collection.keyStart),
    newLine: lineBreak(text, lineStart(text, found.collection.keyStart)),
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
  beside: NativePlace | undefined,
  target: Target,
): Edit | undefined {
  const { text } = look;
  const { source } = target.place;
  const keyed = collection.node !== undefined && !isSeq(collection.node);
  const spans = collection.node ? itemSpans(collection.node) : [];
  const anchor =
    (beside && spans.find(([start, end]) => start <= target.head.start && target.head.start < end)) ?? spans.at(-1);
  if (!anchor) {
    const start = look.json ? collection.start : text.indexOf(':', collection.keyStart + collection.key.length) + 1;
    const end = Math.max(trimmedEnd(text, collection.start, collection.end), start);
    const indent = indentOf(text, collection.keyStart);
    return editOf({ source, start, end }, fullCollection(look, objects, indent, 'list'));
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
    return editOf(point(source, end), written.join(''));
  }
  const before = text.slice(lineStart(text, anchor[0]), anchor[0]);
  if (!/^\s*(- +)?["']?$/.test(before)) return undefined;
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  return editOf(
    point(source, lineEnd(text, end)),
    objects.map((object) => blockText(look, object, indent, keyed)).join(''),
  );
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
