import { parseArgs } from 'node:util';
import './growth/as-bundled.ts';
import type { Generator, Work } from './growth/generator.ts';

const { GENERATORS } = await import('./growth/index.ts');
const { milliseconds } = await import('./growth/works.ts');

/**
 * Does with texts of one thing repeated, in two sizes, what the product does with texts: nothing may grow faster than its input.
 * `npm run fuzz -- growth [--only WORDS] [--size CHARACTERS] [--part N/OF] [--all]` (prints all figures); the list is in `growth/`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string' }, part: { type: 'string' }, all: { type: 'boolean' } },
  strict: false,
});
/** Characters of the larger text. */
const LARGE = Number(values.size ?? 1_000_000);
const TIMES = 10;
/** Ten times the input may take so many times as long. */
const MOST_TIMES = 14;
/** Milliseconds for 100,000 characters. */
const MOST_PER_100K = 200;
/** Milliseconds for what answers pairs of all that is named, however large the text is: such work has a bound. */
const BOUNDED: Readonly<Partial<Record<Work, number>>> = { changes: 10_000, matrix: 10_000, comparison: 10_000 };
/**
 * Where ten times the text takes longer than that, a text of so many times the size tells why: small texts leave the garbage
 * collector nothing to do, and the first large one fills its memory once. What grows with the square of its size shows in both.
 */
const FURTHER = 3;
const MOST_FURTHER = (MOST_TIMES / TIMES) * FURTHER;
/** A text that seems worse is measured so many times; what else the machine does only adds. */
const ROUNDS = 3;

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
  const bound = BOUNDED[generator.work];
  let few = Number.POSITIVE_INFINITY;
  let many = Number.POSITIVE_INFINITY;
  // The engine warms up.
  for (let run = 0; run < 2; run++) await milliseconds(generator, small);
  const isSlow = (): boolean => many > (bound ?? (MOST_PER_100K * LARGE) / 100_000);
  const isSteep = (): boolean => bound === undefined && many > MOST_TIMES * few;
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

/** Whether a generator is asked for, by its name and by the part of the list: `2/3` is the second, fifth, eighth ... */
function isWanted({ name }: Generator, at: number): boolean {
  const [part = 1, of = 1] = typeof values.part === 'string' ? values.part.split('/').map(Number) : [];
  return at % of === part - 1 && (typeof values.only !== 'string' || name.includes(values.only));
}

let worse = 0;
const wanted = GENERATORS.filter(isWanted);
for (const generator of wanted) {
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
console.log(`${wanted.length} kinds of text of ${LARGE} characters measured, ${worse} grow too fast`);
process.exitCode = worse > 0 ? 1 : 0;
