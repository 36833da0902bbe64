import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reading.ts';
import { at, knowledge, source } from './sources.ts';

/** Reads with every place inside the text; a text that does not come to an end stops the whole run. */
function survive(path: string, text: string): Reading {
  const reading = read(source(path, text), knowledge);
  for (const { place } of [...reading.problems, ...reading.unread, ...reading.sourceIssues, ...reading.declarations]) {
    assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length, JSON.stringify(place));
  }
  return reading;
}

const messages = (reading: Reading): string[] => reading.problems.map((problem) => problem.message);

test('deep nesting is one problem at its place', () => {
  for (const [path, open] of [
    ['a.exo.json', '['],
    ['a.exo.json', '{"a":'],
    ['a.exo.yaml', '['],
    ['a.exo.yaml', '{a: '],
    ['a.exo.yaml', '- '],
  ] as const) {
    const { problems } = survive(path, open.repeat(100_000));
    assert.ok(
      problems.some((problem) => problem.message === 'nested-too-deeply'),
      `${path} ${open}`,
    );
  }
});

test('an alias bomb stays small', () => {
  const bomb = ['a0: &a0 { name: Default, autoForwardEnabled: true, domainName: x }'];
  for (let i = 1; i < 40; i++)
    bomb.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  bomb.push('exchange:', '  remoteDomains: *a39');
  survive('a.exo.yaml', bomb.join('\n'));
  const merges = ['exchange:', '  remoteDomains:', '    b0: &b0 { domainName: x }'];
  for (let i = 1; i < 2000; i++) merges.push(`    b${i}: &b${i} { <<: [*b${i - 1}], k${i}: 1 }`);
  const many = survive('b.exo.yaml', merges.join('\n'));
  assert.equal(many.declarations.length, 2000);
  assert.deepEqual(messages(many), ['merge-too-large']);
});

test('merge keys, anchors and aliases are read, duplicate keys are said', () => {
  const yaml = source(
    'a.exo.yaml',
    `base: &base
  autoForwardEnabled: false
  allowedOOFType: None
exchange:
  remoteDomains:
    - <<: *base
      name: Default
      allowedOOFType: External
    - name: &n Fabrikam
      domainName: *n
      autoForwardEnabled: true
      autoForwardEnabled: false
`,
  );
  const { declarations, problems } = read(yaml, knowledge);
  const [first, second] = declarations;
  const forward = first?.properties.get('autoForwardEnabled')?.value;
  assert.ok(forward?.state === 'stated' && forward.value === false);
  assert.equal(at(yaml, forward.place), 'false');
  const type = first?.properties.get('allowedOOFType')?.value;
  assert.ok(type?.state === 'stated' && type.value === 'External');
  const domain = second?.properties.get('domainName')?.value;
  assert.ok(domain?.state === 'stated' && domain.value === 'Fabrikam' && !domain.editable);
  assert.equal(at(yaml, domain.place), '*n');
  assert.deepEqual(
    problems.map((problem) => [problem.message, at(yaml, problem.place)]),
    [['duplicate-key', 'autoForwardEnabled']],
  );
});

test('what a merge key brings in is read; the same beside it is not', () => {
  const text = `base: &base { autoForwardEnabled: false }
spare: { autoForwardEnabled: false }
exchange:
  remoteDomains:
    - { <<: *base, name: Default }
`;
  const yaml = source('a.exo.yaml', text);
  const { unread } = read(yaml, knowledge);
  assert.deepEqual(
    unread.map(({ place }) => yaml.text.slice(0, place.start).split('\n').length),
    [2],
  );
});

test('broken text is a problem and the rest is read', () => {
  const tab = survive('a.exo.yaml', 'exchange:\n  remoteDomains:\n\t- name: Default\n');
  assert.ok(messages(tab).includes('yaml-syntax'));
  const star = survive(
    'a.exo.yaml',
    'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: *\n      autoForwardEnabled: false\n',
  );
  assert.deepEqual(messages(star), ['yaml-bare-star']);
  const wildcard = survive(
    'a.exo.yaml',
    'exchange:\n  remoteDomains:\n    - name: Contoso\n      domainName: *.contoso.com\n      autoForwardEnabled: false\n',
  );
  assert.deepEqual(
    wildcard.problems.map(({ message, args }) => [message, args.written]),
    [['yaml-bare-star', '*.contoso.com']],
  );
  assert.deepEqual([...(wildcard.declarations[0]?.properties.keys() ?? [])], ['autoForwardEnabled']);
  const cut = survive(
    'a.exo.json',
    '{ "exchange": { "remoteDomains": [ { "name": "Default", "autoForwardEnabled": false }, { "name": ',
  );
  assert.deepEqual(messages(cut), ['json-not-closed', 'object-without-name']);
  assert.equal(cut.declarations[0]?.name, 'Default');
  const comma = survive(
    'a.exo.json',
    '{ "exchange": { "remoteDomains": [ { "name": "Default" } { "name": "B" } ], } }',
  );
  assert.deepEqual(messages(comma), ['json-syntax']);
  assert.equal(comma.declarations.length, 2);
  assert.deepEqual(messages(survive('a.exo.json', '{ ... }')), ['json-syntax']);
  assert.deepEqual(messages(survive('a.exo.json', '{} {}')), ['json-more-than-one-value']);
});

