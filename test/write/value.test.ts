import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editOf, stringText } from '../../src/write/value.ts';

const place = { source: 'a.ps1', start: 3, end: 5 };
const plain = (text: string): string => text;

test('text without placeholders is no snippet', () => {
  assert.deepEqual(editOf(place, 'a $true } \\'), { place, newText: 'a $true } \\' });
});

test('placeholders are numbered by their text, and what stands around them is escaped', () => {
  const one = stringText({ placeholder: 'A', prefix: '<$' }, plain);
  const two = stringText({ placeholder: 'B}' }, plain);
  assert.deepEqual(editOf(place, `$x ${one} $y ${two} $z ${one}`), {
    place,
    newText: '\\$x <\\$${1:A} \\$y ${2:B\\}} \\$z <\\$${1:A}',
    snippet: true,
  });
});

test('several edits share the numbers they are given', () => {
  const numbers = new Map<string, number>();
  const named = (placeholder: string): string => stringText({ placeholder }, plain);
  assert.equal(editOf(place, named('A'), numbers).newText, '${1:A}');
  assert.equal(editOf(place, named('B') + named('A'), numbers).newText, '${2:B}${1:A}');
  assert.equal(editOf(place, named('B')).newText, '${1:B}');
});

test('names are encoded, those of placeholders with their prefix', () => {
  const loud = (text: string): string => text.toUpperCase();
  assert.equal(stringText('a', loud), 'A');
  assert.equal(editOf(place, stringText({ placeholder: 'b', prefix: 'c' }, loud)).newText, 'C${1:B}');
});
