import type {
  Attribute,
  Block,
  Expression,
  FunctionDefinition,
  Hashtable,
  If,
  Keyword,
  Missing,
  NamedBlock,
  ParameterDefinition,
  ScriptBlockExpression,
  Statement,
  Statements as StatementBlock,
  Switch,
  Try,
  TypeDefinition,
  Variable,
} from './ast.ts';
import { isBlank, isBreak, isDash, isLatin, isLetter, isLineEnd, isWord } from './characters.ts';
import { Commands } from './commands.ts';

const NONE: readonly never[] = [];

type BlockName = NamedBlock['name'];

const BLOCK_NAMES: ReadonlySet<string> = new Set(['begin', 'process', 'end', 'dynamicparam', 'clean']);

/** Words that start a statement of their own; elsewhere they are ordinary words. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'if',
  'switch',
  'foreach',
  'for',
  'while',
  'do',
  'function',
  'filter',
  'workflow',
  'return',
  'throw',
  'exit',
  'break',
  'continue',
  'trap',
  'try',
  'data',
  'parallel',
  'sequence',
  'configuration',
  'from',
  'define',
  'var',
  'class',
  'enum',
  'using',
  'else',
  'elseif',
  'catch',
  'until',
]);

const ATTRIBUTED: ReadonlySet<string> = new Set(['class', 'enum', 'configuration']);

/** How many characters of attributes before classes and `param` blocks are looked through in one text, besides its length. */
const SKIM = 10_000;

/** Statements, blocks, functions, classes, DSC configurations. */
export abstract class Statements extends Commands {
  /** Brackets of statement lists that are open, so that a stray closing bracket is told from one that closes. */
  #braces = 0;
  #parentheses = 0;
  /** Inside a DSC configuration, where resources are statements. */
  #inConfiguration = false;
  #inWorkflow = false;
  #skimmed = SKIM + this.end;

  // -------------------------------------------------------------------------------------------------------------------
  // Lists and blocks

  protected statements(closer: number): Statement[] {
    const found: Statement[] = [];
    const brace = closer === 125 ? 1 : 0;
    const parenthesis = closer === 41 ? 1 : 0;
    this.#braces += brace;
    this.#parentheses += parenthesis;
    for (;;) {
      const code = this.skipSeparators();
      if (code === closer && closer !== 0) break;
      if (code === 0 && this.pos >= this.end) break;
      if ((code === 125 && this.#braces > 0) || (code === 41 && this.#parentheses > 0)) break;
      if (code === 125 || code === 41) {
        this.unexpected();
        this.pos++;
        continue;
      }
      if (closer === 0) this.resetLinks();
      const before = this.pos;
      const statement = this.statement();
      if (statement !== undefined) found.push(statement);
      if (this.pos === before) {
        this.unexpected();
        this.pos++;
      }
    }
    this.#braces -= brace;
    this.#parentheses -= parenthesis;
    return found;
  }

  /** `{ }` of a statement; undefined, with `pos` as before, when no brace follows. */
  #body(): StatementBlock | undefined {
    const before = this.pos;
    if (this.skipLines() !== 123) {
      this.rewind(before, this.errors.length);
      return undefined;
    }
    const start = this.pos;
    const { inCommand } = this;
    this.inCommand = true;
    this.pos++;
    const statements = this.statements(125);
    this.inCommand = inCommand;
    const closed = this.close(125, 'missing-brace', start);
    const last = statements[statements.length - 1];
    return { start, end: closed ? this.pos : (last?.end ?? start + 1), statements };
  }

  /** The body that has to follow; an empty one, with an error, when it does not. */
  #needBody(keyword: number): StatementBlock {
    const body = this.#body();
    if (body !== undefined) return body;
    this.error('missing-body', keyword, this.pos);
    return { start: this.pos, end: this.pos, statements: NONE };
  }

  protected scriptBody(): Block {
    this.skipLines();
    const usings = this.#usings();
    return this.#blockContent(0, 0, usings);
  }

