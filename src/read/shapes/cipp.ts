import { type KindWords, kindOfNoun } from '../../knowledge/index.ts';
import type { Declaration, Property } from '../../tenant/index.ts';
import { parseJson } from '../data/json.ts';
import { type DataMap, type DataNode, type DataScalar, get, textOf } from '../data/node.ts';
import { type Context, placeOf, type Visited } from './draft.ts';
import { jsonString } from './embedded.ts';
import { declareObject } from './object.ts';

const RULE = kindOfNoun('TransportRule') as KindWords;

/** A file that CIPP wrote for one transport rule, in whatever case its keys are. */
function isTemplatePath(path: string): boolean {
  return /TransportRuleTemplate(?:\.\w+)*\.json$/i.test(path);
}

/**
 * CIPP: transport rule templates, and rows of its table whose `JSON` string holds a template or a set of standards.
 * Places inside the string are kept. Whether the document is one.
 */
export function readCipp(context: Context, root: DataNode, maps: readonly Visited[]): boolean {
  if (root.type === 'map' && isTemplatePath(context.slice.source.path)) return readTemplate(context, root);
  let found = false;
  for (const { map } of maps) {
    const text = get(map, 'json')?.value;
    const partition = textOf(get(map, 'partitionkey')?.value) ?? '';
    if (/^(?:StandardsTemplate|TransportTemplate)/i.test(partition) && text?.type === 'scalar') {
      found = readRow(context, map, text) || found;
    } else if (get(map, 'standards')?.value.type === 'map') found = readStandards(context, map) || found;
  }
  return found;
}

function readTemplate(context: Context, map: DataMap): boolean {
  return declareObject(context, map, { words: RULE, operation: 'declare', whole: true, strict: false }) !== undefined;
}

function readRow(context: Context, row: DataMap, text: DataScalar): boolean {
  if (typeof text.value !== 'string' || text.style !== 'double') return false;
  const slice = jsonString(context.slice, text);
  const [root] = parseJson(slice.text).documents;
  if (root?.type !== 'map') return false;
  context.taken.add(row);
  const inner: Context = { ...context, slice };
  return readStandards(inner, root) || readTemplate(inner, root);
}

/** The standard that turns forwarding off on the Default policy, when it remediates. */
function readStandards(context: Context, map: DataMap): boolean {
  const standards = get(map, 'standards')?.value;
  if (standards?.type !== 'map') return false;
  const standard = get(standards, 'exodisableautoforwarding') ?? get(standards, 'disableexternalforwarding');
  if (!standard) return false;
  context.taken.add(map);
  const action = remediation(standard.value);
  if (!action) return true;
  const place = placeOf(context, action);
  const head = placeOf(context, standard);
  const property: Property = {
    name: 'autoForwardingMode',
    keyPlace: head,
    value: { state: 'stated', value: 'Off', place, editable: false },
  };
  const declaration: Declaration = {
    kind: 'outboundPolicy',
    name: 'Default',
    namePlace: head,
    operation: 'set',
    place: placeOf(context, { start: standard.start, end: standard.value.end }),
    head,
    properties: new Map([[property.name, property]]),
    whole: false,
    format: context.format,
  };
  context.draft.declarations.push(declaration);
  return true;
}

/** Where a standard says that it remediates: `action: [{ value: Remediate }]`, or `remediate: true` in older sets. */
function remediation(node: DataNode): DataNode | undefined {
  if (node.type === 'list') return node.items.map(remediation).find((found) => found !== undefined);
  if (node.type !== 'map') return undefined;
  const old = get(node, 'remediate')?.value;
  if (old?.type === 'scalar' && old.value === true) return old;
  const action = get(node, 'action')?.value;
  const entries = action?.type === 'list' ? action.items : action ? [action] : [];
  for (const entry of entries) {
    const value = entry.type === 'map' ? get(entry, 'value')?.value : entry;
    if (value && textOf(value)?.toLowerCase() === 'remediate') return value;
  }
  return undefined;
}
