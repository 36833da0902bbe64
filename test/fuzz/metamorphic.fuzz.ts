import { metamorphic } from '../metamorphic/metamorphic.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(2000);

const started = performance.now();
const made = await metamorphic(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `metamorphic: ${runs} random tenants (seed ${seed}, ${seconds} s) say the same after changes without meaning`,
);
for (const [name, count] of [...made].sort()) console.log(`  ${name}: ${count}`);
