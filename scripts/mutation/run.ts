// Measures whether the tests notice faults: npm run mutants [-- --sample N] [--seed N] [--minutes N] [--jobs N] [--only PATH] [--out FILE] [--again FILE]
// A random sample of mutants of the rooms below, or what survived of an earlier one, each run against the tests that count for its room.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { inRoot, root } from '../root.ts';
import { type InstrumentedFile, instrument, type Mutant, withOnly } from './mutants.ts';
import type { Baseline, Outcome, Task, Told } from './worker.ts';

/** Tests of whole answers, and of the page that says what they rest on: what Exchange means decides them as much as how it is asked. */
const ANSWERS = 'test/verdict/{decide,steps,truth-table,ways}.test.ts';

/** Rules that report what a command is refused for, which is judged in `src/exchange/effects`. */
const REFUSALS =
  'test/rules/{duplicate-parameter,invalid-*,malformed-address,missing-parameter,new-remotedomain-settings,set-policy-name,set-rule-enabled,too-many-values,unexpected-argument,unknown-cmdlet,unknown-parameter}.test.ts';

/** The tests that count for each room: those of its own folder, and those elsewhere whose expected results speak of what the room says. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  exchange: ['test/exchange/**/*.test.ts', ANSWERS, REFUSALS],
  verdict: ['test/verdict/**/*.test.ts', 'test/compare/*.test.ts'],
  rules: ['test/rules/**/*.test.ts'],
  write: ['test/write/**/*.test.ts'],
};
const ROOMS = Object.keys(TESTS);

/** Memory of a worker: what a loop without end fills is not to depend on the machine. */
const HEAP_MB = 2048;

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '120' },
    jobs: { type: 'string', default: '1' },
    only: { type: 'string', default: 'src' },
    out: { type: 'string' },
    again: { type: 'string' },
  },
});

/** What had to be asked a second time and was not by then is undecided; what was not begun is left out. */
const deadline = Date.now() + Number(options.minutes) * 60_000;

/** How a mutant ended. */
type Ending = 'killed' | 'survived' | 'uncovered' | 'undecided';

interface Judged {
  readonly mutant: Mutant;
  readonly ending: Ending;
  readonly by: string;
}

/** A mutant by what it changes: its line, trimmed, may move. */
type Fault = Pick<Mutant, 'file' | 'code' | 'original' | 'replacement'>;

/** A survivor that a person has looked at: no test can or should notice it, for this reason. */
interface Accepted extends Fault {
  readonly reason: string;
}

const accepted: readonly Accepted[] = JSON.parse(readFileSync(inRoot('scripts/mutation/accepted.json'), 'utf8'));
const isMeant = ({ file, code, original, replacement }: Fault, mutant: Mutant): boolean =>
  file === mutant.file && code === mutant.code && original === mutant.original && replacement === mutant.replacement;
const acceptedReason = (mutant: Mutant): string | undefined => accepted.find((one) => isMeant(one, mutant))?.reason;

const testsOf = (copy: string, room: string): string[] => globSync(TESTS[room] ?? [], { cwd: copy }).toSorted();

/** The test that is named after a source file, where there is one. */
const ownTest = ({ file }: Mutant): string => file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');

/** A copy of the project in which the given files are instrumented. */
function copyProject(files: readonly InstrumentedFile[]): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  const own = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter(Boolean);
  for (const file of own) if (existsSync(inRoot(file))) cpSync(inRoot(file), path.join(copy, file));
  for (const { name, content } of files) writeFileSync(path.join(copy, name), content);
  symlinkSync(inRoot('node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

interface Heard {
  readonly told: (told: Told) => void;
  /** The mutant at work when the worker ended early, and what it died of; nothing where the machine ended it. */
  readonly ended: (early: { readonly id: string; readonly of: string } | undefined) => void;
}

function start(task: Task, { told, ended }: Heard): void {
  const worker: ChildProcess = fork(inRoot('scripts/mutation/worker.ts'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(task.copy, 'compiled') },
  });
  let current: string | undefined;
  worker.on('message', (message: Told) => {
    if (message.is === 'started') current = message.id;
    if (message.is === 'ended') current = undefined;
    told(message);
  });
  worker.on('exit', (_, signal) => {
    const of = signal === 'SIGTERM' ? 'processor time' : 'end of the process';
    ended(current === undefined || signal === 'SIGKILL' ? undefined : { id: current, of });
  });
  worker.send(task);
}

/** Runs one mutant in a process of its own. */
function alone(copy: string, mutant: Mutant, files: readonly string[], only: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let outcome: Outcome | undefined;
    start(
      { copy, files, mutants: [mutant.id], only },
      {
        told: (told) => {
          if (told.is === 'ended') outcome = told.outcome;
        },
        ended: (early) => {
          if (early) resolve({ is: 'killed', by: early.of, poisoned: false });
          else if (outcome) resolve(outcome);
          else reject(new Error('the machine ended a worker'));
        },
      },
    );
  });
}

