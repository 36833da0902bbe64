import { type Document, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import type * as z from 'zod/mini';
import { type Located, type Place, type Source, withoutStacks } from '../text/index.ts';
import { nearest } from '../text/near.ts';
import { table } from '../text/table.ts';
import { type ConfigProblem, MOST_PROBLEMS } from './config.ts';

export type Path = readonly (string | number)[];

/** The sections of a file with what each may hold. */
export type Sections = Readonly<Record<string, z.ZodMiniType>>;

/** Places of the values of a configuration file, by path. */
export interface Places {
  has(path: Path): boolean;
  value(path: Path): Place;
  key(path: Path): Place;
}

/** A file of settings after it was checked. */
export interface CheckedFile<File> {
  /** The sections that are right. */
  readonly file: File;
  readonly places: Places;
  /** Mistakes, each at its place; its reader may add more. */
  readonly problems: ConfigProblem[];
}

/**
 * Lists whose entries say something each by itself, as paths; `*` stands for any key. Of these only the entry with the mistake is left
 * out. Where a list says that it is all there is (members, accepted domains), less than all of it would be another statement.
 */
export type EntryLists = readonly Path[];

/**
 * Reads a YAML or JSON file that consists of `sections`. Never throws: a section with a mistake is left out, or the entry with the
 * mistake in one of `lists`, with a problem at its place. `File` must be what the sections hold.
 */
export function checkedFile<File>(source: Source, sections: Sections, lists: EntryLists): CheckedFile<File> {
  // The library would compare every key with every other one.
  const options = { prettyErrors: false, logLevel: 'silent', uniqueKeys: false } as const;
  const document = withoutStacks(() => parseDocument(source.text, options));
  const whole = { source: source.path, start: 0, end: Math.min(1, source.text.length) };
  const mistakes = [...document.errors.map(({ message, pos }) => ({ message, pos })), ...keysStatedTwice(document)];
  const problems = mistakes.slice(0, 3).map(({ message: detail, pos: [start, end] }): ConfigProblem => {
    const { path, text } = source;
    const place = { source: path, start: Math.min(start, text.length), end: Math.min(end, text.length) };
    return { message: 'config-syntax', args: { detail }, place };
  });
  const content = mistakes.length > 0 ? {} : plain(document);
  if (content === undefined) problems.push({ message: 'config-not-a-mapping', args: {}, place: whole });
  const places = placesOf(document, source.path, whole);
  problems.push(...unusableKeys(document, source.path).slice(0, MOST_PROBLEMS));
  const withoutEntries = (value: unknown, entries: readonly Path[]) => remaining(document, value, entries);
  const file = checked(content ?? {}, { sections, lists, withoutEntries }, places, problems) as File;
  return { file, places, problems };
}

/** A mistake as the library tells it. */
interface Mistake {
  readonly message: string;
  readonly pos: readonly [number, number];
}

function keysStatedTwice(document: Document.Parsed): Mistake[] {
  const found: Mistake[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [start, end] = key.range ?? [0, 0];
        if (seen.has(key.value)) found.push({ message: 'Map keys must be unique', pos: [start, end] });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** The document as plain data; undefined when it is no mapping. Alias bombs count as mistakes. */
function plain(document: Document.Parsed): Record<string, unknown> | undefined {
  if (document.contents === null) return {};
  if (!isMap(document.contents)) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The one key that no schema takes, as JavaScript gives it a meaning of its own. */
function unusableKeys(document: Document.Parsed, source: string): ConfigProblem[] {
  const found: ConfigProblem[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return;
      const [start, end] = key.range ?? [0, 0];
      found.push({ message: 'config-unknown-key', args: { key: key.value }, place: { source, start, end } });
    },
  });
  return found;
}

function placesOf({ contents }: Document.Parsed, source: string, whole: Place): Places {
  const entries = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const entry = (map: YAMLMap, key: string | number): Pair | undefined => {
    let known = entries.get(map);
    if (!known) {
      known = new Map(
        map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
      );
      entries.set(map, known);
    }
    return known.get(String(key));
  };
  const find = (path: Path): unknown => {
    let node: unknown = contents;
    for (const key of path) {
      if (isMap(node)) node = entry(node, key)?.value;
      else node = isSeq(node) ? node.items[Number(key)] : undefined;
    }
    return node ?? undefined;
  };
  const span = (node: unknown): Place | undefined => {
    const range = (node as Node | null | undefined)?.range;
    return range ? { source, start: range[0], end: range[1] } : undefined;
  };
  return {
    has: (path) => find(path) !== undefined,
    value: (path) => span(find(path)) ?? whole,
    key: (path) => {
      const parent = find(path.slice(0, -1));
      const last = path.at(-1);
      const pair = isMap(parent) && last !== undefined ? entry(parent, last) : undefined;
      return span(pair?.key) ?? span(find(path)) ?? whole;
    },
  };
}

/** What is asked of the content of a file. */
interface Asked {
  readonly sections: Sections;
  readonly lists: EntryLists;
  /** A section without these entries; undefined where they cannot be taken out of it. */
  readonly withoutEntries: (section: unknown, entries: readonly Path[]) => unknown;
}

/** The sections that are right; for each mistake a problem with its place. */
function checked(
  content: Record<string, unknown>,
  { sections, lists, withoutEntries }: Asked,
  places: Places,
  problems: ConfigProblem[],
): Record<string, unknown> {
  const file: Record<string, unknown> = {};
  const known = Object.keys(sections);
  for (const [name, value] of Object.entries(content)) {
    const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
    if (!section) {
      if (problems.length >= MOST_PROBLEMS) continue;
      problems.push(unknownKey(name, known, places.key([name])));
      continue;
    }
    if (value === null) continue;
    const result = section.safeParse(value);
    if (result.success) {
      file[name] = result.data;
      continue;
    }
    const { issues } = result.error;
    for (const issue of issues) report(issue, [name], section, places, problems);
    const entries = issues.map((issue) => entryOf([name, ...(issue.path as Path)], lists));
    const rest = entries.every((entry) => entry !== undefined) ? withoutEntries(value, entries) : undefined;
    const again = rest === undefined ? undefined : section.safeParse(rest);
    if (again?.success) file[name] = again.data;
  }
  return file;
}

/** The path of the entry of one of `lists` that a path leads into. */
function entryOf(path: Path, lists: EntryLists): Path | undefined {
  const list = lists.find((one) => one.every((key, at) => key === '*' || key === path[at]));
  return list && typeof path[list.length] === 'number' ? path.slice(0, list.length + 1) : undefined;
}

/** A section without some of its entries, which the document loses too, so that what is left has the places of its indexes. */
function remaining(document: Document.Parsed, section: unknown, entries: readonly Path[]): unknown {
  const left = structuredClone(section);
  const unique = new Map(entries.map((path) => [path.join('\0'), path])).values();
  for (const path of [...unique].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)))) {
    const [list, index] = [path.slice(0, -1), Number(path.at(-1))];
    const items = list.slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], left);
    const node = document.getIn(list);
    // A list that stands elsewhere, behind an alias, is left as it is.
    if (!isSeq(node) || !Array.isArray(items)) return undefined;
    node.items.splice(index, 1);
    items.splice(index, 1);
  }
  return left;
}

