import type {
  Attribute,
  Block,
  Expression,
  NamedBlock,
  ParameterDefinition,
  ScriptBlockExpression,
  Statement,
  Statements as StatementBlock,
  Variable,
} from './ast.ts';
import { isBlank, isBreak, isLetter, isLineEnd, isWord } from './characters.ts';
import { Commands } from './commands.ts';
import { KEYWORDS } from './keywords.ts';

const NONE: readonly never[] = [];

const NO_PARAMETERS: Pick<Block, 'parameters' | 'attributes'> = { parameters: undefined, attributes: NONE };

/** What becomes of a script's statements as they are read, so that nobody needs to hold all of them at once. */
export interface Taker {
  /** The parameters of the script. */
  parameters(parameters: readonly ParameterDefinition[]): void;
  /** The next statement of the script, in document order. */
  statement(statement: Statement): void;
}

type BlockName = NamedBlock['name'];

const BLOCK_NAMES: ReadonlySet<string> = new Set(['begin', 'process', 'end', 'dynamicparam', 'clean']);

/** How many characters of attributes before classes and `param` blocks are looked through in one text, besides its length. */
const SKIM = 10_000;

/** Lists of statements, what stands between braces, parameters. */
export abstract class Blocks extends Commands {
  /** Brackets of statement lists that are open, so that a stray closing bracket is told from one that closes. */
  protected braces = 0;
  #parentheses = 0;
  #skimmed = SKIM + this.end;
  /** Where a keyword was looked for last, and the letter that was there in its place. */
  #soughtAt = -1;
  #soughtCode = 0;
  /** Gets the statements of the script one by one; then only the last one is kept. */
  readonly #taker: Taker | undefined;

  constructor(text: string, level: number, cut: ReadonlySet<number>, taker?: Taker) {
    super(text, level, cut);
    this.#taker = taker;
  }

  protected abstract using(start: number): Statement;

