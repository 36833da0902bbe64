// Mutated scripts through the whole reader: calls, values, declarations and source issues.
import { fuzzOptions } from './options.ts';
import { fuzzReadPowerShell } from './read-powershell.ts';

const LIMIT_MS = 200;

const { runs, seed } = fuzzOptions(30_000);
const { slowest, slowestText } = fuzzReadPowerShell(runs, seed);
console.log(`${runs} mutated scripts read, seed ${seed}; the slowest took ${slowest.toFixed(0)} ms per 100 KB.`);
if (slowest > LIMIT_MS) {
  console.log(`That is over ${LIMIT_MS} ms:\n${slowestText.slice(0, 2000)}`);
  process.exitCode = 1;
}
