import type { KindWords } from '../../knowledge/index.ts';
import type { ObjectKind } from '../../tenant/index.ts';
import type { Span } from '../../text/index.ts';
import { type Context, placeOf } from './draft.ts';
import { collectionName } from './native.ts';

/** Declares that there may be more objects of a kind than an export lists; `reason` is what the service said, where it is known. */
export function declareNotListed(context: Context, words: KindWords, span: Span, reason = ''): void {
  const place = placeOf(context, span);
  const collection = collectionName(words);
  context.draft.declarations.push({
    kind: words.kind as ObjectKind,
    name: undefined,
    nameRuntime: collection,
    namePlace: place,
    operation: 'snapshot',
    place,
    head: place,
    properties: new Map(),
    whole: false,
    format: context.format,
    notListed: true,
  });
  const message = reason === '' ? 'export-not-whole' : 'export-broke-off';
  context.draft.unread.push({ reason: message, args: { collection, reason }, place });
}