/** What a process that has run other mutants before cannot know is asked again in a process of its own, while there is time. */
async function confirm(copy: string, mutant: Mutant, outcome: Outcome, known: Baseline): Promise<Judged> {
  if (outcome.is === 'survived' && outcome.tests.length === 0 && !outcome.atLoad)
    return { mutant, ending: outcome.covered ? 'survived' : 'uncovered', by: '' };
  if (Date.now() > deadline) return { mutant, ending: 'undecided', by: '' };
  if (outcome.is === 'killed') {
    const [file = ''] = outcome.by.split(': ');
    const again = await alone(copy, mutant, [file], [outcome.by]);
    return { mutant, ending: again.is === 'killed' ? 'killed' : 'survived', by: outcome.by };
  }
  const all = testsOf(copy, mutant.room);
  if (outcome.tests.length > 0 && !outcome.atLoad) {
    const again = await alone(copy, mutant, outcome.files, outcome.tests);
    return { mutant, ending: again.is, by: again.is === 'killed' ? again.by : '' };
  }
  const own = known.judging.filter((name) => name.startsWith(`${ownTest(mutant)}: `));
  for (const tests of [own, known.judging]) {
    if (tests.length === 0) continue;
    const again = await alone(copy, mutant, tests === own ? [ownTest(mutant)] : all, tests);
    if (again.is === 'killed') return { mutant, ending: 'killed', by: again.by };
  }
  return { mutant, ending: 'survived', by: '' };
}

/** Runs the tests without any mutant. */
function measure(copy: string, files: readonly string[], mutants: readonly Mutant[]): Promise<Baseline> {
  return new Promise((resolve, reject) => {
    start(
      { copy, files, mutants: mutants.map(({ id }) => id) },
      {
        told: (told) => told.is === 'ready' && resolve(told.baseline),
        ended: () => reject(new Error(`${files.join(', ')} do not run`)),
      },
    );
  });
}

