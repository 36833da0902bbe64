import type { Attribute, Block, Expression, ParameterDefinition } from '../ast/index.ts';
import { isBlank, isBreak, isLetter, isLineEnd } from '../scanner/character-classes.ts';
import {
  AT_SIGN,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  DOLLAR,
  DOUBLE_QUOTE,
  EQUALS,
  HASH,
  LESS_THAN,
  LETTER_P,
  LOWER_CASE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import { KEYWORDS } from '../scanner/keywords.ts';
import type { ExpressionParser } from './expression-parser.ts';
import type { Tools } from './tools.ts';
import type { TypeParser } from './type-parser.ts';
import type { VariableParser } from './variable-parser.ts';

const NONE: readonly never[] = [];

const NO_PARAMETERS: Pick<Block, 'parameters' | 'attributes'> = { parameters: undefined, attributes: NONE };

/** How many characters of attributes before classes and `param` blocks are looked through in one text, besides its length. */
const SKIM = 10_000;

/** Lists of parameters, in `param( )` and behind names. */
export class ParameterParser {
  readonly #tools: Tools;
  readonly #types: TypeParser;
  readonly #variables: VariableParser;
  readonly #expressions: ExpressionParser;
  /** Characters of attributes that may still be looked through. */
  #skimmable: number;

  constructor(tools: Tools, types: TypeParser, variables: VariableParser, expressions: ExpressionParser) {
    this.#tools = tools;
    this.#types = types;
    this.#variables = variables;
    this.#expressions = expressions;
    this.#skimmable = SKIM + tools.scanner.end;
  }

  /** `param( )` with its attributes at `pos`, if it stands there. */
  paramBlock(): Pick<Block, 'parameters' | 'attributes'> {
    const { scanner } = this.#tools;
    const before = scanner.pos;
    const code = scanner.at(before);
    let attributes: readonly Attribute[] = NONE;
    if (code === OPEN_BRACKET) {
      const word = this.behindAttributes();
      if (!this.#isParam(word)) return NO_PARAMETERS;
      attributes = this.#types.attributes(false);
      scanner.skipLines();
    }
    if (!this.#isParam(scanner.pos)) return NO_PARAMETERS;
    scanner.pos += 5;
    if (scanner.skipLines() !== OPEN_PARENTHESIS) {
      scanner.rewind(before);
      return NO_PARAMETERS;
    }
    return { parameters: this.parameters(), attributes };
  }

  #isParam(at: number): boolean {
    const { scanner } = this.#tools;
    return (
      (scanner.at(at) | LOWER_CASE) === LETTER_P &&
      isBreak(scanner.at(at + 5)) &&
      KEYWORDS.find(scanner.codes, at, at + 5) === 'param'
    );
  }

  /** Offset of what stands behind the attributes at `pos`; they are only skimmed. */
  behindAttributes(): number {
    const { scanner } = this.#tools;
    let i = scanner.pos + 1;
    while (isBlank(scanner.at(i)) || isLineEnd(scanner.at(i))) i++;
    const first = scanner.at(i);
    if (!isLetter(first) && first !== LESS_THAN && first !== HASH) return scanner.end;
    const from = i;
    const end = this.#skim(from, Math.min(scanner.end, from + this.#skimmable));
    this.#skimmable -= end - from;
    return end;
  }

  #skim(from: number, limit: number): number {
    const { scanner } = this.#tools;
    let open = 1;
    let i = from;
    while (i < limit) {
      const code = scanner.at(i);
      if (code === OPEN_BRACKET) open++;
      else if (code === CLOSE_BRACKET) open--;
      else if (code === HASH) i = scanner.lineEnd(i) - 1;
      else if (code === LESS_THAN && scanner.at(i + 1) === HASH) {
        const close = scanner.text.indexOf('#>', i + 2);
        if (close < 0) return limit;
        i = close + 1;
      } else if (open > 0 && (code === SINGLE_QUOTE || code === DOUBLE_QUOTE)) {
        const close = scanner.text.indexOf(code === SINGLE_QUOTE ? "'" : '"', i + 1);
        if (close < 0) return limit;
        i = close;
      } else if (open <= 0 && !isBlank(code) && !isLineEnd(code)) return i;
      i++;
    }
    return i;
  }

  /** `( )` of a parameter list at `pos`. */
  parameters(): ParameterDefinition[] {
    const { scanner, lists, recovery, context } = this.#tools;
    const open = scanner.pos;
    const { inCommand, noComma } = context;
    context.inCommand = false;
    context.noComma = true;
    const from = lists.height;
    scanner.pos++;
    for (;;) {
      const before = scanner.pos;
      scanner.skipLines();
      const parameter = this.#parameter();
      if (parameter === undefined) {
        if (lists.height > from) scanner.error('missing-parameter', before, before + 1);
        scanner.rewind(before);
        break;
      }
      lists.push(parameter);
      if (!scanner.acceptComma()) break;
    }
    context.inCommand = inCommand;
    context.noComma = noComma;
    recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open);
    return lists.take(from);
  }

  #parameter(): ParameterDefinition | undefined {
    const { scanner, nodes } = this.#tools;
    const attributes = this.#types.attributes(false);
    const code = scanner.skipLines();
    const start = attributes[0]?.start ?? scanner.pos;
    const variable = code === DOLLAR || code === AT_SIGN ? this.#variables.plain() : undefined;
    if (variable === undefined) {
      const last = attributes[attributes.length - 1];
      if (last === undefined) return undefined;
      scanner.pos = last.end;
      scanner.error('missing-parameter', last.start, last.end);
      return { start, end: last.end, attributes, variable: nodes.missing(last.end), value: undefined };
    }
    const after = scanner.pos;
    let value: Expression | undefined;
    if (scanner.skipLines() === EQUALS) {
      scanner.pos++;
      scanner.skipLines();
      value = this.#expressions.expression(false);
      if (value === undefined) scanner.error('missing-value', after, scanner.pos);
    } else {
      scanner.rewind(after);
    }
    return { start, end: value?.end ?? variable.end, attributes, variable, value };
  }
}
