import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseStreaming } from '../../src/powershell/index.ts';
import { outline } from '../../src/read/powershell/outline.ts';
import { Outliner } from '../../src/read/powershell/outliner.ts';
import { everyText } from '../powershell/texts.ts';
import { declaredBy, readScript } from './scripts.ts';

test('an outline is the same from a whole tree and from statements', () => {
  for (const text of everyText) {
    const { visitor } = parseStreaming(text, () => new Outliner(text, () => true));
    const whole = outline(parse(text));
    for (const list of ['commands', 'suspects', 'resources'] as const) assert.deepEqual(visitor[list], whole[list]);
    assert.deepEqual(
      [visitor.definitions, visitor.changes, visitor.functions],
      [whole.definitions, whole.changes, whole.functions],
    );
  }
});

test('only watched commands stay in an outline, those that get a hashtable, and those without a constant name', () => {
  const script = parse('Get-A | Get-B { Get-A (Get-C) }; Get-D @{ a = 1 }; & $x');
  const kept = outline(script, (name) => name === 'get-a').commands.map(({ name }) => name);
  assert.deepEqual(kept, ['get-a', 'get-a', 'get-d', '']);
});

test('a prefix counts for calls in front of the connection too', () => {
  const text =
    'function f { Set-CloudRemoteDomain a -AutoForwardEnabled $true }\nConnect-ExchangeOnline -Prefix Cloud; f';
  assert.deepEqual(
    readScript(text).calls.map(({ cmdlet }) => cmdlet),
    ['Set-RemoteDomain', 'Connect-ExchangeOnline'],
  );
  assert.equal(declaredBy(text).length, 1);
});
