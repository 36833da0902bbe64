import { indexOfFirst } from './search.ts';
/** Line and column of an offset; both 1-based, columns count UTF-16 code units. Used only at the border. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/**
 * Offsets at which lines start. A line ends at LF, CRLF or a lone CR, as in VS Code.
 * Build once per text, then look up in logarithmic time.
 */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  /** Position of an offset; offsets outside the text are clamped into it. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = indexOfFirst(this.#starts, (start) => start > at);
    return { line, column: at - (this.#starts[line - 1] ?? 0) + 1, offset: at };
  }

  /** Offset at which a 1-based line starts; the end of the text for lines behind it. */
  offsetOfLine(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  /** How many lines the text has; an empty text has one. */
  get count(): number {
    return this.#starts.length;
  }
}
