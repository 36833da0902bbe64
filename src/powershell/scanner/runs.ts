import { isDoubleQuote, isLineEnd, isPlain, isSingleQuote, isWord } from './character-classes.ts';
import {
  BACKSLASH,
  BACKTICK,
  BEYOND_ASCII,
  CLOSE_PARENTHESIS,
  DOLLAR,
  DOT,
  END,
  HASH,
  HYPHEN,
  LINE_FEED,
  OPEN_PARENTHESIS,
  PLUS,
} from './characters.ts';

/*
 * Runs of characters that mean nothing where they stand, which is most of a text. Where each character is asked what it is, parsing
 * takes 5 % longer (`npm run bench -- powershell`, the rows of syntax).
 */

/** Letters, digits and `_`. */
export const WORD = 1;
/** What neither ends a word nor quotes, escapes or expands in it. */
export const IN_WORD = 2;
/** The same without hyphens. */
export const IN_PLAIN_WORD = 4;
/** What may stand in a type's name. */
export const IN_TYPE = 8;
/** In a string in single quotes: neither a quote nor a line feed. */
export const IN_SINGLE_QUOTES = 16;
/** In a string in double quotes: neither a quote nor a line feed, and nothing that escapes or expands. */
export const IN_DOUBLE_QUOTES = 32;
/** In an expandable here-string: no line end, and nothing that escapes or expands. */
export const IN_HERE_STRING = 64;
/** In a sub-expression in a string: no parenthesis, quote, backtick, line end or start of a comment. */
export const IN_SUBEXPRESSION = 128;

const RUNS = Uint8Array.from({ length: BEYOND_ASCII }, (_, code) => {
  if (code === END) return 0;
  const quotes = isSingleQuote(code) || isDoubleQuote(code);
  const isActive = code === BACKTICK || code === DOLLAR;
  const inWord = isPlain(code);
  const inType = isWord(code) || [DOT, BACKTICK, PLUS, HASH, BACKSLASH].includes(code);
  const isParenthesis = code === OPEN_PARENTHESIS || code === CLOSE_PARENTHESIS;
  return (
    (isWord(code) ? WORD : 0) |
    (inWord ? IN_WORD : 0) |
    (inWord && code !== HYPHEN ? IN_PLAIN_WORD : 0) |
    (inType ? IN_TYPE : 0) |
    (!isSingleQuote(code) && code !== LINE_FEED ? IN_SINGLE_QUOTES : 0) |
    (!isDoubleQuote(code) && !isActive && code !== LINE_FEED ? IN_DOUBLE_QUOTES : 0) |
    (!isActive && !isLineEnd(code) ? IN_HERE_STRING : 0) |
    (!quotes && !isParenthesis && code !== BACKTICK && code !== HASH && !isLineEnd(code) ? IN_SUBEXPRESSION : 0)
  );
});

/** Where the run of one of these sorts ends that begins at an offset: at any other character, at one that is no ASCII, at a NUL. */
export function runEnd(codes: Uint16Array, from: number, sort: number): number {
  let i = from;
  for (let code = codes[i] as number; code < RUNS.length; code = codes[i] as number) {
    if (((RUNS[code] as number) & sort) === 0) break;
    i++;
  }
  return i;
}

/** Where the letters and digits end that stand at an offset. */
export function wordEnd(codes: Uint16Array, from: number): number {
  let i = runEnd(codes, from, WORD);
  while ((codes[i] as number) >= RUNS.length && isWord(codes[i] as number)) i = runEnd(codes, i + 1, WORD);
  return i;
}
