import type { Place } from './place.ts';
import { indexOfFirst } from './search.ts';

/** Replace the text at `place` with `newText`; an empty place inserts. */
export interface Edit {
  readonly place: Place;
  readonly newText: string;
  /** `newText` is snippet text: `${1:name}` is for a person to fill in, and `\$`, `\}`, `\\` stand for the characters. */
  readonly snippet?: true;
  /** The place lies in an export, which nobody edits: `newText` is commands to run in the tenant, and these are they. */
  readonly commands?: readonly CommandNames[];
}

/** A cmdlet and the parameters that a command gives it. */
export interface CommandNames {
  readonly cmdlet: string;
  readonly parameters: readonly string[];
}

/** The text an edit writes, placeholders filled with their own words. */
export function plainText(edit: Pick<Edit, 'newText' | 'snippet'>): string {
  if (!edit.snippet) return edit.newText;
  return edit.newText.replaceAll(/\$\{\d+:|\\([\\$}])|\}/g, (_, escaped: string | undefined) => escaped ?? '');
}

/** The text an edit writes as part of a snippet. */
export const snippetText = ({ newText, snippet }: Edit): string => (snippet ? newText : escapeSnippet(newText));

/** Plain text as snippet text. */
export const escapeSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');

const inOrder = (a: Place, b: Place): number => a.start - b.start || a.end - b.end;

/**
 * Applies the edits that concern one source. Edits must not overlap; equal insertion points keep their order.
 * Returns undefined when they overlap.
 */
export function applyEdits(text: string, source: string, edits: readonly Edit[]): string | undefined {
  const own = edits
    .map((edit, order) => ({ edit, order }))
    .filter(({ edit }) => edit.place.source === source)
    .sort((a, b) => inOrder(a.edit.place, b.edit.place) || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of own) {
    if (edit.place.start < at) return undefined;
    result += text.slice(at, edit.place.start) + plainText(edit);
    at = edit.place.end;
  }
  return result + text.slice(at);
}

/** Whether no edit changes text that another one changes. Insertions at one place do not meet. */
export function areDisjoint(edits: readonly Edit[]): boolean {
  const last = new Map<string, number>();
  return edits
    .map(({ place }) => place)
    .sort(inOrder)
    .every(({ source, start, end }) => {
      const isBehind = start >= (last.get(source) ?? 0);
      last.set(source, end);
      return isBehind;
    });
}

/**
 * Puts groups of edits together, first come first served. A group stays whole or is left out: it is left out when one of its
 * edits overlaps or touches an edit of an earlier group, as what two neighbours come to is not what either of them meant.
 */
export function compatible(groups: Iterable<readonly Edit[]>): Edit[] {
  const taken: Edit[] = [];
  /** Places of the edits of one source, in order. */
  const bySource = new Map<string, Place[]>();
  for (const edits of groups) {
    if (edits.some(({ place }) => touchesOne(bySource.get(place.source) ?? [], place))) continue;
    for (const edit of edits) {
      const { place } = edit;
      const places = bySource.get(place.source);
      if (places) places.splice(firstBehind(places, place.start), 0, place);
      else bySource.set(place.source, [place]);
      taken.push(edit);
    }
  }
  return taken;
}

function touchesOne(places: readonly Place[], { start, end }: Place): boolean {
  const at = firstBehind(places, start);
  return (places[at - 1]?.end ?? -1) >= start || (places[at]?.start ?? Number.POSITIVE_INFINITY) <= end;
}

/** Index of the first place that starts behind an offset, in places in order. */
const firstBehind = (places: readonly Place[], offset: number): number =>
  indexOfFirst(places, ({ start }) => start > offset);
