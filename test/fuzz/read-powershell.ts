import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readPowerShell } from '../../src/read/dsc/index.ts';
import { readPsd1 } from '../../src/read/psd1/index.ts';
import type { Reading } from '../../src/read/reading.ts';
import type { PropertyValue } from '../../src/tenant/index.ts';
import { type Place, wholeSlice } from '../../src/text/index.ts';
import { knowledge, source } from '../read/sources.ts';

/** Pieces that make trouble when they stand where nobody expects them. */
const PIECES = [
  ' ` ',
  '`\n',
  '<Name>',
  '@{',
  '}',
  '@(',
  ')',
  '"',
  "'",
  '$(',
  '$true',
  '$trueest',
  '@p ',
  '$p = @{ Identity = "x" }\n',
  '$p.Add("A", 1)\n',
  '$a = $a + $a\n',
  'foreach ($a in 1..9) { ',
  "'a','b' | % { ",
  'Set-RemoteDomain ',
  'Set\u2011RemoteDomain ',
  '\u2011Identity ',
  '500Get-RemoteDomain ',
  '[a@b.c](mailto:a@b.c)',
  'PS C:\\> ',
  'EXORemoteDomain x { Identity = "x" }\n',
  'Configuration C { Node n {\n',
  'New-ExoRequest -cmdlet Set-RemoteDomain -cmdParams @{ Identity = "x" }\n',
  'if ($x) { ',
  'function f { ',
  'Mock Set-RemoteDomain {}\n',
  '-AutoForwardEnabled $true ',
  '@"\n',
  '\n"@',
  '# comment\n',
  '|',
  ';',
  '\r',
  '\u00a0',
  '\ud83d',
];

/** Numbers from 0 up to (not including) 1; the same seed gives the same numbers (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Texts to begin with: the tenants of the tests. */
function beginnings(): string[] {
  const root = new URL('../tenants/', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ps1|psd1|psm1)$/.test(path))
    .map((path) => readFileSync(new URL(path.replaceAll('\\', '/'), root)))
    .map((bytes) => (bytes[0] === 0xff ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8')));
}

function mutated(text: string, others: readonly string[], random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const at = below(text.length + 1);
  const length = below(Math.min(200, text.length - at + 1));
  switch (below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at + length);
    case 3: {
      const other = others[below(others.length)] ?? '';
      const from = below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + 300) + text.slice(at);
    }
    default:
      return text.slice(0, at) + (PIECES[below(PIECES.length)] ?? '') + text.slice(at);
  }
}

function* placesOf(reading: Reading): Generator<Place> {
  const ofValue = function* (value: PropertyValue | undefined): Generator<Place> {
    if (value) yield value.place;
    for (const item of value?.items ?? []) yield item.place;
  };
  for (const declaration of reading.declarations) {
    yield* [declaration.place, declaration.head, declaration.namePlace];
    for (const { keyPlace, value } of declaration.properties.values()) {
      yield keyPlace;
      yield* ofValue(value);
    }
  }
  for (const call of reading.calls) {
    yield* [call.place, call.namePlace];
    if (call.splatPlace) yield call.splatPlace;
    for (const { namePlace, value } of call.parameters) {
      yield namePlace;
      yield* ofValue(value);
    }
  }
  for (const list of [reading.sourceIssues, reading.comments, reading.problems, reading.unread]) {
    for (const { place } of list) yield place;
  }
}

/**
 * What holds for every text: places lie in it, stated texts that an edit may replace stand there, a number of a call is a
 * call, and a second reading says the same.
 */
export function checkReading(text: string, data = false): void {
  const of = source(data ? 'fuzz.psd1' : 'fuzz.ps1', text);
  const once = (): Reading => (data ? readPsd1 : readPowerShell)(wholeSlice(of), knowledge);
  const reading = once();
  for (const place of placesOf(reading)) {
    assert.ok(place.source === of.path && place.start >= 0 && place.start <= place.end && place.end <= text.length);
  }
  for (const { call } of reading.declarations) assert.ok(call === undefined || reading.calls[call] !== undefined);
  for (const issue of reading.sourceIssues) assert.ok(issue.place.start < issue.place.end);
  assert.deepEqual(once(), reading);
}

export interface FuzzResult {
  readonly runs: number;
  /** Longest reading in milliseconds of CPU time per 100 KB (texts below 10 KB count as 10 KB), and its text. */
  readonly slowest: number;
  readonly slowestText: string;
}

/** Reads `runs` mutated texts. Throws, with the text in `cause`, where one breaks what must hold. */
export function fuzzReadPowerShell(runs: number, seed: number): FuzzResult {
  const random = randomNumbers(seed);
  const texts = beginnings();
  let text = texts[0] ?? '';
  let slowest = 0;
  let slowestText = '';
  for (let run = 0; run < runs; run++) {
    if (run % 12 === 0 || text.length > 20_000) text = texts[Math.floor(random() * texts.length)] ?? '';
    text = mutated(text, texts, random);
    const before = process.threadCpuUsage();
    try {
      checkReading(text, random() < 0.1);
    } catch (cause) {
      throw new Error(`run ${run} of seed ${seed}`, { cause: { text, error: cause } });
    }
    const { user, system } = process.threadCpuUsage(before);
    const perText = (user + system) / 1000 / 2;
    const relative = (perText * 100_000) / Math.max(10_000, text.length);
    if (relative > slowest) {
      slowest = relative;
      slowestText = text;
    }
  }
  return { runs, slowest, slowestText };
}
