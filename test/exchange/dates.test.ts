import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateMatch, daysOf } from '../../src/exchange/dates.ts';

test('a written date means one day, two days or none', () => {
  const cases: readonly (readonly [string, readonly string[], boolean])[] = [
    ['2026-11-25', ['2026-11-25'], true],
    [' 2026-11-25T00:00:00Z ', ['2026-11-25'], true],
    ['2026-11-25 0:00', ['2026-11-25'], true],
    ['2026-11-25T00:00:00.000+00:00', ['2026-11-25'], true],
    ['2026-11-25T00:00:01', ['2026-11-25'], false],
    ['2026-11-25T12:00', ['2026-11-25'], false],
    ['11/25/2026', ['2026-11-25'], true],
    ['25.11.2026', ['2026-11-25'], true],
    ['25/11/2026 12:00:00 AM', ['2026-11-25'], true],
    ['25/11/2026, 12:00 AM', ['2026-11-25'], true],
    ['25/11/2026 12:00AM', ['2026-11-25'], true],
    ['2026-11-25  0:00', ['2026-11-25'], true],
    ['11/25/2026 12:00:00 PM', ['2026-11-25'], false],
    ['11/25/2026 9:30 AM', ['2026-11-25'], false],
    ['2/3/2026', ['2026-02-03', '2026-03-02'], true],
    ['3/3/2026', ['2026-03-03'], true],
    ['12/12/2026', ['2026-12-12'], true],
    ['31/12/2026', ['2026-12-31'], true],
    ['32/12/2026', [], true],
    ['0/12/2026', [], true],
    ['13/13/2026', [], true],
    ['tomorrow', [], false],
    ['on 2026-11-25', [], false],
    ['2026-11-25x', [], false],
  ];
  for (const [written, days, midnight] of cases) assert.deepEqual(daysOf(written), { days, midnight }, written);
});

test('a moment has come, has not, or nobody can say', () => {
  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['2026-11-24T18:00', '2026-11-25', 'yes'],
    ['2026-11-25', '2026-11-25T10:00', 'yes'],
    ['2026-11-25T10:00', '2026-11-25', 'maybe'],
    ['2026-11-26', '2026-11-25', 'no'],
    ['2026-11-24', undefined, 'maybe'],
    ['soon', '2026-11-25', 'maybe'],
    ['2/3/2026', '2026-01-31', 'no'],
    ['2/3/2026', '2026-02-20', 'maybe'],
    ['2/3/2026', '2026-03-02', 'yes'],
  ];
  for (const [written, asOf, expected] of cases) assert.equal(dateMatch(written, asOf).is, expected, written);
  const { reason, args } = dateMatch('soon', '2026-11-25');
  assert.deepEqual({ reason, args }, { reason: 'rule-date-window', args: { date: 'soon' } });
});
