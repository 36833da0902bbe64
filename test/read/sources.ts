import { languageOf, type Place, type Source } from '../../src/text/index.ts';

export { knowledge } from '../support/knowledge.ts';

export function source(path: string, text: string): Source {
  return { path, text, language: languageOf(path), encoding: 'utf8' };
}

/** The text a place covers. */
export function at(of: Source, place: Place): string {
  return of.text.slice(place.start, place.end);
}
