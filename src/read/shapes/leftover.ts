import { COLLECTION_NAMES, kindOfCollection } from '../../knowledge/index.ts';
import type { DataMap, Pair } from '../data/node.ts';
import type { UnreadId } from '../reading.ts';
import { type Context, MOST_UNREAD, pathOf, placeOf, type Visited } from './draft.ts';
import { namePair } from './object.ts';
import { FORWARDING_SETTINGS, vocabularyOf, wordsOf } from './properties.ts';
import { isLegal, isToken } from './value.ts';

/** Lists every forwarding setting of the document that no shape has read, with the reason. */
export function listUnread(context: Context, maps: readonly Visited[]): void {
  const { unread } = context.draft;
  let used: ReadonlySet<number> | undefined;
  for (const visited of maps) {
    const { map } = visited;
    if (context.taken.has(map)) continue;
    if (unread.length >= MOST_UNREAD) return;
    for (const pair of map.pairs) {
      const kind = pair.merged ? undefined : FORWARDING_SETTINGS.get(pair.folded);
      const reason = kind === undefined ? undefined : reasonOf(context, map, pair, kind);
      if (!reason) continue;
      used ??= broughtIn(context, maps);
      if (used.has(pair.start)) continue;
      const args = { setting: pair.key, at: pathOf(visited).join('.'), kind: collectionOf(kind ?? '') };
      unread.push({ reason, args, place: placeOf(context, pair) });
    }
  }
}

/** The collection of native files that holds objects of a kind. */
const collectionOf = (kind: string): string =>
  COLLECTION_NAMES.find((name) => kindOfCollection(name)?.kind === kind) ?? '';

/** Where the pairs stand that objects got through a YAML merge key. */
function broughtIn(context: Context, maps: readonly Visited[]): ReadonlySet<number> {
  const read = maps.filter(({ map }) => context.taken.has(map));
  return new Set(read.flatMap(({ map }) => map.pairs.flatMap((pair) => (pair.merged ? [pair.start] : []))));
}

function reasonOf(context: Context, map: DataMap, pair: Pair, kind: string): UnreadId | undefined {
  const words = wordsOf(kind);
  const facts = words && vocabularyOf(context.knowledge, words).get(pair.folded);
  const { value } = pair;
  if (!facts || (value.type === 'scalar' && value.value === null)) return undefined;
  if (value.type !== 'scalar') return undefined;
  if (!isLegal(value, facts) && !isToken(value.written)) return 'no-setting-value';
  return namePair(map, kind) ? 'unknown-shape' : 'unnamed-object';
}
