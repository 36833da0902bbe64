import type { Block, NamedBlock, ScriptBlockExpression, Statement, Statements } from '../ast/index.ts';
import {
  CLOSE_BRACE,
  CLOSE_PARENTHESIS,
  END,
  LETTER_B,
  LETTER_C,
  LETTER_D,
  LETTER_E,
  LETTER_P,
  LETTER_U,
  LOWER_CASE,
  OPEN_BRACE,
} from '../scanner/characters.ts';
import type { Grammar } from './grammar.ts';
import type { ParameterParser } from './parameter-parser.ts';
import type { StatementVisitor } from './statement-visitor.ts';
import type { Tools } from './tools.ts';
import type { UsingParser } from './using-parser.ts';

const NONE: readonly never[] = [];

type BlockName = NamedBlock['name'];

const BLOCK_NAMES: ReadonlySet<string> = new Set(['begin', 'process', 'end', 'dynamicparam', 'clean']);

/** Their first letters. */
const BLOCK_LETTERS: ReadonlySet<number> = new Set([LETTER_B, LETTER_P, LETTER_E, LETTER_D, LETTER_C]);

/** Lists of statements and what stands between braces. */
export class BlockParser {
  readonly #tools: Tools;
  readonly #usings: UsingParser;
  readonly #parameters: ParameterParser;
  readonly #grammar: Grammar;
  /** Gets the statements of the script one by one; then only the last one is kept. */
  readonly #visitor: StatementVisitor | undefined;

  constructor(
    tools: Tools,
    usings: UsingParser,
    parameters: ParameterParser,
    grammar: Grammar,
    visitor?: StatementVisitor,
  ) {
    this.#tools = tools;
    this.#usings = usings;
    this.#parameters = parameters;
    this.#grammar = grammar;
    this.#visitor = visitor;
  }

  /** Statements up to the bracket with this code, which is left; up to the end of the text with `END`. */
  statements(closer: number): Statement[] {
    const { scanner, lists, recovery } = this.#tools;
    const from = lists.height;
    const visitor = closer === END ? this.#visitor : undefined;
    const brace = closer === CLOSE_BRACE ? 1 : 0;
    const parenthesis = closer === CLOSE_PARENTHESIS ? 1 : 0;
    recovery.braces += brace;
    recovery.parentheses += parenthesis;
    for (;;) {
      const code = scanner.skipSeparators();
      if (code === closer && closer !== END) break;
      if (code === END && scanner.pos >= scanner.end) break;
      if ((code === CLOSE_BRACE && recovery.braces > 0) || (code === CLOSE_PARENTHESIS && recovery.parentheses > 0))
        break;
      if (code === CLOSE_BRACE || code === CLOSE_PARENTHESIS) {
        recovery.unexpected();
        scanner.pos++;
        continue;
      }
      if (closer === END) recovery.resetLinks();
      const before = scanner.pos;
      const statement = this.#grammar.statement();
      if (statement !== undefined) {
        if (visitor !== undefined) {
          visitor.statement(statement);
          lists.height = from;
        }
        lists.push(statement);
      }
      if (scanner.pos === before) {
        recovery.unexpected();
        scanner.pos++;
      }
    }
    recovery.braces -= brace;
    recovery.parentheses -= parenthesis;
    return lists.take(from);
  }

  /** `{ }` of a statement; undefined, with `pos` as before, when no brace follows. */
  body(): Statements | undefined {
    const { scanner, recovery, context } = this.#tools;
    const before = scanner.pos;
    if (scanner.skipLines() !== OPEN_BRACE) {
      scanner.rewind(before);
      return undefined;
    }
    const start = scanner.pos;
    const { inCommand } = context;
    context.inCommand = true;
    scanner.pos++;
    const statements = this.statements(CLOSE_BRACE);
    context.inCommand = inCommand;
    const closed = recovery.close(CLOSE_BRACE, 'missing-brace', start);
    const last = statements[statements.length - 1];
    return { start, end: closed ? scanner.pos : (last?.end ?? start + 1), statements };
  }

  /** The body that has to follow; an empty one, with an error, when it does not. */
  needBody(keyword: number): Statements {
    const { scanner } = this.#tools;
    const body = this.body();
    if (body !== undefined) return body;
    scanner.error('missing-body', keyword, scanner.pos);
    return { start: scanner.pos, end: scanner.pos, statements: NONE };
  }

  /** The whole text. */
  script(): Block {
    const { scanner } = this.#tools;
    scanner.skipLines();
    const usings = this.#leadingUsings();
    return this.content(0, END, usings);
  }

  #leadingUsings(): Statement[] {
    const { scanner, keywords } = this.#tools;
    const found: Statement[] = [];
    for (;;) {
      const code = scanner.skipSeparators();
      if ((code | LOWER_CASE) !== LETTER_U || keywords.peek() !== 'using') return found;
      found.push(this.#usings.using(scanner.pos));
    }
  }

  /** `{ }` as a value, at `pos`. */
  scriptBlock(): ScriptBlockExpression {
    const { scanner, nodes, context } = this.#tools;
    const start = scanner.pos;
    const { inCommand, noComma } = context;
    context.noComma = false;
    scanner.pos++;
    scanner.skipLines();
    const block = this.content(start, CLOSE_BRACE, NONE);
    if (block.parameters !== undefined) nodes.visitableCount++;
    context.inCommand = inCommand;
    context.noComma = noComma;
    return { kind: 'ScriptBlock', start, end: block.end, block };
  }

  /** What stands between braces, or the whole script with `closer` `END`; `pos` is behind the opening brace. */
  content(start: number, closer: number, first: readonly Statement[]): Block {
    const { scanner, lists, recovery, context } = this.#tools;
    context.inCommand = true;
    const { parameters, attributes } = this.#parameters.paramBlock();
    const visitor = closer === END ? this.#visitor : undefined;
    if (parameters !== undefined) visitor?.parameters(parameters);
    const list = lists.height;
    let last = start + 1;
    const brace = closer === CLOSE_BRACE ? 1 : 0;
    scanner.skipSeparators();
    for (;;) {
      const name = this.#blockName();
      if (name === undefined) {
        const from = scanner.pos;
        const statements = this.statements(closer);
        const named = lists.height > list;
        if (named && statements.length > 0) scanner.error('statement-between-blocks', from, from + 1);
        if (!named || statements.length > 0) {
          const all = first.length > 0 ? [...first, ...statements] : statements;
          last = all[all.length - 1]?.end ?? from;
          lists.push({ name: 'end', named: false, start: from, end: last, statements: all });
        }
        break;
      }
      const from = scanner.pos;
      scanner.pos += name.length;
      recovery.braces += brace;
      const body = this.needBody(from);
      recovery.braces -= brace;
      last = body.end;
      lists.push({ name, named: true, start: from, end: last, statements: body.statements });
      if (visitor !== undefined) for (const statement of body.statements) visitor.statement(statement);
      scanner.skipSeparators();
    }
    const blocks = lists.take<NamedBlock>(list);
    let { end } = scanner;
    if (closer !== END) end = recovery.close(closer, 'missing-brace', start) ? scanner.pos : last;
    return { start, end, parameters, attributes, blocks };
  }

  #blockName(): BlockName | undefined {
    const { scanner, keywords } = this.#tools;
    if (!BLOCK_LETTERS.has(scanner.at(scanner.pos) | LOWER_CASE)) return undefined;
    const word = keywords.peek();
    return BLOCK_NAMES.has(word) ? (word as BlockName) : undefined;
  }
}
