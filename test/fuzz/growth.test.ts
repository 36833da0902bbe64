import assert from 'node:assert/strict';
import { test } from 'node:test';
import './growth/as-bundled.ts';
import { namesOf } from './growth/generator.ts';

const { GENERATORS } = await import('./growth/index.ts');
const { measure } = await import('./growth/measure.ts');

/** What grows with the square of its size takes a hundred times as long for ten times the text, and nine times for three times. */
const BARS = { size: 15_000, times: 40, least: 2.5, most: Number.POSITIVE_INFINITY, further: 6, rounds: 4 };

/** Grew with the square of their size only in texts of so many characters. */
const LATER = [
  'policy tests, cases',
  'policy tests, exceptions of an invariant',
  'matrix, groups inside groups',
  'and-trap, its yaml example with names of its own',
  'no-condition-destructive, its powershell example',
  'second-forward-dropped, its powershell example',
  'fixes, duplicate-rule-priority, its yaml example',
  'fixes, new-remote-domain-reopens, its powershell example with names of its own',
  'fixes, YAML, exceptIfRecipientDomainIs of one of transportRules',
];
const LATE = { ...BARS, size: 300_000 };

/** What takes too much longer, and how much. */
async function steep(generators: typeof GENERATORS, bars: typeof BARS): Promise<readonly string[]> {
  const found: string[] = [];
  for (const generator of generators)
    for (const times of await measure(generator, bars)) if (times.isWorse) found.push(`${times}`);
  return found;
}

test('nothing grows faster than its input, on a small scale: `npm run fuzz -- growth` does the whole', async () => {
  assert.deepEqual(await steep(GENERATORS, BARS), []);
  assert.ok(GENERATORS.length > 500);
});

test('what once grew too fast in larger texts does not', async () => {
  const late = GENERATORS.filter((generator) => namesOf(generator).some((name) => LATER.includes(name)));
  assert.equal(late.length, LATER.length);
  assert.deepEqual(await steep(late, LATE), []);
});
