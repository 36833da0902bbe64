import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { readBounce } from '../../src/bounce/index.ts';
import { explainBounce } from '../../src/explain.ts';
import { bundle } from '../../src/support.ts';
import { knowledge } from '../support/knowledge.ts';

/*
 * Bounces cut, glued, shuffled and sprinkled with noise: nothing throws or hangs, every code stands in the text, and nothing
 * of the text reaches Markdown as markup. `npm run fuzz -- bounce [--runs N] [--seed N]`.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3000' }, seed: { type: 'string' } },
  strict: false,
});
const COUNT = Number(values.runs);
const SEED = Number(values.seed ?? Date.now() % 1_000_000_000);

const folders = ['samples', 'written', 'foreign'].map((name) => new URL(`../bounce/${name}/`, import.meta.url));
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
);

const HOSTILE = [
  '<script>alert(1)</script>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '\u001b[31m\u001b]8;;http://evil.example\u0007',
  '`` ` ```',
  '| a | b |',
  '\u202egnp.exe',
  '550 5.7.1 ',
  ' -> ',
  '{LED=',
  '\u0000',
  '@',
  '->'.repeat(50),
];

const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(4000), fc.nat(1500))
    .map(([text, from, length]) => text.slice(from, from + length)),
  fc.constantFrom(...texts),
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 40 }),
);
const mixed = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

/** Markdown without code spans, code blocks and the documentation links of our own facts. */
function outsideCode(markdown: string): string {
  return markdown
    .replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    .replace(/\[[^\]\n]{1,120}\]\(https:\/\/[\w./?=#&%-]+\)/g, '');
}

/** A text that takes longer than this hangs, for the person who waits. */
const SLOWEST_MS = 1500;

const started = performance.now();
await fc.assert(
  fc.asyncProperty(mixed, fc.boolean(), async (text, redacted) => {
    const begin = performance.now();
    const bounce = await readBounce(text, knowledge);
    assert.ok(performance.now() - begin < SLOWEST_MS, 'too slow');
    for (const { code } of bounce.events) {
      assert.ok(
        code === null || text.includes(code) || /quoted-printable|base64/i.test(text),
        `${code} is not in the text`,
      );
    }
    const options = { knowledge, language: 'en' as const };
    const collected = await bundle(text, options, redacted);
    assert.ok('markdown' in collected);
    for (const { markdown } of [await explainBounce(text, options), collected]) {
      const shown = outsideCode(markdown);
      assert.doesNotMatch(shown, /<\/?[a-z!]|javascript:|\]\(|\p{Cf}/iu);
      assert.ok(!/(?!\n)\p{Cc}/u.test(markdown), 'a control character came through');
    }
  }),
  { numRuns: COUNT, seed: SEED },
);
console.log(
  `bounces: ${COUNT} random texts hold (seed ${SEED}, ${((performance.now() - started) / 1000).toFixed(1)} s)`,
);
