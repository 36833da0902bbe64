import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { CONFIGURATION, GENERATORS, type Generator } from './generators.ts';

// The library as the bundles have it: its build for Node asks for a variable of the environment with each token.
const yaml = import.meta.resolve('yaml').replace('/dist/index.js', '/browser/index.js');
registerHooks({
  resolve: (name, context, next) =>
    name === 'yaml' ? { url: yaml, format: 'module', shortCircuit: true } : next(name, context),
});
const { Analyzer, withNamesChecked } = await import('../../src/analyze.ts');
const { readConfig } = await import('../../src/config/read.ts');

/**
 * Reads and judges texts of one thing repeated, in two sizes: no reader, rule or silencing may grow faster than its input.
 * `npm run fuzz -- growth [--only WORDS] [--size CHARACTERS] [--all]` (prints all figures); the list is in `generators.ts`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string' }, all: { type: 'boolean' } },
  strict: false,
});
/** Characters of the larger text. */
const LARGE = Number(values.size ?? 1_000_000);
const TIMES = 10;
/** Ten times the input may take so many times as long. */
const MOST_TIMES = 14;
/** Milliseconds for 100,000 characters. */
const MOST_PER_100K = 200;
/**
 * Where ten times the text takes longer than that, a text of so many times the size tells why: small texts leave the garbage
 * collector nothing to do, and the first large one fills its memory once. What grows with the square of its size shows in both.
 */
const FURTHER = 3;
const MOST_FURTHER = (MOST_TIMES / TIMES) * FURTHER;
/** A text that seems worse is measured so many times; what else the machine does only adds. */
const ROUNDS = 3;

const CONFIG = { ...DEFAULT_CONFIG, documents: { value: true } };

let runs = 0;

async function milliseconds({ file }: Generator, text: string): Promise<number> {
  // No two texts are the same: what is kept of a text between two looks must not count.
  const source: Source = {
    path: file,
    text: text + '\n'.repeat(runs++ % 100),
    language: languageOf(file),
    encoding: 'utf8',
  };
  const analyzer = new Analyzer(knowledge);
  // Time of the processor: what else the machine does must not count.
  const start = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  if (file === CONFIGURATION) {
    withNamesChecked(readConfig(source), knowledge);
    return spent();
  }
  const { tenants, readings } = await analyzer.analyze([source], CONFIG, { asOf: '2026-11-25' });
  const time = spent();
  const [failure] = tenants.flatMap(({ failures }) => failures);
  if (failure) throw failure.error;
  const broken = readings.flatMap(({ problems }) => problems).find(({ message }) => message === 'reader-failed');
  if (broken) throw new Error(broken.args.detail);
  return time;
}

interface Measured {
  /** Milliseconds for the small text and for the large one. */
  readonly few: number;
  readonly many: number;
  /** How many times as long as the large text one of `FURTHER` times its size took, where that was asked. */
  readonly further: number | undefined;
  readonly isWorse: boolean;
}

/** The shortest of several runs over each text, in turns, so that a busy machine is busy for both. */
async function measure(generator: Generator): Promise<Measured> {
  const small = generator.text(LARGE / TIMES);
  const large = generator.text(LARGE);
  let few = Number.POSITIVE_INFINITY;
  let many = Number.POSITIVE_INFINITY;
  // The engine warms up.
  for (let run = 0; run < 2; run++) await milliseconds(generator, small);
  const isSlow = (): boolean => many > (MOST_PER_100K * LARGE) / 100_000;
  const isSteep = (): boolean => many > MOST_TIMES * few;
  for (let round = 0; round < ROUNDS && (isSlow() || isSteep()); round++) {
    for (let run = 0; run < 3; run++) few = Math.min(few, await milliseconds(generator, small));
    many = Math.min(many, await milliseconds(generator, large));
  }
  const further = isSteep() ? (await shortest(generator, generator.text(LARGE * FURTHER))) / many : undefined;
  return { few, many, further, isWorse: isSlow() || (further !== undefined && further > MOST_FURTHER) };
}

async function shortest(generator: Generator, text: string): Promise<number> {
  return Math.min(await milliseconds(generator, text), await milliseconds(generator, text));
}
let worse = 0;
let measured = 0;
for (const generator of GENERATORS) {
  if (typeof values.only === 'string' && !generator.name.includes(values.only)) continue;
  measured++;
  try {
    const { few, many, further, isWorse } = await measure(generator);
    if (isWorse) worse++;
    const more = further === undefined ? '' : `, ${FURTHER} times the size: ${further.toFixed(1)} times`;
    const figures = `${few.toFixed(0)} -> ${many.toFixed(0)} ms, ${(many / few).toFixed(1)} times${more}`;
    if (isWorse || values.only !== undefined || values.all)
      console.log(`${isWorse ? 'WORSE ' : ''}${generator.name}: ${figures}`);
  } catch (error) {
    worse++;
    console.log(`FAILED ${generator.name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}
console.log(`${measured} kinds of text of ${LARGE} characters measured, ${worse} grow too fast`);
process.exitCode = worse > 0 ? 1 : 0;
