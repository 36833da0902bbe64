import type {
  Attribute,
  Expression,
  If,
  Missing,
  Statement,
  Statements as StatementBlock,
  Switch,
  Try,
  Variable,
} from './ast.ts';
import { isBlank, isBreak, isDash, isLatin, isLetter, isWord } from './characters.ts';
import { Configurations } from './configurations.ts';
import { KEYWORDS, startsStatement } from './keywords.ts';

const NONE: readonly never[] = [];

const ATTRIBUTED: ReadonlySet<string> = new Set(['class', 'enum', 'configuration']);

/** Statements by their keywords; everything else is a pipeline. */
export abstract class Statements extends Configurations {
  protected startsStatement(): boolean {
    const start = this.pos;
    let i = start;
    while (isWord(this.at(i))) i++;
    if (isDash(this.at(i)) && isLetter(this.at(i + 1))) {
      while (!isBreak(this.at(i))) i++;
      while (isBlank(this.at(i))) i++;
      return this.at(i) !== 61;
    }
    if (!isBreak(this.at(i)) || !startsStatement(this.keyword())) return false;
    while (isBlank(this.at(i))) i++;
    return this.at(i) === 40 || this.at(i) === 123 || isLetter(this.at(i));
  }

  protected statement(): Statement | undefined {
    const code = this.skipBlanks();
    if (code === 125 || code === 41) return undefined;
    if (!this.enter()) return this.missing(this.pos);
    const node = this.#statementAt(code);
    this.depth--;
    return node;
  }

