import { codeParts } from './code-parts.ts';
import type { ParsedScript } from './parsed-script.ts';

const WORD = /[\p{L}\p{N}_-]+/gu;

/** How often words (in lower case) stand in a text outside of its comments. */
export function mentionsIn(
  parsed: Pick<ParsedScript, 'slice' | 'script'>,
  words: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const part of codeParts(parsed)) {
    for (const [word] of part.matchAll(WORD)) {
      const lower = word.toLowerCase();
      if (words.has(lower)) counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  }
  return counts;
}
