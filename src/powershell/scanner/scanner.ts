import type { Span } from '../../text/index.ts';
import type { SyntaxIssue } from '../ast/index.ts';
import { isBlank, isLetter, isLineEnd, isSignificant } from './character-classes.ts';
import {
  BACKTICK,
  CARRIAGE_RETURN,
  COMMA,
  END,
  HASH,
  LESS_THAN,
  LETTER_U,
  LINE_FEED,
  SEMICOLON,
  SPACE,
} from './characters.ts';
import { codeUnits, sharedCodeUnits } from './code-units.ts';
import { unicodeEscapeEnd } from './escapes.ts';
import { wordEnd } from './runs.ts';

/** How often the text may be searched in vain for ends of strings; then a string without an end nearby has none. */
const BUDGET = 8;
const NEARBY = 500;

/**
 * A text, the place in it where reading goes on, and what was noted on the way: comments and errors. It knows blanks, comments and
 * lines. There are no tokens: what a character means depends on where the grammar stands, so each rule looks at the characters
 * itself.
 */
export class Scanner {
  readonly text: string;
  /** Length of the text. */
  readonly end: number;
  readonly codes: Uint16Array;
  /** Where reading goes on. */
  pos = 0;
  readonly errors: SyntaxIssue[] = [];
  readonly comments: Span[] = [];
  readonly #hasLoneReturns: boolean;
  /** Characters that may still be searched in vain. */
  #budget: number;
  /** Comments in front of this offset were noted. */
  #commented = 0;
  /** The line end that was looked for last, and from where: nothing ends a line between them. */
  #lineFrom = 0;
  #lineTo = -1;
  #blockCommentEnds = true;
  #gapFrom = -1;
  #gapTo = -1;

  /** The code units of a text that is nested in another one are its own: those of the outer one are still read. */
  constructor(text: string, isNested: boolean) {
    this.text = text;
    this.end = text.length;
    this.codes = isNested ? codeUnits(text) : sharedCodeUnits(text);
    this.#hasLoneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
    this.#budget = BUDGET * text.length + 1000;
  }

  /** The character at an offset; 0 behind the end, which may lie a few characters away. */
  at(index: number): number {
    return this.codes[index] as number;
  }

  /** Notes a mistake. */
  error(id: string, start: number, end: number): void {
    this.errors.push({ id, start: Math.min(start, this.end), end: Math.min(end, this.end) });
  }

  /** Goes back to an earlier place. What was noted behind it is forgotten, of the errors all but the first `errors`. */
  rewind(pos: number, errors = this.errors.length): void {
    if (errors < this.errors.length) this.errors.length = errors;
    if (this.pos === pos) return;
    this.pos = pos;
    const { comments } = this;
    while (comments.length > 0 && (comments[comments.length - 1] as Span).start >= pos) comments.pop();
    this.#commented = Math.min(this.#commented, pos);
  }

