import assert from 'node:assert/strict';
import { test } from 'node:test';
import { truthOf, write } from '../../scripts/syntax-truth.ts';
import { parse } from '../../src/powershell/index.ts';
import { type Case, cases, type Described, LISTS } from './cases.ts';

const collection = cases('cases');
const valid = collection.filter(({ firstError }) => firstError === null);
const broken = collection.filter(({ firstError }) => firstError !== null);

type Lists = Pick<Case, (typeof LISTS)[number] | 'comments'>;

function seen(text: string): { lists: Lists; errors: ReturnType<typeof parse>['errors'] } {
  const script = parse(text);
  return { lists: JSON.parse(write({ ...truthOf(script) })), errors: script.errors };
}

function assertEqual({ file, text, comments, ...truth }: Case): void {
  const { lists, errors } = seen(text);
  for (const list of LISTS) assert.deepEqual(lists[list], truth[list], `${list} of ${file}`);
  assert.deepEqual(lists.comments, comments, `comments of ${file}`);
  assert.deepEqual(errors, [], `errors of ${file}`);
}

test('the collection is complete', () => {
  assert.deepEqual([valid.length, broken.length], [309, 55]);
});

for (const one of [...valid, ...cases('cases-more')]) {
  test(`reads ${one.file} as PowerShell does`, () => assertEqual(one));
}

for (const { file, text, firstError, comments, ...truth } of broken) {
  test(`reads ${file} as PowerShell does, up to the first error`, () => {
    const { lists, errors } = seen(text);
    // A quote that was never closed is reported where it opens; PowerShell notices at the end of the text.
    const limit = Math.min(firstError ?? text.length, errors[0]?.start ?? text.length);
    const before = (items: readonly Described[]): readonly Described[] => items.filter(({ end }) => end < limit);
    for (const list of LISTS) assert.deepEqual(before(lists[list]), before(truth[list]), list);
    const inFront = (items: Case['comments']): Case['comments'] => items.filter(([, end]) => end < limit);
    assert.deepEqual(inFront(lists.comments), inFront(comments));
  });
}

test('an escaped CR in front of the closing mark belongs to a here-string', () => {
  const [statement] = parse('@"\r\na`\r\n"@').blocks[0]?.statements ?? [];
  assert.equal(statement?.kind === 'StringConstant' ? statement.value : undefined, 'a\r');
});
