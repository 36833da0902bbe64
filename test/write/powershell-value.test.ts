import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import {
  parameterValue,
  powershellValue,
  quoted,
  replacementValue,
  type ValueStyle,
} from '../../src/write/powershell-value.ts';

const STYLE: ValueStyle = {
  quote: '"',
  bareNames: false,
  bareWords: false,
  trueWord: '$True',
  falseWord: '$False',
  arrays: false,
  separator: ', ',
};
const BARE: ValueStyle = { ...STYLE, bareWords: true };

test('strings escape the quotes that end them, curly ones too', () => {
  assert.equal(quoted('a\'b’c‘d‚e‛f"g$', "'"), "'a''b’’c‘‘d‚‚e‛‛f\"g$'");
  assert.equal(quoted('a"b“c”d„e`f$g\'h', '"'), '"a`"b`“c`”d`„e``f`$g\'h"');
});

test('values', () => {
  assert.equal(powershellValue(null, STYLE), '$null');
  assert.equal(powershellValue(true, STYLE), '$True');
  assert.equal(powershellValue(false, STYLE), '$False');
  assert.equal(powershellValue(5, STYLE), '5');
  assert.equal(powershellValue('On', STYLE), '"On"');
  assert.equal(powershellValue('On', BARE), 'On');
  assert.equal(powershellValue('a.1', BARE), 'a.1');
  for (const text of ['1a', 'a b', '-a', 'a@b.c', 'a*', '']) assert.equal(powershellValue(text, BARE), `"${text}"`);
  assert.equal(powershellValue(['a', 'b'], BARE), '"a", "b"');
  assert.equal(powershellValue(['a', 'b'], { ...STYLE, separator: ',' }), '"a","b"');
  assert.equal(powershellValue(['a', 'b'], { ...STYLE, arrays: true }), '@("a", "b")');
  assert.equal(powershellValue([], STYLE), '@()');
});

test('names of objects have a style of their own', () => {
  const names = { ...STYLE, bareNames: true };
  for (const name of ['name', 'Identity', 'hostedOutboundSpamFilterPolicy']) {
    assert.equal(parameterValue(name, 'Sales', names), 'Sales');
    assert.equal(parameterValue(name, 'Sales', BARE), '"Sales"');
  }
  assert.equal(parameterValue('mode', 'Sales', names), '"Sales"');
  assert.equal(parameterValue('mode', 'Sales', BARE), 'Sales');
});

describe('a value in the place of another one', () => {
  const cases: readonly (readonly [string, string, Parameters<typeof replacementValue>[1], string, ValueStyle])[] = [
    ['a Boolean in small letters', '$true', false, '$false', STYLE],
    ['a Boolean in capitals', '$FALSE', true, '$TRUE', STYLE],
    ['a Boolean in capitals', '$TRUE', false, '$FALSE', STYLE],
    ['a Boolean with one capital', '$False', true, '$True', { ...STYLE, trueWord: '$true' }],
    ['a Boolean with one capital', '$True', false, '$False', { ...STYLE, falseWord: '$false' }],
    ['a Boolean for another word', '$null', true, '$True', STYLE],
    ['a list in brackets', '@("x")', ['a', 'b'], '@("a", "b")', STYLE],
    ['a list without brackets', '"x"', ['a', 'b'], '"a", "b"', STYLE],
    ['a list in a place for arrays', '"x"', ['a'], '@("a")', { ...STYLE, arrays: true }],
    ['a string in single quotes', "'x'", "it's", "'it''s'", STYLE],
    ['a string in double quotes', '"x"', 'On', '"On"', { ...BARE, quote: "'" }],
    ['a string in curly quotes', '“x”', 'On', '"On"', { ...BARE, quote: "'" }],
    ['a bare word', 'Off', 'a_1@b.c', 'a_1@b.c', BARE],
    ['a bare word that needs quotes', 'Off', 'a b', '"a b"', BARE],
    ['a bare word where there are none', 'Off', 'On', '"On"', STYLE],
    ['a number', '5', 'a_b', '"a_b"', BARE],
    ['a number for a string', '"x"', 5, '5', STYLE],
  ];
  for (const [name, old, value, wanted, style] of cases) {
    it(`${name}: ${old}`, () => assert.equal(replacementValue(old, value, style), wanted));
  }
});
