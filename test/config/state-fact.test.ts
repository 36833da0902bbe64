import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../src/config/read.ts';
import { partsOf, type StatedFact, withFact } from '../../src/config/state-fact.ts';
import type { Source } from '../../src/text/index.ts';

const source = (path: string, text: string): Source => ({ path, text, language: 'yaml', encoding: 'utf8' });
const YAML = 'mailflow-lint.config.yaml';
const off: StatedFact = { kind: 'automaticMeans', value: 'off' };

test('a new file holds the fact, and reads back without problems', () => {
  const text = withFact('', YAML, undefined, off) ?? '';
  assert.equal(text, 'assumptions:\n  automaticMeans: "off"\n');
  const config = readConfig(source(YAML, text));
  assert.deepEqual(config.problems, []);
  assert.equal(config.tenants[0]?.assumptions.automaticMeans?.value, 'off');
});

test('comments and the rest of a file stay as they are', () => {
  const text = '# ours\ntenants:\n  contoso:\n    files: [a] # scripts\nrules:\n  rule-disabled: off\n';
  const stated = withFact(text, YAML, 'contoso', { kind: 'acceptedDomain', domain: 'contoso.com' });
  assert.equal(
    stated,
    '# ours\ntenants:\n  contoso:\n    files: [a] # scripts\n    acceptedDomains:\n      - contoso.com\nrules:\n  rule-disabled: off\n',
  );
  const again = withFact(stated ?? '', YAML, 'contoso', { kind: 'acceptedDomain', domain: 'contoso.onmicrosoft.com' });
  const [tenant] = readConfig(source(YAML, again ?? '')).tenants;
  assert.deepEqual(
    tenant?.declarations.map(({ name }) => name),
    ['contoso.com', 'contoso.onmicrosoft.com'],
  );
});

test('members of a group, and line ends of Windows', () => {
  const text = withFact('# ours\r\nrules: {}\r\n', YAML, undefined, {
    kind: 'members',
    group: 'Sales team',
    members: ['mia@contoso.com'],
  });
  assert.equal(text, '# ours\r\nrules: {}\r\ngroups:\r\n  Sales team:\r\n    - mia@contoso.com\r\n');
});

test('an exception is written with placeholders for what only a person knows', () => {
  const fact: StatedFact = { kind: 'exception', from: 'Partners', to: '*.partner.example', until: '2027-12-01' };
  const text = withFact('tenants:\n  one:\n    files: [a]\n', YAML, 'one', fact) ?? '';
  assert.deepEqual(partsOf(text), [
    'tenants:\n  one:\n    files: [a]\n    exceptions:\n      - from: Partners\n        to: "*.partner.example"\n        owner: ',
    '${1:owner}',
    '\n        reason: ',
    '${2:reason}',
    '\n        ticket: ',
    '${3:ticket}',
    '\n        until: ',
    '${4:2027-12-01}',
    '\n',
  ]);
  const filled = text.replaceAll(/\$\{\d:([^}]*)\}/g, '$1');
  const config = readConfig(source(YAML, filled));
  assert.deepEqual(config.problems, []);
  const [exception] = config.tenants[0]?.ledger.exceptions ?? [];
  assert.deepEqual(
    [exception?.from[0]?.value, exception?.owner, exception?.until?.value],
    ['Partners', 'owner', '2027-12-01'],
  );
  const json = withFact('{}\n', 'mailflow-lint.config.json', undefined, { ...fact, to: '*' }) ?? '';
  assert.equal(partsOf(json).length, 9);
});

test('JSON files keep their form', () => {
  const text = withFact('{\n  "rules": {}\n}\n', 'mailflow-lint.config.json', undefined, {
    kind: 'silenced',
    files: 'a.exo.json',
    rule: 'automatic-forwarding-mode',
    object: 'Default',
    reason: 'known',
  });
  const config = readConfig(source('mailflow-lint.config.json', text ?? ''));
  assert.deepEqual(config.problems, []);
  assert.equal(config.silenced[0]?.object, 'Default');
  assert.match(text ?? '', /^\{\n {2}"rules": \{\},\n {2}"silenced": \[/);
});

test('a file that cannot be read is left alone', () => {
  assert.equal(withFact('a: [', YAML, undefined, off), undefined);
  assert.equal(withFact('- a\n', YAML, undefined, off), undefined);
});

test('several accepted domains, one entry each', () => {
  const fact: StatedFact = { kind: 'acceptedDomains', domains: ['contoso.com', 'contoso.onmicrosoft.com'] };
  assert.equal(
    withFact('rules: {}\n', YAML, undefined, fact),
    'rules: {}\nacceptedDomains:\n  - contoso.com\n  - contoso.onmicrosoft.com\n',
  );
  assert.equal(
    withFact('', 'mailflow-lint.config.json', undefined, fact),
    '{\n  "acceptedDomains": [\n    "contoso.com",\n    "contoso.onmicrosoft.com"\n  ]\n}\n',
  );
  assert.equal(withFact('- a\n', YAML, undefined, fact), undefined);
});
