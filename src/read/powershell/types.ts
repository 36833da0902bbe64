import type { Attribute, AttributeArgument, Expression } from './ast.ts';
import { isBlank, isLetter, isLineEnd, isWord } from './characters.ts';
import { Lexer } from './lexer.ts';

/** How many levels of brackets, blocks and operators are followed; what lies deeper is skipped with an error. */
const MAX_DEPTH = 400;

/** Type names and attributes: everything that stands in `[ ]` before something. */
export abstract class Types extends Lexer {
  /** Arguments in a command: a variable with something odd glued to it is a word there. */
  protected inCommand = false;
  /** In argument lists and parameters a comma separates instead of making a list. */
  protected noComma = false;
  protected depth = 0;

  protected abstract expression(beforeTernary: boolean): Expression | undefined;

  /** Goes one level deeper; false, with an error, when that is too deep. Each `true` needs a `depth--`. */
  protected enter(): boolean {
    if (this.depth < MAX_DEPTH) {
      this.depth++;
      return true;
    }
    this.error('too-deep', this.pos, this.pos + 1);
    this.#skipNested();
    return false;
  }

  /** Skips to the end of the line or to the bracket that closes the current level, over everything nested in it. */
  #skipNested(): void {
    let open = 0;
    while (this.pos < this.end) {
      const code = this.skipBlanks();
      if (code === 40 || code === 91 || code === 123) open++;
      else if (code === 41 || code === 93 || code === 125) {
        if (open === 0) return;
        open--;
      } else if (open === 0 && (isLineEnd(code) || code === 59)) return;
      else if (code === 39 || code === 34) {
        const close = this.text.indexOf(code === 39 ? "'" : '"', this.pos + 1);
        const lineEnd = this.lineEnd(this.pos);
        this.pos = close < 0 || close > lineEnd ? lineEnd : close;
      }
      if (this.pos < this.end) this.pos++;
    }
  }

  /** An identifier at `pos`, as a plain name; undefined when there is none. */
  protected simpleNameEnd(): number {
    if (!isLetter(this.skipBlanks())) return -1;
    let i = this.pos + 1;
    while (isWord(this.at(i))) i++;
    return i;
  }

  /** Skips to the closing bracket; without one `pos` stays and an error is left. */
  protected close(code: number, id: string, open: number): boolean {
    const before = this.pos;
    if (this.skipLines() === code) {
      this.pos++;
      return true;
    }
    this.rewind(before, this.errors.length);
    this.error(id, open, open + 1);
    return false;
  }

  /** The attributes and type constraints at `pos`. In an expression no line end may stand behind a constraint. */
  protected attributes(inExpression: boolean): Attribute[] {
    const from = this.open;
    for (;;) {
      const before = this.pos;
      const code = this.skipBlanks();
      if (code !== 91) {
        if ((code === 46 || code === 58) && this.pos > before) this.rewind(before, this.errors.length);
        return this.kept(from);
      }
      const attribute = this.attribute();
      if (attribute === undefined) return this.kept(from);
      this.keep(attribute);
      if (!inExpression || attribute.args !== undefined) this.skipLines();
    }
  }

  /** One attribute at `pos`, which stands on `[`; undefined, with an error and `pos` as before, without a type name. */
  protected attribute(): Attribute | undefined {
    const start = this.pos;
    this.pos++;
    const name = this.#typeName(true);
    if (name === undefined) {
      this.rewind(start, this.errors.length);
      this.error('missing-type-name', start, start + 1);
      return undefined;
    }
    const nameEnd = this.pos;
    const code = this.skipBlanks();
    if (code === 93) {
      this.pos++;
      return { start, end: this.pos, name, args: undefined };
    }
    if (code !== 40) {
      this.rewind(nameEnd, this.errors.length);
      this.error('missing-bracket', start, start + 1);
      return { start, end: nameEnd, name, args: undefined };
    }
    const open = this.pos;
    this.pos++;
    const args = this.#arguments();
    if (this.close(41, 'missing-parenthesis', open)) this.close(93, 'missing-bracket', start);
    return { start, end: this.pos, name, args };
  }

  #arguments(): AttributeArgument[] {
    const noComma = this.noComma;
    this.noComma = true;
    const from = this.open;
    for (;;) {
      this.skipLines();
      const start = this.pos;
      const nameEnd = this.simpleNameEnd();
      let value: Expression | undefined;
      let name: string | undefined;
      if (nameEnd > 0) {
        name = this.text.slice(start, nameEnd);
        this.pos = nameEnd;
        if (this.skipBlanks() === 61) {
          this.pos++;
          this.skipLines();
          value = this.expression(false);
          if (value === undefined) this.error('missing-value', nameEnd, nameEnd + 1);
        } else {
          this.pos = nameEnd;
        }
      } else {
        value = this.expression(false);
      }
      if (name !== undefined || value !== undefined) this.keep({ start, end: value?.end ?? nameEnd, name, value });
      if (!this.acceptComma()) break;
    }
    this.noComma = noComma;
    return this.kept(from);
  }

  /** Generic arguments of a method call at `pos`; true, with `pos` behind them, only when a call follows. */
  protected genericCallArguments(): boolean {
    const before = this.pos;
    const errors = this.errors.length;
    if (this.skipBlanks() === 91 && !(this.inCommand && !isGap(this.at(this.pos + 1)))) {
      this.pos++;
      if (isLetter(this.skipLines()) && this.enter()) {
        const close = this.#genericArguments([]);
        this.depth--;
        const next = this.at(this.pos);
        if (close && this.errors.length === errors && (next === 40 || next === 123)) return true;
      }
    }
    this.rewind(before, errors);
    return false;
  }

  protected typeName(): string | undefined {
    return this.#typeName(false);
  }

  #typeName(assembly: boolean): string | undefined {
    if (!isLetter(this.skipLines())) return undefined;
    const name = this.#typeWord();
    const next = this.at(this.pos);
    return next === 93 || next === 40 ? name : this.#finishType(name, false, assembly);
  }

  #typeWord(): string {
    const start = this.pos;
    let i = start + 1;
    for (;;) {
      const code = this.at(i);
      // . ` + # \
      if (isWord(code) || code === 46 || code === 96 || code === 43 || code === 35 || code === 92) i++;
      else break;
    }
    this.pos = i;
    return this.text.slice(start, i);
  }

  /** The full name of a type whose first word was read: arrays, generic arguments, an assembly. */
  #finishType(word: string, bare: boolean, assembly: boolean): string {
    let name = word;
    const wordEnd = this.pos;
    let code = this.skipBlanks();
    if (code === 91) {
      const open = this.pos;
      this.pos++;
      code = this.skipLines();
      if (code === 91 || isLetter(code)) {
        if (!this.enter()) return name;
        const args: string[] = [];
        const closed = this.#genericArguments(args);
        this.depth--;
        name = `${word}[${args.join(',')}]`;
        if (!closed) this.error('missing-bracket', open, open + 1);
      } else {
        this.pos = open;
      }
      code = this.skipBlanks();
      while (code === 91) {
        const rank = this.#rank();
        if (rank === undefined) break;
        name += rank;
        code = this.skipBlanks();
      }
    }
    if (code === 44 && assembly && !bare) {
      this.pos++;
      return `${name},${this.#assembly()}`;
    }
    if (code !== 44 && code !== 93 && code !== 40)
      this.rewind(wordEnd > this.pos ? this.pos : this.pos, this.errors.length);
    return name;
  }

  /** `[]` or `[,,]` */
  #rank(): string | undefined {
    const open = this.pos;
    let rank = '[';
    this.pos++;
    let code = this.skipLines();
    while (code === 44) {
      rank += ',';
      this.pos++;
      code = this.skipBlanks();
    }
    if (code !== 93) {
      this.error('missing-bracket', open, open + 1);
      return undefined;
    }
    this.pos++;
    return `${rank}]`;
  }

  #genericArguments(args: string[]): boolean {
    for (;;) {
      const code = this.skipLines();
      if (code === 91) {
        this.pos++;
        if (!isLetter(this.skipBlanks())) return false;
        const argument = this.#finishType(this.#typeWord(), false, true);
        if (this.skipBlanks() !== 93) return false;
        this.pos++;
        args.push(argument);
      } else if (isLetter(code)) {
        args.push(this.#finishType(this.#typeWord(), true, true));
      } else {
        return false;
      }
      const next = this.skipLines();
      if (next === 93) {
        this.pos++;
        return true;
      }
      if (next !== 44) return false;
      this.pos++;
    }
  }

  #assembly(): string {
    let spec = this.#assemblyWord();
    while (this.at(this.pos) === 44) {
      this.pos++;
      spec += `, ${this.#assemblyWord()}`;
      if (this.at(this.pos) === 61) {
        this.pos++;
        spec += `=${this.#assemblyWord()}`;
      }
    }
    return spec;
  }

  #assemblyWord(): string {
    while (isBlank(this.at(this.pos))) this.pos++;
    const start = this.pos;
    let code = this.at(start);
    while (code !== 0 && code !== 44 && code !== 61 && code !== 93 && !isLineEnd(code) && !isBlank(code)) {
      this.pos++;
      code = this.at(this.pos);
    }
    const word = this.text.slice(start, this.pos);
    while (isBlank(this.at(this.pos))) this.pos++;
    return word;
  }
}

function isGap(code: number): boolean {
  return code === 0 || isBlank(code) || isLineEnd(code);
}
