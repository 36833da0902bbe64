import { codeParts } from './code-parts.ts';
import type { ParsedScript } from './parsed-script.ts';

const BEYOND_ASCII = 128;

/** Whether a character stands inside of a word: letters, digits, `_` and `-`. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < BEYOND_ASCII) {
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    return isLetter || (code >= 48 && code <= 57) || code === 95 || code === 45;
  }
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0));
}

/** Upper and lower case of a letter have the same last five bits. */
const blockOf = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);

/** How far behind two characters a word can end at the earliest: filled anew for each text, which is faster than a new table. */
const behind = new Uint8Array(blockOf(31, 31) + 1);

/** Fills `behind`, and returns the length of the shortest word. */
function prepare(words: ReadonlySet<string>): number {
  let least = 255;
  // A letter outside of ASCII may be longer in lower case: then every place is looked at.
  for (const word of words) least = Math.min(least, /^[\0-\x7f]+$/.test(word) ? word.length : 1);
  behind.fill(least - 1);
  for (const word of words) {
    for (let left = 0; left < least - 1; left++) {
      const at = word.length - left;
      const block = blockOf(word.charCodeAt(at - 2), word.charCodeAt(at - 1));
      if (left < (behind[block] as number)) behind[block] = left;
    }
  }
  return least;
}

/**
 * How often words (in lower case) stand in a text outside of its comments. Wu and Manber's search: two characters tell how far away
 * the next word can end, so that most of the text is not looked at. Going through it unit by unit took a sixth of all reading
 * (`npm run bench -- powershell`), a regular expression for every word a tenth more.
 */
export function mentionsIn(
  parsed: Pick<ParsedScript, 'slice' | 'script'>,
  words: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (words.size === 0) return counts;
  const { text } = parsed.slice;
  const least = prepare(words);
  const look = (from: number, end: number): void => {
    let start = end;
    while (start > from && isInWord(text, start - 1)) start--;
    if (end - start < least) return;
    const word = text.slice(start, end).toLowerCase();
    if (words.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { start, end } of codeParts(parsed)) {
    let at = start + least;
    while (at <= end) {
      const first = text.charCodeAt(at - 2);
      const second = text.charCodeAt(at - 1);
      const step = (first | second) < BEYOND_ASCII ? (behind[blockOf(first, second)] as number) : 0;
      if (step === 0 && (at === end || !isInWord(text, at))) look(start, at);
      at += step || 1;
    }
  }
  return counts;
}
