import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EXPECTED, WAYS } from './ways.ts';

const expected = new Map(
  readFileSync(EXPECTED, 'utf8')
    .split(/\n(?=\S)/)
    .map((state) => [state.slice(0, state.indexOf('\n')), state.slice(state.indexOf('\n') + 1).trimEnd()]),
);

describe('every step of a forward, what is missing, what people see and what would turn the answer', () => {
  for (const [name, ways] of WAYS)
    it(name, () =>
      assert.equal(ways().trimEnd(), expected.get(name), 'run "node test/verdict/ways.ts", and read what it changes'),
    );
  it('of no other state', () => assert.deepEqual([...expected.keys()].toSorted(), [...WAYS.keys()].toSorted()));
});
