import type { Expression, Variable } from '../ast/index.ts';
import { isBreak, isDoubleQuote, isVariableStart } from '../scanner/character-classes.ts';
import {
  AT_SIGN,
  BACKTICK,
  CARET,
  CLOSE_BRACE,
  COLON,
  DOLLAR,
  DOT,
  EQUALS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION_MARK,
} from '../scanner/characters.ts';
import { wordEnd } from '../scanner/runs.ts';
import type { Tools } from './tools.ts';

/** Variables: `$name`, `${any name}`, `@splatted`. */
export class VariableParser {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The variable at `pos`, which stands on its sigil; undefined where the language reads a word. */
  variable(splatted: boolean): Expression | undefined {
    const { scanner, nodes, context } = this.#tools;
    const start = scanner.pos;
    const errors = scanner.errors.length;
    const end = this.end(start, context.inCommand, false);
    if (end < 0) {
      scanner.errors.length = errors;
      return undefined;
    }
    scanner.pos = end;
    return nodes.variable(start, end, splatted, false);
  }

  /** A plain variable at `pos`. */
  plain(): Variable | undefined {
    const { scanner, nodes } = this.#tools;
    const start = scanner.pos;
    const end = this.end(start, false, false);
    if (end < 0) return undefined;
    scanner.pos = end;
    const node = nodes.variable(start, end, scanner.at(start) === AT_SIGN, false);
    return node.kind === 'Variable' ? node : undefined;
  }

  /**
   * End of the variable whose sigil stands at `start`, or -1 when the language reads a word there: in a command a
   * variable with something odd glued to it is part of a word.
   */
  end(start: number, inCommand: boolean, inString: boolean): number {
    const { scanner } = this.#tools;
    const first = scanner.at(start + 1);
    if (first === OPEN_BRACE) return this.#bracedEnd(start, inCommand, inString);
    if (!isVariableStart(first)) return -1;
    let i = start + 2;
    if (first === DOLLAR || first === QUESTION_MARK || first === CARET) {
      if (inCommand && !isBreak(scanner.at(i))) return -1;
    } else {
      let colon = first === COLON ? start + 1 : 0;
      for (;;) {
        i = wordEnd(scanner.codes, i);
        const code = scanner.at(i);
        if (code === COLON) {
          if (scanner.at(i + 1) === COLON) break;
          if (colon === 0) colon = i;
        } else if (code !== QUESTION_MARK) {
          if (inCommand && !isBreak(code) && code !== DOT && code !== OPEN_BRACKET && code !== EQUALS) return -1;
          break;
        }
        i++;
      }
      if (colon === i - 1) {
        scanner.error(inString ? 'incomplete-variable-in-string' : 'incomplete-variable', start, i);
      }
    }
    return i;
  }

  #bracedEnd(start: number, inCommand: boolean, inString: boolean): number {
    const { scanner } = this.#tools;
    let i = start + 2;
    const limit = scanner.searchLimit(start);
    while (i < limit) {
      const code = scanner.at(i);
      if (code === CLOSE_BRACE) break;
      if (code === BACKTICK) i = scanner.escapeEnd(i);
      else i += inString && isDoubleQuote(code) && isDoubleQuote(scanner.at(i + 1)) ? 2 : 1;
    }
    if (i >= limit) {
      scanner.searchedInVain(limit - start);
      i = scanner.lineEnd(start);
      scanner.error('unterminated-variable', start, i);
      return i;
    }
    if (i === start + 2) scanner.error('empty-variable', start, i + 1);
    const next = scanner.at(i + 1);
    if (inCommand && !isBreak(next) && next !== DOT && next !== OPEN_BRACKET) return -1;
    return i + 1;
  }
}
