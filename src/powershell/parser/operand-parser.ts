import type { ArrayExpression, Expression, Missing, Paren, Statement, SubExpression } from '../ast/index.ts';
import { isBreak, isDigit, isDoubleQuote, isSingleQuote, isVariableStart } from '../scanner/character-classes.ts';
import {
  AMPERSAND,
  AT_SIGN,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  DIGIT_0,
  DIGIT_1,
  DIGIT_2,
  DOLLAR,
  DOT,
  DOUBLE_QUOTE,
  GREATER_THAN,
  LESS_THAN,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  QUESTION_MARK,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import { readNumber } from '../scanner/numbers.ts';
import type { Grammar } from './grammar.ts';
import type { HashtableParser } from './hashtable-parser.ts';
import type { MemberParser } from './member-parser.ts';
import type { StringParser } from './string-parser.ts';
import type { Tools } from './tools.ts';
import type { VariableParser } from './variable-parser.ts';

/** Operands: variables, strings, numbers, brackets, with the members taken from them. */
export class OperandParser {
  readonly #tools: Tools;
  readonly #variables: VariableParser;
  readonly #strings: StringParser;
  readonly #members: MemberParser;
  readonly #hashtables: HashtableParser;
  readonly #grammar: Grammar;

  constructor(
    tools: Tools,
    variables: VariableParser,
    strings: StringParser,
    members: MemberParser,
    hashtables: HashtableParser,
    grammar: Grammar,
  ) {
    this.#tools = tools;
    this.#variables = variables;
    this.#strings = strings;
    this.#members = members;
    this.#hashtables = hashtables;
    this.#grammar = grammar;
  }

  /** Variable, string, number, brackets, with the members taken from them. */
  operand(withMembers: boolean, beforeTernary: boolean): Expression | undefined {
    const { scanner, context } = this.#tools;
    const start = scanner.pos;
    const code = scanner.at(start);
    let node: Expression | undefined;
    if (code === DOLLAR) {
      if (scanner.at(start + 1) === OPEN_PARENTHESIS) node = this.subExpression();
      else node = this.#variables.variable(false);
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      node = this.#strings.quoted();
    } else if (code === OPEN_PARENTHESIS) {
      node = this.#paren();
    } else if (code === AT_SIGN) {
      node = this.#at();
    } else if (code === OPEN_BRACE) {
      node = this.#grammar.scriptBlock();
    } else if (isDigit(code) || (code === DOT && isDigit(scanner.at(start + 1)))) {
      node = this.number(beforeTernary);
    } else if (isSingleQuote(code) || isDoubleQuote(code)) {
      node = this.#strings.quoted();
    }
    if (node === undefined) return undefined;
    context.operandEnd = scanner.pos;
    const next = scanner.at(scanner.pos);
    const members =
      next === DOT || next === OPEN_BRACKET || next === COLON || next === QUESTION_MARK || next === LESS_THAN;
    return members && withMembers ? this.#withMembers(node) : node;
  }

  #withMembers(node: Expression): Expression {
    if (node.kind !== 'Using') return this.#members.members(node, true);
    const child = this.#members.members(node.child, true);
    return child === node.child ? node : { kind: 'Using', start: node.start, end: child.end, child };
  }

  #at(): Expression | undefined {
    const { scanner } = this.#tools;
    const next = scanner.at(scanner.pos + 1);
    if (next === OPEN_PARENTHESIS) return this.#arrayExpression();
    if (next === OPEN_BRACE) return this.#hashtables.hashtable(scanner.pos, scanner.pos + 2, false);
    if (isSingleQuote(next) || isDoubleQuote(next)) return this.#strings.hereString();
    if (isVariableStart(next)) return this.#variables.variable(true);
    scanner.error('unexpected-character', scanner.pos, scanner.pos + 1);
    return undefined;
  }

  /** A number with its sign; undefined where the text is a word. */
  number(beforeTernary: boolean): Expression | undefined {
    const { scanner, nodes, context } = this.#tools;
    const start = scanner.pos;
    let i = start;
    let value = 0;
    for (let code = scanner.at(i); isDigit(code) && i < start + 9; code = scanner.at(++i))
      value = value * 10 + code - DIGIT_0;
    const next = scanner.at(i);
    if (i > start && (isBreak(next) || (next === CLOSE_BRACKET && !context.inCommand))) {
      scanner.pos = i;
      context.operandEnd = i;
      return nodes.integer(start, i, value);
    }
    if (next === GREATER_THAN && i === start + 1 && value > 0 && value < 7) {
      // `2>` is a number here unless it merges streams.
      const to = scanner.at(i + 2);
      if (context.inCommand || (scanner.at(i + 1) === AMPERSAND && (to === DIGIT_1 || to === DIGIT_2)))
        return undefined;
      scanner.pos = i;
      context.operandEnd = i;
      return nodes.integer(start, i, value);
    }
    const number = readNumber(scanner.text, start, context.inCommand, beforeTernary);
    if (number === undefined) return undefined;
    scanner.pos = number.end;
    context.operandEnd = number.end;
    return {
      kind: 'Constant',
      start,
      end: number.end,
      type: number.type,
      value: number.value,
      digits: number.digits,
    };
  }

  #paren(): Paren | Missing {
    const { scanner, nodes, recovery, context } = this.#tools;
    const start = scanner.pos;
    if (!recovery.enter()) return { kind: 'Missing', start, end: scanner.pos };
    const { inCommand, noComma } = context;
    context.noComma = false;
    scanner.pos++;
    scanner.skipLines();
    let statement = this.#grammar.chain();
    if (statement === undefined) {
      scanner.pos = Math.max(scanner.pos, start + 1);
      scanner.error('missing-expression', start, start + 1);
      statement = nodes.missing(start + 1);
    }
    context.inCommand = inCommand;
    context.noComma = noComma;
    recovery.leave();
    const closed = recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', start);
    return { kind: 'Paren', start, end: closed ? scanner.pos : statement.end, statement };
  }

  /** `$( )` at `pos`. */
  subExpression(): SubExpression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const { end, statements } = this.#statementsIn();
    return { kind: 'SubExpression', start, end, statements };
  }

  #arrayExpression(): ArrayExpression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const { end, statements } = this.#statementsIn();
    return { kind: 'ArrayExpression', start, end, statements };
  }

  #statementsIn(): { end: number; statements: Statement[] } {
    const { scanner, recovery, context } = this.#tools;
    const start = scanner.pos;
    const { inCommand, noComma } = context;
    context.noComma = false;
    scanner.pos += 2;
    const statements = this.#grammar.statements(CLOSE_PARENTHESIS);
    context.inCommand = inCommand;
    context.noComma = noComma;
    if (recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', start)) return { end: scanner.pos, statements };
    return { end: statements[statements.length - 1]?.end ?? start + 2, statements };
  }
}
