import type { ProblemId } from '../reading.ts';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type ScalarTag, type Tags } from 'yaml';
import { type Span, table, withoutStacks } from '../../text/index.ts';
import {
  type DataNode,
  type DataScalar,
  foldKey,
  MAX_DEPTH,
  type Pair,
  type ParsedComment,
  type ParsedData,
  type ParseProblem,
  type ScalarStyle,
} from './node.ts';

/** All merge keys of a document together may not bring in more entries than this. */
const MAX_MERGED = 20_000;
/** More mistakes than this are not listed. */
const MAX_PROBLEMS = 100;
/** More documents in one stream are not read. */
const MAX_DOCUMENTS = 1000;
const STYLES: Readonly<Record<string, ScalarStyle>> = table({
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
});

/** What plain scalars of the core schema begin with that are no strings. */
const NO_STRING = /^(?:$|[-+.~\dnNtTfF])/;

/**
 * The tags of a schema behind one that takes every plain scalar and asks these only where it may be no string. Most are strings, for
 * which all of them were asked in vain: a ninth of all parsing (`npm run bench -- data`). YAML 1.1 has other words and keeps its tags.
 */
function withPlainStrings(tags: Tags): Tags {
  const scalars = tags.filter((tag): tag is ScalarTag => typeof tag === 'object' && 'test' in tag && tag.test !== undefined);
  if (scalars.some((tag) => tag.default === 'key')) return tags;
  const resolve: ScalarTag['resolve'] = (value, onError, options) => {
    const tag = NO_STRING.test(value) ? scalars.find(({ test }) => test?.test(value)) : undefined;
    return tag ? tag.resolve(value, onError, options) : value;
  };
  return [{ tag: 'plain scalar', default: true, test: /^/, resolve }, ...tags];
}

/**
 * Reads YAML into a tree with places. Aliases share the children of their anchor (an alias bomb stays small), merge keys
 * are resolved, duplicate keys are reported. Never throws; the mistakes the parser names are the problems.
 */
export function parseYaml(text: string): ParsedData {
  const depthAt = flowTooDeep(text);
  if (depthAt >= 0) return failed('nested-too-deeply', depthAt);
  let parsed: Document.Parsed[];
  try {
    const quiet = { prettyErrors: false, logLevel: 'silent' } as const;
    const options = { ...quiet, uniqueKeys: false, customTags: withPlainStrings };
    const result = withoutStacks(() => parseAllDocuments(text, options));
    parsed = Array.isArray(result) ? result.slice(0, MAX_DOCUMENTS) : [];
  } catch {
    // The composer recurses over nested collections; only nesting beyond all reason exhausts the stack.
    return failed('nested-too-deeply', 0);
  }
  const problems: ParseProblem[] = [];
  const documents: DataNode[] = [];
  const scalars: Span[] = [];
  for (const document of parsed) {
    for (const error of document.errors.slice(0, 5)) {
      const [start, end] = error.pos;
      const isBareStar = error.code === 'BAD_ALIAS' && text[start] === '*';
      problems.push({
        message: isBareStar ? 'yaml-bare-star' : 'yaml-syntax',
        args: isBareStar ? { written: '*' } : { detail: error.message },
        start: Math.min(start, text.length),
        end: Math.min(Math.max(end, start), text.length),
      });
    }
    if (document.contents) documents.push(new Conversion(text, problems, scalars).convert(document.contents));
  }
  return { documents, problems, comments: commentsOf(text, scalars) };
}

function failed(message: ProblemId, at: number): ParsedData {
  return { documents: [], problems: [{ message, args: {}, start: at, end: at + 1 }], comments: [] };
}

/** Offset of the bracket that opens the flow collection one level too deep, or -1. Brackets in strings count too. */
function flowTooDeep(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) {
      if (++depth > MAX_DEPTH * 10) return i;
    } else if ((code === 93 || code === 125) && depth > 0) depth--;
  }
  return -1;
}

/** Comments of whole lines and after values; `scalars` are the quoted and block scalars, in order of the text. */
function commentsOf(text: string, scalars: readonly Span[]): ParsedComment[] {
  const comments: ParsedComment[] = [];
  let next = 0;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    const before = at === 0 ? 10 : text.charCodeAt(at - 1);
    if (before !== 10 && before !== 13 && before !== 32 && before !== 9) continue;
    while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if ((scalars[next]?.start ?? Number.POSITIVE_INFINITY) < at && !inHeader(text, scalars[next], at)) continue;
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    if (text.charCodeAt(end - 1) === 13) end--;
    comments.push({ text: text.slice(at, end), start: at, end });
    at = end - 1;
  }
  return comments;
}

