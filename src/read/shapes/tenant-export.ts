import { KINDS, type KindWords, kindOfCollection } from '../../knowledge/index.ts';
import type { ObjectKind, PropertyValue } from '../../tenant/index.ts';
import type { Span } from '../../text/index.ts';
import { type DataMap, type DataNode, get, type Pair, textOf } from '../data/node.ts';
import type { Context } from './draft.ts';
import { declareNotListed } from './not-listed.ts';
import { declareObject } from './object.ts';
import { propertyValue } from './value.ts';

/** The version of the export that this reader knows. */
const EXPORT_VERSION = 1;

/** The key of what an export says about itself, as the script writes it. */
const EXPORT_KEY = 'mailflowLintExport';

/** Kinds of which the script exports those that concern forwarding: others of them are there, and change no answer. */
const IN_PART: ReadonlySet<string> = new Set(['mailbox', 'inboxRule', 'mailContact', 'mailUser', 'group']);

/**
 * A state of the service, written by the export script: objects as `Get-` returned them under `exchange`, and under
 * `mailflowLintExport` what was listed, how many, and whether to the end. A kind that is not listed to the end, or whose number is
 * another, may have more objects than stand here. Whether the document is one.
 */
export function readTenantExport(context: Context, root: DataNode): boolean {
  if (root.type !== 'map') return false;
  const about = root.pairs.find((pair) => pair.key === EXPORT_KEY);
  if (about?.value.type !== 'map') return false;
  const exchange = get(root, 'exchange')?.value;
  const collections = exchange?.type === 'map' ? exchange.pairs : [];
  const parts = partsOf(about.value);
  context.draft.organization = organizationOf(context, about.value);
  const isKnown = numberOf(about.value, 'version') === EXPORT_VERSION;
  for (const words of KINDS) {
    const part = parts.find((one) => kindOfCollection(textOf(get(one, 'collection')?.value) ?? '') === words);
    const count = readCollection(context, words, collections);
    const isWhole = isKnown && part && isTrue(part, 'complete') && numberOf(part, 'count') === count;
    if (!isWhole)
      declareNotListed(context, words, part ? headOf(part) : about, part && textOf(get(part, 'reason')?.value));
    else if (!IN_PART.has(words.kind)) context.draft.complete.add(words.kind as ObjectKind);
  }
  return true;
}

function partsOf(about: DataMap): readonly DataMap[] {
  const parts = get(about, 'parts')?.value;
  return parts?.type === 'list' ? parts.items.filter((item) => item.type === 'map') : [];
}

/** Settings of the organization, by their names in lower case. */
function organizationOf(context: Context, about: DataMap): ReadonlyMap<string, PropertyValue> {
  const node = get(about, 'organization')?.value;
  const settings = (node?.type === 'map' ? node.pairs : []).map(
    ({ folded, value }) => [folded, propertyValue(context, value, undefined)] as const,
  );
  return new Map(settings.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

function numberOf(map: DataMap, key: string): number | undefined {
  const node = get(map, key)?.value;
  return node?.type === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

function isTrue(map: DataMap, key: string): boolean {
  const node = get(map, key)?.value;
  return node?.type === 'scalar' && node.value === true;
}

/** Declares the objects of a kind; the number of those that were read. */
function readCollection(context: Context, words: KindWords, collections: readonly Pair[]): number {
  let count = 0;
  for (const { key, value } of collections) {
    if (value.type !== 'list' || kindOfCollection(key) !== words) continue;
    for (const item of value.items) {
      const shape = { words, operation: 'snapshot', whole: true, strict: false, exported: true } as const;
      if (item.type === 'map' && declareObject(context, item, shape)) count++;
    }
  }
  return count;
}

/** The name of the collection in a part, else its first character. */
function headOf(part: DataMap): Span {
  return get(part, 'collection')?.value ?? { start: part.start, end: part.start + 1 };
}
