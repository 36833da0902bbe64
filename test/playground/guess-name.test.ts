import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { guessName } from '../../src/adapters/playground/page/guess-name.ts';
import { decode } from '../../src/text/encoding.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');

test('a pasted example gets the ending of its file', () => {
  const files = globSync('**/*.{ps1,yaml,json,ndr}', { cwd: examples });
  assert.ok(files.length >= 9);
  assert.deepEqual(
    files.map((file) => `${file} ${path.extname(guessName(decode(readFileSync(path.join(examples, file))).text))}`),
    files.map((file) => `${file} ${path.extname(file)}`),
  );
});

for (const [what, text, ending] of [
  ['a table with headings', '"Identity","AutoForwardEnabled"\r\n"Default","False"\r\n', '.csv'],
  ['a data file', "@{\n  Name = 'Default'\n}\n", '.psd1'],
  ['one cmdlet', 'Get-RemoteDomain Default', '.ps1'],
  [
    'a hash table given to a cmdlet',
    '$policy = @{ Name = "Default" }\nSet-HostedOutboundSpamFilterPolicy @policy',
    '.ps1',
  ],
  ['a list of objects', '[{"Name":"Default","AutoForwardingMode":"On"}]', '.json'],
  ['a mapping', 'exchange:\n  outboundPolicies: []\n', '.yaml'],
  ['words', 'nothing at all', '.ps1'],
  ['an empty text', '', '.ps1'],
] as const)
  test(`${what} is read as ${ending}`, () => assert.equal(path.extname(guessName(text)), ending));
