// Mutated and cut scripts through the syntax reader: no throw, spans inside the text, the same twice, no slow text.
import { fuzzOptions } from './options.ts';
import { fuzzPowerShell } from './powershell.ts';

const { runs, seed } = fuzzOptions(200_000);
fuzzPowerShell(runs, seed);
console.log(`${runs} mutated scripts parsed, seed ${seed}.`);