  protected statements(closer: number): Statement[] {
    const from = this.open;
    const taker = closer === 0 ? this.#taker : undefined;
    const brace = closer === 125 ? 1 : 0;
    const parenthesis = closer === 41 ? 1 : 0;
    this.braces += brace;
    this.#parentheses += parenthesis;
    for (;;) {
      const code = this.skipSeparators();
      if (code === closer && closer !== 0) break;
      if (code === 0 && this.pos >= this.end) break;
      if ((code === 125 && this.braces > 0) || (code === 41 && this.#parentheses > 0)) break;
      if (code === 125 || code === 41) {
        this.unexpected();
        this.pos++;
        continue;
      }
      if (closer === 0) this.resetLinks();
      const before = this.pos;
      const statement = this.statement();
      if (statement !== undefined) {
        if (taker !== undefined) {
          taker.statement(statement);
          this.open = from;
        }
        this.keep(statement);
      }
      if (this.pos === before) {
        this.unexpected();
        this.pos++;
      }
    }
    this.braces -= brace;
    this.#parentheses -= parenthesis;
    return this.kept(from);
  }

  /** `{ }` of a statement; undefined, with `pos` as before, when no brace follows. */
  protected body(): StatementBlock | undefined {
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
  protected needBody(keyword: number): StatementBlock {
    const body = this.body();
    if (body !== undefined) return body;
    this.error('missing-body', keyword, this.pos);
    return { start: this.pos, end: this.pos, statements: NONE };
  }

  protected scriptBody(): Block {
    this.skipLines();
    const usings = this.#usings();
    return this.blockContent(0, 0, usings);
  }

  #usings(): Statement[] {
    const found: Statement[] = [];
    for (;;) {
      const code = this.skipSeparators();
      if ((code | 32) !== 117 || this.keyword() !== 'using') return found;
      found.push(this.using(this.pos));
    }
  }

  protected scriptBlock(): ScriptBlockExpression {
    const start = this.pos;
    const { inCommand, noComma } = this;
    this.noComma = false;
    this.pos++;
    this.skipLines();
    const block = this.blockContent(start, 125, NONE);
    if (block.parameters !== undefined) this.finds++;
    this.inCommand = inCommand;
    this.noComma = noComma;
    return { kind: 'ScriptBlock', start, end: block.end, block };
  }

  /** What stands between braces, or the whole script with `closer` 0; `pos` is behind the opening brace. */
  protected blockContent(start: number, closer: number, first: readonly Statement[]): Block {
    this.inCommand = true;
    const { parameters, attributes } = this.#paramBlock();
    const taker = closer === 0 ? this.#taker : undefined;
    if (parameters !== undefined) taker?.parameters(parameters);
    const list = this.open;
    let last = start + 1;
    const brace = closer === 125 ? 1 : 0;
    this.skipSeparators();
    for (;;) {
      const name = this.#blockName();
      if (name === undefined) {
        const from = this.pos;
        const statements = this.statements(closer);
        const named = this.open > list;
        if (named && statements.length > 0) this.error('statement-between-blocks', from, from + 1);
        if (!named || statements.length > 0) {
          const all = first.length > 0 ? [...first, ...statements] : statements;
          last = all[all.length - 1]?.end ?? from;
          this.keep({ name: 'end', named: false, start: from, end: last, statements: all });
        }
        break;
      }
      const from = this.pos;
      this.pos += name.length;
      this.braces += brace;
      const body = this.needBody(from);
      this.braces -= brace;
      last = body.end;
      this.keep({ name, named: true, start: from, end: last, statements: body.statements });
      if (taker !== undefined) for (const statement of body.statements) taker.statement(statement);
      this.skipSeparators();
    }
    const blocks = this.kept<NamedBlock>(list);
    let { end } = this;
    if (closer !== 0) end = this.close(closer, 'missing-brace', start) ? this.pos : last;
    return { start, end, parameters, attributes, blocks };
  }

  #blockName(): BlockName | undefined {
    const code = this.at(this.pos) | 32;
    // b, p, e, d, c
    if (code !== 98 && code !== 112 && code !== 101 && code !== 100 && code !== 99) return undefined;
    const word = this.keyword();
    return BLOCK_NAMES.has(word) ? (word as BlockName) : undefined;
  }

  /** The word of the language at `pos`, in lower case, when it stands alone, as a keyword does; else ''. */
  protected keyword(): string {
    let i = this.pos;
    while (isWord(this.at(i))) i++;
    return isBreak(this.at(i)) ? (KEYWORDS.find(this.codes, this.pos, i) ?? '') : '';
  }

  /** Whether this keyword follows, behind line ends; then it is consumed, else `pos` stays. */
  protected accept(word: string): boolean {
    const before = this.pos;
    const errors = this.errors.length;
    const first = word.charCodeAt(0);
    // One word after the other is looked for at the same place, most often in vain.
    if (before === this.#soughtAt && this.#soughtCode !== first) return false;
    const code = this.skipLines() | 32;
    if (code === first && this.keyword() === word) {
      this.pos += word.length;
      return true;
    }
    this.rewind(before, this.errors.length);
    this.#soughtAt = this.errors.length > errors ? -1 : before;
    this.#soughtCode = code;
    return false;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Parameters

  #paramBlock(): Pick<Block, 'parameters' | 'attributes'> {
    const before = this.pos;
    const code = this.at(before);
    let attributes: readonly Attribute[] = NONE;
    if (code === 91) {
      const word = this.behindAttributes();
      if (!this.#isParam(word)) return NO_PARAMETERS;
      attributes = this.attributes(false);
      this.skipLines();
    }
    if (!this.#isParam(this.pos)) return NO_PARAMETERS;
    this.pos += 5;
    if (this.skipLines() !== 40) {
      this.rewind(before, this.errors.length);
      return NO_PARAMETERS;
    }
    return { parameters: this.parameters(), attributes };
  }

  #isParam(at: number): boolean {
    return (this.at(at) | 32) === 112 && isBreak(this.at(at + 5)) && KEYWORDS.find(this.codes, at, at + 5) === 'param';
  }

  /** Offset of what stands behind the attributes at `pos`; they are only skimmed. */
  protected behindAttributes(): number {
    let i = this.pos + 1;
    while (isBlank(this.at(i)) || isLineEnd(this.at(i))) i++;
    const first = this.at(i);
    if (!isLetter(first) && first !== 60 && first !== 35) return this.end;
    const from = i;
    const end = this.#skim(from, Math.min(this.end, from + this.#skimmed));
    this.#skimmed -= end - from;
    return end;
  }

  #skim(from: number, limit: number): number {
    let open = 1;
    let i = from;
    while (i < limit) {
      const code = this.at(i);
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
  protected parameters(): ParameterDefinition[] {
    const open = this.pos;
    const { inCommand, noComma } = this;
    this.inCommand = false;
    this.noComma = true;
    const from = this.open;
    this.pos++;
    for (;;) {
      const before = this.pos;
      this.skipLines();
      const parameter = this.#parameter();
      if (parameter === undefined) {
        if (this.open > from) this.error('missing-parameter', before, before + 1);
        this.rewind(before, this.errors.length);
        break;
      }
      this.keep(parameter);
      if (!this.acceptComma()) break;
    }
    this.inCommand = inCommand;
    this.noComma = noComma;
    this.close(41, 'missing-parenthesis', open);
    return this.kept(from);
  }

  #parameter(): ParameterDefinition | undefined {
    const attributes = this.attributes(false);
    const code = this.skipLines();
    const start = attributes[0]?.start ?? this.pos;
    const variable = code === 36 || code === 64 ? this.variableName() : undefined;
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
  protected variableName(): Variable | undefined {
    const start = this.pos;
    const end = this.scanVariable(start, false, false);
    if (end < 0) return undefined;
    this.pos = end;
    const node = this.makeVariable(start, end, this.at(start) === 64, false);
    return node.kind === 'Variable' ? node : undefined;
  }
}
