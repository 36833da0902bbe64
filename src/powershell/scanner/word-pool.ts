/** Words that are kept at the same time; a power of two. */
const SLOTS = 256;

/**
 * Cuts words out of a text, and a word that was cut before is the same string again: its hash is known then, and who looks it up in
 * a map need not compare its letters. With words cut anew each time, reading takes 3 % longer (`npm run bench -- powershell`).
 */
export class WordPool {
  readonly #text: string;
  readonly #codes: Uint16Array;
  /** Made when the first word is cut: most texts inside of others have none. */
  #words: (string | undefined)[] | undefined;
  /** Where the words stand in the text. */
  readonly #starts: number[] = [];

  /** `codes` are the code units of the text. */
  constructor(text: string, codes: Uint16Array) {
    this.#text = text;
    this.#codes = codes;
  }

  /** The word between two offsets. */
  cut(start: number, end: number): string {
    const slot = this.#slot(start, end);
    this.#words ??= new Array<string | undefined>(SLOTS).fill(undefined);
    const known = this.#words[slot];
    if (known !== undefined && known.length === end - start && this.#isSame(this.#starts[slot] as number, start, end))
      return known;
    const word = this.#text.slice(start, end);
    this.#words[slot] = word;
    this.#starts[slot] = start;
    return word;
  }

  /** A place by length and a few letters: most names differ in one of them. */
  #slot(start: number, end: number): number {
    const codes = this.#codes;
    const length = end - start;
    const first = codes[start] as number;
    const middle = codes[start + (length >> 1)] as number;
    const last = codes[end - 2] as number;
    return (length + 5 * first + 17 * middle + 31 * last) & (SLOTS - 1);
  }

  #isSame(other: number, start: number, end: number): boolean {
    const codes = this.#codes;
    for (let at = start, to = other; at < end; at++, to++) if (codes[at] !== codes[to]) return false;
    return true;
  }
}
