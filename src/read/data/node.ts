import type { ProblemId } from '../reading.ts';
import { fold } from '../../knowledge/index.ts';
import type { Scalar } from '../../tenant/index.ts';
import type { Span } from '../../text/index.ts';
import { Remembered } from '../../text/remembered.ts';

/**
 * A YAML or JSON text as a tree in which everything knows its place. Spans count UTF-16 code units of the text of the
 * slice that was parsed. Children of an alias are shared with its anchor, so the tree may be a graph: walk with `walk`.
 */
export type DataNode = DataMap | DataList | DataScalar;

export interface DataMap extends Span {
  readonly type: 'map';
  /** In document order; pairs that a YAML merge key brings in come last and have `merged`. */
  readonly pairs: readonly Pair[];
  readonly alias?: true;
}

/** An entry of a mapping; its span is that of the key as written. */
export interface Pair extends Span {
  readonly key: string;
  /** The key in comparison form: without case, `_` and `-`. */
  readonly folded: string;
  readonly value: DataNode;
  readonly merged?: true;
}

export interface DataList extends Span {
  readonly type: 'list';
  readonly items: readonly DataNode[];
  readonly alias?: true;
}

/** How a scalar stands in the text. `plain`: without quotes; `block`: a YAML block scalar. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

export interface DataScalar extends Span {
  readonly type: 'scalar';
  readonly value: Scalar;
  /** The text of a plain scalar as written (`Off`, `1.0`); else the value as text. */
  readonly written: string;
  readonly style: ScalarStyle;
  readonly alias?: true;
}

/** A mistake found while parsing; `message` is an id of the reading messages. */
export interface ParseProblem extends Span {
  readonly message: ProblemId;
  readonly args: Readonly<Record<string, string>>;
}

/** A comment with its marks, as the text has it. */
export interface ParsedComment extends Span {
  readonly text: string;
}

/** What one text holds: its documents (one for JSON) and what is wrong with it. */
export interface ParsedData {
  readonly documents: readonly DataNode[];
  readonly problems: readonly ParseProblem[];
  readonly comments: readonly ParsedComment[];
}

/** Deeper nesting than this is not read: no configuration has it, and a reader must not fall over it. */
export const MAX_DEPTH = 100;

/** The value of a key, compared in folded form (without case, `_` and `-`). */
export function get(map: DataMap, folded: string): Pair | undefined {
  return map.pairs.find((pair) => pair.folded === folded);
}

/** A key with its comparison form. */
export interface Key {
  readonly key: string;
  readonly folded: string;
}

const keys = new Remembered<Key>();
const newKey = (key: string): Key => ({ key, folded: fold(key) });

/** A key, remembered: the same few stand thousands of times in an export, and are kept once. */
export const keyOf = (text: string): Key => keys.of(text, newKey);

/** `fold` of the vocabulary, remembered. */
export const foldKey = (text: string): string => keyOf(text).folded;

/** The text of a string or number scalar, numbers as written; else undefined. */
export function textOf(node: DataNode | undefined): string | undefined {
  if (node?.type !== 'scalar' || node.value === null || typeof node.value === 'boolean') return undefined;
  return node.style === 'plain' ? node.written : String(node.value);
}
