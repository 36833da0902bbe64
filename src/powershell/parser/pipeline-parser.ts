import type { Command, Expression, Redirection, Statement } from '../ast/index.ts';
import { isBlank, isLatin, isLineEnd } from '../scanner/character-classes.ts';
import {
  AMPERSAND,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_PARENTHESIS,
  END,
  HASH,
  LESS_THAN,
  LINE_FEED,
  PIPE,
  SEMICOLON,
  SPACE,
} from '../scanner/characters.ts';
import type { CommandParser } from './command-parser.ts';
import type { ExpressionParser } from './expression-parser.ts';
import type { Grammar } from './grammar.ts';
import type { OperatorReader } from './operator-reader.ts';
import type { RedirectionParser } from './redirection-parser.ts';
import type { Tools } from './tools.ts';

const NONE: readonly never[] = [];

/** Pipelines, chains and assignments. */
export class PipelineParser {
  readonly #tools: Tools;
  readonly #expressions: ExpressionParser;
  readonly #operators: OperatorReader;
  readonly #commands: CommandParser;
  readonly #redirections: RedirectionParser;
  readonly #grammar: Grammar;

  constructor(
    tools: Tools,
    expressions: ExpressionParser,
    operators: OperatorReader,
    commands: CommandParser,
    redirections: RedirectionParser,
    grammar: Grammar,
  ) {
    this.#tools = tools;
    this.#expressions = expressions;
    this.#operators = operators;
    this.#commands = commands;
    this.#redirections = redirections;
    this.#grammar = grammar;
  }

  /** A pipeline, chain or assignment. */
  chain(): Statement | undefined {
    const { scanner } = this.#tools;
    if (isLatin(scanner.skipBlanks())) return this.commandChain();
    const first = this.#expressions.expression(false);
    if (first === undefined) return this.commandChain();
    const operator = this.#operators.assignment();
    if (operator !== undefined) return this.#assignment(first, operator);
    return this.#isAlone() ? first : this.#chained(this.#pipeline(first));
  }

  /** A chain whose first pipeline starts with a command at `pos`. */
  commandChain(): Statement | undefined {
    const first = this.#commands.command();
    return first !== undefined && this.#isAlone() ? first : this.#chained(this.#pipeline(first));
  }

