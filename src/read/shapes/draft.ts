import type { Knowledge } from '../../knowledge/index.ts';
import type { Assumptions, Format, ObjectKind, PropertyValue } from '../../tenant/index.ts';
import type { Place, Slice, Source } from '../../text/index.ts';
import type { DataMap, DataNode, Pair, ParsedData } from '../data/node.ts';
import { emptyLists, type Reading, type ReadingLists } from '../reading.ts';

/** A reading under construction. */
export interface Draft extends ReadingLists {
  readonly complete: Set<ObjectKind>;
  readonly loads: Set<string>;
  readonly replaces: Set<string>;
  assumptions?: Partial<Assumptions>;
  organization?: ReadonlyMap<string, PropertyValue>;
}

/** At most so many places of one file are listed as not read. */
export const MOST_UNREAD = 50;

/** What every shape reader needs: where the text lies, what Exchange knows, where to put what is found. */
export interface Context {
  readonly slice: Slice;
  readonly knowledge: Knowledge;
  readonly format: Format;
  readonly draft: Draft;
  /** Mappings that a shape has read; what is left over is looked at by the fingerprints, then for `unread`. */
  readonly taken: Set<DataMap>;
}

export function newDraft(): Draft {
  return { ...emptyLists(), complete: new Set(), loads: new Set(), replaces: new Set() };
}

/** Adds everything another reading of the same source found, such as PowerShell inside a block scalar. */
export function addReading(draft: Draft, reading: Reading): void {
  const offset = draft.calls.length;
  for (const call of reading.calls) draft.calls.push(call);
  for (const declaration of reading.declarations) {
    draft.declarations.push(
      declaration.call === undefined || offset === 0
        ? declaration
        : { ...declaration, call: declaration.call + offset },
    );
  }
  for (const issue of reading.sourceIssues) draft.sourceIssues.push(issue);
  for (const comment of reading.comments) draft.comments.push(comment);
  for (const problem of reading.problems) draft.problems.push(problem);
  for (const unread of reading.unread) draft.unread.push(unread);
  for (const kind of reading.complete) draft.complete.add(kind);
  for (const name of reading.loads ?? []) draft.loads.add(name);
  for (const name of reading.replaces ?? []) draft.replaces.add(name);
}

export function addParsed(draft: Draft, slice: Slice, parsed: ParsedData): void {
  for (const { message, args, start, end } of parsed.problems) {
    draft.problems.push({ message, args, place: slice.place(start, end) });
  }
  for (const { text, start, end } of parsed.comments) draft.comments.push({ text, place: slice.place(start, end) });
}

export function finish(source: Source, draft: Draft): Reading {
  const { complete, loads, replaces, ...rest } = draft;
  return {
    source,
    ...rest,
    complete: [...complete],
    ...(loads.size > 0 && { loads: [...loads] }),
    ...(replaces.size > 0 && { replaces: [...replaces] }),
  };
}

export function placeOf(context: Context, node: { start: number; end: number }): Place {
  return context.slice.place(node.start, node.end);
}

/** A mapping with the entry it stands under: the nearest one, through lists; undefined at the root. */
export interface Visited {
  readonly map: DataMap;
  readonly under: Pair | undefined;
  /** The mapping around it; undefined at the root. */
  readonly outer: Visited | undefined;
  /** Stands in a list, of which the entry is the whole. */
  readonly listed: boolean;
}

/** Keys from the root to a mapping, `*` for items of lists, as shapes of the configuration are written. */
export function pathOf(visited: Visited): readonly string[] {
  const own = [...(visited.under ? [visited.under.key] : []), ...(visited.listed ? ['*'] : [])];
  return visited.outer ? [...pathOf(visited.outer), ...own] : own;
}

/** Every mapping of a tree in document order. Shared children of YAML aliases are listed at their anchor only. */
export function mapsOf(root: DataNode): Visited[] {
  const found: Visited[] = [];
  const visit = (node: DataNode, under: Pair | undefined, outer: Visited | undefined, listed: boolean): void => {
    if (node.type === 'scalar' || node.alias) return;
    if (node.type === 'list') {
      for (const item of node.items) visit(item, under, outer, true);
      return;
    }
    const own: Visited = { map: node, under, outer, listed };
    found.push(own);
    for (const pair of node.pairs)
      if (pair.value.type !== 'scalar' && !pair.merged) visit(pair.value, pair, own, false);
  };
  visit(root, undefined, undefined, false);
  return found;
}
