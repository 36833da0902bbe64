import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from '../../src/powershell/index.ts';
import { readScript } from '../../src/read/dsc/index.ts';
import { wholeSlice } from '../../src/text/index.ts';
import { knowledge, source } from '../read/sources.ts';
import { generatedScript, scriptsIn } from './powershell-corpus.ts';

/*
 * How fast PowerShell is read, beside the grammar that editors use for it (tree-sitter-powershell, as WebAssembly). Times
 * are CPU time of this thread, those of single keystrokes by the clock; only ratios within one run mean something.
 */

const PEERS = path.join(import.meta.dirname, '..', '..', '.vscode-test', 'bench-peers');
const PACKAGES = ['web-tree-sitter@0.27.1', 'tree-sitter-powershell@0.26.4'];

/** Reads one text and gives back something that depends on all of it. */
type Run = (text: string) => unknown;

interface Candidate {
  readonly name: string;
  readonly run: Run;
}

/** The peer, installed on first use outside of the project's own packages. */
async function treeSitter(): Promise<Run> {
  if (!existsSync(path.join(PEERS, 'node_modules', 'tree-sitter-powershell'))) {
    mkdirSync(PEERS, { recursive: true });
    writeFileSync(path.join(PEERS, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], { cwd: PEERS });
  }
  const find = createRequire(path.join(PEERS, 'package.json'));
  const { Parser, Language } = find('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(find.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    const failed = tree.rootNode.hasError;
    tree.delete();
    return failed;
  };
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that each candidate takes for all texts: rounds take turns, a sample lasts at least 50 ms. */
function measure(candidates: readonly Candidate[], texts: readonly string[], rounds: number): number[][] {
  let kept: unknown;
  const once = (run: Run): void => {
    for (const text of texts) kept = run(text);
  };
  const repeats = candidates.map(({ run }) => {
    const start = performance.now();
    let runs = 0;
    while (runs < 3 || performance.now() - start < 800) {
      once(run);
      runs++;
    }
    const before = performance.now();
    once(run);
    return Math.ceil(50 / Math.max(0.01, performance.now() - before));
  });
  const samples: number[][] = candidates.map(() => []);
  for (let round = 0; round < rounds; round++) {
    candidates.forEach(({ run }, i) => {
      const count = repeats[i] as number;
      const before = cpu();
      for (let j = 0; j < count; j++) once(run);
      samples[i]?.push((cpu() - before) / count);
    });
  }
  if (kept === candidates) throw new Error('unreachable');
  return samples;
}

function table(
  title: string,
  candidates: readonly Candidate[],
  samples: readonly number[][],
  characters: number,
): void {
  console.log(`\n${title}\n\n| | ms | MB/s | times faster |\n|---|---:|---:|---:|`);
  const base = samples[0] as number[];
  candidates.forEach(({ name }, i) => {
    const own = samples[i] as number[];
    const ms = quantile(own, 0.5);
    const ratio = quantile(
      own.map((value, round) => (base[round] as number) / value),
      0.5,
    );
    console.log(`| ${name} | ${ms.toFixed(3)} | ${(characters / 1000 / ms).toFixed(1)} | ${ratio.toFixed(1)} |`);
  });
}

/**
 * How many times as much one script of 1 MB costs as one of 100 KB. Ten different small ones take turns with the large one: a
 * machine has slow and fast minutes, and one small text again and again would never leave the fastest memory.
 */
function growth(candidates: readonly Candidate[]): void {
  const small = Array.from({ length: 10 }, (_, at) => generatedScript(100_000, at + 1));
  const large = generatedScript(1_000_000);
  console.log('\n1 MB costs as much as how many times 100 KB\n\n| | times |\n|---|---:|');
  for (const { name, run } of candidates) {
    const cost = (texts: readonly string[]): number => {
      const before = cpu();
      for (let i = 0; i < 5; i++) for (const text of texts) run(text);
      return cpu() - before;
    };
    const ratios = Array.from({ length: 20 }, () => {
      const ten = cost(small);
      return (10 * cost([large])) / ten;
    });
    console.log(`| ${name} | ${quantile(ratios.slice(5), 0.5).toFixed(1)} |`);
  }
}

/** Reading again after each of many one-letter edits at the start, the middle and the end of a text. */
function keystrokes(name: string, run: Run, text: string): void {
  const times: number[] = [];
  for (let i = 0; i < 400; i++) {
    const share = [0.05, 0.5, 0.93][i % 3] as number;
    const at = text.indexOf('$', Math.floor(text.length * share)) + 1;
    const edited = `${text.slice(0, at)}${'abcdefgh'[i % 8]}${text.slice(at)}`;
    // Joins the pieces of the text now, as an editor has done when it hands a text over.
    edited.charCodeAt(0);
    const before = performance.now();
    run(edited);
    if (i >= 100) times.push(performance.now() - before);
  }
  console.log(`| ${name} | ${quantile(times, 0.5).toFixed(2)} | ${quantile(times, 0.95).toFixed(2)} |`);
}

/** Prints how fast PowerShell is read, on generated scripts and, with `--corpus DIR`, on those below a folder. */
async function benchPowerShell(args: readonly string[]): Promise<void> {
  const syntax: Candidate = { name: 'syntax (own reader)', run: parse };
  const read: Candidate = {
    name: 'syntax and meaning (own reader)',
    run: (text) => readScript(wholeSlice(source('a.ps1', text)), knowledge),
  };
  const candidates = [{ name: 'tree-sitter-powershell, full parse', run: await treeSitter() }, syntax, read];
  for (const size of [10_000, 100_000, 1_000_000]) {
    const text = generatedScript(size);
    const samples = measure(candidates, [text], size === 1_000_000 ? 5 : 11);
    table(`Generated script, ${text.length} characters`, candidates, samples, text.length);
  }
  growth(candidates);
  console.log('\nThe whole text again after a keystroke, 100 KB\n\n| | median ms | p95 ms |\n|---|---:|---:|');
  for (const { name, run } of [syntax, read]) keystrokes(name, run, generatedScript(100_000));
  const corpus = args[args.indexOf('--corpus') + 1];
  if (args.includes('--corpus') && corpus !== undefined) {
    const texts = scriptsIn(corpus);
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    table(
      `${texts.length} scripts below the given folder, ${characters} characters`,
      candidates,
      measure(candidates, texts, 5),
      characters,
    );
  }
}

await benchPowerShell(process.argv.slice(2));
