/** So many words are kept, and none that is longer. */
const MOST = 5000;
const LONGEST = 80;

/** What was found out about words that stand in text after text: command names, keys. Bounded, as texts come from anybody. */
export class Remembered<V extends NonNullable<unknown>> {
  readonly #values = new Map<string, V>();

  /** What `make` gives for a word, made once. */
  of(word: string, make: (word: string) => V): V {
    const known = this.#values.get(word);
    if (known !== undefined) return known;
    // A copy of its own: a part of a text would keep the whole text in memory.
    const own = word.split('').join('');
    const made = make(own);
    if (this.#values.size < MOST && own.length < LONGEST) this.#values.set(own, made);
    return made;
  }
}
