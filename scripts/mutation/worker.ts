// A process that runs the tests of one room against one mutant after the other. Started by run.ts, which ends it when it hangs.
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Collected, collectedTests, fromFile } from './node-test.ts';

/** What run.ts asks for. */
export interface Task {
  /** Folder of the instrumented copy. */
  readonly copy: string;
  /** Test files, relative to the copy. */
  readonly files: readonly string[];
  readonly mutants: readonly { readonly id: string; readonly testFile: string }[];
  /** Names of the tests to run, with one mutant that is on from the first line on; else what covers a mutant is found out first. */
  readonly only?: readonly string[];
  /** Time, in milliseconds since 1970, after which no further mutant is begun. */
  readonly until?: number;
}

/** What a worker tells, in this order: ready, then start and end of each mutant; alive at each test. */
export type Told =
  | { readonly is: 'ready'; readonly tests: number; readonly failing: readonly string[] }
  | { readonly is: 'alive' }
  | { readonly is: 'started'; readonly id: string }
  | { readonly is: 'ended'; readonly id: string; readonly outcome: Outcome };

export type Outcome =
  | { readonly is: 'killed'; readonly by: string; readonly poisoned: boolean }
  /** `tests` cover it and passed; `files` are theirs. `atLoad` says that it also acts while a file is loaded. */
  | {
      readonly is: 'survived';
      readonly tests: readonly string[];
      readonly files: readonly string[];
      readonly atLoad: boolean;
    };

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** A mutant that is asked for so often has made a loop endless. */
const HIT_LIMIT = 20_000_000;

const world = globalThis as { __stryker__?: Namespace };
world.__stryker__ ??= {};
const space: Namespace = world.__stryker__;
const tell = (told: Told): void => void process.send?.(told);
const nameOf = (test: Collected): string => `${test.file}: ${test.name}`;

async function load({ copy, files }: Task): Promise<void> {
  const shim = new URL('./node-test.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) => (name === 'node:test' ? { url: shim, shortCircuit: true } : next(name, context)),
  });
  process.chdir(copy);
  for (const file of files) {
    fromFile(file);
    await import(pathToFileURL(path.join(copy, file)).href);
  }
}

/** Whether a test passes with this mutant, or with none. */
async function passes(test: Collected, mutant?: string): Promise<boolean> {
  tell({ is: 'alive' });
  const before = space.activeMutant;
  space.activeMutant = mutant;
  space.hitCount = 0;
  space.hitLimit = HIT_LIMIT;
  try {
    await test.run();
    return true;
  } catch {
    return false;
  } finally {
    space.activeMutant = before;
  }
}

interface Baseline {
  /** Tests by mutant, the fastest first. */
  readonly covering: ReadonlyMap<string, readonly Collected[]>;
  readonly failing: readonly Collected[];
}

async function baseline(tests: readonly Collected[], wanted: ReadonlySet<string>): Promise<Baseline> {
  const covering = new Map<string, { test: Collected; took: number }[]>();
  const failing: Collected[] = [];
  for (const test of tests) {
    space.currentTestId = 'now';
    const started = performance.now();
    if (!(await passes(test))) failing.push(test);
    const took = performance.now() - started;
    space.currentTestId = undefined;
    const seen = space.mutantCoverage?.perTest.now ?? {};
    for (const id of Object.keys(seen)) {
      if (!wanted.has(id)) continue;
      const entries = covering.get(id) ?? [];
      entries.push({ test, took });
      covering.set(id, entries);
    }
    if (space.mutantCoverage) space.mutantCoverage.perTest = {};
  }
  const sorted = [...covering].map(([id, entries]) => {
    const passing = entries.filter(({ test }) => !failing.includes(test)).sort((a, b) => a.took - b.took);
    return [id, passing.map(({ test }) => test)] as const;
  });
  return { covering: new Map(sorted), failing };
}

/** Tests of the mutated file's own test first. */
const ownFirst = (tests: readonly Collected[], testFile: string): readonly Collected[] => [
  ...tests.filter(({ file }) => file === testFile),
  ...tests.filter(({ file }) => file !== testFile),
];

async function judge(id: string, tests: readonly Collected[], atLoad: boolean): Promise<Outcome> {
  for (const test of tests) {
    if (await passes(test, id)) continue;
    return { is: 'killed', by: nameOf(test), poisoned: !(await passes(test)) };
  }
  return { is: 'survived', tests: tests.map(nameOf), files: [...new Set(tests.map(({ file }) => file))], atLoad };
}

/** One mutant from the first line on: a file that does not load any more has noticed it as well. */
async function single(task: Task, id: string, only: readonly string[]): Promise<void> {
  space.activeMutant = id;
  tell({ is: 'started', id });
  try {
    await load(task);
  } catch {
    tell({ is: 'ended', id, outcome: { is: 'killed', by: 'loading', poisoned: false } });
    return;
  }
  const chosen = new Set(only);
  for (const test of collectedTests()) {
    if (chosen.size > 0 && !chosen.has(nameOf(test))) continue;
    if (await passes(test, id)) continue;
    tell({ is: 'ended', id, outcome: { is: 'killed', by: nameOf(test), poisoned: false } });
    return;
  }
  tell({ is: 'ended', id, outcome: { is: 'survived', tests: [], files: [], atLoad: true } });
}

async function many(task: Task): Promise<void> {
  await load(task);
  const atLoad = new Set(Object.keys(space.mutantCoverage?.static ?? {}));
  const tests = collectedTests();
  const { covering, failing } = await baseline(tests, new Set(task.mutants.map(({ id }) => id)));
  tell({ is: 'ready', tests: tests.length, failing: failing.map(nameOf) });
  for (const { id, testFile } of task.mutants) {
    if (task.until && Date.now() > task.until) return;
    tell({ is: 'started', id });
    const outcome = await judge(id, ownFirst(covering.get(id) ?? [], testFile), atLoad.has(id));
    tell({ is: 'ended', id, outcome });
    if (outcome.is === 'killed' && outcome.poisoned) return;
  }
}

process.once('message', async (task: Task) => {
  const [first] = task.mutants;
  if (task.only && first) await single(task, first.id, task.only);
  else await many(task);
  process.disconnect();
});
