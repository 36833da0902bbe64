import type { Place } from './place.ts';
import { indexOfFirst } from './search.ts';
import type { Source } from './source.ts';

/**
 * A text that is read, and where each part of it lies in its source. A whole file is a slice of itself; a Markdown fence,
 * a YAML block scalar or a JSON string holding JSON is a slice whose offsets differ from those of the file.
 */
export interface Slice {
  /** The text the reader sees. */
  readonly text: string;
  readonly source: Source;
  /** Place in the source of the half-open range of this slice's text. */
  place(start: number, end: number): Place;
  /** Whether the range stands in the source letter for letter, so that an edit there means what it says. */
  exact(start: number, end: number): boolean;
}

/** The whole text of a source as a slice. */
export function wholeSlice(source: Source): Slice {
  return {
    text: source.text,
    source,
    place: (start, end) => ({ source: source.path, start, end }),
    exact: () => true,
  };
}

/** A run of text that stands letter for letter in the outer text: `length` units at `inner` lie at `outer`. */
export interface Segment {
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
}

/**
 * A slice made of segments of an outer slice, in order of `inner`. Text between segments (an unescaped `\n`, a removed
 * indentation) has no exact place: it is mapped to the nearest segment and never `exact`.
 */
export function sliceOf(outer: Slice, text: string, segments: readonly Segment[]): Slice {
  const find = (at: number): Segment | undefined =>
    segments[Math.max(0, indexOfFirst(segments, ({ inner }) => inner > at) - 1)];
  const outerStart = (at: number): number => {
    const segment = find(at);
    return segment ? segment.outer + Math.max(0, Math.min(at - segment.inner, segment.length)) : 0;
  };
  const outerEnd = (start: number, end: number): number => (end > start ? outerStart(end - 1) + 1 : outerStart(end));
  return {
    text,
    source: outer.source,
    place: (start, end) => outer.place(outerStart(start), outerEnd(start, end)),
    exact: (start, end) => {
      const segment = find(start);
      if (!segment || start < segment.inner || end > segment.inner + segment.length) return false;
      const offset = segment.outer - segment.inner;
      return outer.exact(start + offset, end + offset);
    },
  };
}
