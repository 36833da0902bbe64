import type { ProblemId } from '../reading.ts';
import { createScanner } from 'jsonc-parser';
import {
  type DataNode,
  type DataScalar,
  keyOf,
  MAX_DEPTH,
  type Pair,
  type ParsedComment,
  type ParsedData,
  type ParseProblem,
} from './node.ts';

interface OpenMap {
  readonly type: 'map';
  readonly start: number;
  readonly pairs: Pair[];
  key: { text: string; start: number; end: number } | undefined;
}

interface OpenList {
  readonly type: 'list';
  readonly start: number;
  readonly items: DataNode[];
}

type Open = OpenMap | OpenList;

/** Token kinds of jsonc-parser's scanner (`SyntaxKind`), which its types only offer as a const enum. */
const SyntaxKind = {
  OpenBraceToken: 1,
  CloseBraceToken: 2,
  OpenBracketToken: 3,
  CloseBracketToken: 4,
  CommaToken: 5,
  ColonToken: 6,
  NullKeyword: 7,
  TrueKeyword: 8,
  FalseKeyword: 9,
  StringLiteral: 10,
  NumericLiteral: 11,
  LineCommentTrivia: 12,
  BlockCommentTrivia: 13,
  LineBreakTrivia: 14,
  Trivia: 15,
  EOF: 17,
} as const;

const LITERALS = new Map<number, boolean | null>([
  [SyntaxKind.NullKeyword, null],
  [SyntaxKind.TrueKeyword, true],
  [SyntaxKind.FalseKeyword, false],
]);

/**
 * Reads JSON, with comments and trailing commas allowed, into a tree with places. Linear, without recursion, never
 * throws: after a mistake the rest is still read as far as it makes sense, and only the first mistake is reported.
 */
export function parseJson(text: string): ParsedData {
  const scanner = createScanner(text, false);
  const problems: ParseProblem[] = [];
  const comments: ParsedComment[] = [];
  const stack: Open[] = [];
  const documents: DataNode[] = [];
  const complain = (message: ProblemId, start: number, end: number): void => {
    if (problems.length === 0) problems.push({ message, args: {}, start, end: Math.max(end, start) });
  };

  const put = (node: DataNode): void => {
    const open = stack.at(-1);
    if (!open) {
      documents.push(node);
    } else if (open.type === 'list') {
      open.items.push(node);
    } else if (open.key) {
      const { text, start, end } = open.key;
      const { key, folded } = keyOf(text);
      open.pairs.push({ key, folded, start, end, value: node });
      open.key = undefined;
    } else {
      complain('json-syntax', node.start, node.end);
    }
  };
  const close = (end: number): void => {
    const open = stack.pop();
    if (!open) return;
    const { start } = open;
    put(
      open.type === 'map'
        ? { type: 'map', start, end, pairs: open.pairs }
        : { type: 'list', start, end, items: open.items },
    );
  };

  let valueDone = false;
  for (let kind: number = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const open = stack.at(-1);
    switch (kind) {
      case SyntaxKind.Trivia:
      case SyntaxKind.LineBreakTrivia:
        continue;
      case SyntaxKind.LineCommentTrivia:
      case SyntaxKind.BlockCommentTrivia:
        comments.push({ text: text.slice(start, end), start, end });
        continue;
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken:
        if (valueDone) complain(open ? 'json-syntax' : 'json-more-than-one-value', start, end);
        if (stack.length >= MAX_DEPTH) {
          complain('nested-too-deeply', start, end);
          while (stack.length > 0) close(start);
          return { documents, problems, comments };
        }
        stack.push(
          kind === SyntaxKind.OpenBraceToken
            ? { type: 'map', start, pairs: [], key: undefined }
            : { type: 'list', start, items: [] },
        );
        valueDone = false;
        break;
      case SyntaxKind.CloseBraceToken:
      case SyntaxKind.CloseBracketToken: {
        const wanted = kind === SyntaxKind.CloseBraceToken ? 'map' : 'list';
        if (open?.type === wanted) close(end);
        else complain('json-syntax', start, end);
        valueDone = true;
        break;
      }
      case SyntaxKind.CommaToken:
        if (!open || !valueDone) complain('json-syntax', start, end);
        if (open?.type === 'map') open.key = undefined;
        valueDone = false;
        break;
      case SyntaxKind.ColonToken:
        if (open?.type !== 'map' || !open.key) complain('json-syntax', start, end);
        break;
      case SyntaxKind.StringLiteral:
      case SyntaxKind.NumericLiteral:
      case SyntaxKind.NullKeyword:
      case SyntaxKind.TrueKeyword:
      case SyntaxKind.FalseKeyword: {
        if (valueDone) complain(open ? 'json-syntax' : 'json-more-than-one-value', start, end);
        if (scanner.getTokenError() !== 0) complain('json-syntax', start, end);
        if (kind === SyntaxKind.StringLiteral && open?.type === 'map' && !open.key) {
          open.key = { text: scanner.getTokenValue(), start, end };
          valueDone = false;
          break;
        }
        put(scalar(kind, scanner.getTokenValue(), start, end));
        valueDone = true;
        break;
      }
      default:
        complain('json-syntax', start, end);
    }
  }
  if (stack.length > 0) complain('json-not-closed', stack.at(-1)?.start ?? 0, (stack.at(-1)?.start ?? 0) + 1);
  while (stack.length > 0) close(text.length);
  return { documents, problems, comments };
}

function scalar(kind: number, value: string, start: number, end: number): DataScalar {
  if (kind === SyntaxKind.StringLiteral) return { type: 'scalar', value, written: value, style: 'double', start, end };
  const read = kind === SyntaxKind.NumericLiteral ? Number(value) : (LITERALS.get(kind) ?? null);
  return { type: 'scalar', value: read, written: value, style: 'plain', start, end };
}
