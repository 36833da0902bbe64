import type { Attribute, AttributeArgument, Expression } from '../ast/index.ts';
import { isBlank, isGap, isLetter, isLineEnd, isSignificant, isWord } from '../scanner/character-classes.ts';
import {
  BEYOND_ASCII,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  DOT,
  END,
  EQUALS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
} from '../scanner/characters.ts';
import { IN_TYPE, runEnd } from '../scanner/runs.ts';
import type { Grammar } from './grammar.ts';
import type { Tools } from './tools.ts';

/** Type names and attributes: everything that stands in `[ ]` before something. */
export class TypeParser {
  readonly #tools: Tools;
  readonly #grammar: Grammar;

  constructor(tools: Tools, grammar: Grammar) {
    this.#tools = tools;
    this.#grammar = grammar;
  }

  /** The attributes and type constraints at `pos`. In an expression no line end may stand behind a constraint. */
  attributes(inExpression: boolean): Attribute[] {
    const { scanner, lists } = this.#tools;
    const from = lists.height;
    for (;;) {
      const before = scanner.pos;
      const code = scanner.skipBlanks();
      if (code !== OPEN_BRACKET) {
        if ((code === DOT || code === COLON) && scanner.pos > before) scanner.rewind(before);
        return lists.take(from);
      }
      const attribute = this.attribute();
      if (attribute === undefined) return lists.take(from);
      lists.push(attribute);
      if (!inExpression || attribute.args !== undefined) scanner.skipLines();
    }
  }

