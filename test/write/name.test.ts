import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameLiteral } from '../../src/write/name.ts';

test('a name in a script keeps the quotes, and gets some where it needs them', () => {
  assert.equal(nameLiteral('Ann', 'Bob', 'powershell'), 'Ann');
  assert.equal(nameLiteral('Größe.1_a@b+c-d', 'Bob', 'powershell'), 'Größe.1_a@b+c-d');
  assert.equal(nameLiteral('1', 'Bob', 'powershell'), '1');
  assert.equal(nameLiteral('Ann B', 'Bob', 'powershell'), '"Ann B"');
  assert.equal(nameLiteral('-Ann', 'Bob', 'powershell'), '"-Ann"');
  assert.equal(nameLiteral('a$b`"c', 'Bob', 'powershell'), '"a`$b```"c"');
  assert.equal(nameLiteral("O'Neil", "'Bob'", 'powershell'), "'O''Neil'");
  assert.equal(nameLiteral('Ann', '‘Bob’', 'powershell'), "'Ann'");
  assert.equal(nameLiteral('Ann', '"Bob"', 'dsc'), '"Ann"');
  assert.equal(nameLiteral('Ann', '“Bob”', 'dsc'), '"Ann"');
  assert.equal(nameLiteral('Ann', "'Bob'", 'psd1'), "'Ann'");
});

test('a name in YAML, JSON and a table', () => {
  assert.equal(nameLiteral('Ann', '"Bob"', 'yaml'), '"Ann"');
  assert.equal(nameLiteral("O'Neil", "'Bob'", 'yaml'), "'O''Neil'");
  assert.equal(nameLiteral('Ann', 'Bob', 'yaml'), 'Ann');
  assert.equal(nameLiteral('Off', 'Bob', 'yaml'), '"Off"');
  assert.equal(nameLiteral('say "x"', '"Bob"', 'json'), '"say \\"x\\""');
  assert.equal(nameLiteral('Ann', 'Bob', 'csv'), undefined);
});
