import { codeParts } from './code-parts.ts';
import type { ParsedScript } from './parsed-script.ts';

const OTHER_LETTER = /[\p{L}\p{N}]/u;

/** Whether a character stands inside of a word: letters, digits, `_` and `-`. */
function isInWord(code: number): boolean {
  if (code < 128) {
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    return isLetter || (code >= 48 && code <= 57) || code === 95 || code === 45;
  }
  return OTHER_LETTER.test(String.fromCodePoint(code));
}

/**
 * How often words (in lower case) stand in a text outside of its comments. Goes through the text once by units, and looks up only what
 * has the length of a word that is asked for: a regular expression for every word took a tenth of all reading
 * (`npm run bench -- powershell`).
 */
export function mentionsIn(
  parsed: Pick<ParsedScript, 'slice' | 'script'>,
  words: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (words.size === 0) return counts;
  const lengths = new Set([...words].map((word) => word.length));
  const look = (word: string): void => {
    const lower = word.toLowerCase();
    if (words.has(lower)) counts.set(lower, (counts.get(lower) ?? 0) + 1);
  };
  for (const part of codeParts(parsed)) {
    let start = -1;
    // A capital letter outside of ASCII may be longer in lower case.
    let isPlain = true;
    for (let at = 0; at <= part.length; at++) {
      const code = part.codePointAt(at) ?? 32;
      if (isInWord(code)) {
        if (start < 0) start = at;
        if (code >= 128) isPlain = false;
        if (code > 0xffff) at++;
      } else if (start >= 0) {
        if (!isPlain || lengths.has(at - start)) look(part.slice(start, at));
        start = -1;
        isPlain = true;
      }
    }
  }
  return counts;
}
