import { parseArgs } from 'node:util';
import './growth/as-bundled.ts';
import { type Afterwards, type Generator, namesOf, type Work } from './growth/generator.ts';
import type { Bars } from './growth/measure.ts';

const { GENERATORS } = await import('./growth/index.ts');
const { measure } = await import('./growth/measure.ts');

/**
 * Does with texts of one thing repeated what the product does with texts: nothing may grow faster than its input.
 * `npm run fuzz -- growth [--only WORDS] [--size CHARACTERS] [--part N/OF] [--all]` (prints all figures); the list is in `growth/`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string' }, part: { type: 'string' }, all: { type: 'boolean' } },
  strict: false,
});
const size = Number(values.size ?? 1_000_000);
/** 200 ms for 100,000 characters, and ten times the input takes at most 14 times as long. */
const BARS = { size, most: (200 * size) / 100_000, least: (2 * size) / 100_000, times: 14, further: 4.2, rounds: 3 };
/** What answers for pairs of all that is named has a bound, however large the text is. */
const BOUNDED = { most: 10_000, isBounded: true };
/** A report says several times as much as the text that it is about. */
const REPORT = { most: 2 * BARS.most };
/** Two states of all texts, and all that a run of the command line does besides. */
const COMMITS = { most: 3 * BARS.most + 100 };
const OWN: Readonly<Partial<Record<Work | Afterwards, Partial<Bars>>>> = {
  changes: BOUNDED,
  matrix: BOUNDED,
  comparison: BOUNDED,
  exceptions: BOUNDED,
  invariants: BOUNDED,
  'growing values': BOUNDED,
  'a commit that changes all': COMMITS,
  'a commit that changes one': COMMITS,
  reports: REPORT,
};

/** Whether a generator is asked for, by its name and by the part of the list: `2/3` is the second, fifth, eighth ... */
function isWanted(generator: Generator, at: number): boolean {
  const [part = 1, of = 1] = typeof values.part === 'string' ? values.part.split('/').map(Number) : [];
  const { only } = values;
  return at % of === part - 1 && (typeof only !== 'string' || namesOf(generator).some((name) => name.includes(only)));
}

let worse = 0;
let measured = 0;
for (const generator of GENERATORS.filter(isWanted)) {
  try {
    for (const times of await measure(generator, BARS, (work) => OWN[work] ?? {})) {
      measured++;
      if (times.isWorse) worse++;
      if (times.isWorse || values.only !== undefined || values.all)
        console.log(`${times.isWorse ? 'WORSE ' : ''}${times}`);
    }
  } catch (error) {
    worse++;
    console.log(`FAILED ${generator.name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}
const minutes = (process.cpuUsage().user / 60_000_000).toFixed(1);
console.log(
  `${measured} works on texts of ${size} characters measured in ${minutes} minutes of the processor, ${worse} grow too fast`,
);
process.exitCode = worse > 0 ? 1 : 0;
