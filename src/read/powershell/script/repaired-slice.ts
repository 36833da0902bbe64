import { indexOfFirst, type Slice } from '../../../text/index.ts';

/** A slice that also knows how a range was written before the text was repaired for reading. */
export interface RepairedSlice extends Slice {
  written(start: number, end: number): string;
}

/** A slice whose text is what was written. */
export function unrepaired(slice: Slice): RepairedSlice {
  const { text, source, place, exact } = slice;
  return { text, source, place, exact, written: (start, end) => text.slice(start, end) };
}

/** Text to read in place of what is written at a half-open range. */
export interface RecoveryEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Piece {
  readonly inner: number;
  readonly outer: number;
  readonly outerEnd: number;
  /** Stands in the outer text letter for letter. */
  readonly kept: boolean;
}

/**
 * The text as its author meant it. Places lie in the text as written: a range that begins or ends inside a repaired part
 * covers that part whole, and is never exact. Of overlapping repairs the first one counts.
 */
export function repaired(outer: RepairedSlice, repairs: readonly RecoveryEdit[]): RepairedSlice {
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const keep = (end: number): void => {
    if (end > at) pieces.push({ inner: text.length, outer: at, outerEnd: end, kept: true });
    text += outer.text.slice(at, end);
  };
  for (const repair of [...repairs].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (repair.start < at) continue;
    keep(repair.start);
    pieces.push({ inner: text.length, outer: repair.start, outerEnd: repair.end, kept: false });
    text += repair.text;
    at = repair.end;
  }
  keep(outer.text.length);
  const pieceAt = (offset: number): Piece | undefined =>
    pieces[Math.max(0, indexOfFirst(pieces, ({ inner }) => inner > offset) - 1)];
  const outerStart = (offset: number): number => {
    const piece = pieceAt(offset);
    if (!piece) return 0;
    return piece.kept ? Math.min(piece.outer + offset - piece.inner, piece.outerEnd) : piece.outer;
  };
  const outerEnd = (offset: number): number => {
    const piece = pieceAt(offset - 1);
    if (!piece) return 0;
    return piece.kept ? Math.min(piece.outer + offset - piece.inner, piece.outerEnd) : piece.outerEnd;
  };
  const range = (start: number, end: number): readonly [number, number] => {
    const first = outerStart(start);
    return [first, end > start ? Math.max(first, outerEnd(end)) : first];
  };
  return {
    text,
    source: outer.source,
    place: (start, end) => outer.place(...range(start, end)),
    written: (start, end) => outer.written(...range(start, end)),
    exact: (start, end) => {
      const piece = pieceAt(start);
      if (!piece?.kept) return false;
      const shift = piece.outer - piece.inner;
      return end + shift <= piece.outerEnd && outer.exact(start + shift, end + shift);
    },
  };
}
