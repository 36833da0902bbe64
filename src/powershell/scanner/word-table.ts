import { LOWER_CASE } from './characters.ts';

interface Entry<T> {
  readonly codes: readonly number[];
  readonly value: T;
}

/** Lower-case words, found in any case and without cutting a word out of its text. */
export class WordTable<T> {
  /** By length and first letter, so that hardly ever more than one word has to be compared. */
  readonly #entries: (Entry<T>[] | undefined)[] = [];

  constructor(words: Iterable<readonly [string, T]>) {
    for (const [word, value] of words) {
      const codes = [...word].map((letter) => letter.charCodeAt(0));
      const slot = slotOf(codes.length, codes[0] as number);
      this.#entries[slot] ??= [];
      this.#entries[slot].push({ codes, value });
    }
  }

  /** What is kept for the word between two offsets; undefined when it is none of them. */
  find(text: Uint16Array, start: number, end: number): T | undefined {
    const entries = this.#entries[slotOf(end - start, text[start] as number)];
    if (entries === undefined) return undefined;
    for (let i = 0; i < entries.length; i++) {
      const { codes, value } = entries[i] as Entry<T>;
      let same = 0;
      while (same < codes.length && codes[same] === ((text[start + same] as number) | LOWER_CASE)) same++;
      if (same === codes.length) return value;
    }
    return undefined;
  }
}

/** Upper and lower case of a letter have the same last five bits. */
function slotOf(length: number, first: number): number {
  return length * 32 + (first & 31);
}
