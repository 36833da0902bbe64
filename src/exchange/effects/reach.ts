import type { Reading } from '../../read/reading.ts';
import type { Callable, EffectCause, Standing } from '../../tenant/index.ts';
import { fileName } from './file-name.ts';

/** Whether something is reached when nothing fails, and what keeps it from being surely so. */
export type Reached = Pick<Standing, 'reached' | 'cause'>;

const SURELY: Reached = { reached: 'surely' };
const RANK = { surely: 0, perhaps: 1, never: 2 } as const;

/** The less sure of two; the first of equals. */
export const lesser = (a: Reached, b: Reached): Reached => (RANK[b.reached] > RANK[a.reached] ? b : a);

/** Functions that call each other more deeply than this are not followed. */
const DEEPEST = 500;

/** Follows calls of functions, within a text and across the texts of one tenant. */
export class Reach {
  readonly #loaded = new Map<string, Set<string>>();
  readonly #called = new Map<Callable, Reached>();
  #depth = 0;

  constructor(readings: readonly Reading[]) {
    for (const { source, loads } of readings) {
      for (const name of loads ?? []) {
        const by = this.#loaded.get(name) ?? new Set();
        this.#loaded.set(name, by.add(source.path));
      }
    }
  }

  /** Whether a place is reached. */
  of(standing: Standing | undefined): Reached {
    if (!standing) return SURELY;
    const { within } = standing;
    return within ? lesser(standing, this.#call(within)) : standing;
  }

  /** Whether a function is called: by its own text surely or perhaps, by another one perhaps. */
  #call(callable: Callable): Reached {
    const known = this.#called.get(callable);
    if (known) return known;
    // A chain of calls like this is nobody's script.
    if (this.#depth > DEEPEST) return { reached: 'perhaps', cause: uncalled('function-called-elsewhere', callable) };
    this.#depth++;
    const found = this.#callers(callable);
    this.#depth--;
    this.#called.set(callable, found);
    return found;
  }

  #callers(callable: Callable): Reached {
    const perhaps: Reached = { reached: 'perhaps', cause: uncalled('function-called-elsewhere', callable) };
    // Functions that call each other: nobody asks here which of them is called first.
    this.#called.set(callable, perhaps);
    let best: Reached = this.#isElsewhere(callable)
      ? perhaps
      : { reached: 'never', cause: uncalled('function-not-called', callable) };
    for (const site of callable.calls) {
      if (site.within === callable) continue;
      const reached = lesser(this.of(site), handling(site));
      if (RANK[reached.reached] < RANK[best.reached]) best = reached;
    }
    return best;
  }

  /** Whether a text may call a function in a way that is not seen, or another text may. */
  #isElsewhere(callable: Callable): boolean {
    const { name, place } = callable;
    const file = fileName(place.source);
    const isSeen = !name.startsWith('$') && (!file.endsWith('.ps1') || this.#isLoadedByOthers(file, place.source));
    // Asked last: a text counts its names for it.
    return isSeen || callable.mentioned;
  }

  #isLoadedByOthers(file: string, source: string): boolean {
    return this.#isLoaded(file, source) || this.#isLoaded('*', source);
  }

  /** By another text than itself. */
  #isLoaded(name: string, source: string): boolean {
    const by = this.#loaded.get(name);
    return by !== undefined && (by.size > 1 || !by.has(source));
  }
}

/** A call that stands in a `catch`, where most runs do not come. */
const handling = ({ handles }: Standing): Reached =>
  handles ? { reached: 'perhaps', cause: { reason: 'region-catch', args: {}, place: handles.place } } : SURELY;

const uncalled = (reason: EffectCause['reason'], { name, place }: Callable): EffectCause => ({
  reason,
  args: { function: name },
  place,
});