  /** Notes a comment that was read elsewhere, in a text cut out of this one. */
  addComment(comment: Span): void {
    this.comments.push(comment);
    this.#commented = comment.end;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Blanks and comments

  /** Skips blanks, comments and continued lines; returns the code that follows, 0 at the end. */
  skipBlanks(): number {
    const { codes } = this;
    let { pos } = this;
    let code = codes[pos] as number;
    if (code === SPACE) {
      do code = codes[++pos] as number;
      while (code === SPACE);
      this.pos = pos;
    }
    return isSignificant(code) ? code : this.#skipMore();
  }

  #skipMore(): number {
    for (;;) {
      const code = this.at(this.pos);
      if (code === SPACE) {
        this.pos++;
      } else if (isSignificant(code)) {
        return code;
      } else if (code === HASH) {
        this.#lineComment();
      } else if (code === LESS_THAN) {
        if (this.at(this.pos + 1) !== HASH) return code;
        this.blockComment();
      } else if (code === BACKTICK) {
        if (!this.#skipBacktick()) return code;
      } else {
        this.pos++;
      }
    }
  }

  /** Nothing but blanks and line ends lies between two offsets, as somebody has seen who looked ahead. */
  noteGap(from: number, to: number): void {
    this.#gapFrom = from;
    this.#gapTo = to;
  }

  /** Skips blanks, comments and line ends. */
  skipLines(): number {
    if (this.pos === this.#gapFrom) this.pos = this.#gapTo;
    for (;;) {
      const code = this.skipBlanks();
      if (code !== LINE_FEED && code !== CARRIAGE_RETURN) return code;
      this.pos++;
    }
  }

  /** Skips blanks, comments, line ends and semicolons. */
  skipSeparators(): number {
    if (this.pos === this.#gapFrom) this.pos = this.#gapTo;
    for (;;) {
      const code = this.skipBlanks();
      if (code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== SEMICOLON) return code;
      this.pos++;
    }
  }

  /** Goes over a comma, also one on a line below; false, with everything where it was, when none follows. */
  acceptComma(): boolean {
    const before = this.pos;
    if (this.skipLines() === COMMA) {
      this.pos++;
      return true;
    }
    this.rewind(before);
    return false;
  }

  /** A backtick outside of words: a continued line, or blanks behind it. False when it starts a word. */
  #skipBacktick(): boolean {
    const next = this.at(this.pos + 1);
    if (isLineEnd(next)) {
      this.pos = this.behindLineEnd(this.pos + 1);
      return true;
    }
    if (isBlank(next)) {
      this.pos += 2;
      return true;
    }
    if (next === END && this.pos + 1 >= this.end) {
      this.error('incomplete-escape', this.pos, this.pos + 1);
      this.pos++;
      return true;
    }
    return false;
  }

  #lineComment(): void {
    const start = this.pos;
    this.pos = this.lineEnd(start);
    this.#comment(start);
  }

  /** Skips the block comment at `pos`. */
  blockComment(): void {
    const start = this.pos;
    const close = this.#blockCommentEnds ? this.text.indexOf('#>', start + 2) : -1;
    if (close < 0) {
      this.#blockCommentEnds = false;
      this.pos = this.lineEnd(start);
      this.error('unterminated-comment', start, this.pos);
    } else {
      this.pos = close + 2;
    }
    this.#comment(start);
  }

  #comment(start: number): void {
    if (start < this.#commented) return;
    this.comments.push({ start, end: this.pos });
    this.#commented = this.pos;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Lines, names, escapes

  /** Offset of the line end at or behind `from`. */
  lineEnd(from: number): number {
    if (from < this.#lineFrom || from > this.#lineTo) {
      this.#lineFrom = from;
      this.#lineTo = this.#findLineEnd(from);
    }
    return this.#lineTo;
  }

  #findLineEnd(from: number): number {
    if (this.#hasLoneReturns) {
      let i = from;
      while (i < this.end && !isLineEnd(this.at(i))) i++;
      return i;
    }
    const feed = this.text.indexOf('\n', from);
    if (feed < 0) return this.end;
    return feed > from && this.at(feed - 1) === CARRIAGE_RETURN ? feed - 1 : feed;
  }

  /** Where the line below a line end begins. */
  behindLineEnd(lineEnd: number): number {
    return this.at(lineEnd) === CARRIAGE_RETURN && this.at(lineEnd + 1) === LINE_FEED ? lineEnd + 2 : lineEnd + 1;
  }

  /** End of the plain name behind blanks, where `pos` then stands; -1 when there is none. */
  nameEnd(): number {
    return isLetter(this.skipBlanks()) ? this.wordEnd(this.pos + 1) : -1;
  }

  /** Where the letters and digits end that stand at an offset. */
  wordEnd(from: number): number {
    return wordEnd(this.codes, from);
  }

  /** Where reading goes on behind a backtick in a string or a word. */
  escapeEnd(at: number): number {
    const next = this.at(at + 1);
    if (next === END) return at + 1;
    if (next !== LETTER_U) return at + 2;
    const end = unicodeEscapeEnd(this.text, at + 1);
    if (end > at + 1) return end;
    this.error('invalid-escape', at, at + 2);
    return at + 2;
  }

  /** Where a search for the end of a string that begins at `from` stops at the latest. */
  searchLimit(from: number): number {
    return this.#budget > 0 ? this.end : Math.min(this.lineEnd(from), from + NEARBY);
  }

  /** So many characters were searched in vain. A text may open string after string without an end; reading stays linear. */
  searchedInVain(characters: number): void {
    this.#budget -= characters;
  }
}
