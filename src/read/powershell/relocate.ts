import type { Nested } from './lexer.ts';

/** Moves every node, error and comment of a text cut out of a string to its place in the whole text. */
export function relocate(nested: Nested, place: (offset: number) => number): void {
  move(nested, place);
}

const PLACES: ReadonlySet<string> = new Set(['start', 'end', 'nameStart', 'nameEnd']);

function move(value: object, place: (offset: number) => number): void {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'number') {
      if (PLACES.has(key)) Reflect.set(value, key, place(inner));
    } else if (typeof inner === 'object' && inner !== null) {
      move(inner, place);
    }
  }
}
