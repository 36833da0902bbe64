import { diffWithNaive } from '../compare/naive-diff.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(2_000);
const started = performance.now();
const changes = await diffWithNaive(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `diff: ${changes} changed answers in ${runs} random edits of random tenants agree (seed ${seed}, ${seconds} s)`,
);
