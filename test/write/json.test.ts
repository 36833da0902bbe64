import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonValue } from '../../src/write/json.ts';
import { add, check, remove, rename, set } from './edited.ts';

test('values on one line', () => {
  assert.equal(jsonValue(null), 'null');
  assert.equal(jsonValue(true), 'true');
  assert.equal(jsonValue(0), '0');
  assert.equal(jsonValue('a"\\\n'), '"a\\"\\\\\\n"');
  assert.equal(jsonValue(['a', 'b"']), '["a", "b\\""]');
  assert.equal(jsonValue([]), '[]');
});

/** A file with one rule that has these lines. */
const rule = (...entries: readonly string[]): string =>
  [
    '{',
    '  "exchange": {',
    '    "outboundRules": [',
    '      {',
    ...entries.map((entry) => `        ${entry}`),
    '      }',
    '    ]',
    '  }',
    '}',
    '',
  ].join('\n');

check('objects over lines', 'a.exo.json', {
  'a key that says null': [
    rule('"name": "R",', '"exceptIfFrom": null,', '"policy": "P"'),
    set('exceptIfFrom', ['a@x.com']),
    rule('"name": "R",', '"exceptIfFrom": ["a@x.com"],', '"policy": "P"'),
  ],
  'a key with an escape that says null': [
    rule('"name": "R",', '"exceptIf\\u0046rom": null,', '"policy": "P"'),
    set('exceptIfFrom', ['a@x.com']),
    rule('"name": "R",', '"exceptIf\\u0046rom": ["a@x.com"],', '"policy": "P"'),
  ],
  'a value in place of another one': [
    rule('"name": "R",', '"policy": "P"'),
    set('hostedOutboundSpamFilterPolicy', 'Q"'),
    rule('"name": "R",', '"policy": "Q\\""'),
  ],
  'a new value': [
    rule('"name" : "R",', '"policy" : "P"'),
    set('priority', 0),
    rule('"name" : "R",', '"policy" : "P",', '"priority" : 0'),
  ],
  'a new value with CR LF': [
    rule('"Name":"R",', '"FromMemberOf":["T"]').replaceAll('\n', '\r\n'),
    set('from', ['a@x.com', 'b@x.com']),
    rule('"Name":"R",', '"FromMemberOf":["T"],', '"From":["a@x.com", "b@x.com"]').replaceAll('\n', '\r\n'),
  ],
  'a list over lines gets one more': [
    rule('"name": "R",', '"from": [', '    "a@x.com"', ']'),
    add('from', 'b@x.com'),
    rule('"name": "R",', '"from": [', '    "a@x.com",', '    "b@x.com"', ']'),
  ],
  'a list over lines becomes empty': [
    rule('"name": "R",', '"from": [', '    "a@x.com"', ']'),
    set('from', []),
    rule('"name": "R",', '"from": []'),
  ],
  'a list on one line gets one more': [
    rule('"name": "R",', '"from": ["a@x.com"]'),
    add('from', 'b@x.com'),
    rule('"name": "R",', '"from": ["a@x.com", "b@x.com"]'),
  ],
  'an empty list gets one': [
    rule('"name": "R",', '"from": []'),
    add('from', 'b@x.com'),
    rule('"name": "R",', '"from": ["b@x.com"]'),
  ],
  'a value goes': [
    rule('"name": "R",', '"policy": "P",', '"priority": 0'),
    remove('hostedOutboundSpamFilterPolicy'),
    rule('"name": "R",', '"priority": 0'),
  ],
  'the last value goes': [
    rule('"name": "R",', '"policy": "P"'),
    remove('hostedOutboundSpamFilterPolicy'),
    rule('"name": "R"'),
  ],
  'what is not there stays': [rule('"name": "R",', '"policy": "P"'), remove('from'), undefined],
  'a key gets another name': [
    rule('"Name": "R",', '"From": ["a@x.com"]'),
    rename('from', 'exceptIfFrom'),
    rule('"Name": "R",', '"ExceptIfFrom": ["a@x.com"]'),
  ],
  'no key, no name': [rule('"name": "R",', '"policy": "P"'), rename('from', 'exceptIfFrom'), undefined],
});

const line = (entries: string): string => `{"exchange":{"outboundRules":[{${entries}}]}}`;

check('objects on one line', 'a.exo.json', {
  'a new value': [
    line('"name":"R","policy":"P"'),
    set('enabled', false),
    line('"name":"R","policy":"P", "enabled":false'),
  ],
  'a value goes': [
    line('"name":"R","policy":"P","priority":1'),
    remove('hostedOutboundSpamFilterPolicy'),
    line('"name":"R","priority":1'),
  ],
});
