import { parseArgs } from 'node:util';

/** How often a fuzz program runs and where its random numbers start: `--runs N --seed N`. */
export function fuzzOptions(runs: number): { readonly runs: number; readonly seed: number } {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  return { runs: Number(values.runs ?? runs), seed: Number(values.seed ?? Date.now() % 1_000_000_000) };
}
