import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING, type Rectangle, rectangles, rectanglesOfRows } from '../../src/verdict/rectangles.ts';

/** Numbers for one letter each, `.` for nothing: a text for each sender, in it a word for each recipient, in it a letter for each family. */
function covered(...senders: readonly string[]): readonly string[] {
  const table = senders.map((words) => words.split(' '));
  const [recipients = []] = table;
  const families = recipients[0]?.length ?? 0;
  const letters = table.flat().join('');
  const numbers = Uint32Array.from(letters, (letter) => (letter === '.' ? NOTHING : letter.charCodeAt(0)));
  return rectangles({ senders: table.length, destinations: recipients.length, families, numbers }).map(told);
}

const told = ({ number, senders, destinations, families }: Rectangle): string =>
  `${String.fromCharCode(number)}: ${[senders, destinations, families].map((some) => some.join()).join(' | ')}`;

test('a table with one number is one rectangle', () => {
  assert.deepEqual(covered('aa aa', 'aa aa'), ['a: 0,1 | 0,1 | 0,1']);
});

test('what is empty is in no rectangle', () => {
  assert.deepEqual(covered('..', '..'), []);
  assert.deepEqual(covered('a.', '.a'), ['a: 0 | 0 | 0', 'a: 1 | 0 | 1']);
});

test('senders with the same columns stand together, also when others stand between them', () => {
  assert.deepEqual(covered('a b', 'b a', 'a b', 'b b'), [
    'a: 0,2 | 0 | 0',
    'b: 0,2 | 1 | 0',
    'b: 1 | 0 | 0',
    'a: 1 | 1 | 0',
    'b: 3 | 0,1 | 0',
  ]);
});

test('the same columns with different numbers are different rectangles', () => {
  assert.deepEqual(covered('a', 'b', 'a'), ['a: 0,2 | 0 | 0', 'b: 1 | 0 | 0']);
});

test('columns that begin alike are not the same', () => {
  assert.deepEqual(covered('a a .', 'a a a', 'a . .'), ['a: 0 | 0,1 | 0', 'a: 1 | 0,1,2 | 0', 'a: 2 | 0 | 0']);
});

test('recipients with the same families stand together', () => {
  assert.deepEqual(covered('aab bba aab'), ['a: 0 | 0,2 | 0,1', 'a: 0 | 1 | 2', 'b: 0 | 0,2 | 2', 'b: 0 | 1 | 0,1']);
});

test('each sender is asked for once, in order, and nobody else', () => {
  const rows = [Uint32Array.of(7), Uint32Array.of(8)];
  const asked: number[] = [];
  rectanglesOfRows({
    ...{ senders: 2, destinations: 1, families: 1 },
    row: (sender) => {
      asked.push(sender);
      return rows[sender] as Uint32Array;
    },
  });
  assert.deepEqual(asked, [0, 1]);
});

test('numbers may be of any size, and smaller ones may come after larger', () => {
  const numbers = Uint32Array.of(1, 5_000, 1_024, 5_000);
  const found = rectangles({ senders: 2, destinations: 2, families: 1, numbers });
  assert.deepEqual(found, [
    { number: 1, senders: [0], destinations: [0], families: [0] },
    { number: 5_000, senders: [0, 1], destinations: [1], families: [0] },
    { number: 1_024, senders: [1], destinations: [0], families: [0] },
  ]);
  for (const number of [1_023, 1_024, 1_025])
    assert.deepEqual(rectangles({ senders: 1, destinations: 1, families: 1, numbers: Uint32Array.of(number) }), [
      { number, senders: [0], destinations: [0], families: [0] },
    ]);
});
