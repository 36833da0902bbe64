import assert from 'node:assert/strict';
import { test } from 'node:test';
import './growth/as-bundled.ts';

const { GENERATORS } = await import('./growth/index.ts');
const { milliseconds } = await import('./growth/works.ts');

/** Characters of a text. What grows with the square of its size takes a hundred times as long for it as for one of a tenth. */
const LARGE = 15_000;
const MOST_TIMES = 40;
/** Below that a text tells nothing about growth: milliseconds of the processor. */
const LEAST = 2.5;
/** What seems steep is measured so often; a busy machine only adds. */
const ROUNDS = 4;
/** And then once more with a text of so many times the size: what grows with the square of its size takes nine times as long. */
const FURTHER = 3;
const MOST_FURTHER = 6;

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
const LATE = 300_000;

/** How many times as long a text takes than one of a tenth of its size, at least. */
async function growthOf(generator: (typeof GENERATORS)[number], size: number): Promise<number> {
  const [small, large] = [generator.text(size / 10), generator.text(size)];
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    many = Math.min(many, await milliseconds(generator, large));
    if (many <= MOST_TIMES * LEAST) return many / LEAST;
    few = Math.min(few, await milliseconds(generator, small));
    if (many <= MOST_TIMES * few) return many / few;
  }
  const further = generator.text(size * FURTHER);
  for (let round = 0; round < ROUNDS; round++) {
    if ((await milliseconds(generator, further)) <= MOST_FURTHER * many) return MOST_TIMES;
    many = Math.min(many, await milliseconds(generator, large));
  }
  return many / few;
}

/** Those that take too much longer, and how much. */
async function steep(generators: typeof GENERATORS, size: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const generator of generators) {
    const times = await growthOf(generator, size);
    if (times > MOST_TIMES) found.push(`${generator.name}: ten times the text takes ${times.toFixed(0)} times as long`);
  }
  return found;
}

test('nothing grows faster than its input, on a small scale: `npm run fuzz -- growth` does the whole', async () => {
  assert.deepEqual(await steep(GENERATORS, LARGE), []);
  assert.ok(GENERATORS.length > 500);
});

test('what once grew too fast in larger texts does not', async () => {
  const late = GENERATORS.filter(({ name }) => LATER.includes(name));
  assert.equal(late.length, LATER.length);
  assert.deepEqual(await steep(late, LATE), []);
});
