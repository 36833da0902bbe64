import { type DataMap, type DataNode, get, textOf } from '../data/node.ts';
import { readCipp } from './cipp.ts';
import { type Context, mapsOf } from './draft.ts';
import { readByFingerprint } from './fingerprint.ts';
import { listUnread } from './leftover.ts';
import { readNative } from './native.ts';
import { type OwnShape, readOwnShapes } from './own.ts';
import { readDatum, readResources } from './resources.ts';
import { isTestPlan, readScubaConfig } from './scuba.ts';
import { readTenantExport } from './tenant-export.ts';

/**
 * Reads the documents of one data file. Shapes that say what they are come first; what they leave over is recognised by
 * the names of its properties; shapes that the configuration describes come before all of them; forwarding settings that nobody read are listed.
 */
export function readDocuments(
  context: Context,
  documents: readonly DataNode[],
  shapes: readonly OwnShape[] = [],
): void {
  for (const root of documents) {
    if (root.type === 'scalar' || isDescription(root)) continue;
    readOwnShapes(context, root, shapes);
    if (readTenantExport(context, root)) continue;
    if (readNative(context, root) || readDatum(context, root) || readScubaConfig(context, root)) {
      listUnread(context, mapsOf(root));
      continue;
    }
    const maps = mapsOf(root);
    readCipp(context, root, maps);
    readResources(context, root, maps);
    readByFingerprint(context, root, maps);
    listUnread(context, maps);
  }
}

/** Schemas, interface descriptions and test plans speak of settings without making any. */
function isDescription(root: DataNode): boolean {
  if (root.type !== 'map') return false;
  return (
    isOwnReport(root) ||
    isTestPlan(root) ||
    isSchema(root) ||
    get(root, 'openapi') !== undefined ||
    get(root, 'swagger') !== undefined
  );
}

/** What this program itself has written about files. */
function isOwnReport(root: DataMap): boolean {
  const tool = get(root, 'tool')?.value;
  return tool?.type === 'map' && textOf(get(tool, 'name')?.value) === 'mailflow-lint';
}

function isSchema(root: DataMap): boolean {
  const keyword = ['properties', 'definitions', '$defs', 'patternproperties'].some(
    (key) => get(root, key)?.value.type === 'map',
  );
  const type = textOf(get(root, 'type')?.value);
  return (
    keyword &&
    (type === 'object' || type === 'array' || get(root, '$schema') !== undefined || get(root, '$id') !== undefined)
  );
}
