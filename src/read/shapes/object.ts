import type { KindWords } from '../../knowledge/index.ts';
import type { Declaration, Misspelled, ObjectKind, Opaque, Operation, Property } from '../../tenant/index.ts';
import type { Place, Span } from '../../text/index.ts';
import { nearest } from '../../text/near.ts';
import { table } from '../../text/table.ts';
import { type DataMap, type DataNode, get, type Pair, textOf } from '../data/node.ts';
import { type Context, MOST_UNREAD, placeOf } from './draft.ts';
import { FORWARDING_SETTINGS, isOutput, type PropertyFacts, type Vocabulary, vocabularyOf } from './properties.ts';
import { isLegal, isToken, meantFlag, onOff, propertyValue, unwrap } from './value.ts';

/** Keys that may name an object, best first, in folded form. */
const NAME_KEYS: Readonly<Record<string, readonly string[]>> = table({
  acceptedDomain: ['domainname', 'name', 'identity'],
  remoteDomain: ['name', 'identity', 'domainname'],
  mailbox: [
    ...['identity', 'primarysmtpaddress', 'userprincipalname', 'upn', 'mailbox', 'windowsemailaddress', 'emailaddress'],
    ...['email', 'user', 'alias', 'name', 'displayname'],
  ],
  mailContact: ['name', 'identity', 'displayname', 'externalemailaddress', 'primarysmtpaddress'],
  mailUser: ['name', 'identity', 'displayname', 'userprincipalname', 'primarysmtpaddress', 'externalemailaddress'],
  group: ['name', 'identity', 'displayname', 'primarysmtpaddress'],
  inboxRule: ['name', 'identity', 'ruleidentity'],
  tenantBlockList: ['value', 'identity'],
});
const USUAL_NAMES = ['name', 'identity'];

export interface Shape {
  readonly words: KindWords;
  readonly operation: Operation;
  /** All properties of the object are in the text. */
  readonly whole: boolean;
  /** Unknown keys and illegal values are mistakes of this file (native files); else they are passed over. */
  readonly strict: boolean;
  /** The key of a map that names its objects, when the object stands in one. */
  readonly key?: Pair;
  /** A resource of DSC: `Identity` is its key, `Name` a property. */
  readonly resource?: true;
  /** Output of a program that has read the tenant. */
  readonly exported?: boolean;
  /** The name when it stands elsewhere, such as in an enclosing object. */
  readonly name?: Pair;
}

/** The pair that names an object of the kind, if it holds a text. */
export function namePair(map: DataMap, kind: string, resource = false): Pair | undefined {
  const usual = NAME_KEYS[kind] ?? USUAL_NAMES;
  for (const key of resource ? ['identity', ...usual] : usual) {
    const pair = get(map, key);
    const name = textOf(pair?.value);
    if (name !== undefined && name !== '') return pair;
  }
  return undefined;
}

/** The pair that names an object. Below a key, an object of a kind with names is not named by its domain or address. */
function namingPair(map: DataMap, { name, words: { kind }, resource, key }: Shape): Pair | undefined {
  if (name) return name;
  const pair = namePair(map, kind, resource);
  const hasNames = (NAME_KEYS[kind] ?? USUAL_NAMES)[0] === 'name';
  return key && hasNames && !USUAL_NAMES.includes(pair?.folded ?? '') ? undefined : pair;
}

/** Reads a mapping as one object. Undefined when nothing names it. */
export function declareObject(context: Context, map: DataMap, shape: Shape): Declaration | undefined {
  const { words } = shape;
  const namedBy = namingPair(map, shape);
  const nameSpan: Span | undefined = namedBy?.value ?? shape.key;
  const written = textOf(namedBy?.value) ?? shape.key?.key;
  if (written === undefined || !nameSpan) return undefined;
  const token = isToken(written);
  const { properties, again, unread, misspelled, opaque } = readProperties(context, map, shape, namedBy, written);
  const head = shape.key ?? map.pairs[0] ?? { start: map.start, end: Math.min(map.start + 1, map.end) };
  const absent = isAbsent(map);
  const declaration: Declaration = {
    kind: words.kind as ObjectKind,
    name: token ? undefined : written,
    ...(token ? { nameRuntime: written } : {}),
    namePlace: placeOf(context, nameSpan),
    operation: absent ? 'remove' : shape.operation,
    place: placeOf(context, shape.key ? { start: shape.key.start, end: map.end } : map),
    head: placeOf(context, head),
    properties,
    whole: shape.whole && !absent && !unread,
    format: context.format,
    ...(shape.exported ? { exported: true as const } : {}),
    ...(unread ? { unread } : {}),
    ...(misspelled.length > 0 ? { misspelled } : {}),
    ...(opaque ? { opaque } : {}),
  };
  context.draft.declarations.push(declaration);
  if (again.size > 0) context.draft.declarations.push({ ...declaration, properties: again });
  context.taken.add(map);
  return declaration;
}

