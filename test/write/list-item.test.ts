import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeItem } from '../../src/write/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

/** Names of files, texts of a mail flow rule with an item of its `exceptIfFrom` in marks, and the texts without it. */
const CASES: readonly (readonly [file: string, text: string, without: string | undefined])[] = [
  [
    'a.ps1',
    'New-TransportRule t -ExceptIfFrom [|a@x.example|], b@x.example',
    'New-TransportRule t -ExceptIfFrom b@x.example',
  ],
  [
    'a.ps1',
    "New-TransportRule t -ExceptIfFrom 'a@x.example', [|'b@x.example'|] -Enabled $true",
    "New-TransportRule t -ExceptIfFrom 'a@x.example' -Enabled $true",
  ],
  [
    'a.ps1',
    "New-TransportRule t -ExceptIfFrom @('a@x.example',\n  [|'b@x.example'|],\n  'c@x.example')",
    "New-TransportRule t -ExceptIfFrom @('a@x.example',\n  'c@x.example')",
  ],
  // Lines are items without a comma between them.
  ['a.ps1', "New-TransportRule t -ExceptIfFrom @(\n  'a@x.example'\n  [|'b@x.example'|]\n)", undefined],
  [
    'a.ps1',
    "New-TransportRule t -ExceptIfFrom @('a@x.example', # one\n  [|'b@x.example'|], # two\n  'c@x.example')",
    undefined,
  ],
  [
    'a.exo.yaml',
    'exchange:\n  transportRules: [{ name: t, exceptIfFrom: [[|a@x.example|], b@x.example] }]\n',
    'exchange:\n  transportRules: [{ name: t, exceptIfFrom: [b@x.example] }]\n',
  ],
  [
    'a.exo.yaml',
    'exchange:\n  transportRules: [{ name: t, exceptIfFrom: [a@x.example, [|"b@x.example"|] ], enabled: true }]\n',
    'exchange:\n  transportRules: [{ name: t, exceptIfFrom: [a@x.example ], enabled: true }]\n',
  ],
  [
    'a.exo.yaml',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - [|a@x.example|]\n        - b@x.example # stays\n',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - b@x.example # stays\n',
  ],
  [
    'a.exo.yaml',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - a@x.example\n        - [|b@x.example|]\n      enabled: true\n',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - a@x.example\n      enabled: true\n',
  ],
  // A comment says why an item is there.
  [
    'a.exo.yaml',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - [|a@x.example|] # why\n        - b@x.example\n',
    undefined,
  ],
  // An anchor belongs to the value behind it.
  [
    'a.exo.yaml',
    'exchange:\n  transportRules: [{ name: t, exceptIfFrom: [a@x.example, &who [|b@x.example|], c@x.example] }]\n',
    undefined,
  ],
  [
    'a.exo.yaml',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        -   [|a@x.example|]  \n        - b@x.example\n',
    'exchange:\n  transportRules:\n    - name: t\n      exceptIfFrom:\n        - b@x.example\n',
  ],
  [
    'a.exo.json',
    '{"exchange":{"transportRules":[{"name":"t","exceptIfFrom":[[|"a@x.example"|],"b@x.example"]}]}}',
    '{"exchange":{"transportRules":[{"name":"t","exceptIfFrom":["b@x.example"]}]}}',
  ],
  [
    'a.exo.json',
    '{"exchange":{"transportRules":[{"name":"t","exceptIfFrom":[\n  "a@x.example",\n  [|"b@x.example"|]\n]}]}}',
    '{"exchange":{"transportRules":[{"name":"t","exceptIfFrom":[\n  "a@x.example"\n]}]}}',
  ],
];

for (const [file, marked, without] of CASES)
  test(`an item is taken out of a list: ${marked.replaceAll('\n', ' ')}`, () => {
    const text = marked.replace('[|', '').replace('|]', '');
    const tenant = tenantOf({ [file]: text });
    const [declaration] = tenant.declarations;
    const value = declaration?.properties.get('exceptIfFrom')?.value;
    const start = marked.indexOf('[|');
    const item = value?.state === 'stated' ? value.items?.find(({ place }) => place.start === start) : undefined;
    assert.ok(declaration && item);
    const edit = removeItem(
      { path: file, text, language: 'text', encoding: 'utf8' },
      declaration,
      'exceptIfFrom',
      item.place,
    );
    assert.equal(edit && text.slice(0, edit.place.start) + edit.newText + text.slice(edit.place.end), without);
  });

test('no item is taken out of what only adds to a list, of an export, or of what is not there', () => {
  const text = "Set-TransportRule t -ExceptIfFrom @{ Add = 'a@x.example', 'b@x.example' }";
  const [declaration] = tenantOf({ 'a.ps1': text }).declarations;
  assert.ok(declaration);
  const source = { path: 'a.ps1', text, language: 'text', encoding: 'utf8' } as const;
  const start = text.indexOf("'a@");
  const place = { source: 'a.ps1', start, end: start + "'a@x.example'".length };
  assert.equal(removeItem(source, declaration, 'exceptIfFrom', place), undefined);
  assert.equal(removeItem(source, declaration, 'sentTo', place), undefined);
});
