import type { Span } from '../../text/index.ts';
import {
  type ExpandableString,
  type Expression,
  ODD,
  type Quote,
  type StringConstant,
  type SyntaxProblem,
  type TextPart,
} from './ast.ts';
import {
  isBlank,
  isBreak,
  isDoubleQuote,
  isLineEnd,
  isSignificant,
  isSingleQuote,
  isVariableStart,
  isWord,
  PLAIN_HYPHEN,
  PLAIN_ODD,
  plainness,
} from './characters.ts';
import { unicodeEscapeEnd } from './literals.ts';
import { NodeMaker } from './node-maker.ts';
import { hereStringEnd } from './nodes.ts';
import { relocate } from './relocate.ts';
import { hasOddCharacter, isSuspectWord } from './suspects.ts';

type Part = TextPart | Expression;

/** Strings in `$( )` in strings in `$( )` ...: deeper ones are not looked into. */
const MAX_STRING_LEVEL = 12;

/** How often the text may be searched in vain for ends of strings; then a string without an end on its line has none. */
const PATIENCE = 8;
const NEARBY = 500;

/** What may stand right behind a string. */
const OPERATORS = '.[]+-=:?*/%';

/** What a parse of a text cut out of a string gives back. */
export interface Nested {
  readonly node: Expression;
  readonly errors: readonly SyntaxProblem[];
  readonly comments: readonly Span[];
}

/**
 * The lowest layer of the parser: blanks, comments, strings, variables and words. There are no tokens: what a character
 * means depends on where the grammar stands, so each rule looks at the characters itself. `pos` is where reading goes on.
 */
export abstract class Lexer extends NodeMaker {
  protected pos = 0;
  protected errors: SyntaxProblem[] = [];
  protected comments: Span[] = [];
  /** Strings that have to end at the end of their line, by their start: set when reading again after a lost quote. */
  protected readonly cut: ReadonlySet<number>;
  /** Quoted strings over several lines with a word glued to their end: their own closing quote is probably missing. */
  protected readonly suspects: Span[] = [];
  /** How many strings this text is nested in. */
  protected readonly level: number;
  readonly #loneReturns: boolean;
  #patience: number;
  #commented = 0;
  /** The line end that was looked for last, and from where: nothing ends a line between them. */
  #lineFrom = 0;
  #lineTo = -1;
  #blockCommentEnds = true;
  /** Of the string that is being read: where the list of its parts begins, and its text that belongs to none yet. */
  #partsFrom = 0;
  #partStart = 0;
  /** The word that is read is a command's name, in which nothing is looked up. */
  #asName = false;
  #folded: number[] | undefined;
  #simple = true;
  /** Marks of the command that is being read. */
  protected marks = 0;

  constructor(text: string, level: number, cut: ReadonlySet<number>) {
    super(text, level > 0);
    this.level = level;
    this.cut = cut;
    this.#loneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
    this.#patience = PATIENCE * text.length + 1000;
  }

  /** Parses a text that starts with `$(`, cut out of a string. */
  protected abstract nested(text: string): Nested;
  /** `$( )` at `pos`. */
  protected abstract subExpression(): Expression;

  protected error(id: string, start: number, end: number): void {
    this.errors.push({ id, start: Math.min(start, this.end), end: Math.min(end, this.end) });
  }

