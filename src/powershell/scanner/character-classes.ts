/**
 * What single UTF-16 code units mean to PowerShell's scanner.
 */

import {
  BEYOND_ASCII,
  CARRIAGE_RETURN,
  COLON,
  DIGIT_0,
  DIGIT_9,
  DOUBLE_QUOTE,
  EN_DASH,
  END,
  HORIZONTAL_BAR,
  HYPHEN,
  LEFT_DOUBLE_QUOTE,
  LEFT_SINGLE_QUOTE,
  LETTER_A,
  LETTER_Z,
  LINE_FEED,
  LOW_DOUBLE_QUOTE,
  LOWER_CASE,
  NEXT_LINE,
  NO_BREAK_SPACE,
  QUESTION_MARK,
  REVERSED_SINGLE_QUOTE,
  SINGLE_QUOTE,
} from './characters.ts';

/** Letters, digits and `_`: may follow in an identifier. */
const WORD = 1;
/** Letters and `_`: may start an identifier. */
const LETTER = 2;
const DIGIT = 4;
/** Ends every word in a command: blanks, line ends, NUL, `& ( ) , ; { | }`. */
const BREAK = 8;
/** Blanks without line ends. */
const BLANK = 16;
/** May follow `$` in a variable's name. */
const VARIABLE = 32;
/** Ends a number in an expression. */
const AFTER_NUMBER = 64;
const HEX = 128;

const FLAGS = new Uint8Array(BEYOND_ASCII);

function mark(characters: string, flag: number): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    FLAGS[code] = (FLAGS[code] ?? 0) | flag;
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_';
mark(LETTERS, WORD | LETTER | VARIABLE);
mark('0123456789', WORD | DIGIT | VARIABLE | HEX);
mark('abcdefABCDEF', HEX);
mark('$?^:', VARIABLE);
mark('\0\t\n\v\f\r &(),;{|}', BREAK);
mark('\t\v\f ', BLANK);
mark('!#%*+-./<=>]', AFTER_NUMBER);

/** 1 for what neither ends a word nor quotes, escapes or expands in it. */
const PLAIN = FLAGS.map((flags, code) =>
  (flags & BREAK) === 0 && !'`$\'"'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** 1 for what is neither a blank nor one of `# < \``. */
const SIGNIFICANT = FLAGS.map((flags, code) =>
  (flags & BLANK) === 0 && !'#<`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

// Made where they are needed: V8 takes 0.1 ms for each class of Unicode, and most scripts are ASCII.
const isUnicodeLetter = (code: number): boolean => /^\p{L}$/u.test(String.fromCharCode(code));
const isUnicodeLetterOrDigit = (code: number): boolean => /^[\p{L}\p{Nd}]$/u.test(String.fromCharCode(code));

function flag(code: number, bit: number): boolean {
  return ((FLAGS[code] as number) & bit) !== 0;
}

/** A blank that is no line end; U+2028, U+2029 and U+0085 are blanks, not line ends. */
export function isBlank(code: number): boolean {
  return code < BEYOND_ASCII ? flag(code, BLANK) : isOddBlank(code);
}

/** A function of its own, as `isBlank` is compiled into whatever calls it. */
function isOddBlank(code: number): boolean {
  return (
    code === NO_BREAK_SPACE ||
    code === NEXT_LINE ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Ends a bareword, a variable or a number in a command. */
export function isBreak(code: number): boolean {
  return code < BEYOND_ASCII ? flag(code, BREAK) : isOddBlank(code);
}

/** Ends a number in an expression, besides what ends it everywhere. */
export function endsNumber(code: number, beforeTernary: boolean): boolean {
  if (code < BEYOND_ASCII)
    return flag(code, AFTER_NUMBER) || (beforeTernary && (code === QUESTION_MARK || code === COLON));
  return isDash(code);
}

/** A line feed or carriage return. */
export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

/** A digit, or a letter from A to F. */
export function isHexDigit(code: number): boolean {
  return code < BEYOND_ASCII && flag(code, HEX);
}

/** One of the 52 letters that most words start with. */
export function isLatin(code: number): boolean {
  const lower = code | LOWER_CASE;
  return lower >= LETTER_A && lower <= LETTER_Z && code <= LETTER_Z;
}

/** Starts an identifier. */
export function isLetter(code: number): boolean {
  return code < BEYOND_ASCII ? flag(code, LETTER) : isUnicodeLetter(code);
}

/** Goes on in an identifier. */
export function isWord(code: number): boolean {
  return code < BEYOND_ASCII ? flag(code, WORD) : isUnicodeLetterOrDigit(code);
}

/** May stand behind `$`; `{` and `(` are not among them. */
export function isVariableStart(code: number): boolean {
  return code < BEYOND_ASCII ? flag(code, VARIABLE) : isUnicodeLetterOrDigit(code);
}

/** Hyphen, en dash, em dash, horizontal bar. */
export function isDash(code: number): boolean {
  return code === HYPHEN || (code >= EN_DASH && code <= HORIZONTAL_BAR);
}

/** Whether a character has no meaning of its own inside a word. */
export function isPlain(code: number): boolean {
  if (code < BEYOND_ASCII) return PLAIN[code] === 1;
  return !isBlank(code) && (code < LEFT_SINGLE_QUOTE || code > LOW_DOUBLE_QUOTE);
}

/** Neither a blank nor the start of a comment or of a continued line. */
export function isSignificant(code: number): boolean {
  return code < BEYOND_ASCII ? SIGNIFICANT[code] === 1 : !isOddBlank(code);
}

/** Straight and curly single quotes, low and reversed ones included. */
export function isSingleQuote(code: number): boolean {
  return code === SINGLE_QUOTE || (code >= LEFT_SINGLE_QUOTE && code <= REVERSED_SINGLE_QUOTE);
}

/** Straight and curly double quotes, the low one included. */
export function isDoubleQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || (code >= LEFT_DOUBLE_QUOTE && code <= LOW_DOUBLE_QUOTE);
}

/** A blank, a line end or the end of the text. */
export function isGap(code: number): boolean {
  return code === END || isBlank(code) || isLineEnd(code);
}