  #usings(): Statement[] {
    const found: Statement[] = [];
    for (;;) {
      const code = this.skipSeparators();
      if ((code | 32) !== 117 || this.#keyword() !== 'using') return found;
      found.push(this.#using(this.pos));
    }
  }

  protected scriptBlock(): ScriptBlockExpression {
    const start = this.pos;
    const { inCommand, noComma } = this;
    this.noComma = false;
    this.pos++;
    this.skipLines();
    const block = this.#blockContent(start, 125, []);
    this.inCommand = inCommand;
    this.noComma = noComma;
    return { kind: 'ScriptBlock', start, end: block.end, block };
  }

  /** What stands between braces, or the whole script with `closer` 0; `pos` is behind the opening brace. */
  #blockContent(start: number, closer: number, first: Statement[]): Block {
    this.inCommand = true;
    const { parameters, attributes } = this.#paramBlock();
    const blocks: NamedBlock[] = [];
    const brace = closer === 125 ? 1 : 0;
    this.skipSeparators();
    for (;;) {
      const name = this.#blockName();
      if (name === undefined) {
        const from = this.pos;
        const statements = this.statements(closer);
        if (blocks.length > 0 && statements.length > 0) this.error('statement-between-blocks', from, from + 1);
        if (blocks.length === 0 || statements.length > 0) {
          const all = first.length > 0 ? [...first, ...statements] : statements;
          blocks.push({
            name: 'end',
            named: false,
            start: from,
            end: all[all.length - 1]?.end ?? from,
            statements: all,
          });
        }
        break;
      }
      const from = this.pos;
      this.pos += name.length;
      this.#braces += brace;
      const body = this.#needBody(from);
      this.#braces -= brace;
      blocks.push({ name, named: true, start: from, end: body.end, statements: body.statements });
      this.skipSeparators();
    }
    let { end } = this;
    if (closer !== 0) {
      end = this.close(closer, 'missing-brace', start) ? this.pos : (blocks[blocks.length - 1]?.end ?? start + 1);
    }
    return { start, end, parameters, attributes, blocks };
  }