  /** Goes back to an earlier place; what was found behind it is forgotten. */
  protected rewind(pos: number, errors: number): void {
    if (errors < this.errors.length) this.errors.length = errors;
    if (this.pos === pos) return;
    this.pos = pos;
    while (this.comments.length > 0 && (this.comments[this.comments.length - 1] as Span).start >= pos)
      this.comments.pop();
    this.#commented = Math.min(this.#commented, pos);
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Blanks and comments

  /** Skips blanks, comments and continued lines; returns the code that follows, 0 at the end. */
  protected skipBlanks(): number {
    let { pos } = this;
    while (this.at(pos) === 32) pos++;
    this.pos = pos;
    const code = this.at(pos);
    return isSignificant(code) ? code : this.#skipMore();
  }

  #skipMore(): number {
    for (;;) {
      const code = this.at(this.pos);
      if (code === 32) {
        this.pos++;
      } else if (isSignificant(code)) {
        return code;
      } else if (code === 35) {
        this.#lineComment();
      } else if (code === 60) {
        if (this.at(this.pos + 1) !== 35) return code;
        this.blockComment();
      } else if (code === 96) {
        if (!this.#skipBacktick()) return code;
      } else {
        this.pos++;
      }
    }
  }

  /** Skips blanks, comments and line ends. */
  protected skipLines(): number {
    for (;;) {
      const code = this.skipBlanks();
      if (code !== 10 && code !== 13) return code;
      this.pos++;
    }
  }

  /** Goes over a comma, also one on a line below; false, with everything where it was, when none follows. */
  protected acceptComma(): boolean {
    const before = this.pos;
    if (this.skipLines() === 44) {
      this.pos++;
      return true;
    }
    this.rewind(before, this.errors.length);
    return false;
  }

  /** Skips blanks, comments, line ends and semicolons. */
  protected skipSeparators(): number {
    for (;;) {
      const code = this.skipBlanks();
      if (code !== 10 && code !== 13 && code !== 59) return code;
      this.pos++;
    }
  }

  /** A backtick outside of words: a continued line, or blanks behind it. False when it starts a word. */
  #skipBacktick(): boolean {
    const next = this.at(this.pos + 1);
    if (next === 13 || next === 10) {
      this.pos += next === 13 && this.at(this.pos + 2) === 10 ? 3 : 2;
      return true;
    }
    if (isBlank(next)) {
      this.pos += 2;
      return true;
    }
    if (next === 0 && this.pos + 1 >= this.end) {
      this.error('incomplete-escape', this.pos, this.pos + 1);
      this.pos++;
      return true;
    }
    return false;
  }

  /** Offset of the line end at or behind `from`. */
  protected lineEnd(from: number): number {
    if (from < this.#lineFrom || from > this.#lineTo) {
      this.#lineFrom = from;
      this.#lineTo = this.#findLineEnd(from);
    }
    return this.#lineTo;
  }

