import { isDash, isLatin } from '../scanner/character-classes.ts';
import {
  ASTERISK,
  AT_SIGN,
  BEYOND_ASCII,
  CLOSE_PARENTHESIS,
  COMMA,
  DOT,
  EQUALS,
  GREATER_THAN,
  PERCENT,
  PLUS,
  QUESTION_MARK,
  SLASH,
  SPACE,
} from '../scanner/characters.ts';
import { ADDITIVE, COALESCE, MULTIPLICATIVE, OPERATORS, RANGE } from '../scanner/operators.ts';
import type { Tools } from './tools.ts';

/** What may follow an operand. Values from `BINARY` up are binary operators; the rest of the value is their precedence. */
export const NOTHING = 0;
export const COMMA_OPERATOR = 1;
export const STEP = 2;
const ASSIGNMENT = 3;
export const TERNARY = 4;
/** A dash and letters that are no operator. */
export const DASH_WORD = 5;
export const BINARY = 32;

/** Tells which operator follows an operand. */
export class OperatorReader {
  readonly #tools: Tools;
  #at = -1;
  /** What follows the last operand, from `pos` on; where it ends and, for operators, what it is in lower case. */
  kind = NOTHING;
  end = 0;
  text = '';

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** What follows an operand at `pos`, behind blanks. */
  peek(): number {
    const { scanner } = this.#tools;
    const code = scanner.skipBlanks();
    if (scanner.pos !== this.#at) {
      this.#at = scanner.pos;
      this.kind = this.#read(code);
    }
    return this.kind;
  }

  #found(operator: number, length: number, text: string): number {
    const { scanner } = this.#tools;
    this.end = scanner.pos + length;
    this.text = text;
    return operator;
  }

  #read(code: number): number {
    const { scanner } = this.#tools;
    // Line ends, letters and closing brackets are by far the most frequent and no operators.
    if (code <= SPACE || code === CLOSE_PARENTHESIS || (code >= AT_SIGN && code < BEYOND_ASCII)) return NOTHING;
    const next = scanner.at(scanner.pos + 1);
    switch (code) {
      case COMMA:
        return this.#found(COMMA_OPERATOR, 1, ',');
      case EQUALS:
        return this.#found(ASSIGNMENT, 1, '=');
      case PLUS:
        if (next === PLUS) return this.#found(STEP, 2, '++');
        if (next === EQUALS) return this.#found(ASSIGNMENT, 2, '+=');
        return this.#found(BINARY + ADDITIVE, 1, '+');
      case ASTERISK:
        if (next === GREATER_THAN) return NOTHING;
        if (next === EQUALS) return this.#found(ASSIGNMENT, 2, '*=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '*');
      case SLASH:
        if (next === EQUALS) return this.#found(ASSIGNMENT, 2, '/=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '/');
      case PERCENT:
        if (next === EQUALS) return this.#found(ASSIGNMENT, 2, '%=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '%');
      case DOT:
        return next === DOT ? this.#found(BINARY + RANGE, 2, '..') : NOTHING;
      case QUESTION_MARK:
        if (next !== QUESTION_MARK) return this.#found(TERNARY, 1, '?');
        if (scanner.at(scanner.pos + 2) === EQUALS) return this.#found(ASSIGNMENT, 3, '??=');
        return this.#found(BINARY + COALESCE, 2, '??');
      default:
        return isDash(code) ? this.#readDash(next) : NOTHING;
    }
  }

  #readDash(next: number): number {
    const { scanner } = this.#tools;
    if (isDash(next)) return this.#found(STEP, 2, '--');
    if (next === EQUALS) return this.#found(ASSIGNMENT, 2, '-=');
    const end = this.dashWordEnd();
    if (end === scanner.pos + 1) return this.#found(BINARY + ADDITIVE, 1, '-');
    const operator = OPERATORS.find(scanner.codes, scanner.pos + 1, end);
    const kind =
      operator === undefined ? DASH_WORD : operator.precedence === 0 ? NOTHING : BINARY + operator.precedence;
    return this.#found(kind, end - scanner.pos, operator?.text ?? '');
  }

  /** End of the ASCII letters behind the dash at `pos`. */
  dashWordEnd(): number {
    const { scanner } = this.#tools;
    let i = scanner.pos + 1;
    while (isLatin(scanner.at(i))) i++;
    return i;
  }

  /** The assignment operator behind the expression just read; consumed. */
  assignment(): string | undefined {
    const { scanner } = this.#tools;
    if (this.kind !== ASSIGNMENT) return undefined;
    scanner.pos = this.end;
    return this.text;
  }
}
