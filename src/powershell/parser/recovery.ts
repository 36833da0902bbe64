import type { Span } from '../../text/index.ts';
import { isLineEnd } from '../scanner/character-classes.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  SEMICOLON,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import type { Scanner } from '../scanner/scanner.ts';

/** How many levels of brackets, blocks and operators are followed; what lies deeper is skipped with an error. */
const MAX_DEPTH = 400;

/** Operators and members that may be chained freely; longer chains share a common allowance, since trees lean on them. */
const FREE_LINKS = 8;
const SHARED_LINKS = 1500;

/** How reading goes on where a text is broken, too deep or too long: docs/powershell-recovery.md. */
export class Recovery {
  readonly #scanner: Scanner;
  /** Strings that have to end at the end of their line, by their start: set when reading again after a lost quote. */
  readonly #forcedLineEnds: ReadonlySet<number>;
  /** Quoted strings over several lines with a word glued to their end: their own closing quote is probably missing. */
  readonly #suspects: Span[] = [];
  #depth = 0;
  /** Links of long chains still allowed in the current top-level statement. */
  #links = SHARED_LINKS;
  /** Behind an unexpected character: what follows on its line is no clean statement. */
  #strayLineEnd = 0;
  /** Brackets of statement lists that are open, so that a stray closing bracket is told from one that closes. */
  braces = 0;
  parentheses = 0;

  constructor(scanner: Scanner, forcedLineEnds: ReadonlySet<number>) {
    this.#scanner = scanner;
    this.#forcedLineEnds = forcedLineEnds;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Brackets and stray characters

  /** Skips to the closing bracket; without one `pos` stays and an error is left. */
  close(code: number, id: string, open: number): boolean {
    const scanner = this.#scanner;
    const before = scanner.pos;
    if (scanner.skipLines() === code) {
      scanner.pos++;
      return true;
    }
    scanner.rewind(before);
    scanner.error(id, open, open + 1);
    return false;
  }

  /** Reports what does not belong at `pos`; what follows on this line counts as damaged. */
  unexpected(): void {
    const { pos } = this.#scanner;
    this.#scanner.error('unexpected-character', pos, pos + 1);
    this.#strayLineEnd = this.#scanner.lineEnd(pos);
  }

  /** Whether something stands on the rest of a line behind an unexpected character. */
  isBehindStray(start: number): boolean {
    return start < this.#strayLineEnd;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Depth and length

  /** Goes one level deeper; false, with an error, when that is too deep. Each `true` needs a `leave()`. */
  enter(): boolean {
    if (this.#depth < MAX_DEPTH) {
      this.#depth++;
      return true;
    }
    const { pos } = this.#scanner;
    this.#scanner.error('too-deep', pos, pos + 1);
    this.#skipNested();
    return false;
  }

  /** Comes back from a level. */
  leave(): void {
    this.#depth--;
  }

  /** Skips to the end of the line or to the bracket that closes the current level, over everything nested in it. */
  #skipNested(): void {
    const scanner = this.#scanner;
    let open = 0;
    while (scanner.pos < scanner.end) {
      const code = scanner.skipBlanks();
      if (code === OPEN_PARENTHESIS || code === OPEN_BRACKET || code === OPEN_BRACE) open++;
      else if (code === CLOSE_PARENTHESIS || code === CLOSE_BRACKET || code === CLOSE_BRACE) {
        if (open === 0) return;
        open--;
      } else if (open === 0 && (isLineEnd(code) || code === SEMICOLON)) return;
      else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
        const close = scanner.text.indexOf(code === SINGLE_QUOTE ? "'" : '"', scanner.pos + 1);
        const lineEnd = scanner.lineEnd(scanner.pos);
        scanner.pos = close < 0 || close > lineEnd ? lineEnd : close;
      }
      if (scanner.pos < scanner.end) scanner.pos++;
    }
  }

  /** Whether a chain of operators or members may have one more link, its `count`-th; false comes with an error. */
  link(count: number): boolean {
    if (count <= FREE_LINKS) return true;
    if (this.#links > 0) {
      this.#links--;
      return true;
    }
    const { pos } = this.#scanner;
    this.#scanner.error('too-deep', pos, pos + 1);
    return false;
  }

  /** A new top-level statement begins. */
  resetLinks(): void {
    this.#links = SHARED_LINKS;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Lost quotes

  /** Whether the string that starts here has to end at the end of its line. */
  endsOnLine(start: number): boolean {
    return this.#forcedLineEnds.size > 0 && this.#forcedLineEnds.has(start);
  }

  /** Notes a string over several lines that ends glued to a word. */
  suspect(start: number, end: number): void {
    this.#suspects.push({ start, end });
  }

  /**
   * Where a closing quote is missing, as far as one can see: the first string that runs over lines and ends glued to a
   * word, with an error on the way or on the line where it ends. A string that was meant to end on its line does so,
   * because what follows is then really the inside of another string.
   */
  lostQuote(): number | undefined {
    const { errors } = this.#scanner;
    return this.#suspects.find(({ start, end }) => {
      if (this.endsOnLine(start)) return false;
      const lineEnd = this.#scanner.lineEnd(end);
      return errors.some((error) => error.start >= start && error.start <= lineEnd);
    })?.start;
  }
}
