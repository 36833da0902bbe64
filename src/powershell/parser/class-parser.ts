import type { Attribute, Expression, FunctionDefinition, Statement, TypeDefinition } from '../ast/index.ts';
import { isLetter } from '../scanner/character-classes.ts';
import {
  CLOSE_BRACE,
  COLON,
  COMMA,
  DOLLAR,
  END,
  EQUALS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
} from '../scanner/characters.ts';
import type { ExpressionParser } from './expression-parser.ts';
import type { FunctionParser } from './function-parser.ts';
import type { MemberParser } from './member-parser.ts';
import type { ParameterParser } from './parameter-parser.ts';
import type { Tools } from './tools.ts';
import type { TypeParser } from './type-parser.ts';
import type { VariableParser } from './variable-parser.ts';

/** Classes and enums. */
export class ClassParser {
  readonly #tools: Tools;
  readonly #types: TypeParser;
  readonly #variables: VariableParser;
  readonly #members: MemberParser;
  readonly #expressions: ExpressionParser;
  readonly #parameters: ParameterParser;
  readonly #functions: FunctionParser;

  constructor(
    tools: Tools,
    types: TypeParser,
    variables: VariableParser,
    members: MemberParser,
    expressions: ExpressionParser,
    parameters: ParameterParser,
    functions: FunctionParser,
  ) {
    this.#tools = tools;
    this.#types = types;
    this.#variables = variables;
    this.#members = members;
    this.#expressions = expressions;
    this.#parameters = parameters;
    this.#functions = functions;
  }

  /** A class or an enum; `pos` is behind its keyword, `start` at its attributes or keyword. */
  type(word: 'class' | 'enum', start: number): Statement {
    const { scanner, recovery, context } = this.#tools;
    const before = scanner.pos;
    scanner.skipLines();
    const nameEnd = scanner.nameEnd();
    if (nameEnd < 0) {
      scanner.rewind(before);
      scanner.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const name = scanner.text.slice(scanner.pos, nameEnd);
    scanner.pos = nameEnd;
    if (scanner.skipLines() === COLON) {
      do {
        scanner.pos++;
        if (this.#types.typeName() === undefined) break;
      } while (scanner.skipLines() === COMMA);
    }
    if (scanner.skipLines() !== OPEN_BRACE) {
      scanner.rewind(nameEnd);
      scanner.error('missing-body', start, nameEnd);
      return { kind: 'Missing', start, end: nameEnd };
    }
    const open = scanner.pos;
    scanner.pos++;
    recovery.braces++;
    const { inCommand } = context;
    context.inCommand = false;
    const methods: FunctionDefinition[] = [];
    const attributes: Attribute[] = [];
    const properties: { name: string; value: Expression | undefined }[] = [];
    for (;;) {
      const code = scanner.skipSeparators();
      if (code === CLOSE_BRACE || (code === END && scanner.pos >= scanner.end)) break;
      const found =
        word === 'class' ? this.#member(methods, properties, attributes, name) : this.#enumMember(properties);
      if (!found) break;
    }
    context.inCommand = inCommand;
    recovery.braces--;
    const closed = recovery.close(CLOSE_BRACE, 'missing-brace', open);
    const kind: TypeDefinition['kind'] = word === 'class' ? 'Class' : 'Enum';
    return {
      kind,
      start,
      end: closed ? scanner.pos : Math.max(scanner.pos, open + 1),
      name,
      methods,
      attributes,
      properties,
    };
  }

  #enumMember(properties: { name: string; value: Expression | undefined }[]): boolean {
    const { scanner } = this.#tools;
    const nameEnd = scanner.nameEnd();
    if (nameEnd < 0) return false;
    const name = scanner.text.slice(scanner.pos, nameEnd);
    scanner.pos = nameEnd;
    let value: Expression | undefined;
    if (scanner.skipBlanks() === EQUALS) {
      scanner.pos++;
      value = this.#expressions.expression(false);
    }
    properties.push({ name, value });
    return true;
  }

  #member(
    methods: FunctionDefinition[],
    properties: { name: string; value: Expression | undefined }[],
    attributes: Attribute[],
    className: string,
  ): boolean {
    const { scanner, keywords } = this.#tools;
    for (;;) {
      const code = scanner.skipLines();
      if (code === OPEN_BRACKET) {
        const attribute = this.#types.attribute();
        if (attribute === undefined) return false;
        attributes.push(attribute);
      } else {
        const word = isLetter(code) ? keywords.peek() : '';
        if (word !== 'hidden' && word !== 'static') break;
        scanner.pos += word.length;
      }
    }
    const start = scanner.pos;
    if (scanner.at(start) === DOLLAR) {
      const variable = this.#variables.plain();
      if (variable === undefined) return false;
      let value: Expression | undefined;
      if (scanner.skipBlanks() === EQUALS) {
        scanner.pos++;
        scanner.skipLines();
        value = this.#expressions.expression(false);
      }
      properties.push({ name: variable.name, value });
      return true;
    }
    const nameEnd = scanner.nameEnd();
    if (nameEnd < 0) return false;
    const name = scanner.text.slice(start, nameEnd);
    scanner.pos = nameEnd;
    if (scanner.skipLines() !== OPEN_PARENTHESIS) {
      scanner.rewind(start);
      scanner.error('missing-parameters', start, nameEnd);
      return false;
    }
    const parameters = this.#parameters.parameters();
    const first = name.toLowerCase() === className.toLowerCase() ? this.#baseCall() : [];
    methods.push(this.#functions.body(start, name, false, parameters, first));
    return true;
  }

  /** `: base(...)` behind a constructor's parameters: its arguments, as statements of the body. */
  #baseCall(): Statement[] {
    const { scanner, keywords } = this.#tools;
    const before = scanner.pos;
    if (scanner.skipLines() === COLON) {
      scanner.pos++;
      if (keywords.accept('base') && scanner.skipLines() === OPEN_PARENTHESIS) return this.#members.callArguments();
      scanner.error('missing-name', before, scanner.pos);
    }
    scanner.rewind(before);
    return [];
  }
}
