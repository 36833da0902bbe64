import { codeParts } from './code-parts.ts';
import type { ParsedScript } from './parsed-script.ts';

/** A text in quotes on one line. */
const TEXT = /'((?:[^'\r\n]|'')*)'|"((?:[^"`\r\n]|`.|"")*)"/g;
/** The end of a text that may be the beginning of a name, and the beginning that may be the rest of one. */
const TAIL = /[a-z]+-?[a-z]*$/;
const HEAD = /^-?[a-z]+(?:-[a-z]+)?/;

/** What texts in quotes may add to a name: its beginning, something of its middle, its end. */
interface Pieces {
  readonly tails: ReadonlySet<string>;
  readonly wholes: ReadonlySet<string>;
  readonly heads: ReadonlySet<string>;
}

/** The words (in lower case) that a script may put together of texts in quotes, none of which has the whole word. */
export function cutNames(
  parsed: Pick<ParsedScript, 'slice' | 'script'>,
  words: ReadonlySet<string>,
): ReadonlySet<string> {
  const longest = Math.max(0, ...[...words].map(({ length }) => length));
  const pieces = piecesIn(parsed, longest);
  return new Set([...words].filter((word) => isMade(word, pieces)));
}

function piecesIn({ slice, script }: Pick<ParsedScript, 'slice' | 'script'>, longest: number): Pieces {
  const tails = new Set<string>();
  const wholes = new Set<string>();
  const heads = new Set<string>();
  for (const { start, end } of codeParts({ slice, script })) {
    for (const [, single, double] of slice.text.slice(start, end).matchAll(TEXT)) {
      const text = single ?? double ?? '';
      const [tail] = TAIL.exec(text.slice(-longest).toLowerCase()) ?? [];
      const [head] = HEAD.exec(text.slice(0, longest).toLowerCase()) ?? [];
      if (tail !== undefined) tails.add(tail);
      if (head !== undefined) heads.add(head);
      if (head?.length === text.length) wholes.add(head);
    }
  }
  return { tails, wholes, heads };
}

/** Whether a word is the end of one text, whole texts if need be, and the beginning of another. */
function isMade(word: string, { tails, wholes, heads }: Pieces): boolean {
  const reached = new Set<number>();
  for (let end = 1; end < word.length; end++) {
    const isMiddle = [...reached].some((from) => wholes.has(word.slice(from, end)));
    if (tails.has(word.slice(0, end)) || isMiddle) reached.add(end);
  }
  return [...reached].some((from) => heads.has(word.slice(from)));
}
