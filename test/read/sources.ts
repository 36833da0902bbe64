import { readFileSync } from 'node:fs';
import { Knowledge } from '../../src/knowledge/index.ts';
import { languageOf, type Place, type Source } from '../../src/text/index.ts';

/** The product's knowledge with its data files read from `src/knowledge/data`. */
export const knowledge = new Knowledge((file) =>
  readFileSync(new URL(`../../src/knowledge/data/${file}`, import.meta.url), 'utf8'),
);

export function source(path: string, text: string): Source {
  return { path, text, language: languageOf(path), encoding: 'utf8' };
}

/** The text a place covers. */
export function at(of: Source, place: Place): string {
  return of.text.slice(place.start, place.end);
}