interface Asked {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

/** Mutants of one room that are judged together. */
interface Portion {
  readonly files: readonly string[];
  readonly mutants: readonly Mutant[];
  readonly known: Baseline;
}

/** One process runs mutants until it is through, ends early, or the time is over; the others are waiting still. */
function round(copy: string, { files, mutants, known }: Portion): Promise<readonly Asked[]> {
  const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  const asked: Asked[] = [];
  const add = (id: string, outcome: Outcome): void => {
    const mutant = byId.get(id);
    if (mutant) asked.push({ mutant, outcome });
  };
  return new Promise((resolve) => {
    start(
      { copy, files, mutants: [...byId.keys()], until: deadline, known },
      {
        told: (told) => {
          if (told.is === 'ended') add(told.id, told.outcome);
        },
        ended: (early) => {
          if (early) add(early.id, { is: 'killed', by: early.of, poisoned: false });
          resolve(asked);
        },
      },
    );
  });
}

/** Judges a portion in as many processes as it takes. */
async function judge(copy: string, portion: Portion, judged: (one: Judged) => void): Promise<void> {
  let waiting = portion.mutants;
  const unsure: Asked[] = [];
  while (waiting.length > 0 && Date.now() < deadline) {
    const asked = await round(copy, { ...portion, mutants: waiting });
    for (const { mutant, outcome } of asked) {
      if (outcome.is === 'killed' && !outcome.poisoned) judged({ mutant, ending: 'killed', by: outcome.by });
      else unsure.push({ mutant, outcome });
    }
    if (asked.length === 0 && Date.now() < deadline) throw new Error(`${portion.files.join(', ')} do not run`);
    const done = new Set(asked.map(({ mutant }) => mutant));
    waiting = waiting.filter((mutant) => !done.has(mutant));
  }
  for (const { mutant, outcome } of unsure) judged(await confirm(copy, mutant, outcome, portion.known));
}

/** Small enough that little is left undecided when the time is over, and large enough that loading the tests hardly counts. */
const PORTION = 40;

/** The sample in portions, one of each room after the other, so that the time is shared among the rooms. */
async function portionsOf(copy: string, sample: readonly Mutant[]): Promise<readonly Portion[]> {
  const ofRoom = async (room: string): Promise<readonly (Portion & { readonly at: number })[]> => {
    const own = sample.filter((mutant) => mutant.room === room);
    if (own.length === 0) return [];
    const files = testsOf(copy, room);
    const known = await measure(copy, files, own);
    if (known.failing.length > 0) console.error(`fail without a mutant: ${known.failing.join('; ')}`);
    console.log(`${room}: ${known.judging.length} tests judge`);
    return Array.from({ length: Math.ceil(own.length / PORTION) }, (_, index) => {
      const from = index * PORTION;
      return { files, known, mutants: own.slice(from, from + PORTION), at: from / own.length };
    });
  };
  const portions = (await Promise.all(ROOMS.map(ofRoom))).flat();
  return portions.toSorted((a, b) => a.at - b.at);
}

const isKilled = ({ ending }: Judged): boolean => ending === 'killed';
const isUndecided = ({ ending }: Judged): boolean => ending === 'undecided';
const hasSurvived = (one: Judged): boolean => !isKilled(one) && !isUndecided(one);

const survivor = ({ mutant, ending }: Judged): string =>
  `${mutant.file}:${mutant.line} ${mutant.mutator} ${ending}\n  - ${mutant.original}\n  + ${mutant.replacement}`;

function percentage(killed: number, all: number): string {
  return all === 0 ? '' : `${((100 * killed) / all).toFixed(1)} %`;
}

function row(room: string, all: readonly Judged[]): Record<string, string | number> {
  const killed = all.filter(isKilled).length;
  const survivors = all.filter(hasSurvived);
  const judgedAway = survivors.filter(({ mutant }) => acceptedReason(mutant)).length;
  const decided = killed + survivors.length;
  return {
    room,
    mutants: all.length,
    'not asked again': all.filter(isUndecided).length,
    killed,
    survived: survivors.length,
    uncovered: all.filter(({ ending }) => ending === 'uncovered').length,
    score: percentage(killed, decided),
    'at least': percentage(killed, all.length),
    accepted: judgedAway,
    'score without accepted': percentage(killed, decided - judgedAway),
  };
}

/** Written by `npm run docs`; a test compares its text with what would be written. */
const GENERATED = 'src/rules/index.ts';

const names = globSync(`{${ROOMS.map((room) => `src/${room}`).join(',')}}/**/*.ts`, { cwd: root })
  .filter((name) => name.startsWith(options.only) && name !== GENERATED)
  .toSorted();
const { files, mutants } = await instrument(names);

function randomSample(): readonly Mutant[] {
  const size = Math.min(Number(options.sample), mutants.length);
  const sizes = { minLength: size, maxLength: size };
  const [found = []] = fc.sample(fc.shuffledSubarray([...mutants], sizes), { seed: Number(options.seed), numRuns: 1 });
  return found;
}

/** What an earlier run wrote with `--out`, as far as the code still has it. */
function survivorsOf(file: string): readonly Mutant[] {
  const earlier: readonly Judged[] = JSON.parse(readFileSync(file, 'utf8'));
  return mutants.filter((mutant) => earlier.some((one) => isMeant(one.mutant, mutant)));
}

const sample = options.again === undefined ? randomSample() : survivorsOf(options.again);
const source = options.again ?? `seed ${options.seed}`;
console.log(`${mutants.length} mutants, ${sample.length} of them taken with ${source}`);
for (const entry of accepted.filter(({ file }) => file.startsWith(options.only))) {
  const lines = mutants.filter((mutant) => isMeant(entry, mutant)).map(({ line }) => line);
  if (lines.length === 0) console.error(`accepted.json: ${entry.file} has no such mutant any more: ${entry.code}`);
  // Which of two is meant nobody can tell, and the other one would be passed over.
  if (new Set(lines).size < lines.length)
    console.error(
      `accepted.json: ${entry.file} has two such mutants on one line, which is to be written as two: ${entry.code}`,
    );
}
/** What a person has judged is not run again. */
const asked = sample.filter((mutant) => !acceptedReason(mutant));
const all: Judged[] = sample.filter(acceptedReason).map((mutant) => ({ mutant, ending: 'survived', by: '' }));
const copy = copyProject(withOnly(files, asked));
try {
  const judged = (one: Judged): void => {
    all.push(one);
    if (hasSurvived(one)) console.log(survivor(one));
    if (all.length % 25 === 0) console.log(`${all.length} of ${sample.length}, ${all.filter(isKilled).length} killed`);
  };
  const waiting = [...(await portionsOf(copy, asked))];
  const job = async (): Promise<void> => {
    for (let next = waiting.shift(); next && Date.now() < deadline; next = waiting.shift())
      await judge(copy, next, judged);
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, job));
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const survivors = all.filter(hasSurvived);
console.table([
  ...ROOMS.map((room) =>
    row(
      room,
      all.filter(({ mutant }) => mutant.room === room),
    ),
  ),
  row('all', all),
]);
if (options.out) writeFileSync(options.out, `${JSON.stringify(survivors, undefined, 2)}\n`);
