import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch } from 'diff';
import { diffText } from '../../src/report/diff.ts';
import { processorTime } from '../support/processor-time.ts';

/** Lines 0 to `count` of a text; those that `is` names are other ones in `after`. */
const text = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const MANY = 20_000;

const CASES: Readonly<Record<string, readonly [string, string]>> = {
  'a few lines': ['a\nb\nc\n', 'a\nB\nc\n'],
  'every line of many': [text(MANY, (at) => `old ${at}`), text(MANY, (at) => `new ${at}`)],
  'every tenth line of many': [
    text(MANY * 2, (at) => `line ${at}`),
    text(MANY * 2, (at) => (at % 10 === 3 ? `new ${at}` : `line ${at}`)),
  ],
  'many lines, with a line more for each': [
    `${text(MANY, (at) => `old ${at}`)}\n`,
    `${text(MANY, (at) => `new ${at}\nmore ${at}`)}\n`,
  ],
  'the end of a text without a line feed': [
    `head\n${text(MANY, (at) => `old ${at}`)}\nsame`,
    `head\n${text(MANY + 1, (at) => `new ${at}`)}\nsame`,
  ],
  'carriage returns': [text(MANY, (at) => `old ${at}\r`), text(MANY, (at) => `new ${at}\r`)],
};

for (const [name, [before, after]] of Object.entries(CASES)) {
  test(`a difference of ${name} can be applied, and takes no time to speak of`, () => {
    const spent = processorTime();
    const patch = diffText([{ path: 'a.ps1', before, after }]);
    assert.ok(spent() < 10_000);
    assert.match(patch, /^--- a\/a\.ps1\n\+\+\+ b\/a\.ps1\n@@ /);
    assert.equal(applyPatch(before, patch), after);
  });
}