  #findLineEnd(from: number): number {
    if (this.#loneReturns) {
      let i = from;
      while (i < this.end && !isLineEnd(this.at(i))) i++;
      return i;
    }
    const feed = this.text.indexOf('\n', from);
    if (feed < 0) return this.end;
    return feed > from && this.at(feed - 1) === 13 ? feed - 1 : feed;
  }

  #lineComment(): void {
    const start = this.pos;
    this.pos = this.lineEnd(start);
    this.#comment(start);
  }

  protected blockComment(): void {
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
  // Variables

  /**
   * End of the variable whose sigil stands at `start`, or -1 when the language reads a word there: in a command a
   * variable with something odd glued to it is part of a word.
   */
  protected scanVariable(start: number, inCommand: boolean, inString: boolean): number {
    const first = this.at(start + 1);
    if (first === 123) return this.#scanBraced(start, inCommand, inString);
    if (!isVariableStart(first)) return -1;
    let i = start + 2;
    if (first === 36 || first === 63 || first === 94) {
      if (inCommand && !isBreak(this.at(i))) return -1;
    } else {
      let colon = first === 58 ? start + 1 : 0;
      for (;;) {
        const code = this.at(i);
        if (code === 58) {
          if (this.at(i + 1) === 58) break;
          if (colon === 0) colon = i;
        } else if (code !== 63 && !isWord(code)) {
          if (inCommand && !isBreak(code) && code !== 46 && code !== 91 && code !== 61) return -1;
          break;
        }
        i++;
      }
      if (colon === i - 1) this.error(inString ? 'incomplete-variable-in-string' : 'incomplete-variable', start, i);
    }
    return i;
  }

  #scanBraced(start: number, inCommand: boolean, inString: boolean): number {
    let i = start + 2;
    const limit = this.#limit(start);
    while (i < limit) {
      const code = this.at(i);
      if (code === 125) break;
      if (code === 96) i = this.#escapeEnd(i);
      else i += inString && isDoubleQuote(code) && isDoubleQuote(this.at(i + 1)) ? 2 : 1;
    }
    if (i >= limit) {
      this.#patience -= limit - start;
      i = this.lineEnd(start);
      this.error('unterminated-variable', start, i);
      return i;
    }
    if (i === start + 2) this.error('empty-variable', start, i + 1);
    const next = this.at(i + 1);
    if (inCommand && !isBreak(next) && next !== 46 && next !== 91) return -1;
    return i + 1;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Strings

  /** A quoted string at `pos`, which stands on a quote of either kind. */
  protected quoted(): StringConstant | ExpandableString {
    return isSingleQuote(this.at(this.pos)) ? this.#single() : this.#double();
  }

  #single(): StringConstant {
    const start = this.pos;
    const close = this.cut.has(start) ? -1 : this.#closeSingle(start + 1);
    if (close < 0) return this.#unterminated(start);
    this.pos = close + 1;
    return this.makeString(start, this.pos, 'single');
  }

  /** Offset of the closing single quote, -1 when there is none. */
  #closeSingle(from: number): number {
    const limit = this.#limit(from);
    let lines = false;
    for (let i = from; i < limit; i++) {
      const code = this.at(i);
      if (code === 39 || (code >= 0x2018 && code <= 0x201b)) {
        if (!isSingleQuote(this.at(i + 1))) {
          if (lines) this.#suspect(from - 1, i + 1);
          return i;
        }
        i++;
      } else if (code === 10) {
        lines = true;
      }
    }
    this.#patience -= limit - from;
    return -1;
  }

  #limit(from: number): number {
    return this.#patience > 0 ? this.end : Math.min(this.lineEnd(from), from + NEARBY);
  }

  /** Behind a closing quote stand a blank, a bracket or an operator; a word there is rather the inside of a string. */
  #suspect(start: number, end: number): void {
    const next = this.at(end);
    if (next === 123 || (!isBreak(next) && !OPERATORS.includes(this.text.charAt(end))))
      this.suspects.push({ start, end });
  }

  /** A string without an end stops at the end of its line, so that the lines below are read. */
  #unterminated(start: number): StringConstant {
    const end = this.lineEnd(start);
    const double = isDoubleQuote(this.at(start));
    this.error('unterminated-string', start, end);
    this.pos = end;
    return {
      kind: 'StringConstant',
      start,
      end,
      quote: double ? 'double' : 'single',
      value: this.text.slice(start + 1, end),
    };
  }

  #double(): StringConstant | ExpandableString {
    const start = this.pos;
    const outerParts = this.#partsFrom;
    const outerStart = this.#partStart;
    const errors = this.errors.length;
    this.#partsFrom = this.open;
    this.#partStart = start + 1;
    const close = this.cut.has(start) ? -1 : this.#scanDouble(start + 1, 'double');
    let node: StringConstant | ExpandableString;
    if (close < 0) {
      this.rewind(start, errors);
      this.open = this.#partsFrom;
      node = this.#unterminated(start);
    } else {
      this.pos = close + 1;
      node = this.#finish(start, close, 'double');
    }
    this.#partsFrom = outerParts;
    this.#partStart = outerStart;
    return node;
  }

  /** The string node of what was scanned: constant without parts. `textEnd` is where its content ends, `pos` where it does. */
  #finish(start: number, textEnd: number, quote: Quote): StringConstant | ExpandableString {
    const from = this.#partsFrom;
    if (this.open === from) return this.makeString(start, this.pos, quote);
    if (textEnd > this.#partStart) this.keep(this.makeText(this.#partStart, textEnd, quote));
    return { kind: 'ExpandableString', start, end: this.pos, quote, parts: this.kept<Part>(from) };
  }

  /** Offset of the closing double quote of a content that starts at `from`, -1 when there is none; collects its parts. */
  #scanDouble(from: number, quote: Quote): number {
    const limit = this.#limit(from);
    let lines = false;
    let i = from;
    while (i < limit) {
      const code = this.at(i);
      if (code > 96 && code < 0x201c) {
        i++;
      } else if (code === 34 || (code >= 0x201c && code <= 0x201e)) {
        if (!isDoubleQuote(this.at(i + 1))) {
          if (lines) this.#suspect(from - 1, i + 1);
          return i;
        }
        i += 2;
      } else if (code === 36) {
        i = this.#interpolation(i, quote);
        if (i < 0) break;
      } else if (code === 96) {
        i = this.#escapeEnd(i);
      } else {
        if (code === 10) lines = true;
        i++;
      }
    }
    this.#patience -= limit - from;
    return -1;
  }

  /** Where reading goes on behind a backtick in a string or a word. */
  #escapeEnd(at: number): number {
    const next = this.at(at + 1);
    if (next === 0) return at + 1;
    if (next !== 117) return at + 2;
    const end = unicodeEscapeEnd(this.text, at + 1);
    if (end > at + 1) return end;
    this.error('invalid-escape', at, at + 2);
    return at + 2;
  }

  /** What `$` at `at` stands for in a string or word: returns where the text goes on, -1 for a `$(` without its end. */
  #interpolation(at: number, quote: Quote): number {
    const next = this.at(at + 1);
    if (next === 40) {
      const close = this.#closeParenthesis(at, quote === 'here-double');
      if (close < 0 || this.#asName) return close;
      this.#part(at, this.#nestedExpression(at, close), close, quote);
      return close;
    }
    if (next !== 123 && !isVariableStart(next)) return at + 1;
    const end = this.scanVariable(at, false, true);
    this.#part(at, this.makeVariable(at, end, false, true), end, quote);
    return end;
  }

  #part(at: number, node: Expression, end: number, quote: Quote): void {
    if (at > this.#partStart) this.keep(this.makeText(this.#partStart, at, quote));
    this.keep(node);
    this.#partStart = end;
  }

  /**
   * Offset behind the `)` that closes `$(` at `at`, or -1. The language only counts parentheses here: strings and
   * comments do not protect them, and a doubled or escaped quote counts as one.
   */
  #closeParenthesis(at: number, hereString: boolean): number {
    const limit = this.#limit(at);
    let depth = 1;
    this.#folded = undefined;
    this.#simple = true;
    for (let i = at + 2; i < limit; i++) {
      const code = this.at(i);
      if (code === 40) {
        depth++;
      } else if (code === 41) {
        if (--depth === 0) return i + 1;
      } else if (code === 96 || code === 34 || (code >= 0x201c && code <= 0x201e)) {
        this.#simple = false;
        if (!hereString && isDoubleQuote(this.at(i + 1))) {
          this.#folded ??= [];
          this.#folded.push(i);
          i++;
        }
      } else if (code === 10 || code === 13 || code === 35 || code === 39 || (code >= 0x2018 && code <= 0x201b)) {
        this.#simple = false;
      }
    }
    this.#patience -= limit - at;
    return -1;
  }

  /** The sub-expression between `start` and `end`: read in place where that is the same, else from a text of its own. */
  #nestedExpression(start: number, end: number): Expression {
    const folded = this.#folded;
    if (this.#simple) {
      const errors = this.errors.length;
      const partsFrom = this.#partsFrom;
      const partStart = this.#partStart;
      this.pos = start;
      const node = this.subExpression();
      this.#partsFrom = partsFrom;
      this.#partStart = partStart;
      if (this.pos === end && this.errors.length === errors) return node;
      this.rewind(start, errors);
    }
    this.finds++;
    if (this.level >= MAX_STRING_LEVEL) {
      this.error('too-deep', start, end);
      return { kind: 'Missing', start, end };
    }
    let text = this.text.slice(start, end);
    if (folded !== undefined) {
      text = '';
      let from = start;
      for (const skipped of folded) {
        text += this.text.slice(from, skipped);
        from = skipped + 1;
      }
      text += this.text.slice(from, end);
    }
    const nested = this.nested(text);
    const place = (offset: number): number => {
      let at = start + offset;
      if (folded === undefined) return at;
      for (const skipped of folded) {
        if (skipped >= at) break;
        at++;
      }
      return at;
    };
    relocate(nested, place);
    for (const error of nested.errors) this.errors.push(error);
    for (const comment of nested.comments) {
      this.comments.push(comment);
      this.#commented = comment.end;
    }
    return nested.node;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Here-strings

  /** A here-string at `pos`, which stands on its `@`. */
  protected hereString(): StringConstant | ExpandableString {
    const start = this.pos;
    const expandable = isDoubleQuote(this.at(start + 1));
    const quote: Quote = expandable ? 'here-double' : 'here-single';
    let i = start + 2;
    while (isBlank(this.at(i))) i++;
    if (!isLineEnd(this.at(i))) return this.#badHeader(start, i, quote);
    const errors = this.errors.length;
    const outerParts = this.#partsFrom;
    const outerStart = this.#partStart;
    this.#partsFrom = this.open;
    this.#partStart = this.#lineStart(i);
    const footer = this.#scanHere(i, expandable);
    let node: StringConstant | ExpandableString;
    if (footer >= 0) {
      this.pos = footer + 2;
      const contentEnd = hereStringEnd(this.text, footer, expandable);
      node = this.#finish(start, contentEnd, quote);
    } else {
      this.rewind(start, errors);
      this.open = this.#partsFrom;
      this.pos = footer === -1 ? this.lineEnd(start) : -footer;
      this.error('unterminated-string', start, this.pos);
      node = { kind: 'StringConstant', start, end: this.pos, quote, value: '' };
    }
    this.#partsFrom = outerParts;
    this.#partStart = outerStart;
    return node;
  }

  #lineStart(lineEnd: number): number {
    return this.at(lineEnd) === 13 && this.at(lineEnd + 1) === 10 ? lineEnd + 2 : lineEnd + 1;
  }

  /** Text behind the opening mark: the string is empty and ends on this line. */
  #badHeader(start: number, at: number, quote: Quote): StringConstant {
    const end = this.lineEnd(start);
    const mark = quote === 'here-single' ? 39 : 34;
    this.pos = end;
    for (let i = at; i < end - 1; i++) {
      if (this.at(i) === mark && this.at(i + 1) === 64) {
        this.pos = i + 2;
        break;
      }
    }
    this.error(at >= this.end ? 'unterminated-string' : 'text-after-here-string-header', start, this.pos);
    return { kind: 'StringConstant', start, end: this.pos, quote, value: '' };
  }

  /**
   * Offset of the closing mark's quote; without one -1, or minus the end of the first indented mark, where the string
   * most likely was meant to end.
   */
  #scanHere(from: number, expandable: boolean): number {
    const isMark = expandable ? isDoubleQuote : isSingleQuote;
    const limit = this.#limit(from);
    let indented = 1;
    let i = from;
    while (i < limit) {
      const code = this.at(i);
      if (code === 10 || code === 13) {
        i = this.#lineStart(i);
        if (isMark(this.at(i)) && this.at(i + 1) === 64) return i;
        while (isBlank(this.at(i))) i++;
        if (isMark(this.at(i)) && this.at(i + 1) === 64 && i < limit) {
          if (indented === 1) indented = i + 2;
          i += 2;
        }
      } else if (!expandable) {
        i = this.lineEnd(i);
      } else if (code === 36) {
        i = this.#interpolation(i, 'here-double');
        if (i < 0) break;
      } else if (code === 96) {
        i = this.#escapeEnd(i);
      } else {
        i++;
      }
    }
    this.#patience -= limit - from;
    return -indented;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Words

  /**
   * The word that starts at `start`; characters before `from` belong to it whatever they are. As a command's name a word
   * is constant: variables in it stay as written.
   */
  protected word(start: number, from: number, asName: boolean): StringConstant | ExpandableString {
    let i = from;
    let sorts = 0;
    for (;;) {
      const sort = plainness(this.at(i));
      if (sort === 0) break;
      sorts |= sort;
      i++;
    }
    if (isBreak(this.at(i))) {
      if ((sorts & (asName ? PLAIN_ODD : PLAIN_ODD | PLAIN_HYPHEN)) !== 0) this.marks |= ODD;
      else if (from > start && !asName && isSuspectWord(this.text, start, from)) this.marks |= ODD;
      this.pos = i;
      return asName ? this.makeName(start, i) : this.makeWord(start, i);
    }
    const outerParts = this.#partsFrom;
    const outerStart = this.#partStart;
    this.#partsFrom = this.open;
    this.#partStart = start;
    this.#asName = asName;
    this.#scanWord(i);
    this.#asName = false;
    if (asName) this.open = this.#partsFrom;
    const node = this.#finish(start, this.pos, 'bare');
    const odd = asName ? hasOddCharacter : isSuspectWord;
    if (node.kind === 'ExpandableString' || odd(this.text, start, this.pos)) this.marks |= ODD;
    this.#partsFrom = outerParts;
    this.#partStart = outerStart;
    return node;
  }

  /** Reads a word from `from` to its end and leaves `pos` there. */
  #scanWord(from: number): void {
    let i = from;
    for (;;) {
      const code = this.at(i);
      if (plainness(code) !== 0) {
        i++;
      } else if (isBreak(code)) {
        break;
      } else if (code === 96) {
        i = this.#escapeEnd(i);
      } else if (code === 36) {
        const next = this.#interpolation(i, 'bare');
        if (next < 0) {
          this.error('unterminated-subexpression', i, i + 2);
          i++;
        } else {
          i = next;
        }
      } else {
        const lost = this.cut.has(i);
        const close = lost ? -1 : isSingleQuote(code) ? this.#closeSingle(i + 1) : this.#scanDouble(i + 1, 'bare');
        if (close < 0) {
          const end = this.lineEnd(i);
          this.error('unterminated-string', i, end);
          i = end;
        } else {
          i = close + 1;
        }
      }
    }
    this.pos = i;
  }
}
