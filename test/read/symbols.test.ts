import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseStreaming } from '../../src/powershell/index.ts';
import { SymbolCollector } from '../../src/read/powershell/symbols/symbol-collector.ts';
import { symbolsOf } from '../../src/read/powershell/symbols/symbols-of.ts';
import { everyText } from '../powershell/texts.ts';
import { declaredBy, readScript } from './scripts.ts';

test('a symbol table is the same from a whole symbols and from statements', () => {
  for (const text of everyText) {
    const { visitor } = parseStreaming(text, () => new SymbolCollector(text, () => true));
    const streamed = visitor.symbols;
    const whole = symbolsOf(parse(text));
    for (const list of ['commands', 'suspects', 'resources'] as const) assert.deepEqual(streamed[list], whole[list]);
    assert.deepEqual(
      [streamed.definitions, streamed.changes, streamed.functions],
      [whole.definitions, whole.changes, whole.functions],
    );
  }
});

test('only watched commands stay in a symbol table, those that get a hashtable, and those without a constant name', () => {
  const script = parse('Get-A | Get-B { Get-A (Get-C) }; Get-D @{ a = 1 }; & $x');
  const kept = symbolsOf(script, (name) => name === 'get-a').commands.map(({ name }) => name);
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
