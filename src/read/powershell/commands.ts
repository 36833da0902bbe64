import {
  type Command,
  type CommandElement,
  type Expression,
  HOLDS,
  ODD,
  type Redirection,
  type Statement,
  TABLE,
} from './ast.ts';
import {
  isBlank,
  isBreak,
  isDash,
  isDigit,
  isDoubleQuote,
  isLatin,
  isLetter,
  isLineEnd,
  isSingleQuote,
  isWord,
} from './characters.ts';
import { Expressions } from './expressions.ts';
import { hasOddCharacter } from './suspects.ts';

/** Where a word stands decides what it may be. */
type Context = 'name' | 'name-after-operator' | 'argument' | 'single';

const NONE: readonly never[] = [];

/** Commands with their arguments, pipelines, chains and assignments. */
export abstract class Commands extends Expressions {
  /** Behind an unexpected character: what follows on its line is no clean statement. */
  #strayLineEnd = 0;
  #argumentEnd = 0;
  /** Where the last command ends. */
  protected commandEnd = 0;
  /** Letters and digits at the start of a statement that were looked at already. */
  protected wordStart = -1;
  protected wordEnd = -1;
  /** Whether all of them are ASCII. */
  protected wordIsPlain = true;

  /** Reports what does not belong at `pos`; what follows on this line counts as damaged. */
  protected unexpected(): void {
    this.error('unexpected-character', this.pos, this.pos + 1);
    this.#strayLineEnd = this.lineEnd(this.pos);
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Arguments

  /** One argument in a place of its own: a name, a file, a switch pattern. Undefined when there is none on this line. */
  protected single(context: Context): Expression | undefined {
    const code = this.skipBlanks();
    if (code === 44) return undefined;
    const { inCommand } = this;
    this.inCommand = true;
    const node = this.#argument(code, context);
    this.inCommand = inCommand;
    return node;
  }

  /** An argument, or a comma list of them; undefined where a command ends. `argumentEnd` is where it ends. */
  #argument(code: number, context: Context): Expression | undefined {
    const start = this.pos;
    const first = this.#atom(code, context === 'name');
    this.#argumentEnd = this.pos;
    if (first === undefined || context !== 'argument') return first;
    if ((code === 45 && this.pos === start + 3 && this.#isVerbatimMark(start)) || this.skipBlanks() !== 44)
      return first;
    const from = this.open;
    this.keep(first);
    for (let next: number = 44; next === 44; next = this.skipBlanks()) {
      const comma = this.pos;
      this.pos++;
      const item = this.#atom(this.skipLines(), false);
      if (item === undefined) {
        this.rewind(comma + 1, this.errors.length);
        this.error('missing-value', comma, comma + 1);
        this.#argumentEnd = this.pos;
        break;
      }
      this.keep(item);
      this.#argumentEnd = this.pos;
    }
    return { kind: 'Array', start: first.start, end: this.#argumentEnd, items: this.kept(from) };
  }

  /** Whether `--%` stands at `start` as a word of its own. */
  #isVerbatimMark(start: number): boolean {
    return this.at(start + 2) === 37 && isBreak(this.at(start + 3)) && this.text.startsWith('--%', start);
  }

  /** One argument at `pos`, whose code is given; undefined where a command ends. */
  #atom(code: number, asName: boolean): Expression | undefined {
    const start = this.pos;
    if (isLatin(code)) return this.word(start, start, asName);
    const next = this.at(start + 1);
    switch (code) {
      case 36: // $
        if (this.#beginsAsConstant(start)) this.marks |= ODD;
        return this.primary(true, false) ?? this.word(start, start, asName);
      case 34: // "
      case 39: // '
      case 40: // (
      case 123: // {
        return this.primary(true, false) ?? this.word(start, start, asName);
      case 64: // @
        if (next === 123) this.marks |= TABLE;
        return this.#splat(asName);
      case 0:
        return start >= this.end ? undefined : this.word(start, start + 1, asName);
      case 10:
      case 13:
      case 38: // &
      case 41: // )
      case 44: // ,
      case 59: // ;
      case 60: // <
      case 62: // >
      case 124: // |
      case 125: // }
        return undefined;
      case 42: // *
        return next === 62 ? undefined : this.word(start, start + 1, asName);
      case 46: // .
        return this.#dot(next, asName);
      case 58: // :
        return this.#colon(asName);
      case 91: // [
        return isBreak(next) ? this.#mark() : this.word(start, start + 1, asName);
      case 93: // ]
        return this.#mark();
      case 96: // `
        return this.word(start, start, asName);
      default:
        if (isDigit(code)) {
          if (next === 62 && code > 48 && code < 55) return undefined;
          return this.primary(true, false) ?? this.word(start, start, asName);
        }
        if (isDash(code)) return this.#dashed(next, asName);
        if (isSingleQuote(code) || isDoubleQuote(code)) return this.primary(true, false);
        return this.word(start, start + 1, asName);
    }
  }

  /** Whether a variable has a longer name that begins with `true` or `false`. */
  #beginsAsConstant(sigil: number): boolean {
    const start = this.at(sigil + 1) === 123 ? sigil + 2 : sigil + 1;
    const code = this.at(start);
    if (code === 116) return this.text.startsWith('true', start) && isWord(this.at(start + 4));
    return code === 102 && this.text.startsWith('false', start) && isWord(this.at(start + 5));
  }

  /** A character that is a word of its own. */
  #mark(): Expression {
    const start = this.pos;
    this.pos++;
    return this.makeWord(start, start + 1);
  }

