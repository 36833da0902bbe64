import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { globMatcher } from '../../src/text/index.ts';
import { processorTime } from '../support/processor-time.ts';

const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a.ps1', ['a.ps1'], ['b.ps1', 'x/a.ps1', 'a.ps12']],
  ['*.ps1', ['a.ps1', '.ps1', 'ö.ps1'], ['x/a.ps1', 'a.ps']],
  ['**/*.ps1', ['a.ps1', 'x/a.ps1', 'x/y/a.ps1'], ['a.psm1']],
  ['x/**', ['x/a', 'x/y/a'], ['x', 'xy/a']],
  ['x/**/a', ['x/a', 'x/y/a', 'x/y/z/a'], ['xa', 'x/ya', 'x/y/za']],
  ['**', ['a', 'a/b', ''], []],
  ['**/a', ['a', 'x/a'], ['xa']],
  ['a**b', ['ab', 'axb'], ['a/b']],
  ['?.json', ['a.json'], ['.json', 'ab.json', '/.json']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '[x']],
  ['[!a-c]x', ['dx'], ['ax', '/x']],
  ['[]]x', [']x'], ['x']],
  ['[ax', ['[ax'], ['ax']],
  ['{a,b/*}.yaml', ['a.yaml', 'b/x.yaml'], ['{a,b/*}.yaml', 'c.yaml']],
  ['{a,{b,c}}d', ['ad', 'bd', 'cd'], ['d']],
  ['{a}', ['{a}'], ['a']],
  ['{a,b', ['{a,b'], ['a']],
  ['\\*a', ['*a'], ['xa']],
  ['(a+)+b', ['(a+)+b'], ['aab']],
  ['+(a|b)', ['+(a|b)'], ['a']],
];

for (const [pattern, yes, no] of CASES) {
  test(`the pattern ${pattern}`, () => {
    const matches = globMatcher(pattern);
    assert.deepEqual(
      yes.filter((path) => !matches(path)),
      [],
    );
    assert.deepEqual(no.filter(matches), []);
  });
}

test('a pattern of literal characters matches itself alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const matches = globMatcher(text.replaceAll(/[\\*?[\]{}]/g, '\\$&'));
      assert.equal(matches(text), true);
      assert.equal(matches(other), other === text);
    }),
  );
});

test('no pattern can be made to hang', () => {
  for (const pattern of [
    '*a*a*a*a*a*a*a*a*ab',
    '(a+)+b',
    '**/a/'.repeat(30),
    '{a,a}'.repeat(40),
    '[a-z]*'.repeat(50),
    '{'.repeat(5000),
  ]) {
    const spent = processorTime();
    const matches = globMatcher(pattern);
    for (const path of ['a'.repeat(4000), 'a/'.repeat(2000)]) matches(path);
    assert.ok(spent() < 2000, `${pattern.slice(0, 40)} ${spent()}`);
  }
});
