// Builds, and compares what is loaded at once, and how long files are, with what is promised: npm run sizes
import { globSync, readFileSync } from 'node:fs';
import { type Built, build } from './build.ts';
import { inRoot, root } from './root.ts';

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

/** A file of the source with more lines than this is two things. */
const MOST_LINES = 400;

/** Files that may be longer, each with the reason. */
const LONG: Readonly<Record<string, string>> = {
  'src/powershell/ast/tree.ts': 'one type for each kind of node, which refer to each other and to nothing else',
};

/** Whether files are as short as promised; prints those that are not, and exceptions that are none. */
function filesAreShort(): boolean {
  const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const long = files.filter((file) => readFileSync(inRoot(file), 'utf8').split('\n').length - 1 > MOST_LINES);
  const wrong = [
    ...long
      .filter((file) => !(file in LONG))
      .map((file) => `${file} has more than ${MOST_LINES} lines. Take it apart.`),
    ...Object.keys(LONG)
      .filter((file) => !long.includes(file))
      .map((file) => `${file} is not long any more. Take it out of LONG in scripts/sizes.ts.`),
  ];
  for (const line of wrong) console.error(line);
  for (const file of long) if (file in LONG) console.log(`${file}: more than ${MOST_LINES} lines: ${LONG[file]}`);
  return wrong.length === 0;
}

if (import.meta.main) {
  const areSmall = keepsPromises(atOnce(await build()));
  if (!filesAreShort() || !areSmall) process.exitCode = 1;
}
