import { KINDS, type KindWords, kindOfNoun } from '../../knowledge/index.ts';
import type { ObjectKind, Operation } from '../../tenant/index.ts';
import { type DataMap, type DataNode, get, keyOf, type Pair, textOf } from '../data/node.ts';
import type { Context, Visited } from './draft.ts';
import { declareNotListed } from './not-listed.ts';
import { declareObject, namePair } from './object.ts';

const DATUM_FILE = /(?:^|\/)c?EXO([A-Za-z]+)\.(?:ya?ml|json)$/i;

/** Whether a path has the name of a Datum file of Exchange Online; its text need not name the resource. */
export function isDatumPath(path: string): boolean {
  const noun = DATUM_FILE.exec(path)?.[1];
  return noun !== undefined && kindOfNoun(noun) !== undefined;
}

/**
 * Datum (DscWorkshop): the resource type is the file's name, the content is `Items` with one resource each. Whether the
 * file is one.
 */
export function readDatum(context: Context, root: DataNode): boolean {
  const noun = DATUM_FILE.exec(context.slice.source.path)?.[1];
  const words = noun === undefined ? undefined : kindOfNoun(noun);
  if (!words || root.type !== 'map') return false;
  const items = get(root, 'items')?.value;
  if (items?.type !== 'list') return false;
  for (const item of items.items) {
    if (item.type === 'map')
      declareObject(context, item, { words, operation: 'declare', whole: true, strict: false, resource: true });
  }
  return true;
}

/**
 * Resources that carry their type: Microsoft365DSC's JSON report (`ResourceName`), monitors, snapshots and drifts of the tenant
 * configuration API (`resourceType` with `properties` or `driftedProperties`) and DSC version 3 documents (`type`, `properties`).
 */
export function readResources(context: Context, root: DataNode, maps: readonly Visited[]): void {
  const job = maps.find(({ map }) => get(map, 'configurationitems') !== undefined)?.map;
  if (job) readJob(context, job);
  const isSnapshot = root.type === 'list' || job !== undefined;
  const operation: Operation = isSnapshot ? 'snapshot' : 'declare';
  const reported = new Set<ObjectKind>();
  for (const { map } of maps) {
    const report = nounIn(map, 'resourcename', /^EXO([A-Za-z]+)$/i);
    if (report) {
      const words = kindOfNoun(report);
      if (!words) continue;
      const shape = {
        words,
        operation: 'snapshot',
        whole: true,
        strict: false,
        resource: true,
        exported: true,
      } as const;
      if (declareObject(context, map, shape)) {
        reported.add(words.kind as ObjectKind);
      }
      continue;
    }
    const noun =
      nounIn(map, 'resourcetype', /^microsoft\.exchange\.([a-z]+)$/i) ??
      nounIn(map, 'type', /^Microsoft365DSC\/EXO([A-Za-z]+)$/i);
    const words = noun === undefined ? undefined : kindOfNoun(noun);
    if (!words) continue;
    if (readDrift(context, map, words)) continue;
    const properties = get(map, 'properties')?.value;
    if (properties?.type !== 'map') continue;
    context.taken.add(map);
    const named = namePair(properties, words.kind, true) ?? get(map, 'displayname') ?? get(map, 'name');
    declareObject(context, properties, {
      words,
      operation,
      whole: true,
      strict: false,
      exported: operation === 'snapshot',
      ...(named ? { name: named } : {}),
    });
  }
  // A report lists every instance of the resources it covers.
  if (root.type === 'list') for (const kind of reported) context.draft.complete.add(kind);
}

/** A snapshot that did not come to its end may lack objects of every kind that it was to list. */
function readJob(context: Context, job: DataMap): void {
  const status = get(job, 'status');
  if (!status || !/^(?:partiallySuccessful|failed)$/i.test(textOf(status.value) ?? '')) return;
  const asked = get(job, 'resources')?.value;
  const nouns = (asked?.type === 'list' ? asked.items : []).map((item) => textOf(item)?.replace(/^.*\./, '') ?? '');
  const kinds = nouns.flatMap((noun) => kindOfNoun(noun) ?? []);
  for (const words of nouns.length > 0 ? kinds : KINDS) declareNotListed(context, words, status.value);
}

/**
 * A drift of the tenant configuration API: what the service has in place of what a monitor wants. Of a drift that is over the
 * values are those of before. Whether the mapping is one.
 */
function readDrift(context: Context, map: DataMap, words: KindWords): boolean {
  const drifted = get(map, 'driftedproperties')?.value;
  if (drifted?.type !== 'list') return false;
  context.taken.add(map);
  if (textOf(get(map, 'driftstatus')?.value)?.toLowerCase() === 'fixed') return true;
  const identifier = get(map, 'resourceinstanceidentifier')?.value;
  const name =
    (identifier?.type === 'map' ? namePair(identifier, words.kind, true) : undefined) ??
    get(map, 'baselineresourcedisplayname');
  const pairs = drifted.items.flatMap((item): Pair[] => {
    const property = item.type === 'map' ? textOf(get(item, 'propertyname')?.value) : undefined;
    const current = item.type === 'map' ? get(item, 'currentvalue') : undefined;
    return property === undefined || !current ? [] : [{ ...current, ...keyOf(property) }];
  });
  const shape = { words, operation: 'snapshot', whole: false, strict: false, exported: true } as const;
  declareObject(context, { ...map, pairs }, name ? { ...shape, name } : shape);
  return true;
}

function nounIn(map: DataMap, key: string, pattern: RegExp): string | undefined {
  const text = textOf(get(map, key)?.value);
  return text === undefined ? undefined : pattern.exec(text)?.[1];
}