  /** One attribute at `pos`, which stands on `[`; undefined, with an error and `pos` as before, without a type name. */
  attribute(): Attribute | undefined {
    const { scanner, recovery } = this.#tools;
    const start = scanner.pos;
    scanner.pos++;
    const name = this.#fullName(true);
    if (name === undefined) {
      scanner.rewind(start);
      scanner.error('missing-type-name', start, start + 1);
      return undefined;
    }
    const nameEnd = scanner.pos;
    const code = scanner.skipBlanks();
    if (code === CLOSE_BRACKET) {
      scanner.pos++;
      return { start, end: scanner.pos, name, args: undefined };
    }
    if (code !== OPEN_PARENTHESIS) {
      scanner.rewind(nameEnd);
      scanner.error('missing-bracket', start, start + 1);
      return { start, end: nameEnd, name, args: undefined };
    }
    const open = scanner.pos;
    scanner.pos++;
    const args = this.#arguments();
    if (recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open))
      recovery.close(CLOSE_BRACKET, 'missing-bracket', start);
    return { start, end: scanner.pos, name, args };
  }

  #arguments(): AttributeArgument[] {
    const { scanner, lists, context } = this.#tools;
    const noComma = context.noComma;
    context.noComma = true;
    const from = lists.height;
    for (;;) {
      scanner.skipLines();
      const start = scanner.pos;
      const nameEnd = scanner.nameEnd();
      let value: Expression | undefined;
      let name: string | undefined;
      if (nameEnd > 0) {
        name = scanner.text.slice(start, nameEnd);
        scanner.pos = nameEnd;
        if (scanner.skipBlanks() === EQUALS) {
          scanner.pos++;
          scanner.skipLines();
          value = this.#grammar.expression(false);
          if (value === undefined) scanner.error('missing-value', nameEnd, nameEnd + 1);
        } else {
          scanner.pos = nameEnd;
        }
      } else {
        value = this.#grammar.expression(false);
      }
      if (name !== undefined || value !== undefined) lists.push({ start, end: value?.end ?? nameEnd, name, value });
      if (!scanner.acceptComma()) break;
    }
    context.noComma = noComma;
    return lists.take(from);
  }

  /** Generic arguments of a method call at `pos`; true, with `pos` behind them, only when a call follows. */
  genericCallArguments(): boolean {
    const { scanner, recovery, context } = this.#tools;
    const before = scanner.pos;
    const first = scanner.at(before);
    // Most members are followed by something else.
    if (isSignificant(first) && first !== OPEN_BRACKET) return false;
    const errors = scanner.errors.length;
    if (scanner.skipBlanks() === OPEN_BRACKET && !(context.inCommand && !isGap(scanner.at(scanner.pos + 1)))) {
      scanner.pos++;
      if (isLetter(scanner.skipLines()) && recovery.enter()) {
        const close = this.#genericArguments([]);
        recovery.leave();
        const next = scanner.at(scanner.pos);
        if (close && scanner.errors.length === errors && (next === OPEN_PARENTHESIS || next === OPEN_BRACE))
          return true;
      }
    }
    scanner.rewind(before, errors);
    return false;
  }

  /** The full name of a type without brackets around it, as a class names its base; undefined without one. */
  typeName(): string | undefined {
    return this.#fullName(false);
  }

  #fullName(assembly: boolean): string | undefined {
    const { scanner } = this.#tools;
    if (!isLetter(scanner.skipLines())) return undefined;
    const name = this.#typeWord();
    const next = scanner.at(scanner.pos);
    return next === CLOSE_BRACKET || next === OPEN_PARENTHESIS ? name : this.#finishType(name, false, assembly);
  }

  #typeWord(): string {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    let i = runEnd(scanner.codes, start + 1, IN_TYPE);
    while (scanner.at(i) >= BEYOND_ASCII && isWord(scanner.at(i))) i = runEnd(scanner.codes, i + 1, IN_TYPE);
    scanner.pos = i;
    return scanner.text.slice(start, i);
  }

  /** The full name of a type whose first word was read: arrays, generic arguments, an assembly. */
  #finishType(word: string, bare: boolean, assembly: boolean): string {
    const { scanner, recovery } = this.#tools;
    let name = word;
    let code = scanner.skipBlanks();
    if (code === OPEN_BRACKET) {
      const open = scanner.pos;
      scanner.pos++;
      code = scanner.skipLines();
      if (code === OPEN_BRACKET || isLetter(code)) {
        if (!recovery.enter()) return name;
        const args: string[] = [];
        const closed = this.#genericArguments(args);
        recovery.leave();
        name = `${word}[${args.join(',')}]`;
        if (!closed) scanner.error('missing-bracket', open, open + 1);
      } else {
        scanner.pos = open;
      }
      code = scanner.skipBlanks();
      while (code === OPEN_BRACKET) {
        const rank = this.#rank();
        if (rank === undefined) break;
        name += rank;
        code = scanner.skipBlanks();
      }
    }
    if (code === COMMA && assembly && !bare) {
      scanner.pos++;
      return `${name},${this.#assembly()}`;
    }
    return name;
  }

  /** `[]` or `[,,]` */
  #rank(): string | undefined {
    const { scanner } = this.#tools;
    const open = scanner.pos;
    let rank = '[';
    scanner.pos++;
    let code = scanner.skipLines();
    while (code === COMMA) {
      rank += ',';
      scanner.pos++;
      code = scanner.skipBlanks();
    }
    if (code !== CLOSE_BRACKET) {
      scanner.error('missing-bracket', open, open + 1);
      return undefined;
    }
    scanner.pos++;
    return `${rank}]`;
  }

  #genericArguments(args: string[]): boolean {
    const { scanner } = this.#tools;
    for (;;) {
      const code = scanner.skipLines();
      if (code === OPEN_BRACKET) {
        scanner.pos++;
        if (!isLetter(scanner.skipBlanks())) return false;
        const argument = this.#finishType(this.#typeWord(), false, true);
        if (scanner.skipBlanks() !== CLOSE_BRACKET) return false;
        scanner.pos++;
        args.push(argument);
      } else if (isLetter(code)) {
        args.push(this.#finishType(this.#typeWord(), true, true));
      } else {
        return false;
      }
      const next = scanner.skipLines();
      if (next === CLOSE_BRACKET) {
        scanner.pos++;
        return true;
      }
      if (next !== COMMA) return false;
      scanner.pos++;
    }
  }

  #assembly(): string {
    const { scanner } = this.#tools;
    let spec = this.#assemblyWord();
    while (scanner.at(scanner.pos) === COMMA) {
      scanner.pos++;
      spec += `, ${this.#assemblyWord()}`;
      if (scanner.at(scanner.pos) === EQUALS) {
        scanner.pos++;
        spec += `=${this.#assemblyWord()}`;
      }
    }
    return spec;
  }

  #assemblyWord(): string {
    const { scanner } = this.#tools;
    while (isBlank(scanner.at(scanner.pos))) scanner.pos++;
    const start = scanner.pos;
    let code = scanner.at(start);
    while (
      code !== END &&
      code !== COMMA &&
      code !== EQUALS &&
      code !== CLOSE_BRACKET &&
      !isLineEnd(code) &&
      !isBlank(code)
    ) {
      scanner.pos++;
      code = scanner.at(scanner.pos);
    }
    const word = scanner.text.slice(start, scanner.pos);
    while (isBlank(scanner.at(scanner.pos))) scanner.pos++;
    return word;
  }
}
