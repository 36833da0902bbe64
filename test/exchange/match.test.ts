import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreed, all, any, type Match, maybe, NO, NO_INFERRED, YES, YES_INFERRED } from '../../src/exchange/match.ts';

const PERHAPS = maybe('run-time-value', { setting: 'mode' });
const LATER = maybe('order-unknown');
const CITED: Match = { is: 'yes', basis: 'documented', citations: ['PS-TR'] };
const CITED_NO: Match = { is: 'no', basis: 'documented', citations: ['PS-TR'] };

/** The parts in words, and which of them is the answer. */
type Case = readonly [string, readonly Match[], Match];

describe('several answers as one', () => {
  const either: readonly Case[] = [
    ['nothing', [], NO],
    ['no', [NO], NO],
    ['yes among others', [NO, YES, PERHAPS], YES],
    ['a doubt before the yes', [PERHAPS, YES], YES],
    ['a doubt', [NO, PERHAPS], PERHAPS],
    ['the first of two doubts', [PERHAPS, LATER], PERHAPS],
    ['an inferred yes', [NO, YES_INFERRED], YES_INFERRED],
    ['a documented yes behind an inferred one', [YES_INFERRED, YES], YES],
    ['an inferred yes beside a doubt', [PERHAPS, YES_INFERRED], YES_INFERRED],
    ['the first of two yes', [CITED, YES], CITED],
    ['an inferred no', [NO, NO_INFERRED], NO_INFERRED],
    ['an inferred no before a documented one', [NO_INFERRED, NO], NO_INFERRED],
    ['the no that names its text', [NO, CITED_NO], CITED_NO],
    ['a no that names its text stays', [CITED_NO, NO], CITED_NO],
    ['an inferred no beats one that names its text', [CITED_NO, NO_INFERRED], NO_INFERRED],
  ];
  for (const [name, parts, expected] of either) it(`one of: ${name}`, () => assert.equal(any(parts), expected));

  const together: readonly Case[] = [
    ['nothing', [], YES],
    ['yes', [YES, YES], YES],
    ['one no', [YES, NO, PERHAPS], NO],
    ['a doubt before the no', [PERHAPS, NO], NO],
    ['a doubt', [YES, PERHAPS, LATER], PERHAPS],
    ['an inferred part', [YES, YES_INFERRED, YES], YES_INFERRED],
    ['an inferred no', [YES, NO_INFERRED], NO_INFERRED],
    ['a documented no behind an inferred one', [NO_INFERRED, NO], NO],
    ['the yes that names its text', [YES, CITED], CITED],
  ];
  for (const [name, parts, expected] of together) it(`all of: ${name}`, () => assert.equal(all(parts), expected));
});

describe('what all readings say', () => {
  const place = { source: 'a', start: 1, end: 2 };
  it('of none is no', () => assert.equal(agreed([], undefined), NO));
  it('of one is its own', () => assert.equal(agreed([PERHAPS], 'contradicting-values'), PERHAPS));
  it('that agree is the first', () => assert.equal(agreed([YES, YES_INFERRED], undefined), YES));
  it('that differ is unknown, for the cause, at the place', () => {
    assert.deepEqual(agreed([YES, NO], 'order-unknown', place), {
      is: 'maybe',
      basis: 'inferred',
      reason: 'order-unknown',
      place,
    });
  });
  it('that differ for no named cause contradict each other, with what the first says', () => {
    assert.deepEqual(agreed([PERHAPS, NO], undefined), {
      is: 'maybe',
      basis: 'inferred',
      reason: 'contradicting-values',
      args: { setting: 'mode' },
    });
  });
  it('two doubts of different reasons differ', () =>
    assert.equal(agreed([PERHAPS, LATER], 'may-run').reason, 'may-run'));
  it('a doubt has no words that nobody gave', () =>
    assert.deepEqual(maybe('may-run', undefined, undefined, 'documented'), {
      is: 'maybe',
      basis: 'documented',
      reason: 'may-run',
    }));
});
