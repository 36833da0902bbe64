// Whole processes against `node -e 0`, in turn, as median ratios.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generatedScript } from './powershell-corpus.ts';

const ROUNDS = 31;
const cli = path.resolve(import.meta.dirname, '../../dist/cli.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-bench-'));

const script = `${generatedScript(10_000)}\nSet-RemoteDomain -Identity Default -AutoForwardEnabled $false\n`;
const domains = Array.from(
  { length: 100 },
  (_, at) => `    - name: Partner ${at}\n      domainName: partner${at}.example\n      autoForwardEnabled: true\n`,
);
const yaml = `exchange:\n  hostedOutboundSpamFilterPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n  remoteDomains:\n${domains.join('')}`;
writeFileSync(path.join(folder, 'script.ps1'), script);
writeFileSync(path.join(folder, 'tenant.exo.yaml'), yaml);

/** Milliseconds of one process; standard input and output are not shared. */
function milliseconds(args: readonly string[], input = ''): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, input, encoding: 'utf8' });
  if (status === null || status > 1) throw new Error(stderr);
  return performance.now() - start;
}

const MESSAGE = readFileSync(
  path.resolve(import.meta.dirname, '../bounce/samples/05-ja-mime-delivery-status.txt'),
  'utf8',
);
const BOUNCE = '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)';
const candidates: readonly { name: string; limit: number; run: () => number }[] = [
  { name: 'lint, one 10 KB script', limit: 1.5, run: () => milliseconds([cli, 'lint', 'script.ps1']) },
  {
    name: 'lint, script and 10 KB YAML',
    limit: 2.5,
    run: () => milliseconds([cli, 'lint', 'script.ps1', 'tenant.exo.yaml']),
  },
  { name: 'explain 5.7.520', limit: 2, run: () => milliseconds([cli, 'explain', '5.7.520']) },
  { name: 'explain - (a bounce)', limit: 2, run: () => milliseconds([cli, 'explain', '-'], BOUNCE) },
  { name: 'explain - (a whole MIME message)', limit: 2, run: () => milliseconds([cli, 'explain', '-'], MESSAGE) },
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

for (const { run } of candidates) run();
const ratios = new Map(candidates.map(({ name }) => [name, [] as number[]]));
const bases: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const base = milliseconds(['-e', '0']);
  bases.push(base);
  for (const { name, run } of candidates) ratios.get(name)?.push(run() / base);
}
rmSync(folder, { recursive: true });
console.log(
  `\nProcesses against node -e 0 (${median(bases).toFixed(0)} ms), ${ROUNDS} rounds\n\n| | times | limit |\n|---|---:|---:|`,
);
for (const { name, limit } of candidates)
  console.log(`| ${name} | ${median(ratios.get(name) ?? []).toFixed(2)} | ${limit} |`);
