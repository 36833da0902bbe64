import type { ExpandableString, Quote, StringConstant } from '../ast/index.ts';
import { isBlank, isBreak, isDoubleQuote, isLineEnd, isSingleQuote } from '../scanner/character-classes.ts';
import { AT_SIGN, BACKTICK, DOLLAR, DOUBLE_QUOTE, LINE_FEED, OPEN_BRACE, SINGLE_QUOTE } from '../scanner/characters.ts';
import { hereStringEnd } from '../scanner/escapes.ts';
import { IN_DOUBLE_QUOTES, IN_HERE_STRING, IN_SINGLE_QUOTES, runEnd } from '../scanner/runs.ts';
import type { Interpolation } from './interpolation.ts';
import type { Tools } from './tools.ts';

/** What may stand right behind a string. */
const OPERATORS = '.[]+-=:?*/%';

/** Quoted strings and here-strings. */
export class StringParser {
  readonly #tools: Tools;
  readonly #interpolation: Interpolation;

  constructor(tools: Tools, interpolation: Interpolation) {
    this.#tools = tools;
    this.#interpolation = interpolation;
  }

  /** A quoted string at `pos`, which stands on a quote of either kind. */
  quoted(): StringConstant | ExpandableString {
    const { scanner } = this.#tools;
    return isSingleQuote(scanner.at(scanner.pos)) ? this.#single() : this.#double();
  }

