import { type Cmdlets, fold, KINDS, kindOfCollection } from '../knowledge/index.ts';
import type { ObjectKind } from '../tenant/index.ts';
import { nameLiteral } from '../write/index.ts';
import type { Completion, NamesOf } from './completion.ts';
import { type DataCursor, ITEM, jsonCursor, yamlCursor } from './data-cursor.ts';
import { namedBy, RECIPIENTS } from './naming.ts';

/** The part of JSON Schema that the shipped schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly description?: string;
  /** The same in Markdown, where it has marks. */
  readonly markdownDescription?: string;
}

/** What completion in tenant files and configurations looks at. */
export interface DataWords {
  readonly schema: JsonSchema;
  readonly cmdlets: Cmdlets;
  readonly names: NamesOf;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
}

/** What may be written at a cursor in a tenant file or a configuration. */
export function completeData(
  text: string,
  offset: number,
  format: 'yaml' | 'json',
  words: DataWords,
): readonly Completion[] {
  const cursor = format === 'json' ? jsonCursor(text, offset) : yamlCursor(text, offset);
  if (!cursor) return [];
  const places = follow(words.schema, cursor.path);
  const keys = cursor.isKey ? keyItems(places, cursor, format) : [];
  const values = cursor.isKey && format === 'json' ? [] : valueItems(places, cursor, format);
  // In YAML, a word behind a dash may be a key or a value.
  return [...keys, ...values, ...ruleItems(cursor, format, words), ...nameItems(cursor, format, words)];
}

/** Every schema that a path may lead to. */
function follow(root: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  let places = open(root, root);
  for (const step of path) {
    places = places.flatMap((schema) => {
      const next = step === ITEM ? schema.items : childOf(schema, step);
      return next ? open(next, root) : [];
    });
  }
  return places;
}

function childOf({ properties = {}, additionalProperties }: JsonSchema, key: string): JsonSchema | undefined {
  const own = Object.keys(properties).find((name) => fold(name) === fold(key));
  if (own !== undefined) return properties[own];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A schema with its references and alternatives looked through. */
function open(schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const target = name === undefined ? undefined : root.$defs?.[name];
  if (target) return open(target, root);
  return schema.anyOf ? schema.anyOf.flatMap((one) => open(one, root)) : [schema];
}

function keyItems(
  places: readonly JsonSchema[],
  { siblings, word, column }: DataCursor,
  format: 'yaml' | 'json',
): readonly Completion[] {
  const taken = new Set(siblings.map(fold));
  const found = new Map<string, Completion>();
  for (const schema of places) {
    for (const [rank, [name, child]] of Object.entries(schema.properties ?? {}).entries()) {
      if (taken.has(fold(name)) || found.has(name)) continue;
      const description = child.markdownDescription ?? child.description;
      found.set(name, {
        label: name,
        insert: format === 'json' ? `"${name}": ` : `${name}:${behindKey(child, column)}`,
        kind: 'key',
        rank,
        start: word.start,
        end: word.end,
        ...(description === undefined ? {} : { documentation: () => description }),
      });
    }
  }
  return [...found.values()];
}

/** What follows a key in YAML: a collection goes on below it. */
function behindKey(schema: JsonSchema, column: number): string {
  const holdsObjects = schema.anyOf?.some(({ type, items }) => type === 'array' && items !== undefined);
  return holdsObjects ? `\n${' '.repeat(column + 2)}- ` : ' ';
}

function literal(value: string, { word }: DataCursor, format: 'yaml' | 'json'): string {
  if (format === 'json') return JSON.stringify(value);
  return nameLiteral(value, word.quote, 'yaml') ?? value;
}

function valueItems(places: readonly JsonSchema[], cursor: DataCursor, format: 'yaml' | 'json'): readonly Completion[] {
  const { start, end } = cursor.word;
  const words = new Set<string>();
  for (const schema of places) {
    for (const value of schema.enum ?? []) if (value !== null) words.add(String(value));
    if ([schema.type].flat().includes('boolean')) for (const word of ['true', 'false']) words.add(word);
  }
  return [...words].map((value, rank): Completion => {
    const plain = value === 'true' || value === 'false';
    return { label: value, insert: plain ? value : literal(value, cursor, format), kind: 'value', rank, start, end };
  });
}

/** Names of objects that the value refers to. */
function nameItems(cursor: DataCursor, format: 'yaml' | 'json', { cmdlets, names }: DataWords): readonly Completion[] {
  const { start, end } = cursor.word;
  return names(kindsAt(cursor, cmdlets)).map(({ name, kind }): Completion => {
    return { label: name, insert: literal(name, cursor, format), kind: 'object', object: kind, start, end };
  });
}

/** Sections of the configuration and of policy tests whose entries are about forwards, and what names both ends of these. */
const AGREEMENTS: ReadonlySet<string> = new Set(['exceptions', 'cases', 'invariants']);
const ENDS: ReadonlySet<string> = new Set(['from', 'to', 'exceptFrom', 'exceptTo']);
const WHO: readonly ObjectKind[] = [...RECIPIENTS, 'acceptedDomain', 'approvedDomain'];

/** What the value at a path names: the setting of an object, the members of a group, or the object that is suppressed. */
function kindsAt({ path, isKey }: DataCursor, cmdlets: Cmdlets): readonly ObjectKind[] {
  if (path[0] === 'silenced') return path[2] === 'object' && !isKey ? KINDS.map(({ kind }) => kind as ObjectKind) : [];
  const end = path.findIndex((step) => ENDS.has(step));
  if (end > 1 && AGREEMENTS.has(path[end - 2] ?? '')) return isKey && path.at(-1) !== ITEM ? [] : WHO;
  const at = path.findIndex((step) => kindOfCollection(step) !== undefined);
  const words = kindOfCollection(path[at] ?? '');
  const setting = path[at + 2];
  if (!words || setting === undefined || (isKey && path.at(-1) !== ITEM)) return [];
  if (setting === ITEM) return words.kind === 'group' ? RECIPIENTS : [];
  return namedBy(cmdlets, words.noun, setting.charAt(0).toUpperCase() + setting.slice(1));
}

/** Ids of rules where the configuration gives them severities or suppresses them. */
function ruleItems(
  { path, isKey, siblings, word }: DataCursor,
  format: 'yaml' | 'json',
  { rules }: DataWords,
): readonly Completion[] {
  const isSeverity = path.length === 1 && path[0] === 'rules' && isKey;
  const isSuppressed = path[0] === 'silenced' && path[2] === 'rules';
  if (!isSeverity && !isSuppressed) return [];
  const { start, end } = word;
  return rules
    .filter(({ id }) => !siblings.includes(id))
    .map(({ id, title }): Completion => {
      const name = format === 'json' ? JSON.stringify(id) : id;
      const insert = isSeverity ? `${name}: ` : name;
      return { label: id, insert, kind: 'rule', detail: title, start, end };
    });
}
