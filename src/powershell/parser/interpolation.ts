import { indexOfFirst } from '../../text/index.ts';
import type { ExpandableString, Expression, Quote, StringConstant, TextPart } from '../ast/index.ts';
import { relocate } from '../nodes/relocate.ts';
import { isDoubleQuote, isLineEnd, isSingleQuote, isVariableStart } from '../scanner/character-classes.ts';
import { BACKTICK, CLOSE_PARENTHESIS, HASH, OPEN_BRACE, OPEN_PARENTHESIS } from '../scanner/characters.ts';
import { IN_SUBEXPRESSION, runEnd } from '../scanner/runs.ts';
import type { Grammar } from './grammar.ts';
import type { Tools } from './tools.ts';
import type { VariableParser } from './variable-parser.ts';

/** Collects the parts of strings and words: plain text, and what `$` stands for in it. */
export class Interpolation {
  readonly #tools: Tools;
  readonly #variables: VariableParser;
  readonly #grammar: Grammar;
  /** Of the string that is being read: where the list of its parts begins, and its text that belongs to none yet. */
  #partsFrom = 0;
  #partStart = 0;
  /** The same of the strings around it. */
  readonly #outer: number[] = [];
  /** The word that is read is a command's name, in which nothing is looked up. */
  #isName = false;
  /** Of the sub-expression that was looked through last: doubled or escaped quotes, each of which counts as one. */
  #folded: number[] | undefined;
  /** It reads in place as it does in a text of its own. */
  #isSimple = true;

  constructor(tools: Tools, variables: VariableParser, grammar: Grammar) {
    this.#tools = tools;
    this.#variables = variables;
    this.#grammar = grammar;
  }

  /** A string or word begins whose content starts here. */
  begin(contentStart: number, isName = false): void {
    this.#outer.push(this.#partsFrom, this.#partStart);
    this.#partsFrom = this.#tools.lists.height;
    this.#partStart = contentStart;
    this.#isName = isName;
  }

  /** The node of what was read: constant without parts. `textEnd` is where its content ends, `pos` where it does. */
  finish(start: number, textEnd: number, quote: Quote): StringConstant | ExpandableString {
    const { scanner, nodes, lists } = this.#tools;
    const from = this.#partsFrom;
    if (this.#isName) lists.height = from;
    let node: StringConstant | ExpandableString;
    if (lists.height === from) {
      node = nodes.string(start, scanner.pos, quote);
    } else {
      if (textEnd > this.#partStart) lists.push(nodes.text(this.#partStart, textEnd, quote));
      const parts = lists.take<TextPart | Expression>(from);
      node = { kind: 'ExpandableString', start, end: scanner.pos, quote, parts };
    }
    this.#end();
    return node;
  }

  /** The string has no end: its parts are forgotten. */
  abandon(): void {
    this.#tools.lists.height = this.#partsFrom;
    this.#end();
  }

  #end(): void {
    this.#isName = false;
    this.#partStart = this.#outer.pop() as number;
    this.#partsFrom = this.#outer.pop() as number;
  }

  /** What `$` at `at` stands for: returns where the text goes on, -1 for a `$(` without its end. */
  expand(at: number, quote: Quote): number {
    const { scanner, nodes } = this.#tools;
    const next = scanner.at(at + 1);
    if (next === OPEN_PARENTHESIS) {
      const close = this.#closeParenthesis(at, quote === 'here-double');
      if (close < 0 || this.#isName) return close;
      this.#part(at, this.#subExpression(at, close), close, quote);
      return close;
    }
    if (next !== OPEN_BRACE && !isVariableStart(next)) return at + 1;
    const end = this.#variables.end(at, false, true);
    this.#part(at, nodes.variable(at, end, false, true), end, quote);
    return end;
  }

  #part(at: number, node: Expression, end: number, quote: Quote): void {
    const { nodes, lists } = this.#tools;
    if (at > this.#partStart) lists.push(nodes.text(this.#partStart, at, quote));
    lists.push(node);
    this.#partStart = end;
  }

  /**
   * Offset behind the `)` that closes `$(` at `at`, or -1. The language only counts parentheses here: strings and
   * comments do not protect them, and a doubled or escaped quote counts as one.
   */
  #closeParenthesis(at: number, inHereString: boolean): number {
    const { scanner } = this.#tools;
    const limit = scanner.searchLimit(at);
    let depth = 1;
    this.#folded = undefined;
    this.#isSimple = true;
    for (let i = at + 2; i < limit; i++) {
      i = runEnd(scanner.codes, i, IN_SUBEXPRESSION);
      if (i >= limit) break;
      const code = scanner.at(i);
      if (code === OPEN_PARENTHESIS) {
        depth++;
      } else if (code === CLOSE_PARENTHESIS) {
        if (--depth === 0) return i + 1;
      } else if (code === BACKTICK || isDoubleQuote(code)) {
        this.#isSimple = false;
        if (!inHereString && isDoubleQuote(scanner.at(i + 1))) {
          this.#folded ??= [];
          this.#folded.push(i);
          i++;
        }
      } else if (code === HASH || isLineEnd(code) || isSingleQuote(code)) {
        this.#isSimple = false;
      }
    }
    scanner.searchedInVain(limit - at);
    return -1;
  }

  /** The sub-expression between `start` and `end`: read in place where that is the same, else from a text of its own. */
  #subExpression(start: number, end: number): Expression {
    const { scanner } = this.#tools;
    const folded = this.#folded;
    if (this.#isSimple) {
      const errors = scanner.errors.length;
      scanner.pos = start;
      const node = this.#grammar.subExpression();
      if (scanner.pos === end && scanner.errors.length === errors) return node;
      scanner.rewind(start, errors);
    }
    return this.#nested(start, end, folded ?? []);
  }

  #nested(start: number, end: number, folded: readonly number[]): Expression {
    const { scanner, nodes } = this.#tools;
    nodes.visitableCount++;
    let text = '';
    let from = start;
    for (const skipped of folded) {
      text += scanner.text.slice(from, skipped);
      from = skipped + 1;
    }
    text += scanner.text.slice(from, end);
    const nested = this.#grammar.nested(text);
    if (nested === undefined) {
      scanner.error('too-deep', start, end);
      return { kind: 'Missing', start, end };
    }
    const unfolded = folded.map((skipped, before) => skipped - before);
    // Each folded quote moves what stands behind it by one more.
    const place = (offset: number): number => {
      const at = start + offset;
      return at + indexOfFirst(unfolded, (inner) => inner >= at);
    };
    relocate(nested.node, place);
    for (const { id, start: from, end: to } of nested.errors) scanner.error(id, place(from), place(to));
    for (const comment of nested.comments) scanner.addComment({ start: place(comment.start), end: place(comment.end) });
    return nested.node;
  }
}