  #splat(asName: boolean): Expression {
    const start = this.pos;
    const errors = this.errors.length;
    const node = this.primary(true, false);
    if (node !== undefined) return node;
    if (this.errors.length === errors) return this.word(start, start + 1, asName);
    return this.#mark();
  }

  #dot(next: number, asName: boolean): Expression {
    const start = this.pos;
    if (isDigit(next)) return this.primary(true, false) ?? this.word(start, start, asName);
    if (isBreak(next) || next === 36 || next === 34 || next === 39) return this.#mark();
    return this.word(start, start + 1, asName);
  }

  #colon(asName: boolean): Expression {
    const start = this.pos;
    let i = start + 1;
    if (this.at(i) === 58) return this.word(start, start + 2, asName);
    if (!isLetter(this.at(i))) return this.word(start, i, asName);
    while (isWord(this.at(i))) i++;
    return this.word(start, isBreak(this.at(i)) ? i : i + 1, asName);
  }

  /** A dash word where no parameter can be: plain text. */
  #dashed(next: number, asName: boolean): Expression | undefined {
    const start = this.pos;
    if (isDash(next)) return isBreak(this.at(start + 2)) ? undefined : this.word(start, start + 2, asName);
    if (!isLetter(next) && next !== 63) return this.word(start, start + 1, asName);
    const end = this.#parameterEnd(start);
    if (end < 0) return this.word(start, -end, asName);
    this.pos = this.at(end) === 58 ? end + 1 : end;
    return this.#asWritten(start);
  }

  /** What lies between `start` and `pos` as a word that takes its backticks literally. */
  #asWritten(start: number): Expression {
    this.marks |= ODD;
    return { kind: 'StringConstant', start, end: this.pos, quote: 'bare', value: this.text.slice(start, this.pos) };
  }

  /** End of the parameter's name at `start`, before a colon; minus the place of a quote that makes it a word. */
  #parameterEnd(start: number): number {
    for (let i = start + 1; ; i++) {
      const code = this.at(i);
      if (code > 96 && code < 123) continue;
      if (code > 127) this.marks |= ODD;
      if (isBreak(code) || code === 46 || code === 91 || code === 58) return i;
      if (isSingleQuote(code) || isDoubleQuote(code)) return -i;
    }
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Commands

  /** The command at `pos`; undefined, with `pos` behind a stray operator, when there is none. */
  protected command(): Command | undefined {
    const start = this.pos;
    const errors = this.errors.length;
    const { inCommand, marks } = this;
    this.inCommand = true;
    this.marks = 0;
    const code = this.at(start);
    let operator: Command['operator'] = 'none';
    let head: Expression | undefined;
    if (isLatin(code)) {
      const known = this.wordStart === start;
      if (known && !this.wordIsPlain) this.marks = ODD;
      head = this.word(start, known ? this.wordEnd : start, true);
    } else {
      operator = this.#invocation(code);
      if (operator === 'none') {
        head = this.#head(code, 'name');
      } else {
        this.pos++;
        head = this.#head(this.skipBlanks(), 'name-after-operator');
      }
      if (head !== undefined && hasOddCharacter(this.text, head.start, head.end)) this.marks |= ODD;
    }
    let node: Command | undefined;
    if (head !== undefined) {
      node = this.#elements(start, operator, head, errors);
    } else if (operator !== 'none') {
      this.rewind(start + 1, this.errors.length);
      this.error('missing-command', start, start + 1);
    }
    this.inCommand = inCommand;
    this.marks = marks;
    return node;
  }

  /** `&` or a lone dot in front of a command. */
  #invocation(code: number): Command['operator'] {
    const next = this.at(this.pos + 1);
    if (code === 38) return next === 38 ? 'none' : 'call';
    return code === 46 && (isBreak(next) || next === 36 || next === 34 || next === 39) ? 'dot' : 'none';
  }

  #head(code: number, context: Context): Expression | undefined {
    const start = this.pos;
    const length = this.#redirectionLength(code);
    if (length > 0) {
      this.pos += length;
      return this.makeWord(start, this.pos);
    }
    if (isDash(code) && isDash(this.at(start + 1)) && isBreak(this.at(start + 2))) {
      this.pos += 2;
      return this.makeWord(start, this.pos);
    }
    return this.#argument(code, context);
  }

  #elements(start: number, operator: Command['operator'], head: Expression, errors: number): Command {
    const from = this.open;
    const finds = this.finds;
    let redirections: Redirection[] | undefined;
    let end = this.pos;
    let dashes = false;
    for (;;) {
      const code = this.skipBlanks();
      if (code === 10 || code === 13) break;
      const at = this.pos;
      let element: CommandElement | undefined;
      if (isDash(code)) {
        element = this.#dashElement(dashes);
        end = this.#argumentEnd;
        if (end === at + 2 && isDash(this.at(at + 1))) dashes = true;
        if (end === at + 3 && this.#isVerbatimMark(at)) {
          this.keep(element);
          this.keep(this.#verbatim());
          end = this.pos;
          break;
        }
      } else if (code === 44) {
        this.error('missing-argument', at, at + 1);
        this.pos++;
        end = this.pos;
        continue;
      } else if (this.#redirectionLength(code) > 0) {
        const redirection = this.redirection(code);
        if (redirection !== undefined) {
          redirections ??= [];
          redirections.push(redirection);
        }
        end = redirection?.end ?? this.pos;
        continue;
      } else {
        element = this.#argument(code, 'argument');
        if (element === undefined) break;
        end = this.#argumentEnd;
      }
      this.keep(element);
    }
    this.commandEnd = end;
    const marks = this.finds > finds ? this.marks | HOLDS : this.marks;
    const elements: readonly CommandElement[] = from === this.open ? NONE : this.kept(from);
    const damaged = this.errors.length > errors || start < this.#strayLineEnd;
    return this.makeCommand(start, end, operator, head, elements, redirections ?? NONE, damaged, marks);
  }

  /** What starts with a dash: a parameter, `--`, or a word. */
  #dashElement(dashes: boolean): CommandElement {
    const start = this.pos;
    const next = this.at(start + 1);
    const word = isLatin(next) || isLetter(next) || next === 63;
    const nameEnd = word ? this.#parameterEnd(start) : isDash(next) && isBreak(this.at(start + 2)) ? start + 2 : -1;
    if (nameEnd < 0) return this.#argument(45, 'argument') as Expression;
    const colon = word && this.at(nameEnd) === 58;
    this.pos = colon ? nameEnd + 1 : nameEnd;
    this.#argumentEnd = this.pos;
    if (dashes) return this.#asWritten(start);
    if (!colon) return this.makeParameter(start, nameEnd, nameEnd);
    const after = this.pos;
    const code = this.skipBlanks();
    if (code === 44) return this.makeParameter(start, after, nameEnd);
    const argument = this.#argument(code, 'argument');
    if (argument !== undefined) return this.makeParameter(start, this.#argumentEnd, nameEnd, argument);
    this.rewind(after, this.errors.length);
    this.#argumentEnd = after;
    this.error('missing-argument', nameEnd, after);
    return this.makeParameter(start, after, nameEnd, this.missing(after));
  }

  /** Everything to the end of the line or the next pipe, behind `--%`. */
  #verbatim(): Expression {
    while (isBlank(this.at(this.pos))) this.pos++;
    const start = this.pos;
    let quoted = false;
    for (; this.pos < this.end; this.pos++) {
      const code = this.at(this.pos);
      if (isLineEnd(code)) break;
      if (isDoubleQuote(code)) quoted = !quoted;
      else if (!quoted && (code === 124 || (code === 38 && this.at(this.pos + 1) === 38))) break;
    }
    return this.#asWritten(start);
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Redirections

  /** Length of the redirection operator at `pos`, 0 when there is none. */
  #redirectionLength(code: number): number {
    if (code === 60) return 1;
    let i = this.pos;
    if (code === 42 || (code > 48 && code < 55)) i++;
    else if (code !== 62) return 0;
    if (this.at(i) !== 62) return 0;
    i++;
    if (this.at(i) === 62) return i + 1 - this.pos;
    if (i - this.pos === 2 && this.at(i) === 38) {
      const to = this.at(i + 1);
      if (to === 49 || (to === 50 && code !== 42)) return i + 2 - this.pos;
    }
    return i - this.pos;
  }

  /** The redirection at `pos`; undefined, with an error, for `<`. */
  protected redirection(code: number): Redirection | undefined {
    const start = this.pos;
    const length = this.#redirectionLength(code);
    this.pos += length;
    const after = this.pos;
    const last = this.at(after - 1);
    const stream = code === 42 ? 0 : code === 62 ? 1 : code - 48;
    if (last === 49 || last === 50) {
      if (last === 50 || code === 49) this.error('unsupported-redirection', start, after);
      return { start, end: after, stream, append: false, target: undefined };
    }
    const target = this.single('single');
    if (target === undefined) {
      this.rewind(after, this.errors.length);
      this.error('missing-file', start, after);
    }
    if (code === 60) {
      this.error('input-redirection', start, after);
      return undefined;
    }
    const append = length > 1 && this.at(after - 2) === 62;
    return { start, end: target?.end ?? after, stream, append, target };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Pipelines, chains, assignments

  protected chain(): Statement | undefined {
    if (isLatin(this.skipBlanks())) return this.commandChain();
    const first = this.expression(false);
    if (first === undefined) return this.commandChain();
    const operator = this.assignmentOperator();
    return operator === undefined ? this.#chain(this.#pipeline(first, false)) : this.#assignment(first, operator);
  }

  /** A chain whose first pipeline starts with a command. */
  protected commandChain(): Statement | undefined {
    return this.#chain(this.#pipeline(undefined, true));
  }

  /** What goes on behind the first pipeline. */
  #chain(first: Statement | undefined): Statement | undefined {
    if (first === undefined) return undefined;
    const code = this.at(this.pos);
    if (code !== 38 && code !== 124) return first;
    let pipeline: Statement | undefined = first;
    let parts: Statement[] | undefined;
    let operators: ('&&' | '||')[] | undefined;
    let background = false;
    for (;;) {
      const next = this.skipBlanks();
      const doubled = (next === 38 || next === 124) && this.at(this.pos + 1) === next;
      if (next === 38 && !doubled) {
        this.pos++;
        background = true;
        break;
      }
      if (!doubled) break;
      parts ??= [pipeline];
      operators ??= [];
      this.pos += 2;
      const after = this.pos;
      this.skipLines();
      pipeline = this.#pipeline(undefined, false);
      if (pipeline === undefined) {
        this.rewind(after, this.errors.length);
        this.error('missing-command', after - 2, after);
        break;
      }
      operators.push(next === 38 ? '&&' : '||');
      parts.push(pipeline);
    }
    if (parts !== undefined && operators !== undefined) {
      const start = (parts[0] as Statement).start;
      const end = (parts[parts.length - 1] as Statement).end;
      return { kind: 'Chain', start, end, parts, operators, background };
    }
    if (!background || pipeline === undefined) return pipeline;
    if (pipeline.kind === 'Pipeline') return { ...pipeline, background };
    const { start, end } = pipeline;
    const elements = [pipeline as Command | Expression];
    return { kind: 'Pipeline', start, end, elements, redirections: NONE, background };
  }

  #assignment(left: Expression, operator: string): Statement {
    const after = this.pos;
    this.skipLines();
    let right = this.statement();
    if (right === undefined) {
      this.rewind(after, this.errors.length);
      this.error('missing-value', after - 1, after);
      right = this.missing(after);
    }
    this.finds++;
    return { kind: 'Assignment', start: left.start, end: right.end, left, operator, right };
  }

  /** A pipeline at `pos`, or what goes on behind its first expression; `isCommandFirst` when it is known to start with none. */
  #pipeline(first: Expression | undefined, isCommandFirst: boolean): Statement | undefined {
    let mayBeExpression = !isCommandFirst;
    let element: Command | Expression | undefined = first;
    const from = this.open;
    let redirections: Redirection[] | undefined;
    let only: Command | Expression | undefined;
    let end = this.operandEnd;
    for (;;) {
      let isCommand = false;
      if (element === undefined) {
        const code = this.skipBlanks();
        if (mayBeExpression && !isLatin(code)) {
          element = this.expression(false);
          if (element !== undefined) end = this.operandEnd;
          if (element !== undefined && only !== undefined)
            this.error('expression-in-pipeline', element.start, element.end);
        }
        if (element === undefined) {
          element = this.command();
          isCommand = true;
          if (element !== undefined) end = this.commandEnd;
        }
      } else {
        end = this.operandEnd;
      }
      if (element !== undefined) {
        if (only === undefined) only = element;
        else {
          if (this.open === from) this.keep(only);
          this.keep(element);
        }
        if (!isCommand) {
          let code = this.skipBlanks();
          while (this.#redirectionLength(code) > 0) {
            const redirection = this.redirection(code);
            if (redirection !== undefined) {
              redirections ??= [];
              redirections.push(redirection);
              end = redirection.end;
            }
            code = this.skipBlanks();
          }
        }
      }
      let next = this.skipBlanks();
      if ((next === 10 || next === 13) && this.#pipeFollows()) next = this.skipLines();
      const pipe = next === 124 && this.at(this.pos + 1) !== 124;
      if (element === undefined && (only !== undefined || pipe)) this.error('empty-pipe', this.pos, this.pos + 1);
      if (!pipe) {
        if (only !== undefined && !endsPipeline(next, this.pos >= this.end)) this.unexpected();
        break;
      }
      this.pos++;
      const after = this.pos;
      if (this.skipLines() === 0 && this.pos >= this.end) {
        this.rewind(after, this.errors.length);
        this.error('empty-pipe', after - 1, after);
        break;
      }
      element = undefined;
      mayBeExpression = true;
    }
    if (only === undefined || (this.open === from && redirections === undefined)) return only;
    const elements: readonly (Command | Expression)[] = this.open === from ? [only] : this.kept(from);
    return {
      kind: 'Pipeline',
      start: only.start,
      end,
      elements,
      redirections: redirections ?? NONE,
      background: false,
    };
  }

  /** Whether the line below, over comment lines but not over an empty one, starts with a pipe; `pos` is on a line end. */
  #pipeFollows(): boolean {
    let i = this.pos + (this.at(this.pos) === 13 && this.at(this.pos + 1) === 10 ? 2 : 1);
    let empty = true;
    while (i < this.end) {
      const code = this.at(i);
      if (code === 32 || isBlank(code)) {
        i++;
      } else if (isLineEnd(code)) {
        if (empty) return false;
        empty = true;
        i += code === 13 && this.at(i + 1) === 10 ? 2 : 1;
      } else if (code === 35) {
        empty = false;
        i = this.lineEnd(i);
      } else if (code === 60 && this.at(i + 1) === 35) {
        empty = false;
        const close = this.text.indexOf('#>', i + 2);
        i = close < 0 ? this.end : close + 2;
      } else {
        return code === 124;
      }
    }
    return false;
  }
}

function endsPipeline(code: number, atEnd: boolean): boolean {
  switch (code) {
    case 10:
    case 13:
    case 38:
    case 41:
    case 59:
    case 124:
    case 125:
      return true;
    default:
      return atEnd;
  }
}
