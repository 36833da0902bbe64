import { checkFixes } from '../rules/random-fixes.ts';
import { fuzzOptions } from './options.ts';

const { runs, seed } = fuzzOptions(5_000);
const started = performance.now();
const { fixes, broken } = checkFixes(runs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
const total = [...fixes.values()].reduce((sum, count) => sum + count, 0);
console.log(`fixes: ${total} fixes of ${fixes.size} kinds in ${runs} random tenants (seed ${seed}, ${seconds} s)`);
for (const [promise, example] of broken) console.log(`${promise}\n  ${example.replaceAll('\n', '\n  ')}`);
process.exitCode = broken.size > 0 ? 1 : 0;
