// Measures speed as ratios between candidates of one run: npm run bench [-- check] [NAME...] [--corpus DIR]
// With "check" the exit code is 1 when a figure is beyond its target.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cells, isKept, ROWS_VARIABLE, type Row } from '../test/bench/harness.ts';
import { build } from './build.ts';
import { runPrograms } from './programs.ts';

const args = process.argv.slice(2);
const isCheck = args.includes('check');
await build();
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const file = path.join(folder, 'rows.jsonl');
process.env[ROWS_VARIABLE] = file;
let code = runPrograms(
  'test/bench',
  'bench',
  args.filter((arg) => arg !== 'check'),
);
const written = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
rmSync(folder, { recursive: true });
const rows = written.map((line) => JSON.parse(line) as Row & { readonly program: string });
console.log(
  `\n${os.cpus()[0]?.model ?? ''}, ${os.availableParallelism()} cores, Node ${process.versions.node}, load ${os.loadavg()[0]?.toFixed(1)}\n`,
);
console.log('| program | what | figure | quartiles | target | |\n|---|---|---:|---:|---:|---|');
for (const row of rows) console.log(`| ${[row.program, ...cells(row)].join(' | ')} |`);
const missed = rows.filter((row) => !isKept(row));
console.log(`\n${rows.filter(({ target }) => target !== undefined).length} targets, ${missed.length} missed`);
if (isCheck && missed.length > 0) code = 1;
process.exitCode = code;