function unknownKey(key: string, known: readonly string[], place: Place): ConfigProblem {
  const suggestion = nearest(key, known);
  if (suggestion === undefined) return { message: 'config-unknown-key', args: { key }, place };
  return { message: 'config-mistyped-key', args: { key, suggestion }, place };
}

/** Every key that a part of the configuration knows, at any depth. */
function keysIn(schema: z.core.$ZodType): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return Object.entries(def.shape).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
  if (def.type === 'record') return keysIn(def.valueType);
  if (def.type === 'array') return keysIn(def.element);
  if (def.type === 'optional') return keysIn(def.innerType);
  return def.type === 'union' ? def.options.flatMap(keysIn) : [];
}

type Issue = z.core.$ZodIssue;

function report(issue: Issue, before: Path, section: z.ZodMiniType, places: Places, problems: ConfigProblem[]): void {
  if (problems.length >= MOST_PROBLEMS) return;
  const path = [...before, ...(issue.path as (string | number)[])];
  const shown = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysIn(section);
    for (const key of issue.keys.slice(0, MOST_PROBLEMS))
      problems.push(unknownKey(key, known, places.key([...path, key])));
  } else if (!places.has(path)) {
    problems.push({ message: 'config-missing-key', args: { key: shown }, place: places.key(path.slice(0, -1)) });
  } else if (issue.code === 'invalid_union') {
    const inside = issue.errors.flat();
    const deepest =
      inside.find((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys') ??
      inside.find((inner) => inner.code === 'invalid_value');
    if (deepest) report(deepest, path, section, places, problems);
    else {
      const expected = [...new Set(inside.map(expectedIn))].join(' | ');
      problems.push({ message: 'config-wrong-value', args: { key: shown, expected }, place: places.value(path) });
    }
  } else if (issue.code === 'invalid_value') {
    const expected = issue.values.map(String).join(', ');
    problems.push({ message: 'config-not-one-of', args: { key: shown, expected }, place: places.value(path) });
  } else {
    const expected = expectedIn(issue);
    problems.push({ message: 'config-wrong-value', args: { key: shown, expected }, place: places.value(path) });
  }
}

const YAML_TYPES: Readonly<Record<string, string>> = table({
  record: 'mapping',
  object: 'mapping',
  array: 'list',
  boolean: 'true, false',
  int: 'number',
});

/** What should stand there, in the words of YAML. */
function expectedIn(issue: Issue): string {
  if (issue.code === 'invalid_type') return YAML_TYPES[issue.expected] ?? issue.expected;
  return issue.code === 'invalid_format' ? 'YYYY-MM-DD' : '';
}

/** One text or a list of texts, each with its place. */
export function textsOf(value: string | readonly string[] | undefined, path: Path, places: Places): Located<string>[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ value, place: places.value(path) }];
  return value.map((text, index) => ({ value: text, place: places.value([...path, index]) }));
}
