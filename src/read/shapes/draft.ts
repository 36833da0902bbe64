import type { Knowledge } from '../../knowledge/index.ts';
import type { Assumptions, Declaration, Format, ObjectKind } from '../../tenant/index.ts';
import type { Place, Slice, Source } from '../../text/index.ts';
import type { Call, Comment, Problem, Reading, Slip, Unread } from '../reading.ts';
import type { DataMap, DataNode, ParsedData } from './node.ts';

/** A reading under construction. */
export interface Draft {
  readonly declarations: Declaration[];
  readonly calls: Call[];
  readonly slips: Slip[];
  readonly comments: Comment[];
  readonly problems: Problem[];
  readonly unread: Unread[];
  readonly complete: Set<ObjectKind>;
  assumptions?: Partial<Assumptions>;
}

/** What every shape reader needs: where the text lies, what Exchange knows, where to put what is found. */
export interface Context {
  readonly slice: Slice;
  readonly knowledge: Knowledge;
  readonly format: Format;
  readonly draft: Draft;
  /** Mappings that a shape has read; what is left over is looked at by the fingerprints, then for `unread`. */
  readonly taken: WeakSet<DataMap>;
}

export function newDraft(): Draft {
  return {
    declarations: [],
    calls: [],
    slips: [],
    comments: [],
    problems: [],
    unread: [],
    complete: new Set(),
  };
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
  for (const slip of reading.slips) draft.slips.push(slip);
  for (const comment of reading.comments) draft.comments.push(comment);
  for (const problem of reading.problems) draft.problems.push(problem);
  for (const unread of reading.unread) draft.unread.push(unread);
  for (const kind of reading.complete) draft.complete.add(kind);
}

export function addParsed(draft: Draft, slice: Slice, parsed: ParsedData): void {
  for (const { message, args, start, end } of parsed.problems) {
    draft.problems.push({ message, args, place: slice.place(start, end) });
  }
  for (const { text, start, end } of parsed.comments) draft.comments.push({ text, place: slice.place(start, end) });
}

export function finish(source: Source, draft: Draft): Reading {
  const { complete, ...rest } = draft;
  return { source, ...rest, complete: [...complete] };
}

export function placeOf(context: Context, node: { start: number; end: number }): Place {
  return context.slice.place(node.start, node.end);
}

/**
 * Visits every mapping of the tree once, with the key it stands under (the nearest one, through lists). Shared children
 * of YAML aliases are visited at their anchor only.
 */
export function walk(
  root: DataNode,
  visit: (map: DataMap, key: string | undefined, parent: DataMap | undefined) => void,
): void {
  const stack: [DataNode, string | undefined, DataMap | undefined][] = [[root, undefined, undefined]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, key, parent] = next;
    if (node.type === 'scalar' || node.alias) continue;
    if (node.type === 'list') {
      for (let i = node.items.length - 1; i >= 0; i--) stack.push([node.items[i] as DataNode, key, parent]);
      continue;
    }
    visit(node, key, parent);
    for (let i = node.pairs.length - 1; i >= 0; i--) {
      const pair = node.pairs[i];
      if (pair && !pair.merged) stack.push([pair.value, pair.key, node]);
    }
  }
}
