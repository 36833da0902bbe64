// 10,000 files of which 1 % matter: reading and judging against reading every file and one regular expression.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { disk } from '../../src/adapters/cli/disk.ts';
import { FileReader } from '../../src/adapters/cli/files.ts';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { knowledge } from '../support/world.ts';
import { ofRounds, row } from './harness.ts';
import { generatedScript } from './powershell-corpus.ts';

const FILES = 10_000;
const ROUNDS = 7;
const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-bench-'));

for (let at = 0; at < FILES; at++) {
  const below = path.join(folder, `group${at % 200}`);
  mkdirSync(below, { recursive: true });
  const script = at % 10 < 7;
  const plain = script
    ? `function Get-Report${at} { param($Name)\n  Get-Process | Where-Object { $_.Name -eq $Name }\n}\n`.repeat(40)
    : `service${at}:\n  name: service\n  replicas: 3\n  image: registry.example/service\n`.repeat(50);
  const text = at % 100 !== 0 ? plain : script ? generatedScript(4000, at) : 'exchange:\n  remoteDomains: []\n';
  writeFileSync(path.join(below, `file${at}.${script ? 'ps1' : 'yaml'}`), text);
}

function regexOnly(): number {
  let hits = 0;
  for (const group of readdirSync(folder)) {
    for (const name of readdirSync(path.join(folder, group))) {
      const text = readFileSync(path.join(folder, group, name), 'utf8');
      for (const _ of text.matchAll(/\b(?:New|Set)-\w+/g)) hits++;
    }
  }
  return hits;
}

async function ours(analyzer: Analyzer, reader: FileReader): Promise<number> {
  const { sources } = await reader.read({ named: [folder], around: [], base: folder, isWanted: () => true });
  const analysis = await analyzer.analyze(sources, DEFAULT_CONFIG, { asOf: '2026-11-25' });
  return analysis.readings.length;
}

async function elapsed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

regexOnly();
await ours(new Analyzer(knowledge), new FileReader(disk));
const fresh: number[] = [];
const again: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const base = await elapsed(regexOnly);
  const analyzer = new Analyzer(knowledge);
  const reader = new FileReader(disk);
  fresh.push((await elapsed(() => ours(analyzer, reader))) / base);
  again.push((await elapsed(() => ours(analyzer, reader))) / base);
}
rmSync(folder, { recursive: true });
row({
  name: `${FILES} files against reading all with one regular expression`,
  ...ofRounds(fresh),
  unit: 'times',
  target: 2,
});
row({ name: 'again, nothing changed', ...ofRounds(again), unit: 'times', target: 0.4 });
