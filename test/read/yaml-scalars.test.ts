import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseYaml } from '../../src/read/data/yaml.ts';

const scalarOf = (text: string): unknown => {
  const [document] = parseYaml(text).documents;
  const value = document?.type === 'map' ? document.pairs[0]?.value : undefined;
  return value?.type === 'scalar' ? value.value : undefined;
};

const WORDS =
  '~ null Null NULL nULL true True TRUE tRUE false False FALSE yes no On off 0 7 -7 +7 007 0o17 0x1F 0xg 1.5 .5 -.5 1e3 -1E+3 .inf -.Inf +.INF .nan .NaN .e5 1_000 12:30 2026-11-25 <<x none nullable truest'.split(
    ' ',
  );

test('plain scalars have the types of the core schema', () => {
  for (const word of ['', ...WORDS]) {
    const text = `key: ${word}\n`;
    assert.deepEqual(scalarOf(text), parse(text).key, text);
  }
});

test('plain scalars of any form have the values that the library gives them', () => {
  const part = fc.constantFrom(...'~-+.0123oxeEinfINFNaultrseTRUFS_');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const text = `key: ${parts.join('')}\n`;
      let expected: unknown;
      try {
        expected = parse(text).key;
      } catch {
        return;
      }
      if (typeof expected !== 'object' || expected === null) assert.deepEqual(scalarOf(text), expected, text);
    }),
    { numRuns: 3000 },
  );
});

test('YAML 1.1 keeps its own words, and explicit tags their meaning', () => {
  assert.equal(scalarOf('%YAML 1.1\n---\nkey: yes\n'), true);
  assert.equal(scalarOf('key: yes\n'), 'yes');
  assert.equal(scalarOf('key: !!int "7"\n'), 7);
  assert.equal(scalarOf('key: !!str 7\n'), '7');
});
