import { table } from '../../text/table.ts';
import type { Quote } from '../ast/index.ts';
import { isDash, isDoubleQuote, isHexDigit, isLetter, isLineEnd, isSingleQuote, isWord } from './character-classes.ts';
import {
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_PARENTHESIS,
  COLON,
  DOLLAR,
  END,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_PARENTHESIS,
  QUESTION_MARK,
} from './characters.ts';

/** What one backtick escape stands for, and where the text goes on behind it. */
interface Escape {
  readonly value: string;
  readonly next: number;
}

const ESCAPES: Readonly<Record<string, string>> = table({
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
});

/** How far a `u{...}` escape reaches whose `u` stands at `at`; `at` itself when it is malformed. */
export function unicodeEscapeEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== OPEN_BRACE) return at;
  let i = at + 2;
  while (i < at + 8 && i < text.length && isHexDigit(text.charCodeAt(i))) i++;
  return i > at + 2 && text.charCodeAt(i) === CLOSE_BRACE ? i + 1 : at;
}

/** The escape whose letter stands at `at`, just behind the backtick. */
function escapeAt(text: string, at: number): Escape {
  const letter = text[at] ?? '';
  if (letter === 'u') {
    const end = unicodeEscapeEnd(text, at);
    const code = end > at ? Number.parseInt(text.slice(at + 2, end - 1), 16) : Number.NaN;
    return code <= 0x10ffff ? { value: String.fromCodePoint(code), next: end } : { value: '\uffff', next: at + 1 };
  }
  return { value: ESCAPES[letter] ?? letter, next: at + 1 };
}

/** The content of a string between its marks, with escapes and doubled quotes resolved. */
export function unquote(text: string, start: number, end: number, quote: Quote): string {
  switch (quote) {
    case 'single':
      return undouble(text, start, end);
    case 'double':
    case 'here-double':
      return resolveEscapes(text, start, end, quote === 'double');
    case 'here-single':
      return text.slice(start, end);
    case 'bare':
      return bareword(text, start, end);
  }
}

function undouble(text: string, start: number, end: number): string {
  let result = '';
  let from = start;
  for (let i = start; i < end; i++) {
    if (!isSingleQuote(text.charCodeAt(i))) continue;
    result += text.slice(from, i);
    from = i + 1;
    i++;
  }
  return from === start ? text.slice(start, end) : result + text.slice(from, end);
}

function resolveEscapes(text: string, start: number, end: number, doubled: boolean): string {
  let result = '';
  let from = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKTICK && i + 1 < end && text.charCodeAt(i + 1) !== END) {
      const found = escapeAt(text, i + 1);
      result += text.slice(from, i) + found.value;
      from = found.next;
      i = from - 1;
    } else if (doubled && isDoubleQuote(code)) {
      result += text.slice(from, i);
      from = i + 1;
      i++;
    }
  }
  return from === start ? text.slice(start, end) : result + text.slice(from, end);
}

/** Value of a word: quotes inside it quote, a backtick escapes; variables stay as they are written. */
function bareword(text: string, start: number, end: number): string {
  let i = start;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKTICK || isSingleQuote(code) || isDoubleQuote(code)) break;
  }
  if (i === end) return text.slice(start, end);
  i = rawPrefix(text, start, end);
  let result = text.slice(start, i);
  let inDouble = false;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === BACKTICK && i + 1 < end && text.charCodeAt(i + 1) !== END) {
      const found = escapeAt(text, i + 1);
      result += found.value;
      i = found.next;
    } else if (code === DOLLAR) {
      const next = dollarEnd(text, i, end);
      result += text.slice(i, next);
      i = next;
    } else if (!inDouble && isSingleQuote(code)) {
      let close = i + 1;
      while (close < end) {
        if (isSingleQuote(text.charCodeAt(close))) {
          if (!isSingleQuote(text.charCodeAt(close + 1))) break;
          close++;
        }
        close++;
      }
      result += undouble(text, i + 1, Math.min(close, end));
      i = close + 1;
    } else if (isDoubleQuote(code)) {
      if (inDouble && isDoubleQuote(text.charCodeAt(i + 1)) && i + 1 < end) {
        result += text[i + 1];
        i += 2;
      } else {
        inDouble = !inDouble;
        i++;
      }
    } else {
      result += text[i];
      i++;
    }
  }
  return result;
}

/** The part of a word that the language takes letter for letter: a dash word up to its first quote, a label. */
function rawPrefix(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (isDash(first) && (isLetter(second) || second === QUESTION_MARK)) {
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (isSingleQuote(code) || isDoubleQuote(code)) return i;
    }
  }
  if (first === COLON && isLetter(second)) {
    let i = start + 1;
    while (i < end && isWord(text.charCodeAt(i))) i++;
    return Math.min(i + 1, end);
  }
  return start;
}

/** End of `$( )`, `${ }` or a lone `$` at `at`, taken as plain text. */
function dollarEnd(text: string, at: number, end: number): number {
  const open = text.charCodeAt(at + 1);
  if (open === OPEN_BRACE) {
    const close = text.indexOf('}', at);
    return close < 0 || close >= end ? end : close + 1;
  }
  if (open !== OPEN_PARENTHESIS) return at + 1;
  let depth = 0;
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_PARENTHESIS) depth++;
    else if (code === CLOSE_PARENTHESIS && --depth === 0) return i + 1;
  }
  return end;
}

/** Where the content of a here-string begins whose opening mark stands at `start`: behind the mark's line. */
export function hereStringStart(text: string, start: number): number {
  let i = start + 2;
  while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
  return behindLineEnd(text, i);
}

/** Where the line below begins; `lineEnd` is that of the line above. */
function behindLineEnd(text: string, lineEnd: number): number {
  const isPair = text.charCodeAt(lineEnd) === CARRIAGE_RETURN && text.charCodeAt(lineEnd + 1) === LINE_FEED;
  return lineEnd + (isPair ? 2 : 1);
}

/** Where the content of a here-string ends whose closing mark stands at `mark`; an escaped CR belongs to the content. */
export function hereStringEnd(text: string, mark: number, expandable: boolean): number {
  const feed = mark - 1;
  if (text.charCodeAt(feed) !== LINE_FEED || text.charCodeAt(feed - 1) !== CARRIAGE_RETURN) return feed;
  let backticks = 0;
  while (expandable && text.charCodeAt(feed - 2 - backticks) === BACKTICK) backticks++;
  return backticks % 2 === 1 ? feed : feed - 1;
}

/** Name inside `${ }`. */
export function bracedName(text: string, start: number, end: number): string {
  return resolveEscapes(text, start, end, false);
}
