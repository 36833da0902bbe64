import { globCost, type Located } from '../text/index.ts';
import type { ConfigProblem } from './config.ts';
import { type Path, type Places, textsOf } from './document.ts';

/** How many globs of one configuration are used: each is held against every file. */
const MOST_GLOBS = 2_000;

/** What all of them may cost for each file, see `globCost`: two milliseconds for a path of 100 characters. */
const MOST_COST = 16_000;

/**
 * The globs of one configuration, list by list. Where they become too many, or too dear, that is reported once at its place; from there
 * on none is used, so that no file of a stranger makes a run long.
 */
export class GlobBudget {
  readonly #places: Places;
  readonly #problems: ConfigProblem[];
  #count = 0;
  #cost = 0;

  constructor(places: Places, problems: ConfigProblem[]) {
    this.#places = places;
    this.#problems = problems;
  }

  /** The globs of a value that are used. */
  take(value: string | readonly string[] | undefined, path: Path): Located<string>[] {
    const globs = textsOf(value, path, this.#places);
    const end = globs.findIndex((glob) => !this.#takes(glob, path));
    return end < 0 ? globs : globs.slice(0, end);
  }

  #takes({ value, place }: Located<string>, path: Path): boolean {
    if (this.#count > MOST_GLOBS) return false;
    this.#count++;
    this.#cost += globCost(value);
    if (this.#count <= MOST_GLOBS && this.#cost <= MOST_COST) return true;
    this.#count = Number.POSITIVE_INFINITY;
    const args = { key: path.join('.'), limit: String(MOST_GLOBS) };
    this.#problems.push({ message: 'config-too-many-globs', args, place: place ?? this.#places.value(path) });
    return false;
  }
}
