// A process that runs the tests of one room against one mutant after the other. Started by run.ts, which notices when it ends early.
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { type Collected, collectedTests, fromFile } from './node-test.ts';

/** What run.ts asks for. */
export interface Task {
  /** Folder of the instrumented copy. */
  readonly copy: string;
  /** Test files, relative to the copy. */
  readonly files: readonly string[];
  /** Numbers of mutants. */
  readonly mutants: readonly string[];
  /** Names of the tests to run in this order, with one mutant that is on from the first line on. */
  readonly only?: readonly string[];
  /** What the tests do without a mutant; a process that is not given it finds out, and judges nothing. */
  readonly known?: Baseline;
  /** Time, in milliseconds since 1970, after which no further mutant is begun. */
  readonly until?: number;
}

/** What a worker tells: what the tests do without a mutant, or start and end of each mutant. */
export type Told =
  | { readonly is: 'ready'; readonly baseline: Baseline }
  | { readonly is: 'started'; readonly id: string }
  | { readonly is: 'ended'; readonly id: string; readonly outcome: Outcome };

export type Outcome =
  | { readonly is: 'killed'; readonly by: string; readonly poisoned: boolean }
  /**
   * It is covered by tests, all of which passed. `tests` asked for it less often than without a mutant, so that what an earlier run has kept may
   * have answered; `files` are theirs. `atLoad` says that it also acts while a file is loaded.
   */
  | {
      readonly is: 'survived';
      readonly covered: boolean;
      readonly tests: readonly string[];
      readonly files: readonly string[];
      readonly atLoad: boolean;
    };

/** What a test needs without a mutant. */
interface Usual {
  /** Processor time. */
  readonly ms: number;
  /** How often the mutant is asked for. */
  readonly hits: number;
}

/** What tests do without a mutant; tests are named by their number in the order in which they are collected. */
export interface Baseline {
  /** Tests by mutant, the fastest first. */
  readonly covering: Readonly<Record<string, readonly (Usual & { readonly test: number })[]>>;
  /** Names of the tests that judge, the fastest first. */
  readonly judging: readonly string[];
  readonly failing: readonly string[];
}

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/**
 * When a test has met an endless loop, in what does not depend on what else the machine does: processor time, and how often the mutant is asked for.
 * `usual` is what the test needs without a mutant.
 */
const mostMs = (usual: number): number => 5_000 + 5 * usual;
const mostHits = (usual: number): number => 200_000 + 20 * usual;

/** For a test that was not measured before. */
const UNMEASURED = { ms: 10_000, hits: 1_000_000 };

/** The processor time at which the process is to end. */
const last = new Float64Array(new SharedArrayBuffer(8)).fill(Number.POSITIVE_INFINITY);
const usedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const world = globalThis as { __stryker__?: Namespace };
world.__stryker__ ??= {};
const space: Namespace = world.__stryker__;
/** Long messages are on their way for a while. */
const tell = (told: Told): Promise<void> =>
  new Promise((sent) => {
    process.send?.(told, () => sent());
  });
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

/** Whether a test passes with this mutant, or with none. A test without end ends the process. */
async function passes(test: Collected, mutant?: string, usual: Usual = UNMEASURED): Promise<boolean> {
  const before = space.activeMutant;
  space.activeMutant = mutant;
  space.hitCount = 0;
  space.hitLimit = mostHits(usual.hits);
  if (mutant !== undefined) last[0] = usedMs() + mostMs(usual.ms);
  try {
    await test.run();
    return true;
  } catch {
    return false;
  } finally {
    last[0] = Number.POSITIVE_INFINITY;
    space.activeMutant = before;
  }
}

async function baseline(tests: readonly Collected[], wanted: ReadonlySet<string>): Promise<Baseline> {
  const covering: Record<string, (Usual & { readonly test: number })[]> = {};
  const judging: { readonly name: string; readonly ms: number }[] = [];
  const failing: string[] = [];
  for (const [at, test] of tests.entries()) {
    space.currentTestId = 'now';
    const started = usedMs();
    const passed = await passes(test);
    const ms = usedMs() - started;
    space.currentTestId = undefined;
    const seen = Object.entries(space.mutantCoverage?.perTest.now ?? {});
    if (space.mutantCoverage) space.mutantCoverage.perTest = {};
    if (passed) judging.push({ name: nameOf(test), ms });
    else failing.push(nameOf(test));
    for (const [id, hits] of passed ? seen : []) {
      if (!wanted.has(id)) continue;
      covering[id] ??= [];
      covering[id].push({ test: at, ms, hits });
    }
  }
  for (const own of Object.values(covering)) own.sort((a, b) => a.ms - b.ms);
  judging.sort((a, b) => a.ms - b.ms);
  return { covering, judging: judging.map(({ name }) => name), failing };
}

interface Covering {
  readonly test: Collected;
  readonly usual: Usual;
}

async function judge(id: string, covering: readonly Covering[], atLoad: boolean): Promise<Outcome> {
  const again: Collected[] = [];
  for (const { test, usual } of covering) {
    if (!(await passes(test, id, usual))) return { is: 'killed', by: nameOf(test), poisoned: !(await passes(test)) };
    if ((space.hitCount ?? 0) < usual.hits) again.push(test);
  }
  const files = [...new Set(again.map(({ file }) => file))];
  return { is: 'survived', covered: covering.length > 0, tests: again.map(nameOf), files, atLoad };
}

/** One mutant from the first line on: a file that does not load any more has noticed it as well. */
async function single(task: Task, id: string, only: readonly string[]): Promise<void> {
  space.activeMutant = id;
  await tell({ is: 'started', id });
  last[0] = usedMs() + mostMs(UNMEASURED.ms);
  try {
    await load(task);
  } catch {
    await tell({ is: 'ended', id, outcome: { is: 'killed', by: 'loading', poisoned: false } });
    return;
  }
  const tests = new Map(collectedTests().map((test) => [nameOf(test), test]));
  for (const name of only) {
    const test = tests.get(name);
    if (!test || (await passes(test, id))) continue;
    await tell({ is: 'ended', id, outcome: { is: 'killed', by: name, poisoned: false } });
    return;
  }
  await tell({ is: 'ended', id, outcome: { is: 'survived', covered: true, tests: [], files: [], atLoad: true } });
}

async function many(task: Task): Promise<void> {
  await load(task);
  const atLoad = new Set(Object.keys(space.mutantCoverage?.static ?? {}));
  const tests = collectedTests();
  const { known } = task;
  if (!known) return await tell({ is: 'ready', baseline: await baseline(tests, new Set(task.mutants)) });
  for (const id of task.mutants) {
    if (task.until && Date.now() > task.until) return;
    await tell({ is: 'started', id });
    const covering = (known.covering[id] ?? []).flatMap(({ test: at, ...usual }): Covering[] => {
      const test = tests[at];
      return test ? [{ test, usual }] : [];
    });
    const outcome = await judge(id, covering, atLoad.has(id));
    await tell({ is: 'ended', id, outcome });
    if (outcome.is === 'killed' && outcome.poisoned) return;
  }
}

// A failing property is noticed; which is the smallest input that fails, nobody asks.
fc.configureGlobal({ endOnFailure: true });
new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: last }).unref();
process.once('message', async (task: Task) => {
  const [first] = task.mutants;
  if (task.only && first) await single(task, first, task.only);
  else await many(task);
  process.disconnect();
});
