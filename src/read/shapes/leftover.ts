import { type Context, placeOf, type Visited } from './draft.ts';
import type { DataMap, Pair } from './node.ts';
import { namePair } from './object.ts';
import { FORWARDING_SETTINGS, vocabularyOf, wordsOf } from './properties.ts';
import { isLegal, isToken } from './value.ts';

/** At most so many places of one file are listed. */
const LIMIT = 50;

/** Lists every forwarding setting of the document that no shape has read, with the reason. */
export function listUnread(context: Context, maps: readonly Visited[]): void {
  const { unread } = context.draft;
  for (const { map } of maps) {
    if (context.taken.has(map)) continue;
    if (unread.length >= LIMIT) return;
    for (const pair of map.pairs) {
      const kind = pair.merged ? undefined : FORWARDING_SETTINGS.get(pair.folded);
      const reason = kind === undefined ? undefined : reasonOf(context, map, pair, kind);
      if (reason) unread.push({ reason, args: { setting: pair.key }, place: placeOf(context, pair) });
    }
  }
}

function reasonOf(context: Context, map: DataMap, pair: Pair, kind: string): string | undefined {
  const words = wordsOf(kind);
  const facts = words && vocabularyOf(context.knowledge, words).get(pair.folded);
  const { value } = pair;
  if (!facts || (value.type === 'scalar' && value.value === null)) return undefined;
  if (value.type !== 'scalar') return undefined;
  if (!isLegal(value, facts) && !isToken(value.written)) return 'no-setting-value';
  return namePair(map, kind) ? 'unknown-shape' : 'unnamed-object';
}