  #statementAt(code: number): Statement | undefined {
    const { inCommand } = this;
    this.inCommand = true;
    let node: Statement | undefined;
    if (isLatin(code) || isLetter(code)) node = this.#wordStatement();
    else if (code === 91) node = this.#attributed();
    else if (code === 58) node = this.#labeled();
    else node = this.chain();
    this.inCommand = inCommand;
    return node;
  }

  #wordStatement(): Statement | undefined {
    const start = this.pos;
    let i = start + 1;
    let codes = this.at(start);
    for (let code = this.at(i); isWord(code); code = this.at(++i)) codes |= code;
    this.wordStart = start;
    this.wordEnd = i;
    this.wordIsPlain = codes < 128;
    if (isBreak(this.at(i))) {
      const word = KEYWORDS.find(this.codes, start, i) ?? '';
      if (startsStatement(word)) return this.#keywordStatement(word, start, undefined, NONE);
      if (this.inConfiguration) return this.dscKeyword(start, i, word) ?? this.chain();
      if (this.inWorkflow && word === 'inlinescript') return this.inlineScript(start);
    } else if (this.inConfiguration && isDash(this.at(i))) {
      return this.importResource(start) ?? this.chain();
    }
    return this.commandChain();
  }

  /** Attributes before a class, an enum or a configuration; else `[` starts an expression. */
  #attributed(): Statement | undefined {
    const before = this.pos;
    this.pos = this.behindAttributes();
    const word = isLetter(this.at(this.pos)) ? this.keyword() : '';
    this.pos = before;
    if (!ATTRIBUTED.has(word)) return this.chain();
    const attributes = this.attributes(false);
    this.skipLines();
    return this.#keywordStatement(word, this.pos, undefined, attributes);
  }

  #labeled(): Statement | undefined {
    const start = this.pos;
    let i = start + 1;
    if (!isLetter(this.at(i))) return this.chain();
    while (isWord(this.at(i))) i++;
    if (!isBreak(this.at(i))) return this.chain();
    const label = this.text.slice(start + 1, i);
    this.pos = i;
    this.skipLines();
    const word = this.keyword();
    if (word === 'switch' || word === 'foreach' || word === 'for' || word === 'while' || word === 'do') {
      return this.#keywordStatement(word, start, label, NONE);
    }
    this.rewind(start, this.errors.length);
    return this.chain();
  }

  /** The statement whose keyword stands at `pos`; `start` is that of its label or attributes where it has some. */
  #keywordStatement(
    word: string,
    start: number,
    label: string | undefined,
    attributes: readonly Attribute[],
  ): Statement | undefined {
    const keyword = this.pos;
    this.pos += word.length;
    this.finds++;
    switch (word) {
      case 'if':
        return this.#if(start);
      case 'switch':
        return this.#switch(start, label);
      case 'foreach':
        return this.#forEach(start, label);
      case 'for':
        return this.#for(start, label);
      case 'while':
        return this.#while(start, label);
      case 'do':
        return this.#do(start, label);
      case 'function':
      case 'filter':
      case 'workflow':
        return this.functionStatement(start, word);
      case 'return':
        return this.#flow('Return', start, this.chain());
      case 'throw':
        return this.#flow('Throw', start, this.chain());
      case 'exit':
        return this.#flow('Exit', start, this.chain());
      case 'break':
        return this.#flow('Break', start, this.#label());
      case 'continue':
        return this.#flow('Continue', start, this.#label());
      case 'trap':
        return this.#trap(start);
      case 'try':
        return this.#try(start);
      case 'data':
        return this.#data(start);
      case 'parallel':
      case 'sequence': {
        const body = this.needBody(start);
        return { kind: 'Block', start, end: Math.max(body.end, this.pos), body };
      }
      case 'configuration':
        return this.configuration(start);
      case 'class':
      case 'enum':
        return this.typeStatement(word, attributes[0]?.start ?? start);
      case 'using':
        this.pos = keyword;
        this.error('using-not-first', keyword, keyword + word.length);
        return this.using(keyword);
      case 'from':
      case 'define':
      case 'var':
        this.error('reserved-word', keyword, this.pos);
        return { kind: 'Missing', start: keyword, end: this.pos };
      default:
        // else, elseif, catch, until: left over from a statement that broke off, or commands of that name.
        if (this.errors.length > 0) {
          this.skipLines();
          return this.statement();
        }
        this.pos = keyword;
        return this.chain();
    }
  }

  #flow(
    kind: 'Return' | 'Throw' | 'Exit' | 'Break' | 'Continue',
    start: number,
    value: Statement | undefined,
  ): Statement {
    return { kind, start, end: value?.end ?? start + kind.length, value };
  }

  #label(): Expression | undefined {
    const end = this.simpleNameEnd();
    if (end < 0) return this.labelOrKey();
    const start = this.pos;
    this.pos = end;
    return this.makeWord(start, end);
  }

  /** `( )` around a condition; a missing bracket is an error, what is there is used. */
  #condition(keyword: number): Statement {
    const before = this.pos;
    if (this.skipLines() !== 40) {
      this.rewind(before, this.errors.length);
      this.error('missing-condition', keyword, before);
      return this.missing(before);
    }
    const open = this.pos;
    this.pos++;
    const after = this.pos;
    this.skipLines();
    let condition = this.chain();
    if (condition === undefined) {
      this.rewind(after, this.errors.length);
      this.error('missing-condition', open, after);
      condition = this.missing(after);
    }
    this.close(41, 'missing-parenthesis', open);
    return condition;
  }

  #if(start: number): If {
    const from = this.open;
    let end = start;
    let otherwise: StatementBlock | undefined;
    let keyword = start;
    for (;;) {
      const condition = this.#condition(keyword);
      const body = this.needBody(keyword);
      this.keep({ condition, body });
      end = body.end;
      keyword = this.pos;
      if (this.accept('elseif')) continue;
      if (this.accept('else')) otherwise = this.needBody(keyword);
      break;
    }
    const clauses = this.kept<If['clauses'][number]>(from);
    return { kind: 'If', start, end: Math.max(start, otherwise?.end ?? end), clauses, otherwise };
  }

  #switch(start: number, label: string | undefined): Switch {
    let condition: Statement | undefined;
    for (;;) {
      const before = this.pos;
      const code = this.skipLines();
      if (!isDash(code) || !isLetter(this.at(this.pos + 1))) {
        this.rewind(before, this.errors.length);
        break;
      }
      const flag = this.pos + 1;
      this.pos++;
      while (isWord(this.at(this.pos))) this.pos++;
      const word = this.text.slice(flag, this.pos).toLowerCase();
      if ('file'.startsWith(word)) {
        this.skipLines();
        condition = this.single('single');
      }
    }
    condition ??= this.#condition(start);
    const clauses: { pattern: Expression; body: StatementBlock }[] = [];
    let otherwise: StatementBlock | undefined;
    const before = this.pos;
    if (this.skipLines() !== 123) {
      this.rewind(before, this.errors.length);
      this.error('missing-body', start, before);
      return { kind: 'Switch', start, end: condition.end, label, condition, clauses, otherwise };
    }
    const open = this.pos;
    this.pos++;
    this.braces++;
    let end = this.pos;
    for (;;) {
      const code = this.skipSeparators();
      if (code === 125 || (code === 0 && this.pos >= this.end)) break;
      const pattern = this.pos;
      if ((code | 32) === 100 && this.keyword() === 'default') {
        this.pos += 7;
        otherwise = this.needBody(pattern);
        end = this.pos;
        continue;
      }
      const node = this.single('single');
      if (node === undefined) {
        this.error('missing-pattern', pattern, pattern + 1);
        break;
      }
      const body = this.body();
      end = this.pos;
      if (body !== undefined) {
        clauses.push({ pattern: node, body });
        continue;
      }
      this.error('missing-body', pattern, node.end);
      this.rewind(pattern, this.errors.length);
      end = pattern;
      break;
    }
    this.braces--;
    if (this.at(this.pos) === 125) {
      this.pos++;
      end = this.pos;
    } else {
      this.rewind(end, this.errors.length);
      this.error('missing-brace', open, open + 1);
    }
    return { kind: 'Switch', start, end, label, condition, clauses, otherwise };
  }

  #forEach(start: number, label: string | undefined): Statement {
    let throttle: Expression | undefined;
    for (;;) {
      const before = this.pos;
      if (!isDash(this.skipLines())) {
        this.rewind(before, this.errors.length);
        break;
      }
      this.pos++;
      const flag = this.pos;
      while (isWord(this.at(this.pos))) this.pos++;
      if (this.pos === flag) break;
      if ('throttlelimit'.startsWith(this.text.slice(flag, this.pos).toLowerCase())) {
        this.skipLines();
        throttle = this.single('argument');
      }
    }
    const before = this.pos;
    let variable: Variable | Missing = this.missing(before);
    let collection: Statement = this.missing(before);
    if (this.skipLines() === 40) {
      const open = this.pos;
      this.pos++;
      const after = this.pos;
      if (this.skipLines() === 36 || this.at(this.pos) === 64) variable = this.variableName() ?? this.missing(after);
      if (variable.kind === 'Missing') {
        this.rewind(after, this.errors.length);
        this.error('missing-variable', open, after);
      } else if (this.accept('in')) {
        const behindIn = this.pos;
        this.skipLines();
        const found = this.chain();
        if (found === undefined) {
          this.rewind(behindIn, this.errors.length);
          this.error('missing-value', behindIn - 1, behindIn);
        }
        collection = found ?? this.missing(behindIn);
      } else {
        this.error('missing-in', variable.start, variable.end);
      }
      this.close(41, 'missing-parenthesis', open);
    } else {
      this.rewind(before, this.errors.length);
      this.error('missing-condition', start, before);
    }
    const body = this.needBody(start);
    return { kind: 'ForEach', start, end: Math.max(start, body.end), label, variable, collection, throttle, body };
  }

  #for(start: number, label: string | undefined): Statement {
    const before = this.pos;
    const parts: (Statement | undefined)[] = [];
    if (this.skipLines() === 40) {
      const open = this.pos;
      this.pos++;
      for (let i = 0; i < 3; i++) {
        this.skipLines();
        parts.push(this.chain());
        if (i < 2 && this.skipBlanks() === 59) this.pos++;
      }
      this.close(41, 'missing-parenthesis', open);
    } else {
      this.rewind(before, this.errors.length);
      this.error('missing-condition', start, before);
    }
    const [initializer, condition, iterator] = parts;
    const body = this.needBody(start);
    return { kind: 'For', start, end: Math.max(start, body.end), label, initializer, condition, iterator, body };
  }

  #while(start: number, label: string | undefined): Statement {
    const condition = this.#condition(start);
    const body = this.needBody(start);
    return { kind: 'While', start, end: Math.max(start, body.end), label, condition, body };
  }

  #do(start: number, label: string | undefined): Statement {
    const body = this.needBody(start);
    const until = this.accept('until');
    if (!until && !this.accept('while')) {
      this.error('missing-condition', start, start + 2);
      return { kind: 'DoWhile', start, end: body.end, label, condition: this.missing(body.end), body };
    }
    const condition = this.#condition(start);
    return { kind: until ? 'DoUntil' : 'DoWhile', start, end: this.pos, label, condition, body };
  }

  #trap(start: number): Statement {
    const before = this.pos;
    if (this.skipLines() !== 91 || this.attribute() === undefined) this.rewind(before, this.errors.length);
    const body = this.needBody(start);
    return { kind: 'Trap', start, end: Math.max(start, body.end), body };
  }

  #try(start: number): Try {
    const body = this.needBody(start);
    const from = this.open;
    let end = body.end;
    while (this.accept('catch')) {
      const keyword = this.pos;
      const list = this.open;
      for (;;) {
        const before = this.pos;
        const attribute = this.skipLines() === 91 ? this.attribute() : undefined;
        if (attribute === undefined) {
          this.rewind(before, this.errors.length);
          break;
        }
        this.keep(attribute.name);
        if (!this.acceptComma()) break;
      }
      const types = this.kept<string>(list);
      const handler = this.needBody(keyword);
      this.keep({ types, body: handler });
      end = handler.end;
    }
    const catches = this.kept<Try['catches'][number]>(from);
    let last: StatementBlock | undefined;
    if (this.accept('finally')) {
      last = this.needBody(this.pos);
      end = last.end;
    }
    if (catches.length === 0 && last === undefined) this.error('missing-catch', start, start + 3);
    return { kind: 'Try', start, end, body, catches, finally: last };
  }

  #data(start: number): Statement {
    this.skipLines();
    const nameEnd = this.simpleNameEnd();
    let name: string | undefined;
    if (nameEnd > 0) {
      name = this.text.slice(this.pos, nameEnd);
      this.pos = nameEnd;
    }
    const before = this.pos;
    if (isDash(this.skipLines()) && isLetter(this.at(this.pos + 1))) {
      while (!isBreak(this.at(this.pos))) this.pos++;
      do {
        if (this.at(this.pos) === 44) this.pos++;
        this.skipLines();
        if (this.single('name') === undefined) break;
      } while (this.skipBlanks() === 44);
    } else {
      this.rewind(before, this.errors.length);
    }
    const body = this.needBody(start);
    return { kind: 'Data', start, end: Math.max(start, body.end), name, body };
  }
}