  #single(): StringConstant {
    const { scanner, nodes, recovery } = this.#tools;
    const start = scanner.pos;
    const close = recovery.endsOnLine(start) ? -1 : this.singleEnd(start + 1);
    if (close < 0) return this.#unterminated(start);
    scanner.pos = close + 1;
    return nodes.string(start, scanner.pos, 'single');
  }

  #double(): StringConstant | ExpandableString {
    const { scanner, nodes, recovery } = this.#tools;
    const interpolation = this.#interpolation;
    const start = scanner.pos;
    const plainEnd = runEnd(scanner.codes, start + 1, IN_DOUBLE_QUOTES);
    if (isDoubleQuote(scanner.at(plainEnd)) && !isDoubleQuote(scanner.at(plainEnd + 1))) {
      // By far the most strings hold nothing that escapes or expands.
      scanner.pos = plainEnd + 1;
      return nodes.string(start, scanner.pos, 'double');
    }
    const errors = scanner.errors.length;
    interpolation.begin(start + 1);
    const close = recovery.endsOnLine(start) ? -1 : this.doubleEnd(start + 1, 'double');
    if (close < 0) {
      scanner.rewind(start, errors);
      interpolation.abandon();
      return this.#unterminated(start);
    }
    scanner.pos = close + 1;
    return interpolation.finish(start, close, 'double');
  }

  /** Offset of the single quote that closes a content, -1 when there is none. */
  singleEnd(from: number): number {
    const { scanner } = this.#tools;
    const limit = scanner.searchLimit(from);
    let hasLines = false;
    for (let i = from; i < limit; i++) {
      i = runEnd(scanner.codes, i, IN_SINGLE_QUOTES);
      if (i >= limit) break;
      const code = scanner.at(i);
      if (isSingleQuote(code)) {
        if (!isSingleQuote(scanner.at(i + 1))) {
          if (hasLines) this.#suspect(from - 1, i + 1);
          return i;
        }
        i++;
      } else if (code === LINE_FEED) {
        hasLines = true;
      }
    }
    scanner.searchedInVain(limit - from);
    return -1;
  }

  /** Offset of the double quote that closes a content, -1 when there is none; collects the content's parts. */
  doubleEnd(from: number, quote: Quote): number {
    const { scanner } = this.#tools;
    const limit = scanner.searchLimit(from);
    let hasLines = false;
    let i = from;
    for (;;) {
      i = runEnd(scanner.codes, i, IN_DOUBLE_QUOTES);
      if (i >= limit) break;
      const code = scanner.at(i);
      if (isDoubleQuote(code)) {
        if (!isDoubleQuote(scanner.at(i + 1))) {
          if (hasLines) this.#suspect(from - 1, i + 1);
          return i;
        }
        i += 2;
      } else if (code === DOLLAR) {
        i = this.#interpolation.expand(i, quote);
        if (i < 0) break;
      } else if (code === BACKTICK) {
        i = scanner.escapeEnd(i);
      } else {
        if (code === LINE_FEED) hasLines = true;
        i++;
      }
    }
    scanner.searchedInVain(limit - from);
    return -1;
  }

  /** Behind a closing quote stand a blank, a bracket or an operator; a word there is rather the inside of a string. */
  #suspect(start: number, end: number): void {
    const { scanner, recovery } = this.#tools;
    const next = scanner.at(end);
    if (next === OPEN_BRACE || (!isBreak(next) && !OPERATORS.includes(scanner.text.charAt(end)))) {
      recovery.suspect(start, end);
    }
  }

  /** A string without an end stops at the end of its line, so that the lines below are read. */
  #unterminated(start: number): StringConstant {
    const { scanner } = this.#tools;
    const end = scanner.lineEnd(start);
    const quote = isDoubleQuote(scanner.at(start)) ? 'double' : 'single';
    scanner.error('unterminated-string', start, end);
    scanner.pos = end;
    return { kind: 'StringConstant', start, end, quote, value: scanner.text.slice(start + 1, end) };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Here-strings

  /** A here-string at `pos`, which stands on its `@`. */
  hereString(): StringConstant | ExpandableString {
    const { scanner } = this.#tools;
    const interpolation = this.#interpolation;
    const start = scanner.pos;
    const expandable = isDoubleQuote(scanner.at(start + 1));
    const quote: Quote = expandable ? 'here-double' : 'here-single';
    let i = start + 2;
    while (isBlank(scanner.at(i))) i++;
    if (!isLineEnd(scanner.at(i))) return this.#badHeader(start, i, quote);
    const errors = scanner.errors.length;
    interpolation.begin(scanner.behindLineEnd(i));
    const footer = this.#footer(i, expandable);
    if (footer >= 0) {
      scanner.pos = footer + 2;
      return interpolation.finish(start, hereStringEnd(scanner.text, footer, expandable), quote);
    }
    scanner.rewind(start, errors);
    interpolation.abandon();
    scanner.pos = footer === -1 ? scanner.lineEnd(start) : -footer;
    scanner.error('unterminated-string', start, scanner.pos);
    return { kind: 'StringConstant', start, end: scanner.pos, quote, value: '' };
  }

  /** Text behind the opening mark: the string is empty and ends on this line. */
  #badHeader(start: number, at: number, quote: Quote): StringConstant {
    const { scanner } = this.#tools;
    const end = scanner.lineEnd(start);
    const mark = quote === 'here-single' ? SINGLE_QUOTE : DOUBLE_QUOTE;
    scanner.pos = end;
    for (let i = at; i < end - 1; i++) {
      if (scanner.at(i) === mark && scanner.at(i + 1) === AT_SIGN) {
        scanner.pos = i + 2;
        break;
      }
    }
    const id = at >= scanner.end ? 'unterminated-string' : 'text-after-here-string-header';
    scanner.error(id, start, scanner.pos);
    return { kind: 'StringConstant', start, end: scanner.pos, quote, value: '' };
  }

  /**
   * Offset of the closing mark's quote; without one -1, or minus the end of the first indented mark, where the string
   * most likely was meant to end.
   */
  #footer(from: number, expandable: boolean): number {
    const { scanner } = this.#tools;
    const isMark = expandable ? isDoubleQuote : isSingleQuote;
    const limit = scanner.searchLimit(from);
    let indented = 1;
    let i = from;
    while (i < limit) {
      const code = scanner.at(i);
      if (isLineEnd(code)) {
        i = scanner.behindLineEnd(i);
        if (isMark(scanner.at(i)) && scanner.at(i + 1) === AT_SIGN) return i;
        while (isBlank(scanner.at(i))) i++;
        if (isMark(scanner.at(i)) && scanner.at(i + 1) === AT_SIGN && i < limit) {
          if (indented === 1) indented = i + 2;
          i += 2;
        }
      } else if (!expandable) {
        i = scanner.lineEnd(i);
      } else if (code === DOLLAR) {
        i = this.#interpolation.expand(i, 'here-double');
        if (i < 0) break;
      } else if (code === BACKTICK) {
        i = scanner.escapeEnd(i);
      } else {
        i = runEnd(scanner.codes, i + 1, IN_HERE_STRING);
      }
    }
    scanner.searchedInVain(limit - from);
    return -indented;
  }
}
