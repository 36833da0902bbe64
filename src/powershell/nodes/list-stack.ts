/** The lists that are being read, inner ones behind outer ones: a list's array is made when its length is known. */
export class ListStack {
  readonly #items: unknown[] = [];
  /** How many items the open lists hold together. A list begins where this stands. */
  height = 0;

  /** Adds to the innermost list. */
  push(item: unknown): void {
    this.#items[this.height++] = item;
  }

  /** Takes back what was added last. */
  pop(): unknown {
    return this.#items[--this.height];
  }

  /**
   * Ends the list that began at this height: an array of exactly its size. Nearly all lists are short, and `slice` alone makes
   * parsing take 4 % longer (`npm run bench -- powershell`, the rows of syntax).
   */
  take<T>(from: number): T[] {
    const items = this.#items;
    const count = this.height - from;
    this.height = from;
    if (count === 0) return [];
    if (count === 1) return [items[from] as T];
    if (count === 2) return [items[from] as T, items[from + 1] as T];
    if (count === 3) return [items[from] as T, items[from + 1] as T, items[from + 2] as T];
    return items.slice(from, from + count) as T[];
  }
}
