/** Longer words are near to none. */
const LONGEST = 64;

/** Words compare without case, blanks and punctuation. */
const foldWord = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Folded words of lists: the same few are compared with thousands of words. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedOf(known: readonly string[]): readonly string[] {
  const folded = foldedLists.get(known) ?? known.map(foldWord);
  foldedLists.set(known, folded);
  return folded;
}

/**
 * The known word with the fewest changed letters (two neighbours that changed places count once), at most a third of it, that `mayBe` lets pass; undefined when none is near. Give
 * a list that is asked often as the same array each time, and never change it.
 */
export function nearest(
  word: string,
  known: readonly string[],
  mayBe: (candidate: string) => boolean = () => true,
): string | undefined {
  const folded = foldWord(word);
  if (folded.length > LONGEST || folded === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  const candidates = foldedOf(known);
  for (let at = 0; at < candidates.length; at++) {
    const distance = changes(folded, candidates[at] as string, least);
    if (distance >= least || !mayBe(known[at] as string)) continue;
    least = distance;
    best = known[at];
  }
  return best;
}

/** Rows of the table below, kept and of bytes: words are compared by the hundred thousand. */
const ROWS = Array.from({ length: 3 }, () => new Uint8Array(LONGEST + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/** Levenshtein distance where two neighbours that changed places are one change, or `limit` when it is not smaller. */
function changes(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit || other.length > LONGEST) return limit;
  // Names of one organization begin and end alike: only what is between decides.
  let start = 0;
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  let [height, width] = [one.length - start, other.length - start];
  while (height > 0 && width > 0 && one.charCodeAt(start + height - 1) === other.charCodeAt(start + width - 1)) {
    height--;
    width--;
  }
  let [beforeAbove, above, current] = ROWS;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1, before = Number.NaN; i <= height; i++) {
    const letter = one.charCodeAt(start + i - 1);
    let left = i;
    let least = i;
    current[0] = i;
    for (let j = 1, beforeOther = Number.NaN; j <= width; j++) {
      const otherLetter = other.charCodeAt(start + j - 1);
      const replaced = (above[j - 1] as number) + (letter === otherLetter ? 0 : 1);
      const added = Math.min(above[j] as number, left) + 1;
      left = Math.min(added, replaced);
      if (letter === beforeOther && before === otherLetter) left = Math.min(left, (beforeAbove[j - 2] as number) + 1);
      current[j] = left;
      if (left < least) least = left;
      beforeOther = otherLetter;
    }
    if (least >= limit) return limit;
    before = letter;
    [beforeAbove, above, current] = [above, current, beforeAbove];
  }
  return Math.min(above[width] as number, limit);
}

const camelWords = (name: string): readonly string[] => name.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? [];

/** Letters that make the beginning of a word tell which word it is. */
const TELLING = 4;

/** Whether one of two words is the beginning of the other (`Forward` and `Forwarding`). */
const isBeginning = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= TELLING && (a.startsWith(b) || b.startsWith(a));

/**
 * Whether a name may be a typo of another one: in names of as many words no word stands for another word (`RecipientDomainIs` is no typo
 * of `SenderDomainIs`, nor `RejectMessage` of `DeleteMessage`).
 */
export function isTypo(written: string, known: string): boolean {
  const [own, others] = [camelWords(written), camelWords(known)];
  if (own.length !== others.length) return true;
  return own.every((word, at) => isBeginning(word, others[at] ?? '') || nearest(word, others.slice(at, at + 1)));
}

const NEGATIONS = /do-?not|disable|deny|block|exclude|except/gi;

/**
 * Whether one name says the opposite of the other (`AllowX` and `DisableX`, `DoNotAllowX` and `AllowX`): however near they are
 * in letters, the one is no typo of the other.
 */
export const isOpposite = (a: string, b: string): boolean =>
  ((a.match(NEGATIONS)?.length ?? 0) - (b.match(NEGATIONS)?.length ?? 0)) % 2 !== 0;

// Letters and marks that look like an ASCII one in the fonts of editors and consoles.
const LOOKALIKES = new Map(
  [
    ['-', '\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D'],
    ["'", '\u2018\u2019\u201A\u201B\u02BC\uFF07'],
    ['"', '\u201C\u201D\u201E\uFF02'],
    [' ', '\u00A0\u2002\u2003\u2007\u2009\u200A\u202F\u3000'],
    ['.', '\uFF0E'],
    ['@', '\uFF20'],
    ['a', '\u0430'],
    ['A', '\u0391\u0410'],
    ['c', '\u0441'],
    ['C', '\u0421'],
    ['e', '\u0435'],
    ['E', '\u0395\u0415'],
    ['o', '\u043E\u03BF'],
    ['O', '\u041E\u039F'],
    ['p', '\u0440'],
    ['P', '\u0420\u03A1'],
    ['x', '\u0445'],
    ['', '\u200B\u200C\u200D\u2060\uFEFF'],
  ].flatMap(([ascii, letters]) => [...(letters ?? '')].map((letter) => [letter, ascii ?? ''] as const)),
);

/** A name as it looks: letters that cannot be told from ASCII ones become these, blanks at the ends go. */
export const looks = (name: string): string =>
  [...name]
    .map((letter) => LOOKALIKES.get(letter) ?? letter)
    .join('')
    .trim()
    .toLowerCase();