/** An object given by its name alone (`acceptedDomains: [contoso.com]`), with properties made from the text around it. */
export function declareName(
  context: Context,
  words: KindWords,
  span: Span,
  name: string,
  properties: Property[],
): void {
  const place = placeOf(context, span);
  const token = isToken(name);
  context.draft.declarations.push({
    kind: words.kind as ObjectKind,
    name: token ? undefined : name,
    ...(token ? { nameRuntime: name } : {}),
    namePlace: place,
    operation: 'declare',
    place,
    head: place,
    properties: new Map(properties.map((property) => [property.name, property])),
    whole: true,
    format: context.format,
  });
}

const isAbsent = (map: DataMap): boolean => textOf(get(map, 'ensure')?.value)?.toLowerCase() === 'absent';

/** What the keys of a mapping say about its object. */
interface Said {
  readonly properties: Map<string, Property>;
  /** Other values of keys that stand twice: which one counts depends on the reader. */
  readonly again: ReadonlyMap<string, Property>;
  /** It has keys that were not understood, and those of them that are nearly a setting. */
  readonly unread: boolean;
  readonly misspelled: readonly Misspelled[];
  /** The first block that was not understood. */
  readonly opaque: Opaque | undefined;
}

/** Kinds whose objects some people divide into blocks, and the blocks. */
const DIVIDED = new Set(['transportRule', 'outboundRule']);
const BLOCKS = new Set(['conditions', 'exceptions', 'actions']);

/** The pairs of an object and of the blocks it is divided into, each with its key as the vocabulary has it. */
function* spread(
  { taken }: Context,
  map: DataMap,
  { strict, words }: Shape,
): Generator<{ readonly pair: Pair; readonly folded: string }> {
  for (const pair of map.pairs) {
    const { folded, value } = pair;
    const parts = value.type === 'list' ? value.items : [value];
    const isBlock =
      strict && DIVIDED.has(words.kind) && BLOCKS.has(folded) && parts.every((part) => part.type === 'map');
    if (!isBlock) yield { pair, folded };
    for (const part of isBlock ? (parts as readonly DataMap[]) : []) {
      taken.add(part);
      for (const inner of part.pairs) {
        const excepts = folded === 'exceptions' && !inner.folded.startsWith('exceptif');
        yield { pair: inner, folded: excepts ? `exceptif${inner.folded}` : inner.folded };
      }
    }
  }
}

function readProperties(context: Context, map: DataMap, shape: Shape, namedBy: Pair | undefined, name: string): Said {
  const vocabulary = vocabularyOf(context.knowledge, shape.words);
  const properties = new Map<string, Property>();
  const again = new Map<string, Property>();
  const misspelled: Misspelled[] = [];
  let unread = false;
  let opaque: Opaque | undefined;
  const notUnderstood = (pair: Pair): void => {
    unread = true;
    if (pair.value.type !== 'scalar')
      opaque ??= { reason: 'not-understood', expression: pair.key, place: placeOf(context, pair) };
  };
  const keys = new Set<string>();
  for (const { pair, folded } of spread(context, map, shape)) {
    if (folded === 'ensure') continue;
    if (folded === 'state' && readState(context, pair, properties)) continue;
    const facts = vocabulary.get(folded);
    if (folded === 'name' || folded === 'identity') {
      if (pair !== namedBy && textOf(pair.value)?.toLowerCase() !== name.toLowerCase()) {
        addProperty(context, pair, { name: folded, type: 'text' }, properties, shape);
      }
    } else if (facts) {
      const isWanted = shape.strict || !facts.minor;
      const into = keys.has(folded) ? again : properties;
      if (isWanted && !addProperty(context, pair, facts, into, shape) && shape.strict) notUnderstood(pair);
    } else if (shape.strict && !pair.merged && !isOutput(pair.key)) {
      misspelled.push(...unknownKey(context, pair, vocabulary));
      notUnderstood(pair);
    }
    keys.add(folded);
  }
  return { properties, again, unread, misspelled, opaque };
}

