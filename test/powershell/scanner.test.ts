import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeUnits, sharedCodeUnits } from '../../src/powershell/scanner/code-units.ts';
import { WordTable } from '../../src/powershell/scanner/word-table.ts';

test('code units are those of the text, wherever it is cut into pieces, and zero behind it', () => {
  const unit = fc.constantFrom('a', '\n', '\u00e9', '\u2013', '\ud83d', '\ude00', '\0');
  const lengths = fc.constantFrom(0, 1, 2 ** 14 - 3, 2 ** 14 - 1, 2 ** 14, 2 ** 15 - 2);
  fc.assert(
    fc.property(lengths, fc.string({ unit, maxLength: 20 }), fc.boolean(), (length, tail, isShared) => {
      const text = `${'x'.repeat(length)}${tail}${'y'.repeat(length)}`;
      const units = isShared ? sharedCodeUnits(text) : codeUnits(text);
      for (let i = 0; i < text.length; i++)
        if (units[i] !== text.charCodeAt(i)) assert.equal(units[i], text.charCodeAt(i));
      assert.ok(units.subarray(text.length, text.length + 64).every((code) => code === 0));
    }),
  );
});

test('a word table finds its words in any case, and nothing else', () => {
  const words = ['if', 'in', 'is', 'elseif', 'end', 'switch'];
  const table = new WordTable(words.map((word) => [word, word]));
  const word = fc.oneof(fc.constantFrom(...words, 'iF', 'END', '@f', 'i&', 'els'), fc.string({ maxLength: 7 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 3 }), word, (before, text) => {
      const found = table.find(codeUnits(before + text), before.length, before.length + text.length);
      const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      assert.equal(
        found,
        words.find((one) => one === lower),
      );
    }),
  );
});
