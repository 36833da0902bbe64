import { test } from 'node:test';
import fc from 'fast-check';
import { checkText, fuzzPowerShell } from '../fuzz/powershell.ts';

test('mutated texts are read without trouble', () => fuzzPowerShell(3000, 7));

test('any text is read without trouble', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => checkText(text)),
    { numRuns: 500 },
  );
});

test('any row of meaningful characters is read without trouble', () => {
  const unit = fc.constantFrom(...'(){}[]@$"\'`#<>|&;,:.=-!?%*+/\\aA1_ \n\r\t\u201c\u2019\u2013');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 120 }), (text) => checkText(text)),
    { numRuns: 3000 },
  );
});
