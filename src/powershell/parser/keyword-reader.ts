import { isBlank, isBreak, isDash, isLetter } from '../scanner/character-classes.ts';
import { EQUALS, LOWER_CASE, OPEN_BRACE, OPEN_PARENTHESIS } from '../scanner/characters.ts';
import { KEYWORDS, STATEMENT_KEYWORDS } from '../scanner/keywords.ts';
import type { Scanner } from '../scanner/scanner.ts';

/** Looks for words of the language. */
export class KeywordReader {
  readonly #scanner: Scanner;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** The word of the language at `pos`, in lower case, when it stands alone, as a keyword does; else ''. */
  peek(): string {
    const scanner = this.#scanner;
    const end = scanner.wordEnd(scanner.pos);
    return isBreak(scanner.at(end)) ? (KEYWORDS.find(scanner.codes, scanner.pos, end) ?? '') : '';
  }

  /** Whether this keyword follows, behind line ends; then it is consumed, else `pos` stays. */
  accept(word: string): boolean {
    const scanner = this.#scanner;
    const before = scanner.pos;
    const code = scanner.skipLines() | LOWER_CASE;
    if (code === word.charCodeAt(0) && this.peek() === word) {
      scanner.pos += word.length;
      return true;
    }
    scanner.rewind(before);
    return false;
  }

  /** Whether the line at `pos` inside a hashtable is rather a statement, so that the table's closing brace is missing. */
  startsStatement(): boolean {
    const scanner = this.#scanner;
    let i = scanner.wordEnd(scanner.pos);
    if (isDash(scanner.at(i)) && isLetter(scanner.at(i + 1))) {
      while (!isBreak(scanner.at(i))) i++;
      while (isBlank(scanner.at(i))) i++;
      return scanner.at(i) !== EQUALS;
    }
    if (!isBreak(scanner.at(i)) || STATEMENT_KEYWORDS.find(scanner.codes, scanner.pos, i) === undefined) return false;
    while (isBlank(scanner.at(i))) i++;
    const next = scanner.at(i);
    return next === OPEN_PARENTHESIS || next === OPEN_BRACE || isLetter(next);
  }
}
