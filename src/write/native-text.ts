import { COLLECTION_NAMES, fold, KINDS, kindOfCollection } from '../knowledge/index.ts';
import { type NewObject, type NewValue, plainName } from '../tenant/index.ts';
import { table } from '../text/table.ts';
import { jsonValue } from './json.ts';
import { keyStyle, spell } from './key-style.ts';
import { isPlain, yamlString } from './yaml-value.ts';

/** Everything a new object needs to look like its neighbours. */
export interface Look {
  readonly json: boolean;
  /** JSON whose collections do not start lines. */
  readonly oneLine: boolean;
  readonly newLine: string;
  /** One level of indentation. */
  readonly unit: string;
  readonly value: (value: NewValue) => string;
  readonly key: (name: string) => string;
  readonly name: string;
  /** What to say behind the priority of an object, as a comment. */
  readonly behind?: (object: NewObject) => string;
}

const SWITCH = { enable: { enabled: true }, disable: { enabled: false }, create: {}, set: {}, remove: {} } as const;

const pairs = (look: Look, { properties, operation }: NewObject): [string, NewValue][] =>
  Object.entries<NewValue>({ ...properties, ...SWITCH[operation] }).map(([name, value]) => [look.key(name), value]);

/** Key that holds the name of an object. */
const nameKey = (look: Look, { kind }: NewObject): string =>
  kind === 'tenantBlockList' ? look.key('value') : look.name;

/** An object between braces on one line. */
export function flowText(look: Look, object: NewObject, named: boolean): string {
  const all: [string, NewValue][] = [
    ...(named ? [[nameKey(look, object), object.name] as [string, NewValue]] : []),
    ...pairs(look, object),
  ];
  return `{ ${all.map(([key, value]) => `${key}: ${look.value(value)}`).join(', ')} }`;
}

/** An object between braces over several lines; the opening brace stands behind `indent`. */
export function braceText(look: Look, object: NewObject, indent: string, named: boolean): string {
  const all: [string, NewValue][] = [
    ...(named ? [[nameKey(look, object), object.name] as [string, NewValue]] : []),
    ...pairs(look, object),
  ];
  const step = look.unit || '  ';
  const lines = all.map(([key, value]) => `${look.newLine}${indent}${step}${key}: ${look.value(value)}`);
  return `{${lines.join(',')}${look.newLine}${indent}}`;
}

/** An object as a block: an item behind a dash, or a mapping below its name. */
export function blockText(look: Look, object: NewObject, indent: string, keyed: boolean): string {
  const lines = pairs(look, object).map(
    ([key, value]) =>
      `${key}: ${look.value(value)}${key === look.key('priority') ? (look.behind?.(object) ?? '') : ''}`,
  );
  const [head, deeper] = keyed
    ? [`${nameAsKey(look, object)}:`, `${indent}  `]
    : [`- ${nameKey(look, object)}: ${look.value(object.name)}`, `${indent}  `];
  return [indent + head, ...lines.map((line) => deeper + line)].map((line) => look.newLine + line).join('');
}

export function nameAsKey(look: Look, object: NewObject): string {
  if (look.json) return jsonValue(object.name);
  return isPlain(plainName(object.name)) ? look.value(object.name) : yamlString(object.name, '"');
}

/** The text behind a collection's key, items included. */
export function fullCollection(
  look: Look,
  objects: readonly NewObject[],
  indent: string,
  shape: 'list' | 'keyed',
): string {
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

const LONG: Readonly<Record<string, string>> = table({
  outboundPolicy: 'hostedOutboundSpamFilterPolicies',
  outboundRule: 'hostedOutboundSpamFilterRules',
});

/** The first short name of each kind's collection. */
const SHORT: ReadonlyMap<string, string> = new Map(
  COLLECTION_NAMES.toReversed().map((name) => [kindOfCollection(name)?.kind ?? name, name]),
);

/** Key for a new collection of a kind, spelled like the key of a collection that is there. */
export function collectionKey(kind: string, beside: string): string {
  const short = SHORT.get(kind) ?? kind;
  return spell(/^outbound[pr]/.test(fold(beside)) ? short : (LONG[kind] ?? short), keyStyle([beside]));
}

const ORDER: readonly string[] = KINDS.map(({ kind }) => kind);

/** Objects by their collections, these in the order in which files state them. */
export function byCollection(objects: readonly NewObject[]): readonly (readonly [string, readonly NewObject[]])[] {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return kinds.map((kind) => [kind, objects.filter((object) => object.kind === kind)] as const);
}
