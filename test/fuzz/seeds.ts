import assert from 'node:assert/strict';
import type { Span } from '../../src/text/index.ts';
import { processorTime } from '../support/processor-time.ts';
import { Random } from '../verdict/random-tenants.ts';

/** One text that takes longer, in milliseconds of the processor, hangs for the person who waits. */
const SLOWEST = 4000;

/** What every input must keep. */
export interface Promises {
  /** Spans are inside of the text, and not backwards. */
  readonly places: (text: string, spans: Iterable<Span>) => void;
  /** The same input gives the same twice. */
  readonly same: (once: unknown, again: unknown) => void;
}

const promises: Promises = {
  places: (text, spans) => {
    for (const { start, end } of spans)
      assert.ok(start >= 0 && start <= end && end <= text.length, `a place outside of the text: ${start}-${end}`);
  },
  same: (once, again) => assert.deepEqual(again, once, 'not the same twice'),
};

/**
 * Tries `runs` seeds from `seed` on, each with random numbers of its own, so that a failure is seen again with `--runs 1 --seed S`.
 * Ends the program with exit code 1, and the seed, at the first that throws or takes too long.
 */
export async function forEachSeed(
  what: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  attempt: (random: Random, promises: Promises) => void | Promise<void>,
): Promise<void> {
  const started = performance.now();
  for (let at = seed; at < seed + runs; at++) {
    const elapsed = processorTime();
    try {
      await attempt(new Random(at), promises);
      const took = elapsed();
      assert.ok(took < SLOWEST, `took ${took.toFixed(0)} ms`);
    } catch (error) {
      console.error(`seed ${at}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exit(1);
    }
  }
  console.log(`${runs} ${what} (from seed ${seed}, ${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
