import { table } from '../../text/table.ts';
import type { Quote } from './ast.ts';
import { isDash, isDoubleQuote, isHexDigit, isLetter, isSingleQuote, isWord } from './characters.ts';

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
  if (text.charCodeAt(at + 1) !== 123) return at;
  let i = at + 2;
  while (i < at + 8 && i < text.length && isHexDigit(text.charCodeAt(i))) i++;
  return i > at + 2 && text.charCodeAt(i) === 125 ? i + 1 : at;
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
    if (code === 96 && i + 1 < end && text.charCodeAt(i + 1) !== 0) {
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
    if (code === 96 || isSingleQuote(code) || isDoubleQuote(code)) break;
  }
  if (i === end) return text.slice(start, end);
  i = rawPrefix(text, start, end);
  let result = text.slice(start, i);
  let inDouble = false;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === 96 && i + 1 < end && text.charCodeAt(i + 1) !== 0) {
      const found = escapeAt(text, i + 1);
      result += found.value;
      i = found.next;
    } else if (code === 36) {
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
  if (isDash(first) && (isLetter(second) || second === 63)) {
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (isSingleQuote(code) || isDoubleQuote(code)) return i;
    }
  }
  if (first === 58 && isLetter(second)) {
    let i = start + 1;
    while (i < end && isWord(text.charCodeAt(i))) i++;
    return Math.min(i + 1, end);
  }
  return start;
}

/** End of `$( )`, `${ }` or a lone `$` at `at`, taken as plain text. */
function dollarEnd(text: string, at: number, end: number): number {
  const open = text.charCodeAt(at + 1);
  if (open === 123) {
    const close = text.indexOf('}', at);
    return close < 0 || close >= end ? end : close + 1;
  }
  if (open !== 40) return at + 1;
  let depth = 0;
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return i + 1;
  }
  return end;
}

/** Name inside `${ }`. */
export function bracedName(text: string, start: number, end: number): string {
  return resolveEscapes(text, start, end, false);
}
