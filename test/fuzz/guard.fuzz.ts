import { guard } from '../exchange/guard/guard.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(20_000);

const started = performance.now();
const { tenants, claims, lenses, bounces } = await guard(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const asked = [...claims.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `guard: ${tenants} random tenants (seed ${seed}, ${seconds} s): ${asked} claims of findings, ${lenses} lenses and ${bounces} bounces agree with the verdict`,
);
for (const [rule, count] of [...claims].sort()) console.log(`  ${rule}: ${count}`);
