import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** One line of the table that all programs of `npm run bench` make together. */
export interface Row {
  /** What is measured, and against what. */
  readonly name: string;
  readonly figure: number;
  readonly unit: 'times' | 'ms' | 'MB';
  /** Lower and upper quartile of the rounds; without it the figure is one measurement, or the best of several. */
  readonly spread?: readonly [number, number];
  /** The most that the figure may be; for `atLeast` the least. Without it the figure is only told. */
  readonly target?: number;
  readonly atLeast?: true;
}

/** File that every row is added to, one JSON object a line; set by `npm run bench`. */
export const ROWS_VARIABLE = 'MAILFLOW_BENCH_ROWS';

/** Whether a figure keeps its target. */
export const isKept = ({ figure, target, atLeast }: Row): boolean =>
  target === undefined || (atLeast ? figure >= target : figure <= target);

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** A row as cells of a table. */
export function cells(row: Row): readonly string[] {
  const { name, figure, unit, spread, target, atLeast } = row;
  const sign = unit === 'times' ? 'x' : unit;
  const limit = target === undefined ? '' : `${atLeast ? '>=' : '<='} ${target} ${sign}`;
  const range = spread ? `${short(spread[0])}-${short(spread[1])}` : '';
  return [name, `${short(figure)} ${sign}`, range, limit, isKept(row) ? '' : 'MISSED'];
}

const program = path.basename(process.argv[1] ?? '', '.bench.ts');

/** Prints a row and hands it to the table of all programs. */
export function row(one: Row): void {
  console.log(`| ${cells(one).join(' | ')} |`);
  const file = process.env[ROWS_VARIABLE];
  if (file) appendFileSync(file, `${JSON.stringify({ program, ...one })}\n`);
}

/** The value below which this share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Figure and spread of the rounds. */
export const ofRounds = (rounds: readonly number[]): Pick<Row, 'figure' | 'spread'> => ({
  figure: median(rounds),
  spread: [quantile(rounds, 0.25), quantile(rounds, 0.75)],
});

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Milliseconds of CPU that this thread has used. The system counts them when a thread sleeps, else every few milliseconds only. */
export function cpu(): number {
  Atomics.wait(nobody, 0, 0, 0.001);
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of CPU of a piece of work on this thread. */
export function timed(work: () => unknown): number {
  const start = cpu();
  work();
  return cpu() - start;
}

/** The most memory that this process has held, in megabytes. */
export const mostMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** A sample shorter than this, in milliseconds of CPU, says more about the clock than about the work. */
const SAMPLE = 50;

/**
 * CPU milliseconds of each work in each round. The works take turns, so that all meet the same machine; each is run until it is warm
 * first, and as often in a sample as it takes to fill it.
 */
export function interleaved<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  { rounds = 15, warm = 800 }: { readonly rounds?: number; readonly warm?: number } = {},
): Record<Name, number[]> {
  const entries = Object.entries(works) as [Name, () => unknown][];
  const repeats = entries.map(([, work]) => {
    const start = performance.now();
    const used = cpu();
    let runs = 0;
    while (runs < 3 || performance.now() - start < warm) {
      work();
      runs++;
    }
    return Math.max(1, Math.ceil((SAMPLE * runs) / Math.max(1, cpu() - used)));
  });
  const samples = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    entries.forEach(([name, work], at) => {
      const count = repeats[at] ?? 1;
      const took = timed(() => {
        for (let run = 0; run < count; run++) work();
      });
      samples[name].push(took / count);
    });
  }
  return samples;
}

/** How many times as much one work costs as another in the same round. */
export const ratios = (work: readonly number[], base: readonly number[]): number[] =>
  work.map((value, round) => value / (base[round] ?? Number.NaN));
