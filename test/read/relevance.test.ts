import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The alternatives of a regular expression constant in a source file, and its stems. */
function patternsOf(file: string, name: string): { readonly words: readonly string[]; readonly stems: RegExp } {
  const text = readFileSync(new URL(`../../src/read/${file}`, import.meta.url), 'utf8');
  const pattern = (constant: string): string => new RegExp(`${constant} =\\s*/(.*)/i;`).exec(text)?.[1] ?? '';
  const words = pattern(name).split('|');
  assert.ok(words.length > 5, `${name} was not found in ${file}`);
  return { words, stems: new RegExp(pattern('STEMS'), 'i') };
}

for (const [file, name] of [
  ['powershell/prefilter.ts', 'WORDS'],
  ['relevance.ts', 'RELEVANT'],
] as const) {
  test(`every word of ${file} has a stem, so the faster look misses none`, () => {
    const { words, stems } = patternsOf(file, name);
    assert.deepEqual(
      words.filter((word) => !stems.test(word.replaceAll(/\(\?:\w+\)\?|\[_-\]\?|\\/g, ''))),
      [],
    );
  });
}