  #blockName(): BlockName | undefined {
    const code = this.at(this.pos) | 32;
    // b, p, e, d, c
    if (code !== 98 && code !== 112 && code !== 101 && code !== 100 && code !== 99) return undefined;
    const word = this.#keyword();
    return BLOCK_NAMES.has(word) ? (word as BlockName) : undefined;
  }

  /** The word at `pos` in lower case when it stands alone, as a keyword does; else ''. */
  #keyword(): string {
    let i = this.pos;
    if (!isLetter(this.at(i))) return '';
    while (isWord(this.at(i))) i++;
    return isBreak(this.at(i)) && i < this.pos + 14 ? this.text.slice(this.pos, i).toLowerCase() : '';
  }

  /** Whether this keyword follows, behind line ends; then it is consumed, else `pos` stays. */
  #accept(word: string): boolean {
    const before = this.pos;
    const code = this.skipLines();
    if ((code | 32) === word.charCodeAt(0) && this.#keyword() === word) {
      this.pos += word.length;
      return true;
    }
    this.rewind(before, this.errors.length);
    return false;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Parameters

  #paramBlock(): { parameters: ParameterDefinition[] | undefined; attributes: Attribute[] } {
    const before = this.pos;
    const code = this.at(before);
    let attributes: Attribute[] = [];
    if (code === 91) {
      const word = this.#behindAttributes();
      if (!this.#isParam(word)) return { parameters: undefined, attributes };
      attributes = this.attributes(false);
      this.skipLines();
    }
    if (!this.#isParam(this.pos)) return { parameters: undefined, attributes: [] };
    this.pos += 5;
    if (this.skipLines() !== 40) {
      this.rewind(before, this.errors.length);
      return { parameters: undefined, attributes: [] };
    }
    return { parameters: this.#parameters(), attributes };
  }

  #isParam(at: number): boolean {
    return (this.at(at) | 32) === 112 && isBreak(this.at(at + 5)) && /^param$/i.test(this.text.slice(at, at + 5));
  }

  /** Offset of what stands behind the attributes at `pos`; they are only skimmed. */
  #behindAttributes(): number {
    let i = this.pos + 1;
    while (isBlank(this.at(i)) || isLineEnd(this.at(i))) i++;
    if (!isLetter(this.at(i))) return this.end;
    const from = i;
    const end = this.#skim(from, Math.min(this.end, from + this.#skimmed));
    this.#skimmed -= end - from;
    return end;
  }

  #skim(from: number, limit: number): number {
    let open = 1;
    let i = from;
    while (i < limit) {
      const code = this.text.charCodeAt(i);
      if (code === 91) open++;
      else if (code === 93) open--;
      else if (code === 35) i = this.lineEnd(i) - 1;
      else if (code === 60 && this.at(i + 1) === 35) {
        const close = this.text.indexOf('#>', i + 2);
        if (close < 0) return limit;
        i = close + 1;
      } else if (open > 0 && (code === 39 || code === 34)) {
        const close = this.text.indexOf(code === 39 ? "'" : '"', i + 1);
        if (close < 0) return limit;
        i = close;
      } else if (open <= 0 && !isBlank(code) && !isLineEnd(code)) return i;
      i++;
    }
    return i;
  }

  /** `( )` of a parameter list at `pos`. */
  #parameters(): ParameterDefinition[] {
    const open = this.pos;
    const { inCommand, noComma } = this;
    this.inCommand = false;
    this.noComma = true;
    const found: ParameterDefinition[] = [];
    this.pos++;
    for (;;) {
      const before = this.pos;
      this.skipLines();
      const parameter = this.#parameter();
      if (parameter === undefined) {
        if (found.length > 0) this.error('missing-parameter', before, before + 1);
        this.rewind(before, this.errors.length);
        break;
      }
      found.push(parameter);
      const after = this.pos;
      if (this.skipLines() !== 44) {
        this.rewind(after, this.errors.length);
        break;
      }
      this.pos++;
    }
    this.inCommand = inCommand;
    this.noComma = noComma;
    this.close(41, 'missing-parenthesis', open);
    return found;
  }

  #parameter(): ParameterDefinition | undefined {
    const attributes = this.attributes(false);
    const code = this.skipLines();
    const start = attributes[0]?.start ?? this.pos;
    const variable = code === 36 || code === 64 ? this.#variableName() : undefined;
    if (variable === undefined) {
      const last = attributes[attributes.length - 1];
      if (last === undefined) return undefined;
      this.pos = last.end;
      this.error('missing-parameter', last.start, last.end);
      return { start, end: last.end, attributes, variable: this.missing(last.end), value: undefined };
    }
    const after = this.pos;
    let value: Expression | undefined;
    if (this.skipLines() === 61) {
      this.pos++;
      this.skipLines();
      value = this.expression(false);
      if (value === undefined) this.error('missing-value', after, this.pos);
    } else {
      this.rewind(after, this.errors.length);
    }
    return { start, end: value?.end ?? variable.end, attributes, variable, value };
  }

  /** A plain variable at `pos`. */
  #variableName(): Variable | undefined {
    const start = this.pos;
    const end = this.scanVariable(start, false, false);
    if (end < 0) return undefined;
    this.pos = end;
    const node = this.makeVariable(start, end, this.at(start) === 64, false);
    return node.kind === 'Variable' ? node : undefined;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Statements

  protected startsStatement(): boolean {
    const start = this.pos;
    let i = start;
    while (isWord(this.at(i))) i++;
    if (isDash(this.at(i)) && isLetter(this.at(i + 1))) {
      while (!isBreak(this.at(i))) i++;
      while (isBlank(this.at(i))) i++;
      return this.at(i) !== 61;
    }
    if (!isBreak(this.at(i)) || !KEYWORDS.has(this.#keyword())) return false;
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
    while (isWord(this.at(i))) i++;
    this.wordStart = start;
    this.wordEnd = i;
    if (isBreak(this.at(i))) {
      const word = this.#keyword();
      if (KEYWORDS.has(word)) return this.#keywordStatement(word, start, undefined, NONE);
      if (this.#inConfiguration) return this.#dsc(start, i, word) ?? this.chain();
      if (this.#inWorkflow && word === 'inlinescript') return this.#inlineScript(start);
    } else if (this.#inConfiguration && isDash(this.at(i))) {
      return this.#importResource(start) ?? this.chain();
    }
    return this.commandChain();
  }

  /** Attributes before a class, an enum or a configuration; else `[` starts an expression. */
  #attributed(): Statement | undefined {
    const before = this.pos;
    this.pos = this.#behindAttributes();
    const word = isLetter(this.at(this.pos)) ? this.#keyword() : '';
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
    const word = this.#keyword();
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
        return this.#function(start, word);
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
        const body = this.#needBody(start);
        return { kind: 'Block', start, end: Math.max(body.end, this.pos), body };
      }
      case 'configuration':
        return this.#configuration(start);
      case 'class':
      case 'enum':
        return this.#type(word, attributes[0]?.start ?? start);
      case 'using':
        this.pos = keyword;
        this.error('using-not-first', keyword, keyword + word.length);
        return this.#using(keyword);
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
    return this.makeString(start, end, 'bare');
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
    const clauses: { condition: Statement; body: StatementBlock }[] = [];
    let otherwise: StatementBlock | undefined;
    let keyword = start;
    for (;;) {
      const condition = this.#condition(keyword);
      const body = this.#needBody(keyword);
      clauses.push({ condition, body });
      keyword = this.pos;
      if (this.#accept('elseif')) continue;
      if (this.#accept('else')) otherwise = this.#needBody(keyword);
      break;
    }
    const end = Math.max(start, otherwise?.end ?? (clauses[clauses.length - 1]?.body.end as number));
    return { kind: 'If', start, end, clauses, otherwise };
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
    this.#braces++;
    let end = this.pos;
    for (;;) {
      const code = this.skipSeparators();
      if (code === 125 || (code === 0 && this.pos >= this.end)) break;
      const pattern = this.pos;
      if ((code | 32) === 100 && this.#keyword() === 'default') {
        this.pos += 7;
        otherwise = this.#needBody(pattern);
        end = this.pos;
        continue;
      }
      const node = this.single('single');
      if (node === undefined) {
        this.error('missing-pattern', pattern, pattern + 1);
        break;
      }
      const body = this.#body();
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
    this.#braces--;
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
      if (this.skipLines() === 36 || this.at(this.pos) === 64) variable = this.#variableName() ?? this.missing(after);
      if (variable.kind === 'Missing') {
        this.rewind(after, this.errors.length);
        this.error('missing-variable', open, after);
      } else if (this.#accept('in')) {
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
    const body = this.#needBody(start);
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
    const body = this.#needBody(start);
    return { kind: 'For', start, end: Math.max(start, body.end), label, initializer, condition, iterator, body };
  }

  #while(start: number, label: string | undefined): Statement {
    const condition = this.#condition(start);
    const body = this.#needBody(start);
    return { kind: 'While', start, end: Math.max(start, body.end), label, condition, body };
  }

  #do(start: number, label: string | undefined): Statement {
    const body = this.#needBody(start);
    const until = this.#accept('until');
    if (!until && !this.#accept('while')) {
      this.error('missing-condition', start, start + 2);
      return { kind: 'DoWhile', start, end: body.end, label, condition: this.missing(body.end), body };
    }
    const condition = this.#condition(start);
    return { kind: until ? 'DoUntil' : 'DoWhile', start, end: this.pos, label, condition, body };
  }

  #trap(start: number): Statement {
    const before = this.pos;
    if (this.skipLines() !== 91 || this.attribute() === undefined) this.rewind(before, this.errors.length);
    const body = this.#needBody(start);
    return { kind: 'Trap', start, end: Math.max(start, body.end), body };
  }

  #try(start: number): Try {
    const body = this.#needBody(start);
    const catches: { types: string[]; body: StatementBlock }[] = [];
    let end = body.end;
    while (this.#accept('catch')) {
      const keyword = this.pos;
      const types: string[] = [];
      for (;;) {
        const before = this.pos;
        const attribute = this.skipLines() === 91 ? this.attribute() : undefined;
        if (attribute === undefined) {
          this.rewind(before, this.errors.length);
          break;
        }
        types.push(attribute.name);
        const after = this.pos;
        if (this.skipLines() !== 44) {
          this.rewind(after, this.errors.length);
          break;
        }
        this.pos++;
      }
      const handler = this.#needBody(keyword);
      catches.push({ types, body: handler });
      end = handler.end;
    }
    let last: StatementBlock | undefined;
    if (this.#accept('finally')) {
      last = this.#needBody(this.pos);
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
    const body = this.#needBody(start);
    return { kind: 'Data', start, end: Math.max(start, body.end), name, body };
  }

  #function(start: number, word: string): Statement {
    const before = this.pos;
    const code = this.skipLines();
    const nameless = code === 36 || code === 40 || code === 123 || code === 64 || code === 34 || code === 39;
    const name = nameless ? undefined : this.single('name');
    if (name?.kind !== 'StringConstant') {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const after = this.pos;
    let parameters: readonly ParameterDefinition[] = NONE;
    const open = this.skipLines();
    if (open !== 40 && open !== 123 && this.lineEnd(start) < name.start) {
      // A half-typed keyword: the line below is no name.
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    if (open === 40) parameters = this.#parameters();
    else this.rewind(after, this.errors.length);
    const workflow = this.#inWorkflow;
    this.#inWorkflow = word === 'workflow';
    const node = this.#functionBody(start, name.value, word === 'filter', parameters, []);
    this.#inWorkflow = workflow;
    return node;
  }

  #functionBody(
    start: number,
    name: string,
    isFilter: boolean,
    parameters: readonly ParameterDefinition[],
    first: Statement[],
  ): FunctionDefinition {
    const before = this.pos;
    const noComma = this.noComma;
    this.noComma = false;
    let body: Block;
    if (this.skipLines() === 123) {
      const open = this.pos;
      this.pos++;
      this.skipLines();
      body = this.#blockContent(open, 125, first);
    } else {
      this.rewind(before, this.errors.length);
      this.error('missing-body', start, before);
      body = { start: before, end: before, parameters: undefined, attributes: NONE, blocks: NONE };
    }
    this.noComma = noComma;
    return { kind: 'Function', start, end: body.end, name, isFilter, parameters, body };
  }

  #inlineScript(start: number): Statement {
    this.pos = start + 12;
    const before = this.pos;
    if (this.skipLines() === 123) {
      const head = this.makeString(start, start + 12, 'bare');
      const block = this.scriptBlock();
      return this.makeCommand(start, block.end, 'none', head, [block], NONE, false);
    }
    this.rewind(before, this.errors.length);
    this.error('missing-body', start, before);
    return { kind: 'Missing', start, end: before };
  }

  #using(start: number): Statement {
    this.pos = start + 5;
    const before = this.pos;
    this.skipBlanks();
    const word = this.#keyword();
    const what =
      word === 'namespace' || word === 'module' || word === 'assembly' || word === 'type' || word === 'command'
        ? word
        : undefined;
    if (what === undefined) {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'UsingStatement', start, end: before, what, name: undefined, alias: undefined };
    }
    this.pos += word.length;
    const name = this.single('argument');
    if (name === undefined) this.error('missing-name', start, this.pos);
    let alias: Expression | undefined;
    let end = name?.end ?? this.pos;
    if (name?.kind === 'StringConstant' && this.skipBlanks() === 61) {
      this.pos++;
      alias = this.single('argument');
      end = alias?.end ?? this.pos;
    }
    return { kind: 'UsingStatement', start, end, what, name, alias };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Classes

  #type(word: 'class' | 'enum', start: number): Statement {
    const before = this.pos;
    this.skipLines();
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const name = this.text.slice(this.pos, nameEnd);
    this.pos = nameEnd;
    if (this.skipLines() === 58) {
      do {
        this.pos++;
        if (this.typeName() === undefined) break;
      } while (this.skipLines() === 44);
    }
    if (this.skipLines() !== 123) {
      this.rewind(nameEnd, this.errors.length);
      this.error('missing-body', start, nameEnd);
      return { kind: 'Missing', start, end: nameEnd };
    }
    const open = this.pos;
    this.pos++;
    this.#braces++;
    const { inCommand } = this;
    this.inCommand = false;
    const methods: FunctionDefinition[] = [];
    const attributes: Attribute[] = [];
    const properties: { name: string; value: Expression | undefined }[] = [];
    for (;;) {
      const code = this.skipSeparators();
      if (code === 125 || (code === 0 && this.pos >= this.end)) break;
      const found =
        word === 'class' ? this.#member(methods, properties, attributes, name) : this.#enumMember(properties);
      if (!found) break;
    }
    this.inCommand = inCommand;
    this.#braces--;
    const closed = this.close(125, 'missing-brace', open);
    const kind: TypeDefinition['kind'] = word === 'class' ? 'Class' : 'Enum';
    return {
      kind,
      start,
      end: closed ? this.pos : Math.max(this.pos, open + 1),
      name,
      methods,
      attributes,
      properties,
    };
  }

  #enumMember(properties: { name: string; value: Expression | undefined }[]): boolean {
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) return false;
    const name = this.text.slice(this.pos, nameEnd);
    this.pos = nameEnd;
    let value: Expression | undefined;
    if (this.skipBlanks() === 61) {
      this.pos++;
      value = this.expression(false);
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
    for (;;) {
      const code = this.skipLines();
      if (code === 91) {
        const attribute = this.attribute();
        if (attribute === undefined) return false;
        attributes.push(attribute);
      } else {
        const word = isLetter(code) ? this.#keyword() : '';
        if (word !== 'hidden' && word !== 'static') break;
        this.pos += word.length;
      }
    }
    const start = this.pos;
    if (this.at(start) === 36) {
      const variable = this.#variableName();
      if (variable === undefined) return false;
      let value: Expression | undefined;
      if (this.skipBlanks() === 61) {
        this.pos++;
        this.skipLines();
        value = this.expression(false);
      }
      properties.push({ name: variable.name, value });
      return true;
    }
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) return false;
    const name = this.text.slice(start, nameEnd);
    this.pos = nameEnd;
    if (this.skipLines() !== 40) {
      this.rewind(start, this.errors.length);
      this.error('missing-parameters', start, nameEnd);
      return false;
    }
    const parameters = this.#parameters();
    const first = name.toLowerCase() === className.toLowerCase() ? this.#baseCall() : [];
    methods.push(this.#functionBody(start, name, false, parameters, first));
    return true;
  }

  /** `: base(...)` behind a constructor's parameters: its arguments, as statements of the body. */
  #baseCall(): Statement[] {
    const before = this.pos;
    if (this.skipLines() === 58) {
      this.pos++;
      if (this.#accept('base') && this.skipLines() === 40) return this.callArguments();
      this.error('missing-name', before, this.pos);
    }
    this.rewind(before, this.errors.length);
    return [];
  }

  // -------------------------------------------------------------------------------------------------------------------
  // DSC

  #configuration(start: number): Statement | undefined {
    const before = this.pos;
    const errors = this.errors.length;
    const code = this.skipLines();
    const name = code === 123 ? undefined : this.single('argument');
    if (name === undefined || this.skipLines() !== 123) {
      this.rewind(before, errors);
      this.error('missing-name', start, before);
      this.pos = start;
      return this.chain();
    }
    const inConfiguration = this.#inConfiguration;
    this.#inConfiguration = true;
    const { block } = this.scriptBlock();
    this.#inConfiguration = inConfiguration;
    return { kind: 'Configuration', start, end: block.end, name, body: block };
  }

  /** A resource, a node or an embedded instance whose keyword stands at `start`; undefined when it is a command. */
  #dsc(start: number, wordEnd: number, word: string): Keyword | undefined {
    const errors = this.errors.length;
    this.pos = wordEnd;
    const code = this.skipLines();
    if (code === 123) {
      if (/^(?:msft_(?!credential$)\w|omi_configurationdocument$)/i.test(this.text.slice(start, wordEnd))) {
        return this.#dscKeyword(start, wordEnd, undefined, this.#resourceBody(false));
      }
      this.rewind(start, errors);
      return undefined;
    }
    const isNode = word === 'node';
    this.#inConfiguration = false;
    const instance = isLineEnd(code) ? undefined : this.single('name');
    this.#inConfiguration = true;
    const named = this.pos;
    if (instance === undefined || this.skipLines() !== 123) {
      if (isNode && instance !== undefined) {
        this.rewind(named, this.errors.length);
        this.error('missing-body', start, named);
        return this.#dscKeyword(start, wordEnd, instance, undefined);
      }
      this.rewind(start, errors);
      return undefined;
    }
    const body = isNode ? this.scriptBlock() : this.#resourceBody(word === 'script');
    return this.#dscKeyword(start, wordEnd, instance, body);
  }

  /** The properties of a resource; in a `Script` resource no further resources are looked for. */
  #resourceBody(isScript: boolean): Hashtable {
    this.#inConfiguration = !isScript;
    this.#braces++;
    const body = this.hashtable(this.pos, this.pos + 1, true);
    this.#braces--;
    this.#inConfiguration = true;
    return body;
  }

  #dscKeyword(
    start: number,
    nameEnd: number,
    instance: Expression | undefined,
    body: Hashtable | ScriptBlockExpression | undefined,
  ): Keyword {
    const end = body?.end ?? instance?.end ?? nameEnd;
    const name = this.text.slice(start, nameEnd);
    return { kind: 'Keyword', start, end, name, nameStart: start, nameEnd, instance, body, elements: NONE };
  }

  #importResource(start: number): Keyword | undefined {
    const nameEnd = start + 18;
    if (!isBreak(this.at(nameEnd)) || !/^import-dscresource$/i.test(this.text.slice(start, nameEnd))) return undefined;
    const command = this.command();
    if (command === undefined) return undefined;
    const { end, elements } = command;
    const name = this.text.slice(start, nameEnd);
    return {
      kind: 'Keyword',
      start,
      end,
      name,
      nameStart: start,
      nameEnd,
      instance: undefined,
      body: undefined,
      elements,
    };
  }
}
