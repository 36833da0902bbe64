/** Words that start a statement of their own; elsewhere they are ordinary words. */
const STATEMENTS =
  'if switch foreach for while do function filter workflow return throw exit break continue trap try data parallel sequence ' +
  'configuration from define var class enum using else elseif catch until';

/** Words that mean something in other places. */
const OTHERS =
  'begin process end dynamicparam clean param default in finally base hidden static namespace module assembly type ' +
  'command inlinescript node script';

const starters: ReadonlySet<string> = new Set(STATEMENTS.split(' '));

interface Word {
  readonly text: string;
  readonly codes: readonly number[];
}

/** Words by their length and first letter, so that hardly ever more than one has to be compared. */
const words: (Word[] | undefined)[] = [];
for (const text of `${STATEMENTS} ${OTHERS}`.split(' ')) {
  const index = slot(text.length, text.charCodeAt(0));
  words[index] ??= [];
  words[index].push({ text, codes: [...text].map((letter) => letter.charCodeAt(0)) });
}

function slot(length: number, first: number): number {
  return length * 32 + (first & 31);
}

/** The word of the language that stands between two offsets, in lower case; '' when it is none. */
export function wordOf(codes: Uint16Array, start: number, end: number): string {
  const candidates = words[slot(end - start, codes[start] as number)];
  if (candidates === undefined) return '';
  for (const { text, codes: own } of candidates) {
    let i = 0;
    while (i < own.length && own[i] === ((codes[start + i] as number) | 32)) i++;
    if (i === own.length) return text;
  }
  return '';
}

/** Whether a word starts a statement. */
export function startsStatement(word: string): boolean {
  return starters.has(word);
}
