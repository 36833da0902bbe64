/*
 * The UTF-16 code units that mean something to PowerShell, as `charCodeAt` gives them.
 */

/** Behind the last character; a NUL in a text ends words just as the end does. */
export const END = 0;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const EXCLAMATION_MARK = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const OPEN_PARENTHESIS = 40;
export const CLOSE_PARENTHESIS = 41;
export const ASTERISK = 42;
export const PLUS = 43;
export const COMMA = 44;
export const HYPHEN = 45;
export const DOT = 46;
export const SLASH = 47;
export const DIGIT_0 = 48;
export const DIGIT_1 = 49;
export const DIGIT_2 = 50;
export const DIGIT_6 = 54;
export const DIGIT_9 = 57;
export const COLON = 58;
export const SEMICOLON = 59;
export const LESS_THAN = 60;
export const EQUALS = 61;
export const GREATER_THAN = 62;
export const QUESTION_MARK = 63;
export const AT_SIGN = 64;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const CARET = 94;
export const BACKTICK = 96;
export const LETTER_A = 97;
export const LETTER_B = 98;
export const LETTER_C = 99;
export const LETTER_D = 100;
export const LETTER_E = 101;
export const LETTER_F = 102;
export const LETTER_P = 112;
export const LETTER_T = 116;
export const LETTER_U = 117;
export const LETTER_X = 120;
export const LETTER_Z = 122;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;
/** The first that is no ASCII. */
export const BEYOND_ASCII = 128;
export const NEXT_LINE = 0x85;
export const NO_BREAK_SPACE = 0xa0;
export const EN_DASH = 0x2013;
export const HORIZONTAL_BAR = 0x2015;
export const LEFT_SINGLE_QUOTE = 0x2018;
export const REVERSED_SINGLE_QUOTE = 0x201b;
export const LEFT_DOUBLE_QUOTE = 0x201c;
export const LOW_DOUBLE_QUOTE = 0x201e;

/** Set in lower-case letters and clear in upper-case ones: `code | LOWER_CASE` is a letter in lower case. */
export const LOWER_CASE = 32;
