import { agree } from '../verdict/agreement.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000_000);

const started = performance.now();
const seen = agree(COUNT, SEED);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`verdicts: ${COUNT} random questions agree (seed ${SEED}, ${seconds} s): ${JSON.stringify(seen)}`);
