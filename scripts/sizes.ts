// Builds, and compares what is loaded at once with what is promised: npm run sizes
import { type Built, build } from './build.ts';

export const KB = 1024;

/** One thing that is promised to be small. */
export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

/** Bytes that are loaded at once. The web extension fetches all files at once. */
const AT_ONCE = { 'desktop extension': 100 * KB, 'web extension': 1400 * KB };

/** Sizes of what the extension loads at once. */
export const atOnce = ({ sizes }: Pick<Built, 'sizes'>): readonly Size[] =>
  sizes.flatMap(({ name, eager }) =>
    name === 'command line' ? [] : [{ what: `${name}, loaded at once`, bytes: eager, limit: AT_ONCE[name] }],
  );

/** Prints sizes beside their limits; false when one is too large, with what to do. */
export function keepsPromises(sizes: readonly Size[]): boolean {
  for (const { what, bytes, limit } of sizes)
    console.log(`${what}: ${(bytes / KB).toFixed(0)} KB of ${limit / KB} KB${bytes <= limit ? '' : ', TOO LARGE'}`);
  const fits = sizes.every(({ bytes, limit }) => bytes <= limit);
  if (!fits)
    console.error('A size is over its limit. Find what grew with "npm run build" before and after your change.');
  return fits;
}

if (import.meta.main && !keepsPromises(atOnce(await build()))) process.exitCode = 1;