  /** Whether nothing goes on behind what was just read, which is so for most pipelines. */
  #isAlone(): boolean {
    switch (this.#tools.scanner.skipBlanks()) {
      case LINE_FEED:
      case CARRIAGE_RETURN:
        return !this.#pipeFollows();
      case CLOSE_PARENTHESIS:
      case SEMICOLON:
      case CLOSE_BRACE:
        return true;
      default:
        return false;
    }
  }

  /** What goes on behind the first pipeline. */
  #chained(first: Statement | undefined): Statement | undefined {
    const { scanner } = this.#tools;
    if (first === undefined) return undefined;
    const code = scanner.at(scanner.pos);
    if (code !== AMPERSAND && code !== PIPE) return first;
    let pipeline: Statement | undefined = first;
    let parts: Statement[] | undefined;
    let operators: ('&&' | '||')[] | undefined;
    let background = false;
    for (;;) {
      const next = scanner.skipBlanks();
      const doubled = (next === AMPERSAND || next === PIPE) && scanner.at(scanner.pos + 1) === next;
      if (next === AMPERSAND && !doubled) {
        scanner.pos++;
        background = true;
        break;
      }
      if (!doubled) break;
      parts ??= [pipeline];
      operators ??= [];
      scanner.pos += 2;
      const after = scanner.pos;
      scanner.skipLines();
      pipeline = this.#pipeline(this.#element(true));
      if (pipeline === undefined) {
        scanner.rewind(after);
        scanner.error('missing-command', after - 2, after);
        break;
      }
      operators.push(next === AMPERSAND ? '&&' : '||');
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
    const { scanner, nodes } = this.#tools;
    const after = scanner.pos;
    scanner.skipLines();
    let right = this.#grammar.statement();
    if (right === undefined) {
      scanner.rewind(after);
      scanner.error('missing-value', after - 1, after);
      right = nodes.missing(after);
    }
    nodes.visitableCount++;
    return { kind: 'Assignment', start: left.start, end: right.end, left, operator, right };
  }

  /** An element of a pipeline at `pos`; undefined when there is none. */
  #element(isFirst: boolean): Command | Expression | undefined {
    const { scanner } = this.#tools;
    if (isLatin(scanner.skipBlanks())) return this.#commands.command();
    const expression = this.#expressions.expression(false);
    if (expression === undefined) return this.#commands.command();
    if (!isFirst) scanner.error('expression-in-pipeline', expression.start, expression.end);
    return expression;
  }

  /** The pipeline that begins with this element; `pos` is behind it. */
  #pipeline(first: Command | Expression | undefined): Statement | undefined {
    const { scanner, lists, recovery, context } = this.#tools;
    let element = first;
    const from = lists.height;
    let redirections: Redirection[] | undefined;
    let only: Command | Expression | undefined;
    let end = context.operandEnd;
    for (;;) {
      if (element !== undefined) {
        if (only === undefined) only = element;
        else {
          if (lists.height === from) lists.push(only);
          lists.push(element);
        }
        if (element.kind === 'Command') {
          end = element.end;
        } else {
          end = context.operandEnd;
          let code = scanner.skipBlanks();
          while (this.#redirections.length(code) > 0) {
            const redirection = this.#redirections.redirection(code);
            if (redirection !== undefined) {
              redirections ??= [];
              redirections.push(redirection);
              end = redirection.end;
            }
            code = scanner.skipBlanks();
          }
        }
      }
      let next = scanner.skipBlanks();
      if ((next === LINE_FEED || next === CARRIAGE_RETURN) && this.#pipeFollows()) next = scanner.skipLines();
      const pipe = next === PIPE && scanner.at(scanner.pos + 1) !== PIPE;
      if (element === undefined && (only !== undefined || pipe))
        scanner.error('empty-pipe', scanner.pos, scanner.pos + 1);
      if (!pipe) {
        if (only !== undefined && !endsPipeline(next, scanner.pos >= scanner.end)) recovery.unexpected();
        break;
      }
      scanner.pos++;
      const after = scanner.pos;
      if (scanner.skipLines() === END && scanner.pos >= scanner.end) {
        scanner.rewind(after);
        scanner.error('empty-pipe', after - 1, after);
        break;
      }
      element = this.#element(only === undefined);
    }
    if (only === undefined || (lists.height === from && redirections === undefined)) return only;
    const elements: readonly (Command | Expression)[] = lists.height === from ? [only] : lists.take(from);
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
    const { scanner } = this.#tools;
    let i = scanner.behindLineEnd(scanner.pos);
    let empty = true;
    let hasComments = false;
    while (i < scanner.end) {
      while (scanner.at(i) === SPACE) i++;
      const code = scanner.at(i);
      if (isBlank(code)) {
        i++;
      } else if (isLineEnd(code)) {
        if (empty) return false;
        empty = true;
        i = scanner.behindLineEnd(i);
      } else if (code === HASH) {
        empty = false;
        hasComments = true;
        i = scanner.lineEnd(i);
      } else if (code === LESS_THAN && scanner.at(i + 1) === HASH) {
        empty = false;
        hasComments = true;
        const close = scanner.text.indexOf('#>', i + 2);
        i = close < 0 ? scanner.end : close + 2;
      } else {
        if (!hasComments) scanner.noteGap(scanner.pos, i);
        return code === PIPE;
      }
    }
    return false;
  }
}

function endsPipeline(code: number, atEnd: boolean): boolean {
  switch (code) {
    case LINE_FEED:
    case CARRIAGE_RETURN:
    case AMPERSAND:
    case CLOSE_PARENTHESIS:
    case SEMICOLON:
    case PIPE:
    case CLOSE_BRACE:
      return true;
    default:
      return atEnd;
  }
}
