import type { Expression, Hashtable, Pair } from '../ast/index.ts';
import { isDoubleQuote, isLineEnd, isSingleQuote } from '../scanner/character-classes.ts';
import {
  CLOSE_BRACE,
  CLOSE_PARENTHESIS,
  END,
  EQUALS,
  OPEN_BRACE,
  OPEN_PARENTHESIS,
  SEMICOLON,
} from '../scanner/characters.ts';
import type { Grammar } from './grammar.ts';
import type { StringParser } from './string-parser.ts';
import type { Tools } from './tools.ts';

/** Hashtables, and the blocks of DSC resources. */
export class HashtableParser {
  readonly #tools: Tools;
  readonly #strings: StringParser;
  readonly #grammar: Grammar;

  constructor(tools: Tools, strings: StringParser, grammar: Grammar) {
    this.#tools = tools;
    this.#strings = strings;
    this.#grammar = grammar;
  }

  /** `@{ }`, or the block of a DSC resource; `open` is where its content starts. */
  hashtable(start: number, open: number, resource: boolean): Hashtable {
    const { scanner, lists, context } = this.#tools;
    const { inCommand } = context;
    context.inCommand = false;
    scanner.pos = open;
    const from = lists.height;
    let end = open;
    for (;;) {
      const code = scanner.skipSeparators();
      if (code === CLOSE_BRACE || (code === END && scanner.pos >= scanner.end)) break;
      const pair = this.#pair();
      if (pair === undefined) break;
      lists.push(pair);
      end = scanner.pos;
      const next = scanner.skipBlanks();
      if (!isLineEnd(next) && next !== SEMICOLON) break;
    }
    context.inCommand = inCommand;
    if (scanner.at(scanner.pos) === CLOSE_BRACE) {
      scanner.pos++;
      end = scanner.pos;
    } else {
      scanner.rewind(end);
      scanner.error(resource ? 'unterminated-resource' : 'unterminated-hashtable', start, open);
    }
    return { kind: 'Hashtable', start, end, pairs: lists.take(from) };
  }

  /** One `key = value`; undefined, with `pos` at the key, where a statement starts instead. */
  #pair(): Pair | undefined {
    const { scanner, nodes, context, keywords } = this.#tools;
    const start = scanner.pos;
    const errors = scanner.errors.length;
    const key = this.#key();
    if (key === undefined) return undefined;
    if (scanner.skipBlanks() !== EQUALS) {
      scanner.rewind(start, errors);
      if (keywords.startsStatement()) return undefined;
      scanner.error('missing-equals', key.end - 1, key.end);
      scanner.pos = key.end;
      this.#skipPair();
      return { key, value: nodes.missing(key.end) };
    }
    scanner.pos++;
    const after = scanner.pos;
    const noComma = context.noComma;
    scanner.skipLines();
    const value = scanner.at(scanner.pos) === CLOSE_BRACE ? undefined : this.#grammar.statement();
    context.noComma = noComma;
    if (value !== undefined) return { key, value };
    scanner.rewind(after);
    scanner.error('missing-value', after - 1, after);
    return { key, value: nodes.missing(after) };
  }

  #key(): Expression | undefined {
    const { scanner, nodes } = this.#tools;
    const end = scanner.nameEnd();
    if (end > 0) {
      const start = scanner.pos;
      scanner.pos = end;
      return nodes.word(start, end);
    }
    return this.labelOrKey();
  }

  /** An operand where a comma ends it: a hashtable's key, a loop's label. */
  labelOrKey(): Expression | undefined {
    const { scanner, context } = this.#tools;
    const code = scanner.skipBlanks();
    if (isLineEnd(code) || code === SEMICOLON) return undefined;
    const { inCommand, noComma } = context;
    context.noComma = true;
    context.inCommand = false;
    const node = this.#grammar.unary(false);
    context.noComma = noComma;
    context.inCommand = inCommand;
    return node;
  }

  /** Skips a pair that was not understood, to the end of its line, a semicolon or the closing brace. */
  #skipPair(): void {
    const { scanner } = this.#tools;
    let open = 0;
    while (scanner.pos < scanner.end) {
      const code = scanner.skipBlanks();
      if (open === 0 && (isLineEnd(code) || code === SEMICOLON || code === CLOSE_BRACE)) return;
      if (code === OPEN_BRACE || code === OPEN_PARENTHESIS) open++;
      else if (code === CLOSE_BRACE || code === CLOSE_PARENTHESIS) open = Math.max(0, open - 1);
      if (isSingleQuote(code) || isDoubleQuote(code)) this.#strings.quoted();
      else if (scanner.pos < scanner.end) scanner.pos++;
    }
  }
}
