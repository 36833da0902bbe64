import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { areDisjoint, compatible, type Edit } from '../../src/text/index.ts';

const edit = (start: number, end: number, source = 'a.ps1'): Edit => ({
  place: { source, start, end },
  newText: `${start}`,
});

describe('edits put together', () => {
  const first = [edit(4, 8), edit(20, 20)];

  it('keep groups that stand apart, in order', () => {
    const other = [edit(9, 12)];
    assert.deepEqual(compatible([first, other]), [...first, ...other]);
  });

  it('leave a group out whole when one of its edits overlaps an earlier one', () => {
    assert.deepEqual(compatible([first, [edit(0, 2), edit(7, 9)]]), first);
  });

  it('leave out a group that only touches an earlier one', () => {
    for (const touching of [edit(8, 9), edit(2, 4), edit(20, 20)]) {
      assert.deepEqual(compatible([first, [touching]]), first, `${touching.place.start}`);
    }
  });

  it('let the edits of one group touch each other', () => {
    const own = [edit(0, 3), edit(3, 5)];
    assert.deepEqual(compatible([own]), own);
  });

  it('compare places of one file only', () => {
    const elsewhere = [edit(4, 8, 'b.ps1')];
    assert.deepEqual(compatible([first, elsewhere]), [...first, ...elsewhere]);
  });

  it('leave no trace of a group that was left out', () => {
    const blocked = [edit(5, 6), edit(30, 40)];
    const later = [edit(30, 40)];
    assert.deepEqual(compatible([first, blocked, later]), [...first, ...later]);
  });

  it('are those that a comparison of all with all would keep', () => {
    const place = fc.tuple(fc.nat(60), fc.nat(4)).map(([start, length]) => edit(start, start + length));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (edits) => {
        const kept: Edit[] = [];
        for (const one of edits) {
          const { start, end } = one.place;
          if (kept.every(({ place: other }) => start > other.end || other.start > end)) kept.push(one);
        }
        assert.deepEqual(compatible(edits.map((one) => [one])), kept);
      }),
    );
  });
});

describe('edits of one change', () => {
  it('are disjoint when they touch no common text; insertions at one place do not meet', () => {
    assert.ok(areDisjoint([edit(4, 8), edit(8, 9), edit(20, 20), edit(20, 20), edit(4, 8, 'b.ps1')]));
    assert.ok(!areDisjoint([edit(4, 8), edit(4, 8)]));
    assert.ok(!areDisjoint([edit(4, 8), edit(7, 7)]));
  });
});
