import type { Expression } from '../ast/index.ts';
import { HAS_HASHTABLE, SUSPICIOUS } from '../ast/index.ts';
import {
  isBreak,
  isDash,
  isDigit,
  isDoubleQuote,
  isLatin,
  isLetter,
  isSingleQuote,
  isWord,
} from '../scanner/character-classes.ts';
import {
  AMPERSAND,
  ASTERISK,
  AT_SIGN,
  BACKTICK,
  BEYOND_ASCII,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  DIGIT_1,
  DIGIT_6,
  DOLLAR,
  DOT,
  DOUBLE_QUOTE,
  END,
  GREATER_THAN,
  HYPHEN,
  LESS_THAN,
  LETTER_F,
  LETTER_T,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  PERCENT,
  PIPE,
  QUESTION_MARK,
  SEMICOLON,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import { runEnd, WORD } from '../scanner/runs.ts';
import type { OperandParser } from './operand-parser.ts';
import type { Tools } from './tools.ts';
import type { WordParser } from './word-parser.ts';

/** Where a word stands decides what it may be. */
export type Place = 'name' | 'name-after-operator' | 'argument' | 'single';

/** Arguments of commands, and what is read as one: names, files, patterns. */
export class ArgumentParser {
  readonly #tools: Tools;
  readonly #operands: OperandParser;
  readonly #words: WordParser;
  /** Where the last argument ends. */
  end = 0;

  constructor(tools: Tools, operands: OperandParser, words: WordParser) {
    this.#tools = tools;
    this.#operands = operands;
    this.#words = words;
  }

  /** One argument in a place of its own: a name, a file, a switch pattern. Undefined when there is none on this line. */
  single(place: Place): Expression | undefined {
    const { scanner, context } = this.#tools;
    const code = scanner.skipBlanks();
    if (code === COMMA) return undefined;
    const { inCommand } = context;
    context.inCommand = true;
    const node = this.argument(code, place);
    context.inCommand = inCommand;
    return node;
  }

  /** An argument, or a comma list of them; undefined where a command ends. `end` is where it ends. */
  argument(code: number, place: Place): Expression | undefined {
    const { scanner, lists } = this.#tools;
    const start = scanner.pos;
    const first = this.#atom(code, place === 'name');
    this.end = scanner.pos;
    if (first === undefined || place !== 'argument') return first;
    if ((code === HYPHEN && scanner.pos === start + 3 && this.isVerbatimMark(start)) || scanner.skipBlanks() !== COMMA)
      return first;
    const from = lists.height;
    lists.push(first);
    for (let next: number = COMMA; next === COMMA; next = scanner.skipBlanks()) {
      const comma = scanner.pos;
      scanner.pos++;
      const item = this.#atom(scanner.skipLines(), false);
      if (item === undefined) {
        scanner.rewind(comma + 1);
        scanner.error('missing-value', comma, comma + 1);
        this.end = scanner.pos;
        break;
      }
      lists.push(item);
      this.end = scanner.pos;
    }
    return { kind: 'Array', start: first.start, end: this.end, items: lists.take(from) };
  }

  /** Whether `--%` stands at `start` as a word of its own. */
  isVerbatimMark(start: number): boolean {
    const { scanner } = this.#tools;
    return scanner.at(start + 2) === PERCENT && isBreak(scanner.at(start + 3)) && scanner.text.startsWith('--%', start);
  }

  /** One argument at `pos`, whose code is given; undefined where a command ends. */
  #atom(code: number, asName: boolean): Expression | undefined {
    const { scanner, context } = this.#tools;
    const start = scanner.pos;
    if (isLatin(code)) return this.#words.word(start, start, asName);
    const next = scanner.at(start + 1);
    switch (code) {
      case DOLLAR:
        if (this.#beginsAsConstant(start)) context.flags |= SUSPICIOUS;
        return this.#operands.operand(true, false) ?? this.#words.word(start, start, asName);
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
      case OPEN_PARENTHESIS:
      case OPEN_BRACE:
        return this.#operands.operand(true, false) ?? this.#words.word(start, start, asName);
      case AT_SIGN:
        if (next === OPEN_BRACE) context.flags |= HAS_HASHTABLE;
        return this.#splat(asName);
      case END:
        return start >= scanner.end ? undefined : this.#words.word(start, start + 1, asName);
      case LINE_FEED:
      case CARRIAGE_RETURN:
      case AMPERSAND:
      case CLOSE_PARENTHESIS:
      case COMMA:
      case SEMICOLON:
      case LESS_THAN:
      case GREATER_THAN:
      case PIPE:
      case CLOSE_BRACE:
        return undefined;
      case ASTERISK:
        return next === GREATER_THAN ? undefined : this.#words.word(start, start + 1, asName);
      case DOT:
        return this.#dot(next, asName);
      case COLON:
        return this.#colon(asName);
      case OPEN_BRACKET:
        return isBreak(next) ? this.#mark() : this.#words.word(start, start + 1, asName);
      case CLOSE_BRACKET:
        return this.#mark();
      case BACKTICK:
        return this.#words.word(start, start, asName);
      default:
        if (isDigit(code)) {
          if (next === GREATER_THAN && code >= DIGIT_1 && code <= DIGIT_6) return undefined;
          return this.#operands.operand(true, false) ?? this.#words.word(start, start, asName);
        }
        if (isDash(code)) return this.#dashed(next, asName);
        if (isSingleQuote(code) || isDoubleQuote(code)) return this.#operands.operand(true, false);
        return this.#words.word(start, start + 1, asName);
    }
  }

  /** Whether a variable has a longer name that begins with `true` or `false`. */
  #beginsAsConstant(sigil: number): boolean {
    const { scanner } = this.#tools;
    const start = scanner.at(sigil + 1) === OPEN_BRACE ? sigil + 2 : sigil + 1;
    const code = scanner.at(start);
    if (code === LETTER_T) return scanner.text.startsWith('true', start) && isWord(scanner.at(start + 4));
    return code === LETTER_F && scanner.text.startsWith('false', start) && isWord(scanner.at(start + 5));
  }

  /** A character that is a word of its own. */
  #mark(): Expression {
    const { scanner, nodes } = this.#tools;
    const start = scanner.pos;
    scanner.pos++;
    return nodes.word(start, start + 1);
  }

  #splat(asName: boolean): Expression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const errors = scanner.errors.length;
    const node = this.#operands.operand(true, false);
    if (node !== undefined) return node;
    if (scanner.errors.length === errors) return this.#words.word(start, start + 1, asName);
    return this.#mark();
  }

  #dot(next: number, asName: boolean): Expression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    if (isDigit(next)) return this.#operands.operand(true, false) ?? this.#words.word(start, start, asName);
    if (isBreak(next) || next === DOLLAR || next === DOUBLE_QUOTE || next === SINGLE_QUOTE) return this.#mark();
    return this.#words.word(start, start + 1, asName);
  }

  #colon(asName: boolean): Expression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    let i = start + 1;
    if (scanner.at(i) === COLON) return this.#words.word(start, start + 2, asName);
    if (!isLetter(scanner.at(i))) return this.#words.word(start, i, asName);
    while (isWord(scanner.at(i))) i++;
    return this.#words.word(start, isBreak(scanner.at(i)) ? i : i + 1, asName);
  }

  /** A dash word where no parameter can be: plain text. */
  #dashed(next: number, asName: boolean): Expression | undefined {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    if (isDash(next)) return isBreak(scanner.at(start + 2)) ? undefined : this.#words.word(start, start + 2, asName);
    if (!isLetter(next) && next !== QUESTION_MARK) return this.#words.word(start, start + 1, asName);
    const end = this.parameterEnd(start);
    if (end < 0) return this.#words.word(start, -end, asName);
    scanner.pos = scanner.at(end) === COLON ? end + 1 : end;
    return this.asWritten(start);
  }

  /** What lies between `start` and `pos` as a word that takes its backticks literally. */
  asWritten(start: number): Expression {
    const { scanner, context } = this.#tools;
    context.flags |= SUSPICIOUS;
    return {
      kind: 'StringConstant',
      start,
      end: scanner.pos,
      quote: 'bare',
      value: scanner.text.slice(start, scanner.pos),
    };
  }

  /** End of the parameter's name at `start`, before a colon; minus the place of a quote that makes it a word. */
  parameterEnd(start: number): number {
    const { scanner, context } = this.#tools;
    for (let i = start + 1; ; i++) {
      i = runEnd(scanner.codes, i, WORD);
      const code = scanner.at(i);
      if (code >= BEYOND_ASCII) context.flags |= SUSPICIOUS;
      if (isBreak(code) || code === DOT || code === OPEN_BRACKET || code === COLON) return i;
      if (isSingleQuote(code) || isDoubleQuote(code)) return -i;
    }
  }
}
