import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterBreak,
  breakBefore,
  indentOf,
  lineBreak,
  lineEnd,
  lineStart,
  mostFrequent,
  startsLine,
  trimmedEnd,
  wholeLines,
} from '../../src/write/layout.ts';
import { processorTime } from '../support/processor-time.ts';

test('lines start behind and end before any kind of line break', () => {
  for (const newLine of ['\n', '\r\n', '\r']) {
    const text = `ab${newLine}cd${newLine}ef`;
    const second = 2 + newLine.length;
    assert.equal(lineStart(text, second + 1), second);
    assert.equal(lineStart(text, second), second);
    assert.equal(lineStart(text, 1), 0);
    assert.equal(lineEnd(text, 0), 2);
    assert.equal(lineEnd(text, second), second + 2);
    assert.equal(lineEnd(text, text.length - 1), text.length);
    assert.equal(afterBreak(text, 2), second);
    assert.equal(afterBreak(text, text.length), text.length);
  }
});

test('a new line breaks like its line, else like the one before it, else with LF', () => {
  assert.equal(lineBreak('a\r\nb\nc', 0), '\r\n');
  assert.equal(lineBreak('a\r\nb\nc', 3), '\n');
  assert.equal(lineBreak('a\nb\r\nc', 5), '\r\n');
  assert.equal(lineBreak('a\rb', 0), '\r');
  assert.equal(lineBreak('a\rb', 2), '\r');
  assert.equal(lineBreak('a\nb', 2), '\n');
  assert.equal(lineBreak('a', 0), '\n');
  assert.equal(breakBefore('a', 0), '\n');
  assert.equal(breakBefore('\r\na', 2), '\r\n');
  assert.equal(breakBefore('\na', 1), '\n');
});

test('the indentation is white space and marks of quotations', () => {
  assert.equal(indentOf('a\n \t> b', 6), ' \t> ');
  assert.equal(indentOf('a\n    b', 4), '  ');
  assert.equal(indentOf('  a  b', 5), '  ');
  assert.equal(startsLine('  a  b', 2), true);
  assert.equal(startsLine('  a  b', 5), false);
  assert.equal(startsLine('x\n\ty', 3), true);
});

test('removed lines go with the break before them, the first one with the break behind it', () => {
  assert.deepEqual(wholeLines('a\r\nbb\r\nc', 4, 5), { start: 1, end: 5 });
  assert.deepEqual(wholeLines('a\nbb\nc', 2, 4), { start: 1, end: 4 });
  assert.deepEqual(wholeLines('aa\r\nb', 1, 1), { start: 0, end: 4 });
  assert.deepEqual(wholeLines('aa', 0, 1), { start: 0, end: 2 });
});

test('white space at an end is left out, and never more than there is', () => {
  assert.equal(trimmedEnd('ab \t\n', 0, 5), 2);
  assert.equal(trimmedEnd('  x', 0, 2), 0);
  assert.equal(trimmedEnd('a  ', 2, 3), 2);
});

test('the most frequent item, of several the first', () => {
  assert.equal(mostFrequent(['a', 'b', 'b']), 'b');
  assert.equal(mostFrequent(['b', 'a', 'a', 'b']), 'b');
  assert.equal(mostFrequent([]), undefined);
});

test('many questions about one long line cost no more than many about short ones', () => {
  const text = `[${'{"name":"a"},'.repeat(100_000)}]\r\n`;
  const spent = processorTime();
  for (let at = 1; at < 1_300_000; at += 65) {
    assert.equal(lineStart(text, at), 0);
    assert.equal(lineEnd(text, at), text.length - 2);
    assert.equal(startsLine(text, at), false);
  }
  assert.ok(spent() < 2000, `${spent()} ms`);
});
