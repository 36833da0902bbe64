import { wholeSlice } from '../../src/text/index.ts';
import { knowledge, source } from '../read/sources.ts';
import { bundled } from './bundled.ts';
import { cpu, interleaved, median, ofRounds, quantile, ratios, row } from './harness.ts';
import { textMate, treeSitter } from './peers.ts';
import type * as Code from './powershell-code.ts';
import { generatedScript, scriptsIn } from './powershell-corpus.ts';

/*
 * How fast PowerShell is read, beside what editors have for it (tree-sitter-powershell as WebAssembly, the TextMate grammar) and
 * beside the bound, one pass over the characters.
 */

/** Reads one text and gives back something that depends on all of it. */
type Run = (text: string) => unknown;

const { parse, readScript } = await bundled<typeof Code>('powershell-code.ts');

const read: Run = (text) => readScript(wholeSlice(source('a.ps1', text)), knowledge);

const onePass: Run = (text) => {
  let lines = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 10) lines++;
  return lines;
};

const grammar = await treeSitter();
const colours = await textMate();

/** The reader gets faster for 1.5 s: one of 10 KB takes 0.73 ms in the first second, 0.38 in the next one, 0.28 from then on. */
const WARM = 2_000;

function beside(name: string, texts: readonly string[], rounds: number): void {
  const all = (run: Run) => (): void => {
    for (const text of texts) run(text);
  };
  const works = {
    grammar: all(grammar),
    colours: all(colours),
    syntax: all(parse),
    read: all(read),
    pass: all(onePass),
  };
  const samples = interleaved(works, { rounds, warm: WARM });
  const faster = (base: readonly number[]) => ofRounds(ratios(base, samples.read));
  row({
    name: `${name}: faster than tree-sitter-powershell`,
    ...faster(samples.grammar),
    unit: 'times',
    target: 10,
    atLeast: true,
  });
  row({ name: `${name}: faster than the TextMate grammar`, ...faster(samples.colours), unit: 'times' });
  row({
    name: `${name}: syntax of all that is read`,
    ...ofRounds(ratios(samples.syntax, samples.read)),
    unit: 'times',
  });
  row({ name: `${name}: passes over the characters`, ...ofRounds(ratios(samples.read, samples.pass)), unit: 'times' });
}

/**
 * How many times as much one script of 1 MB costs as one of 100 KB. Ten different small ones take turns with the large one: a
 * machine has slow and fast minutes, and one small text again and again would never leave the fastest memory.
 */
function growth(): void {
  const small = Array.from({ length: 10 }, (_, at) => generatedScript(100_000, at + 1));
  const large = generatedScript(1_000_000);
  const cost = (texts: readonly string[]): number => {
    const before = cpu();
    for (let run = 0; run < 5; run++) for (const text of texts) read(text);
    return cpu() - before;
  };
  const rounds = Array.from({ length: 20 }, () => {
    const ten = cost(small);
    return (10 * cost([large])) / ten;
  });
  row({ name: '1 MB against 100 KB', ...ofRounds(rounds.slice(5)), unit: 'times', target: 11 });
}

/** Reading again after each of many one-letter edits at the start, the middle and the end of a text. */
function keystrokes(text: string): void {
  const times: number[] = [];
  for (let key = 0; key < 400; key++) {
    const share = [0.05, 0.5, 0.93][key % 3] as number;
    const at = text.indexOf('$', Math.floor(text.length * share)) + 1;
    const edited = `${text.slice(0, at)}${'abcdefgh'[key % 8]}${text.slice(at)}`;
    // Joins the pieces of the text now, as an editor has done when it hands a text over.
    edited.charCodeAt(0);
    const before = cpu();
    read(edited);
    if (key >= 100) times.push(cpu() - before);
  }
  row({
    name: '100 KB again after a key, p95',
    figure: quantile(times, 0.95),
    spread: [median(times), quantile(times, 0.95)],
    unit: 'ms',
    target: 4,
  });
}

beside('10 KB', [generatedScript(10_000)], 11);
beside('100 KB', [generatedScript(100_000)], 11);
beside('1 MB', [generatedScript(1_000_000)], 5);
growth();
keystrokes(generatedScript(100_000));
const args = process.argv.slice(2);
const corpus = args.includes('--corpus') ? args[args.indexOf('--corpus') + 1] : undefined;
if (corpus !== undefined) {
  const texts = scriptsIn(corpus);
  beside(`${texts.length} scripts of a folder`, texts, 5);
}
