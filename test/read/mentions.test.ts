import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '../../src/powershell/index.ts';
import { mentionsIn } from '../../src/read/powershell/script/mentions.ts';
import { unrepaired } from '../../src/read/powershell/script/repaired-slice.ts';
import { wholeSlice } from '../../src/text/index.ts';
import { source } from './sources.ts';

const mentions = (text: string, words: readonly string[]): Record<string, number> => {
  const slice = unrepaired(wholeSlice(source('a.ps1', text)));
  return Object.fromEntries(mentionsIn({ slice, script: parse(text) }, new Set(words)));
};

test('names are counted as whole words in any case, and not in comments', () => {
  const text =
    '# Update-All\nUPDATE-all; & "Update-All"; Update-Alles; XUpdate-All <# Update-All #> $function:Update-All #Update-All';
  assert.deepEqual(mentions(text, ['update-all', 'get-all']), { 'update-all': 3 });
  assert.deepEqual(mentions('f; ff; f-f; $f', ['f', 'other-long-name']), { f: 2 });
  assert.deepEqual(mentions('Prüfe-Alles PRÜFE-ALLES Prufe-Alles', ['prüfe-alles']), { 'prüfe-alles': 2 });
  assert.deepEqual(mentions('Get-\u{1d400} Get-', ['get-']), { 'get-': 1 });
});

test('counting names gives the same as splitting the text into words', () => {
  const part = fc.constantFrom(
    'a',
    'B',
    'ab',
    '-',
    '_',
    '1',
    ' ',
    '\n',
    '.',
    'é',
    'İ',
    '\u{1d400}',
    '\ud835',
    'k',
    '\u212a',
  );
  const word = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('').toLowerCase());
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.array(word, { minLength: 1, maxLength: 4 }), (parts, words) => {
      const text = parts.join('');
      const expected: Record<string, number> = {};
      for (const [one] of text.matchAll(/[\p{L}\p{N}_-]+/gu)) {
        const lower = one.toLowerCase();
        if (words.includes(lower)) expected[lower] = (expected[lower] ?? 0) + 1;
      }
      assert.deepEqual({ ...mentions(text, words) }, expected);
    }),
    { numRuns: 3000 },
  );
});
