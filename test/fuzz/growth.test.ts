import assert from 'node:assert/strict';
import { test } from 'node:test';
import './growth/as-bundled.ts';

const { GENERATORS } = await import('./growth/index.ts');
const { milliseconds } = await import('./growth/works.ts');

/** Characters of the two texts. What grows with the square of its size takes a hundred times as long for the larger one. */
const SMALL = 1_500;
const LARGE = 15_000;
const MOST_TIMES = 40;
/** Below that a text tells nothing about growth: milliseconds of the processor. */
const LEAST = 2.5;
/** What seems steep is measured so often; a busy machine only adds. */
const ROUNDS = 4;

/** How many times as long the larger text takes, at least. */
async function growthOf(generator: (typeof GENERATORS)[number]): Promise<number> {
  const [small, large] = [generator.text(SMALL), generator.text(LARGE)];
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    many = Math.min(many, await milliseconds(generator, large));
    if (many <= MOST_TIMES * LEAST) return many / LEAST;
    few = Math.min(few, await milliseconds(generator, small));
    if (many <= MOST_TIMES * few) return many / few;
  }
  return many / few;
}

test('nothing grows faster than its input, on a small scale: `npm run fuzz -- growth` does the whole', async () => {
  const steep: string[] = [];
  for (const generator of GENERATORS) {
    const times = await growthOf(generator);
    if (times > MOST_TIMES) steep.push(`${generator.name}: ten times the text takes ${times.toFixed(0)} times as long`);
  }
  assert.deepEqual(steep, []);
  assert.ok(GENERATORS.length > 500);
});
