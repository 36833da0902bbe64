import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Node, parse, type Script, visitBlock, visitChildren } from '../../src/powershell/index.ts';
import { everyText } from './texts.ts';

/** What lies in a tree and has a place, found by looking into every property. */
function placesIn(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== 'object' || value === null) return found;
  if ('start' in value) found.add(value);
  for (const inner of Object.values(value)) placesIn(inner, found);
  return found;
}

/** The same as the visitor finds it. */
function visited(script: Script): Set<object> {
  const found = new Set<object>();
  const part = (one: object): void => {
    assert.ok(!found.has(one));
    found.add(one);
  };
  const visit = (node: Node): void => {
    part(node);
    visitChildren(node, visit, part);
  };
  visitBlock(script, visit, part);
  return found;
}

test('the visitor reaches every node, attribute, parameter, body and redirection, and each of them once', () => {
  const kinds = new Set<string>();
  for (const text of everyText) {
    const script = parse(text);
    const { attributes, parameters, blocks } = script;
    const expected = placesIn({ attributes, parameters, blocks });
    const found = visited(script);
    assert.equal(found.size, expected.size, text);
    for (const one of found) assert.ok(expected.has(one), text);
    for (const one of found) if ('kind' in one) kinds.add(String(one.kind));
  }
  assert.equal(kinds.size, 49, [...kinds].sort().join(' '));
});
