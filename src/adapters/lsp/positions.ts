import type { Position, Range } from 'vscode-languageserver';
import type { LineIndex, Span } from '../../text/index.ts';

/** How a client counts the characters of a line. */
export type Encoding = 'utf-16' | 'utf-8';

/** A text with the offsets of its lines. */
export interface Lines {
  readonly text: string;
  readonly index: LineIndex;
}

/** The one place where offsets become the protocol's lines and characters, and back. */
export class Positions {
  readonly encoding: Encoding;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  /** The position of an offset. */
  at(offset: number, { text, index }: Lines): Position {
    const { line, column } = index.position(offset);
    const start = index.offsetOfLine(line);
    const before = text.slice(start, start + column - 1);
    return { line: line - 1, character: this.encoding === 'utf-8' ? Buffer.byteLength(before) : before.length };
  }

  range({ start, end }: Span, lines: Lines): Range {
    return { start: this.at(start, lines), end: this.at(end, lines) };
  }

  /** The offset of a position; one behind the end of its line, or of the text, is taken for that end. */
  offset({ line, character }: Position, { text, index }: Lines): number {
    if (line < 0) return 0;
    if (line >= index.count) return text.length;
    const start = index.offsetOfLine(line + 1);
    const [content = ''] = /^[^\r\n]*/.exec(text.slice(start, index.offsetOfLine(line + 2))) ?? [];
    return start + this.#units(content, Math.max(0, character));
  }

  span({ start, end }: Range, lines: Lines): Span {
    const from = this.offset(start, lines);
    return { start: from, end: Math.max(from, this.offset(end, lines)) };
  }

  /** UTF-16 units of the first `count` characters, as the client counts them. */
  #units(content: string, count: number): number {
    if (this.encoding === 'utf-16') return Math.min(count, content.length);
    let bytes = 0;
    let units = 0;
    for (const character of content) {
      bytes += Buffer.byteLength(character);
      if (bytes > count) break;
      units += character.length;
    }
    return units;
  }
}
