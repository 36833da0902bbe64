// Minutes in a real VS Code. Random edits: npm run soak [-- EDITS]   Speed, against the editor without the extension: npm run soak -- speed
import { spawnSync } from 'node:child_process';
import { inRoot } from './root.ts';

/** What `npm run soak` asks for without a number. */
const EDITS = 10_000;
const HOURS = 3600;

/** Runs the part of the suite that the options choose; its exit code, and what it printed where somebody reads it. */
function suite(options: readonly string[], read: boolean): { readonly code: number; readonly printed: string } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [inRoot('scripts/editor/run-suite.ts'), 'desktop', ...options],
    {
      stdio: ['ignore', read ? 'pipe' : 'inherit', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, MAILFLOW_SECONDS: String(2 * HOURS) },
    },
  );
  process.stdout.write(stdout ?? '');
  return { code: status ?? 1, printed: stdout ?? '' };
}

/**
 * Milliseconds that may be taken, by what is measured. For a key the window may work so many times as long as without the extension;
 * how long it takes on the clock is told only, because other programs of the machine decide it as well.
 */
const LIMITS: Readonly<Record<string, number>> = { activate: 15, completion: 30, symbols: 30 };
const KEY_RATIO = 1.5;
const OF_KEY = 'work of the window';

/** The median of each figure. */
function figures(printed: string): ReadonlyMap<string, number> {
  const lines = printed.matchAll(/^note: (.+): p50 ([\d.]+) ms/gm);
  return new Map([...lines].map(([, what = '', median]) => [what, Number(median)]));
}

/** Measures without the extension and with it, and says which figure is over its limit. */
function speed(): number {
  const only = '--only=figures:';
  console.log('without the extension');
  const bare = suite([only, '--speed', '--bare'], true);
  console.log('with the extension');
  const own = suite([only, '--speed'], true);
  const without = figures(bare.printed);
  const over = [...figures(own.printed)].filter(([what, median]) => {
    const limit = what.endsWith(OF_KEY) ? (without.get(what) ?? 0) * KEY_RATIO : LIMITS[what];
    return limit !== undefined && median > limit;
  });
  for (const [what, median] of over) console.error(`${what}: ${median} ms is over its limit`);
  return Math.max(bare.code, own.code, over.length > 0 ? 1 : 0);
}

const [asked] = process.argv.slice(2);
process.exitCode =
  asked === 'speed' ? speed() : suite(['--only=random edits', `--soak=${Number(asked ?? EDITS)}`], false).code;
