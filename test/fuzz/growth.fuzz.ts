import { parseArgs } from 'node:util';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { GENERATORS, type Generator } from './generators.ts';

/**
 * Reads and judges texts of one thing repeated, in two sizes: no reader, rule or silencing may grow faster than its input.
 * `npm run fuzz -- growth [--only WORDS] [--size CHARACTERS]`; the list is in `generators.ts`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string' } },
  strict: false,
});
/** Characters of the larger text. */
const LARGE = Number(values.size ?? 1_000_000);
const TIMES = 10;
/** Ten times the input may take so many times as long. */
const MOST_TIMES = 14;
/** Milliseconds for 100,000 characters. */
const MOST_PER_100K = 200;
/** Below this a ratio says more about the machine. */
const SHORT_MS = 300;

const CONFIG = { ...DEFAULT_CONFIG, documents: { value: true } };

async function milliseconds({ file }: Generator, text: string): Promise<number> {
  const source: Source = { path: file, text, language: languageOf(file), encoding: 'utf8' };
  const analyzer = new Analyzer(knowledge);
  // Time of the processor: what else the machine does must not count.
  const start = process.cpuUsage();
  const { tenants, readings } = await analyzer.analyze([source], CONFIG, { asOf: '2026-11-25' });
  const { user, system } = process.cpuUsage(start);
  const [failure] = tenants.flatMap(({ failures }) => failures);
  if (failure) throw failure.error;
  const broken = readings.flatMap(({ problems }) => problems).find(({ message }) => message === 'reader-failed');
  if (broken) throw new Error(broken.args.detail);
  return (user + system) / 1000;
}

/** The shortest of several runs: what else the machine does only adds. */
async function shortest(generator: Generator, text: string, runs: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) best = Math.min(best, await milliseconds(generator, text));
  return best;
}

let worse = 0;
let measured = 0;
for (const generator of GENERATORS) {
  if (typeof values.only === 'string' && !generator.name.includes(values.only)) continue;
  measured++;
  const large = generator.text(LARGE);
  const small = generator.text(LARGE / TIMES);
  try {
    await shortest(generator, small, 2);
    const few = await shortest(generator, small, 3);
    const limit = (MOST_PER_100K * LARGE) / 100_000;
    let many = await shortest(generator, large, 1);
    const isWorse = (): boolean => many > limit || (many > SHORT_MS && many > MOST_TIMES * few);
    if (isWorse()) many = Math.min(many, await shortest(generator, large, 2));
    if (isWorse()) worse++;
    const figures = `${few.toFixed(0)} -> ${many.toFixed(0)} ms, ${(many / few).toFixed(1)} times`;
    if (isWorse() || values.only !== undefined)
      console.log(`${isWorse() ? 'WORSE ' : ''}${generator.name}: ${figures}`);
  } catch (error) {
    worse++;
    console.log(`FAILED ${generator.name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}
console.log(`${measured} kinds of text of ${LARGE} characters measured, ${worse} grow too fast`);
process.exitCode = worse > 0 ? 1 : 0;
