import type { Region } from '../symbols/regions.ts';
import { encloses } from '../symbols/scopes.ts';
import type { Values } from './values.ts';

/** More objects than this from one call are not spelled out: the call then counts as one with run-time values. */
const MOST = 500;

/** Whether the last evaluation, of what stands in `region`, touched a loop over a literal list around it. */
export function dependsOnLoop(values: Values, region: Region): boolean {
  if (values.touched.size === 0) return false;
  for (const loop of values.touched) if (isSpelledOut(loop, values, region)) return true;
  return false;
}

/** Behind a loop a variable holds what the last pass left: that is another question. */
const isSpelledOut = (loop: Region, values: Values, region: Region): boolean =>
  encloses(loop, region) && values.items(loop) !== undefined;

/**
 * Runs `make` once for every combination of items of the literal loops around `region` that the last evaluation touched, outer loops
 * first, and collects what it gives. Without such a loop it runs once. Undefined when there would be too many.
 */
export function forEachItem<T>(values: Values, region: Region, make: () => readonly T[]): readonly T[] | undefined {
  const loops = [...values.touched]
    .filter((loop) => isSpelledOut(loop, values, region))
    .sort((a, b) => a.depth - b.depth);
  const made: T[] = [];
  return run(values, loops, 0, made, make) ? made : undefined;
}

function run<T>(values: Values, loops: readonly Region[], depth: number, made: T[], make: () => readonly T[]): boolean {
  values.begin();
  const loop = loops[depth];
  if (!loop) {
    made.push(...make());
    return made.length <= MOST;
  }
  for (const item of values.items(loop) ?? []) {
    values.loops.set(loop, item);
    const goOn = run(values, loops, depth + 1, made, make);
    values.loops.delete(loop);
    if (!goOn) return false;
  }
  return true;
}