test('odd characters are text like any other', () => {
  for (const odd of ['\0', '\ud800', '\udc00x', '\u2028', '\ufeff', '\x07']) {
    for (const path of ['a.exo.yaml', 'a.exo.json', 'a.csv', 'a.md']) {
      survive(path, `exchange:\n  remoteDomains: [{ name: "${odd}", autoForwardEnabled: ${odd}false }]\n`);
      survive(path, `{ "exchange": { "remoteDomains": [{ "name": "${odd}", "autoForwardEnabled": ${odd}false }] } }`);
      survive(path, `Identity,ForwardingSmtpAddress\n"${odd}",${odd}\n`);
      survive(path, `\`\`\`powershell\nSet-RemoteDomain "${odd}" -AutoForwardEnabled $true${odd}\n`);
    }
  }
});

test('a file that has nothing to do with forwarding has no problems', () => {
  assert.deepEqual(survive('values.yaml', 'a: {{ .Values.outbound }}\n- b\n').problems, []);
  assert.deepEqual(survive('tsconfig.json', '{ "outbound": [ }').problems, []);
});

test('long lines, many quotes and many fences stay linear', () => {
  survive('a.csv', `Identity,ForwardingSmtpAddress\n${'"'.repeat(1_000_001)}`);
  survive('a.csv', `Identity,ForwardingSmtpAddress\n${'a,b\n'.repeat(50_000)}`);
  survive('a.md', `${'```powershell\nSet-RemoteDomain\n'.repeat(20_000)}`);
  survive('a.md', `${'> '.repeat(500_000)}\`\`\`powershell forwarding`);
  survive('a.exo.json', `{"exchange":{"remoteDomains":[{"name":"${'\\n'.repeat(500_000)}"}]}}`);
  survive('a.exo.yaml', `exchange:\n  remoteDomains:\n    - name: ${'x'.repeat(1_000_000)}\n`);
  survive('a.exo.yaml', `exchange:\n  remoteDomains:\n    - { ${'k: v, '.repeat(30_000)} }\n`);
  survive('a.exo.yaml', `exchange:\n  ${'# comment '.repeat(200_000)}\n`);
  survive(
    'cipp.json',
    `{ "PartitionKey": "StandardsTemplateV2", "x": "forwarding", "JSON": "${'\\"'.repeat(300_000)}" }`,
  );
});

test('a table that a spreadsheet saved in another language is read; what stays strange is told once', () => {
  const head = 'PrimarySmtpAddress;ForwardingSmtpAddress;DeliverToMailboxAndForward\n';
  const rows = 'ap@contoso.com;smtp:ap@fabrikam.com;VRAI\nbo@contoso.com;smtp:bo@fabrikam.com;Falsch\n';
  const { declarations, unread } = survive('mailboxes.csv', head + rows);
  assert.deepEqual(
    declarations.map(({ properties }) => {
      const value = properties.get('deliverToMailboxAndForward')?.value;
      return value?.state === 'stated' && value.value;
    }),
    [true, false],
  );
  assert.deepEqual(unread, []);
  const strange = survive('mailboxes.csv', `${head}${'ap@contoso.com;smtp:ap@fabrikam.com;perhaps\n'.repeat(100)}`);
  assert.deepEqual(
    strange.unread.map(({ reason, args }) => [reason, args.setting]),
    [
      ['unknown-shape', 'ForwardingSmtpAddress'],
      ['no-setting-value', 'DeliverToMailboxAndForward'],
    ],
  );
});

test('of very many values that are none, some are told', () => {
  const policies = Array.from({ length: 500 }, (_, at) => ({
    Name: `P${at}`,
    AutoForwardingMode: 2,
    RecipientLimitExternalPerHour: 0,
    ActionWhenThresholdReached: 'Alert',
  }));
  assert.equal(survive('policies.json', JSON.stringify(policies)).unread.length, 50);
});
