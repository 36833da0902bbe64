import { fold, type Knowledge, kindOfCollection } from '../../knowledge/index.ts';
import { type DataList, type DataMap, type DataNode, keyOf, type Pair } from '../data/node.ts';
import type { Context } from './draft.ts';
import { declareObject, namePair } from './object.ts';
import { vocabularyOf } from './properties.ts';

/** A house's own shape of data, as its configuration describes it. Keys compare without case, `_` and `-`. */
export interface OwnShape {
  /** Keys from the root of a document to the object; `*` stands for every key, and for every item of a list. */
  readonly at: readonly string[];
  /** Collection of native files that the objects belong to (`outboundPolicies`). */
  readonly collection: string;
  /** The name of the object, where the text does not hold one. */
  readonly name?: string;
  /** The key that names the object, where it is none of the usual ones. */
  readonly nameKey?: string;
  /** Own keys with the settings they stand for. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Reads every object that a shape of the configuration describes. What a shape leaves over is looked at as before. */
export function readOwnShapes(context: Context, root: DataNode, shapes: readonly OwnShape[]): void {
  for (const shape of shapes) {
    for (const { map, key } of found(root, shape.at, undefined)) readOne(context, map, key, shape);
  }
}

interface Found {
  readonly map: DataMap;
  /** The pair whose value the object is, through lists. */
  readonly key: Pair | undefined;
}

function* found(node: DataNode, at: readonly string[], key: Pair | undefined): Generator<Found> {
  const [first, ...rest] = at;
  if (node.type === 'scalar' || node.alias) return;
  if (first === undefined) {
    if (node.type === 'map') yield { map: node, key };
    else yield* itemsOf(node, [], key);
  } else if (node.type === 'list') yield* itemsOf(node, first === '*' ? rest : at, key);
  else
    for (const pair of node.pairs)
      if (first === '*' || pair.folded === fold(first)) yield* found(pair.value, rest, pair);
}

function* itemsOf(list: DataList, at: readonly string[], key: Pair | undefined): Generator<Found> {
  for (const item of list.items) yield* found(item, at, key);
}

function readOne(context: Context, map: DataMap, key: Pair | undefined, shape: OwnShape): void {
  const words = kindOfCollection(shape.collection);
  if (!words || context.taken.has(map)) return;
  const own = new Map(Object.entries(shape.properties).map(([from, to]) => [fold(from), keyOf(to)]));
  const vocabulary = vocabularyOf(context.knowledge, words);
  const nameKey = shape.nameKey === undefined ? undefined : fold(shape.nameKey);
  const named = map.pairs.find((pair) => pair.folded === nameKey) ?? namePair(map, words.kind);
  const pairs = map.pairs.flatMap((pair): Pair[] => {
    const meant = own.get(pair.folded);
    if (meant) return [{ ...pair, ...meant }];
    return vocabulary.has(pair.folded) || (pair === named && nameKey === undefined) ? [pair] : [];
  });
  const settings: DataMap = { ...map, pairs };
  const fixed = shape.name === undefined ? undefined : nameAt(shape.name, key ?? map.pairs[0]);
  const name = fixed ?? named ?? namePair(settings, words.kind);
  const declared = declareObject(context, settings, {
    words,
    operation: 'declare',
    whole: false,
    strict: true,
    ...(name ? { name } : {}),
    ...(key && !name ? { key } : {}),
  });
  if (declared) context.taken.add(map);
}

/** A name that stands nowhere in the text, at the key that says what the object is. */
export function nameAt(name: string, key: Pair | undefined): Pair | undefined {
  if (!key) return undefined;
  const { start, end } = key;
  return {
    ...keyOf('name'),
    start,
    end,
    value: { type: 'scalar', value: name, written: name, style: 'plain', start, end },
  };
}

/** The settings that objects of a collection have, in canonical camelCase; none for a collection that does not exist. */
export function settingsOf(knowledge: Knowledge, collection: string): readonly string[] {
  const words = kindOfCollection(collection);
  return words ? [...new Set([...vocabularyOf(knowledge, words).values()].map(({ name }) => name))] : [];
}
