import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutInvisible } from '../../src/text/invisible.ts';

test('every character that acts or is not seen is replaced, and no other one', () => {
  for (let point = 0; point <= 0x10_ffff; point++) {
    const character = String.fromCodePoint(point);
    const isInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) && character !== '\n' && character !== '\t';
    const shown = withoutInvisible(`a${character}b`, (found) => `<${found}>`);
    assert.equal(shown, isInvisible ? `a<${character}>b` : `a${character}b`, point.toString(16));
  }
});
