import { agree } from '../verdict/agreement.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(100_000);

const started = performance.now();
const seen = agree(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`verdicts: ${runs} random questions agree (seed ${seed}, ${seconds} s): ${JSON.stringify(seen)}`);
