import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentsOf, LARGE, readObjects } from '../../src/adapters/cli/git-objects.ts';
import { MOST_BYTES } from '../../src/adapters/cli/store.ts';
import { Folder } from './support.ts';

/** Texts that no, one and several pieces of output hold, with line ends and words that Git itself prints. */
const TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  short: 'a blob 3\nmissing\n',
  'no line end': 'x',
  long: 'accentué 転送\n'.repeat(50_000),
  exact: 'y'.repeat(MOST_BYTES),
};

const absent = '1'.repeat(40);

function repository(texts: Readonly<Record<string, string>>): { folder: Folder; objectOf: (name: string) => string } {
  const folder = new Folder(texts);
  folder.commitAll();
  return { folder, objectOf: (name) => folder.git('rev-parse', `HEAD:${name}`).trim() };
}

test('contents come whole and once, in the order asked for', async () => {
  const { folder: made, objectOf } = repository(TEXTS);
  using folder = made;
  const names = Object.keys(TEXTS);
  const objects = names.map(objectOf);
  const read: unknown[] = [];
  await readObjects(folder.path, [...objects, absent, objects[1] ?? ''], (object, content) =>
    read.push([object, content?.toString()]),
  );
  const expected = names.map((name, at) => [objects[at], TEXTS[name]]);
  assert.deepEqual(read, [...expected, [absent, undefined], expected[1]]);
});

test('what is too large is not read, and everything behind it is', async () => {
  const texts = {
    a: 'first',
    large: 'z'.repeat(MOST_BYTES + 1),
    b: 'second',
    larger: 'w'.repeat(MOST_BYTES + 2),
    c: '',
  };
  const { folder: made, objectOf } = repository(texts);
  using folder = made;
  const objects = [...Object.keys(texts).map(objectOf), absent];
  const read = new Map<string, unknown>();
  await readObjects(folder.path, objects, (object, content) =>
    read.set(object, content === LARGE ? LARGE : content?.toString()),
  );
  const expected = ['first', LARGE, 'second', LARGE, '', undefined];
  assert.deepEqual(
    objects.map((object) => read.get(object)),
    expected,
  );
  const known = contentsOf(folder.path, objects);
  assert.deepEqual(
    objects.map((object) => {
      const content = known.get(object);
      return content === LARGE ? LARGE : content?.toString();
    }),
    expected,
  );
});

test('what the taker throws ends the reading', async () => {
  const { folder: made, objectOf } = repository(TEXTS);
  using folder = made;
  const failing = readObjects(folder.path, ['long', 'short'].map(objectOf), () => {
    throw new RangeError('mine');
  });
  await assert.rejects(failing, { name: 'RangeError', message: 'mine' });
});

test('Git that fails says why', async () => {
  using folder = new Folder({ a: '' });
  await assert.rejects(
    readObjects(folder.path, [absent], () => {}),
    /not a git repository/,
  );
});
