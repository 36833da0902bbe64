import type { Redirection } from '../ast/index.ts';
import {
  AMPERSAND,
  ASTERISK,
  DIGIT_0,
  DIGIT_1,
  DIGIT_2,
  DIGIT_6,
  GREATER_THAN,
  LESS_THAN,
} from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { Tools } from './tools.ts';

/** Redirections: `> file`, `2>&1`. */
export class RedirectionParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;

  constructor(tools: Tools, args: ArgumentParser) {
    this.#tools = tools;
    this.#args = args;
  }

  /** Length of the redirection operator at `pos`, 0 when there is none. */
  length(code: number): number {
    const { scanner } = this.#tools;
    if (code === LESS_THAN) return 1;
    let i = scanner.pos;
    if (code === ASTERISK || (code >= DIGIT_1 && code <= DIGIT_6)) i++;
    else if (code !== GREATER_THAN) return 0;
    if (scanner.at(i) !== GREATER_THAN) return 0;
    i++;
    if (scanner.at(i) === GREATER_THAN) return i + 1 - scanner.pos;
    if (i - scanner.pos === 2 && scanner.at(i) === AMPERSAND) {
      const to = scanner.at(i + 1);
      if (to === DIGIT_1 || (to === DIGIT_2 && code !== ASTERISK)) return i + 2 - scanner.pos;
    }
    return i - scanner.pos;
  }

  /** The redirection at `pos`; undefined, with an error, for `<`. */
  redirection(code: number): Redirection | undefined {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const length = this.length(code);
    scanner.pos += length;
    const after = scanner.pos;
    const last = scanner.at(after - 1);
    const stream = code === ASTERISK ? 0 : code === GREATER_THAN ? 1 : code - DIGIT_0;
    if (last === DIGIT_1 || last === DIGIT_2) {
      if (last === DIGIT_2 || code === DIGIT_1) scanner.error('unsupported-redirection', start, after);
      return { start, end: after, stream, append: false, target: undefined };
    }
    const target = this.#args.single('single');
    if (target === undefined) {
      scanner.rewind(after);
      scanner.error('missing-file', start, after);
    }
    if (code === LESS_THAN) {
      scanner.error('input-redirection', start, after);
      return undefined;
    }
    const append = length > 1 && scanner.at(after - 2) === GREATER_THAN;
    return { start, end: target?.end ?? after, stream, append, target };
  }
}
