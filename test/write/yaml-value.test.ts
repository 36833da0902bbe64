import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { isPlain, yamlReplacement, yamlString, yamlValue } from '../../src/write/yaml-value.ts';

const DOUBLE = { quote: '"' } as const;
const SINGLE = { quote: "'" } as const;

describe('strings that stand without quotes', () => {
  const plain = [
    'Default',
    'a b',
    'a@contoso.com',
    './x',
    '/x',
    '\\x',
    '(x)',
    '_a',
    '1a',
    "it's",
    'a&b',
    'a;b-c=d$',
    'yesterday',
    'onward',
    'nullable',
  ];
  for (const value of plain) it(value, () => assert.equal(isPlain(value), true));
});

describe('strings that need quotes', () => {
  const needy = [
    '',
    ' a',
    'a ',
    'a #b',
    '# a',
    'a: b',
    'a:',
    '- a',
    '*',
    '?',
    '@a',
    '&a',
    '[a',
    'a,b',
    'a]',
    '{a',
    '%a',
    '`a',
    '"a',
    "'a",
    '|',
    '>',
    '!',
    'y',
    'N',
    'yes',
    'No',
    'on',
    'Off',
    'TRUE',
    'false',
    'null',
    '~',
    '1',
    '-1',
    '+1',
    '.5',
    '1.5',
    '1_000',
    '0x1E',
    '1e3',
    '12:30',
    '.inf',
    '.NaN',
    'Größe',
  ];
  for (const value of needy) it(JSON.stringify(value), () => assert.equal(isPlain(value), false));
});

test('quoted strings escape what their quotes need', () => {
  assert.equal(yamlString('it\'s \\ "x"', "'"), "'it''s \\ \"x\"'");
  assert.equal(yamlString('say "hi" \\ it\'s', '"'), '"say \\"hi\\" \\\\ it\'s"');
  assert.equal(yamlString('a\nb\tc\nd\te', '"'), '"a\\nb\\tc\\nd\\te"');
  assert.equal(yamlString('a\r\nb', '"'), '"a\\r\\nb"');
});

test('what single quotes cannot say stands in double quotes', () => {
  assert.equal(yamlString("it's\na break", "'"), '"it\'s\\na break"');
  assert.equal(yamlReplacement("'Off'", 'a\nb', SINGLE), '"a\\nb"');
  assert.equal(yamlReplacement("'Off'", { placeholder: 'name' }, SINGLE).at(0), "'");
});

test('values on one line', () => {
  assert.equal(yamlValue(true, DOUBLE), 'true');
  assert.equal(yamlValue(7, DOUBLE), '7');
  assert.equal(yamlValue(null, DOUBLE), 'null');
  assert.equal(yamlValue('Default', DOUBLE), 'Default');
  assert.equal(yamlValue('On', DOUBLE), '"On"');
  assert.equal(yamlValue('On', SINGLE), "'On'");
  assert.equal(yamlValue(['a', '*', 'b c'], DOUBLE), '[a, "*", b c]');
  assert.equal(yamlValue([], DOUBLE), '[]');
});

test('a new value keeps the quotes of the old one', () => {
  assert.equal(yamlReplacement('"Off"', 'Sales', SINGLE), '"Sales"');
  assert.equal(yamlReplacement("'Off'", 'Sales', DOUBLE), "'Sales'");
  assert.equal(yamlReplacement('Off', 'Sales', DOUBLE), 'Sales');
  assert.equal(yamlReplacement('"Off"', false, DOUBLE), 'false');
  assert.equal(yamlReplacement("'Off'", ['a', 'b'], SINGLE), '[a, b]');
  assert.equal(yamlReplacement('"Off"', 3, SINGLE), '3');
});