/** Whether an offset lies behind the mark of a block scalar and before its text: `| # a comment`. */
function inHeader(text: string, scalar: Span | undefined, at: number): boolean {
  const mark = text[scalar?.start ?? 0];
  return (mark === '|' || mark === '>') && !text.slice(scalar?.start, at).includes('\n');
}

class Conversion {
  readonly #text: string;
  readonly #problems: ParseProblem[];
  readonly #scalars: Span[];
  readonly #anchors = new Map<string, DataNode>();
  #merged = 0;

  constructor(text: string, problems: ParseProblem[], scalars: Span[]) {
    this.#text = text;
    this.#problems = problems;
    this.#scalars = scalars;
  }

  convert(node: Node, depth = 0): DataNode {
    const range = node.range;
    const start = range ? Math.min(range[0], this.#text.length) : 0;
    const end = range ? Math.min(range[1], this.#text.length) : 0;
    if (depth > MAX_DEPTH) return this.#tooDeep(start);
    const result = isScalar(node)
      ? this.#scalar(node.value, node.type, start, end)
      : this.#collection(node, depth, start, end);
    const { anchor } = node as { anchor?: string };
    if (anchor) this.#anchors.set(anchor, result);
    return result;
  }

  #collection(node: Node, depth: number, start: number, end: number): DataNode {
    if (isMap(node)) {
      const pairs = this.#pairs(node.items, depth, start);
      const last = node.flow ? undefined : pairs.findLast((pair) => !pair.merged);
      return { type: 'map', start, end: last?.value.end ?? end, pairs };
    }
    if (isSeq(node)) {
      const items: DataNode[] = [];
      for (const item of node.items) items.push(this.convert(item as Node, depth + 1));
      const last = node.flow ? undefined : items.at(-1);
      return { type: 'list', start, end: last?.end ?? end, items };
    }
    const target = isAlias(node) ? this.#anchors.get(node.source) : undefined;
    if (target) return { ...target, start, end, alias: true };
    if (isAlias(node) && node.source !== '') {
      this.#complain({ message: 'yaml-bare-star', args: { written: `*${node.source}` }, start, end });
    }
    return empty(start, end);
  }

  #tooDeep(at: number): DataNode {
    if (!this.#problems.some((problem) => problem.message === 'nested-too-deeply')) {
      this.#complain({ message: 'nested-too-deeply', args: {}, start: at, end: at + 1 });
    }
    return empty(at, at);
  }

  #complain(problem: ParseProblem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
  }

  #pairs(items: readonly { key: unknown; value: unknown }[], depth: number, outer: number): Pair[] {
    const pairs: Pair[] = [];
    const seen = new Set<string>();
    const merges: DataNode[] = [];
    for (const { key: keyNode, value: valueNode } of items as readonly { key: Node | null; value: Node | null }[]) {
      const range = keyNode?.range;
      if (!keyNode || !range) continue;
      const [start, end] = range;
      const key = isScalar(keyNode) ? keyText(keyNode.source, keyNode.value) : this.#text.slice(start, end);
      const value = valueNode ? this.convert(valueNode, depth + 1) : empty(end, end);
      if (key === '<<' && value.type !== 'scalar') {
        merges.push(value);
        continue;
      }
      if (seen.has(key)) this.#complain({ message: 'duplicate-key', args: { key: key.slice(0, 80) }, start, end });
      seen.add(key);
      pairs.push({ key, folded: foldKey(key), start, end, value });
    }
    for (const merge of merges) {
      for (const map of merge.type === 'list' ? merge.items : [merge]) {
        if (map.type !== 'map') continue;
        for (const pair of map.pairs) {
          if (seen.has(pair.key)) continue;
          if (++this.#merged > MAX_MERGED) {
            if (this.#merged === MAX_MERGED + 1) {
              this.#complain({ message: 'merge-too-large', args: {}, start: outer, end: outer + 1 });
            }
            return pairs;
          }
          seen.add(pair.key);
          pairs.push({ ...pair, merged: true });
        }
      }
    }
    return pairs;
  }

  #scalar(value: unknown, type: string | undefined, start: number, end: number): DataScalar {
    const style = type === 'PLAIN' || type === undefined ? 'plain' : (STYLES[type] ?? 'plain');
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const read = typeof value === 'bigint' ? Number(value) : known;
    if (style !== 'plain') this.#scalars.push({ start, end });
    const written = style !== 'plain' ? String(read) : typeof value === 'string' ? value : this.#text.slice(start, end);
    return { type: 'scalar', value: read, written, style, start, end };
  }
}

const keyText = (source: string | undefined, value: unknown): string =>
  typeof value === 'string' ? value : (source ?? String(value));

const empty = (start: number, end: number): DataScalar => ({
  type: 'scalar',
  value: null,
  written: '',
  style: 'plain',
  start,
  end,
});
