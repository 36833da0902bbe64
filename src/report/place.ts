import { codeMarkdown, type LineIndex, type Place, type Position } from '../text/index.ts';

/** A place as people and other programs read it: 1-based line and column, and the UTF-16 offset. */
export interface PlaceView {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Finds lines: the index of a source, by path. */
export interface Lines {
  (path: string): LineIndex;
  /** What a page calls a source; its path when left out. */
  readonly named?: (path: string) => string;
  /** Where a link to a place leads, on pages that have links. */
  readonly link?: (place: Place) => string;
}

export function placeView(place: Place, lines: Lines): PlaceView {
  const index = lines(place.source);
  return { file: place.source, start: index.position(place.start), end: index.position(place.end) };
}

/** `file:line` as code, and as a link where the page has links. */
export function placeMarkdown(place: Place, lines: Lines): string {
  const file = lines.named?.(place.source) ?? place.source;
  const shown = codeMarkdown(`${file}:${lines(place.source).position(place.start).line}`);
  return lines.link ? `[${shown}](${lines.link(place)})` : shown;
}
