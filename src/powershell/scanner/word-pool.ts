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
    let hash = 0;
    for (let at = start; at < end; at++) hash = (31 * hash + (this.#codes[at] as number)) | 0;
    const slot = hash & (SLOTS - 1);
    this.#words ??= new Array<string | undefined>(SLOTS).fill(undefined);
    const known = this.#words[slot];
    if (known !== undefined && known.length === end - start && this.#isSame(this.#starts[slot] as number, start, end))
      return known;
    const word = this.#text.slice(start, end);
    this.#words[slot] = word;
    this.#starts[slot] = start;
    return word;
  }

  #isSame(other: number, start: number, end: number): boolean {
    const codes = this.#codes;
    for (let at = start, to = other; at < end; at++, to++) if (codes[at] !== codes[to]) return false;
    return true;
  }
}
