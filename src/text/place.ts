/** A half-open range of UTF-16 code units in the text of one source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the path of the source it lies in. The one currency for "where" in every room. */
export interface Place extends Span {
  readonly source: string;
}

/** A value and where it is written. */
export interface Located<T> {
  readonly value: T;
  readonly place: Place;
}

/** Whether `inner` lies inside `outer` (same source, ends included). */
export function contains(outer: Place, inner: Place): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;
}

/** Document order: by source path, then start, then the longer one first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.start - b.start || b.end - a.end;
}
