import { proveLikeNaive } from '../verdict/proofs.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(20_000);

const started = performance.now();
const seen = proveLikeNaive(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`policy tests: ${runs} random tests agree (seed ${seed}, ${seconds} s): ${JSON.stringify(seen)}`);