/** `State: Enabled` of rules is `enabled: true`. Whether the key was one. */
function readState(context: Context, pair: Pair, properties: Map<string, Property>): boolean {
  const state = textOf(pair.value)?.toLowerCase();
  if (state !== 'enabled' && state !== 'disabled') return false;
  if (properties.has('enabled')) return true;
  const place = placeOf(context, pair.value);
  properties.set('enabled', {
    name: 'enabled',
    keyPlace: placeOf(context, pair),
    value: { state: 'stated', value: state === 'enabled', place, editable: false },
  });
  return true;
}

/** Whether the pair is a value of the property, or none at all. */
function addProperty(
  context: Context,
  pair: Pair,
  facts: PropertyFacts,
  properties: Map<string, Property>,
  shape: Shape,
): boolean {
  const node = unwrap(pair.value);
  const word = node.type === 'scalar' ? onOff(context.format, node, facts) : undefined;
  const value = propertyValue(context, node, facts);
  const legal = word !== undefined || value?.state === 'runtime' || isLegal(node, facts);
  // What the service says stands, also in a word that the reference does not list.
  const isSaid = shape.exported && facts.type === 'enum' && node.type === 'scalar' && typeof node.value === 'string';
  if (!value || (!legal && !shape.strict && !isSaid)) {
    if (isNull(node)) return true;
    if (shape.strict) illegal(context, facts, node);
    else if (FORWARDING_SETTINGS.has(pair.folded) && context.draft.unread.length < MOST_UNREAD) {
      context.draft.unread.push({
        reason: 'no-setting-value',
        args: { setting: pair.key },
        place: placeOf(context, node.type === 'scalar' ? node : pair),
      });
    }
    return false;
  }
  if (word) {
    context.draft.sourceIssues.push({
      id: 'unquoted-on-off',
      place: placeOf(context, node),
      args: { property: facts.name, value: (node as { written: string }).written },
      replacement: `"${word}"`,
      advice: false,
    });
  }
  // Words outside a closed list keep their text: the rules about values name the setting and its legal words.
  if (!legal && facts.type !== 'enum') illegal(context, facts, node);
  if (!properties.has(facts.name)) {
    properties.set(facts.name, { name: facts.name, keyPlace: placeOf(context, pair), value });
  }
  return true;
}

const isNull = (node: DataNode): boolean => node.type === 'scalar' && node.value === null;

function illegal(context: Context, facts: PropertyFacts, node: DataNode): void {
  const expected = facts.type === 'enum' ? (facts.values ?? []).join(', ') : facts.type;
  const place: Place =
    node.type === 'scalar' ? placeOf(context, node) : placeOf(context, { start: node.start, end: node.start + 1 });
  const value = node.type === 'scalar' ? String(node.value) : node.type;
  const flag = facts.type === 'flag' && node.type === 'scalar' ? meantFlag(node) : undefined;
  context.draft.sourceIssues.push({
    id: 'illegal-value',
    place,
    args: { property: facts.name, value, expected },
    ...(flag === undefined ? {} : { replacement: flag }),
    advice: false,
  });
}

/** The key with the setting that it is near to, if there is one. */
function unknownKey(context: Context, pair: Pair, vocabulary: Vocabulary): readonly Misspelled[] {
  const known = [...vocabulary.values()].map((facts) => facts.name);
  const meant = reportUnknownKey(context, pair, known);
  return meant === undefined ? [] : [{ written: pair.key, meant, place: placeOf(context, pair) }];
}

/** Says that a key of a native file is not known, with the nearest known one, which it gives back. */
export function reportUnknownKey(context: Context, pair: Pair, known: readonly string[]): string | undefined {
  const suggestion = nearest(pair.key, known);
  context.draft.sourceIssues.push({
    id: 'unknown-key',
    place: placeOf(context, pair),
    args: { key: pair.key.slice(0, 80), suggestion: suggestion ?? '' },
    ...(suggestion ? { replacement: suggestion } : {}),
    advice: false,
  });
  return suggestion;
}
