import type { Command, CommandElement, Expression, Redirection } from '../ast/index.ts';
import { HAS_SUBTREE, SUSPICIOUS } from '../ast/index.ts';
import { isBlank, isBreak, isDash, isDoubleQuote, isLatin, isLetter, isLineEnd } from '../scanner/character-classes.ts';
import {
  AMPERSAND,
  CARRIAGE_RETURN,
  COLON,
  COMMA,
  DOLLAR,
  DOT,
  DOUBLE_QUOTE,
  HYPHEN,
  LINE_FEED,
  PIPE,
  QUESTION_MARK,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import { hasOddCharacter } from '../scanner/suspicious.ts';
import type { ArgumentParser, Place } from './argument-parser.ts';
import type { RedirectionParser } from './redirection-parser.ts';
import type { Tools } from './tools.ts';
import type { WordParser } from './word-parser.ts';

const NONE: readonly never[] = [];

/** Commands: a name with its elements and redirections. */
export class CommandParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;
  readonly #redirections: RedirectionParser;
  readonly #words: WordParser;

  constructor(tools: Tools, args: ArgumentParser, redirections: RedirectionParser, words: WordParser) {
    this.#tools = tools;
    this.#args = args;
    this.#redirections = redirections;
    this.#words = words;
  }

  /** The command at `pos`; undefined, with `pos` behind a stray operator, when there is none. */
  command(): Command | undefined {
    const { scanner, context } = this.#tools;
    const start = scanner.pos;
    const errors = scanner.errors.length;
    const { inCommand, flags } = context;
    context.inCommand = true;
    context.flags = 0;
    const code = scanner.at(start);
    let operator: Command['operator'] = 'none';
    let head: Expression | undefined;
    if (isLatin(code)) {
      head = this.#words.word(start, start, true);
    } else {
      operator = this.#invocation(code);
      if (operator === 'none') {
        head = this.#head(code, 'name');
      } else {
        scanner.pos++;
        head = this.#head(scanner.skipBlanks(), 'name-after-operator');
      }
      if (head !== undefined && hasOddCharacter(scanner.text, head.start, head.end)) context.flags |= SUSPICIOUS;
    }
    let node: Command | undefined;
    if (head !== undefined) {
      node = this.#elements(start, operator, head, errors);
    } else if (operator !== 'none') {
      scanner.rewind(start + 1);
      scanner.error('missing-command', start, start + 1);
    }
    context.inCommand = inCommand;
    context.flags = flags;
    return node;
  }

  /** `&` or a lone dot in front of a command. */
  #invocation(code: number): Command['operator'] {
    const { scanner } = this.#tools;
    const next = scanner.at(scanner.pos + 1);
    if (code === AMPERSAND) return next === AMPERSAND ? 'none' : 'call';
    return code === DOT && (isBreak(next) || next === DOLLAR || next === DOUBLE_QUOTE || next === SINGLE_QUOTE)
      ? 'dot'
      : 'none';
  }

  #head(code: number, place: Place): Expression | undefined {
    const { scanner, nodes } = this.#tools;
    const start = scanner.pos;
    const length = this.#redirections.length(code);
    if (length > 0) {
      scanner.pos += length;
      return nodes.word(start, scanner.pos);
    }
    if (isDash(code) && isDash(scanner.at(start + 1)) && isBreak(scanner.at(start + 2))) {
      scanner.pos += 2;
      return nodes.word(start, scanner.pos);
    }
    return this.#args.argument(code, place);
  }

  #elements(start: number, operator: Command['operator'], head: Expression, errors: number): Command {
    const { scanner, nodes, lists, recovery, context } = this.#tools;
    const from = lists.height;
    const visitable = nodes.visitableCount;
    let redirections: Redirection[] | undefined;
    let end = scanner.pos;
    let dashes = false;
    for (;;) {
      const code = scanner.skipBlanks();
      if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
      const at = scanner.pos;
      let element: CommandElement | undefined;
      if (isDash(code)) {
        element = this.#dashElement(dashes);
        end = this.#args.end;
        if (end === at + 2 && isDash(scanner.at(at + 1))) dashes = true;
        if (end === at + 3 && this.#args.isVerbatimMark(at)) {
          lists.push(element);
          lists.push(this.#verbatim());
          end = scanner.pos;
          break;
        }
      } else if (isLatin(code) || code === DOLLAR) {
        // No redirection and no comma, which most elements are not.
        element = this.#args.argument(code, 'argument') as Expression;
        end = this.#args.end;
      } else if (code === COMMA) {
        scanner.error('missing-argument', at, at + 1);
        scanner.pos++;
        end = scanner.pos;
        continue;
      } else if (this.#redirections.length(code) > 0) {
        const redirection = this.#redirections.redirection(code);
        if (redirection !== undefined) {
          redirections ??= [];
          redirections.push(redirection);
        }
        end = redirection?.end ?? scanner.pos;
        continue;
      } else {
        element = this.#args.argument(code, 'argument');
        if (element === undefined) break;
        end = this.#args.end;
      }
      lists.push(element);
    }
    const flags = nodes.visitableCount > visitable ? context.flags | HAS_SUBTREE : context.flags;
    const elements: readonly CommandElement[] = from === lists.height ? NONE : lists.take(from);
    const damaged = scanner.errors.length > errors || recovery.isBehindStray(start);
    return nodes.command(start, end, operator, head, elements, redirections ?? NONE, damaged, flags);
  }

  /** What starts with a dash: a parameter, `--`, or a word. */
  #dashElement(dashes: boolean): CommandElement {
    const { scanner, nodes } = this.#tools;
    const start = scanner.pos;
    const next = scanner.at(start + 1);
    const word = isLatin(next) || isLetter(next) || next === QUESTION_MARK;
    const nameEnd = word
      ? this.#args.parameterEnd(start)
      : isDash(next) && isBreak(scanner.at(start + 2))
        ? start + 2
        : -1;
    if (nameEnd < 0) return this.#args.argument(HYPHEN, 'argument') as Expression;
    const colon = word && scanner.at(nameEnd) === COLON;
    scanner.pos = colon ? nameEnd + 1 : nameEnd;
    this.#args.end = scanner.pos;
    if (dashes) return this.#args.asWritten(start);
    if (!colon) return nodes.parameter(start, nameEnd, nameEnd);
    const after = scanner.pos;
    const code = scanner.skipBlanks();
    if (code === COMMA) return nodes.parameter(start, after, nameEnd);
    const argument = this.#args.argument(code, 'argument');
    if (argument !== undefined) return nodes.parameter(start, this.#args.end, nameEnd, argument);
    scanner.rewind(after);
    this.#args.end = after;
    scanner.error('missing-argument', nameEnd, after);
    return nodes.parameter(start, after, nameEnd, nodes.missing(after));
  }

  /** Everything to the end of the line or the next pipe, behind `--%`. */
  #verbatim(): Expression {
    const { scanner } = this.#tools;
    while (isBlank(scanner.at(scanner.pos))) scanner.pos++;
    const start = scanner.pos;
    let quoted = false;
    for (; scanner.pos < scanner.end; scanner.pos++) {
      const code = scanner.at(scanner.pos);
      if (isLineEnd(code)) break;
      if (isDoubleQuote(code)) quoted = !quoted;
      else if (!quoted && (code === PIPE || (code === AMPERSAND && scanner.at(scanner.pos + 1) === AMPERSAND))) break;
    }
    return this.#args.asWritten(start);
  }
}
