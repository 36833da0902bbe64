import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBounce } from '../../src/bounce/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** Facts of one bounce, written by hand; a field that is absent is not checked. */
interface Facts {
  readonly file: string;
  readonly mustNot?: readonly string[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

const folder = new URL('./written/', import.meta.url);
const bounces = JSON.parse(readFileSync(new URL('facts.json', folder), 'utf8')) as Facts[];

/** The part of `actual` that `wanted` speaks of. */
function spokenOf(actual: unknown, wanted: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(wanted)) return actual.map((item, index) => spokenOf(item, wanted[index]));
  if (typeof actual !== 'object' || actual === null || typeof wanted !== 'object' || wanted === null) return actual;
  const entries = Object.entries(actual);
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [name, spokenOf(entries.find(([own]) => own === name)?.[1], value)]),
  );
}

test('there are at least forty of them', () => assert.ok(bounces.length >= 40));

for (const { file, mustNot, ...wanted } of bounces) {
  test(`reads ${file}`, async () => {
    const bounce = await readBounce(readFileSync(new URL(file, folder), 'utf8'), knowledge);
    assert.deepEqual(spokenOf(bounce, wanted), wanted);
    assert.equal(bounce.events.length, wanted.events.length);
    for (const { code, inner } of bounce.events) {
      for (const wrong of mustNot ?? []) assert.ok(code !== wrong && inner?.code !== wrong, wrong);
    }
  });
}
