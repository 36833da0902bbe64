import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaFiles } from '../../scripts/schemas.ts';
import { completeData, type JsonSchema } from '../../src/language/complete-data.ts';
import { completePowerShell } from '../../src/language/complete-powershell.ts';
import { type Completion, completeSuppression, type KnownName } from '../../src/language/completion.ts';
import { signatureAt } from '../../src/language/signature.ts';
import { knowledge } from '../support/knowledge.ts';
import { marked } from './world.ts';

const NAMES: readonly KnownName[] = [
  { name: 'Sales policy', kind: 'outboundPolicy' },
  { name: 'sales@contoso.com', kind: 'group' },
  { name: 'ada@contoso.com', kind: 'mailbox' },
  { name: 'contoso.com', kind: 'acceptedDomain' },
  { name: 'Partner', kind: 'remoteDomain' },
];
const names = (kinds: readonly string[]): readonly KnownName[] => NAMES.filter(({ kind }) => kinds.includes(kind));
const RULES = [
  { id: 'policy-without-rule', title: 'A policy without a rule' },
  { id: 'rule-disabled', title: 'A rule is off' },
];
const schemas = schemaFiles();
const schemaOf = (name: string): JsonSchema => JSON.parse(schemas.get(name) ?? '') as JsonSchema;

function script(text: string): readonly Completion[] {
  const at = marked(text);
  return completePowerShell(at.text, at.offset, { cmdlets: knowledge.cmdlets, names, card: () => '' });
}

function data(text: string, format: 'yaml' | 'json' = 'yaml', schema = 'tenant.schema.json') {
  const at = marked(text);
  const words = { schema: schemaOf(schema), cmdlets: knowledge.cmdlets, names, rules: RULES };
  return completeData(at.text, at.offset, format, words);
}

const labels = (items: readonly Completion[]): string[] => items.map(({ label }) => label);
/** The text after the item of a label was taken. */
function taken(text: string, items: readonly Completion[], label: string): string {
  const at = marked(text);
  const item = items.find((one) => one.label === label);
  assert.ok(item, `${label} is not among ${labels(items).join(', ')}`);
  return at.text.slice(0, item.start) + item.insert + at.text.slice(item.end);
}

test('cmdlets of the data, those about forwarding first', () => {
  const items = script('Set-Re|');
  assert.ok(labels(items).includes('Set-RemoteDomain'));
  assert.equal(items.find(({ label }) => label === 'Set-RemoteDomain')?.rank, 0);
  assert.equal(items.find(({ label }) => label === 'Set-SafeLinksPolicy')?.rank, 1);
  assert.equal(
    taken('if ($a) { Set-Re| }', script('if ($a) { Set-Re| }'), 'Set-RemoteDomain'),
    'if ($a) { Set-RemoteDomain }',
  );
  assert.deepEqual(script('# Set-Re|'), []);
  assert.deepEqual(script('"Set-Re|"'), []);
});

test('parameters of the cmdlet at hand, without those it has already, before or behind the cursor', () => {
  const text = 'Set-RemoteDomain Default `\n  -AutoForwardEnabled $true `\n  -I| `\n  -NDREnabled $true';
  const found = labels(script(text));
  assert.ok(found.includes('-IsInternal'), found.join(' '));
  for (const name of ['-AutoForwardEnabled', '-NDREnabled', '-DomainController'])
    assert.ok(!found.includes(name), name);
  assert.equal(taken(text, script(text), '-IsInternal').includes('  -IsInternal `'), true);
});

test('parameters that a call cannot do without stand first', () => {
  const items = script('New-HostedOutboundSpamFilterRule -|');
  assert.equal(items.find(({ label }) => label === '-HostedOutboundSpamFilterPolicy')?.rank, 0);
  assert.equal(items.find(({ label }) => label === '-FromMemberOf')?.rank, 1);
  assert.equal(items.find(({ label }) => label === '-WhatIf')?.rank, 2);
});

test('values, with the quotes that are there', () => {
  assert.deepEqual(labels(script('Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode |')), [
    'Automatic',
    'Off',
    'On',
  ]);
  const quoted = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode "O|"';
  assert.equal(
    taken(quoted, script(quoted), 'Off'),
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode "Off"',
  );
  assert.deepEqual(labels(script('Set-RemoteDomain Default -AutoForwardEnabled |')), ['$true', '$false']);
});

test('names that the organization declares: policies, groups, people, domains', () => {
  const rule = 'New-HostedOutboundSpamFilterRule -Name x -HostedOutboundSpamFilterPolicy |';
  assert.equal(taken(rule, script(rule), 'Sales policy'), rule.replace('|', "'Sales policy'"));
  assert.deepEqual(labels(script('New-HostedOutboundSpamFilterRule -Name x -FromMemberOf "s|')), ['sales@contoso.com']);
  assert.deepEqual(labels(script('New-HostedOutboundSpamFilterRule -Name x -SenderDomainIs |')), [
    'contoso.com',
    'Partner',
  ]);
  assert.deepEqual(labels(script('New-HostedOutboundSpamFilterRule -Name x -From "b@x.com", "|')), [
    'sales@contoso.com',
    'ada@contoso.com',
  ]);
  assert.deepEqual(labels(script("Set-RemoteDomain '|")), ['Partner']);
});

test('keys and values of a table that is splatted', () => {
  const text = '$p = @{\n  Name = "x"\n  H|\n  From = "a@b.com"\n}\nNew-HostedOutboundSpamFilterRule @p\n';
  const found = labels(script(text));
  assert.ok(found.includes('HostedOutboundSpamFilterPolicy'));
  assert.ok(!found.includes('Name') && !found.includes('From'), found.join(' '));
  assert.equal(
    taken(text, script(text), 'HostedOutboundSpamFilterPolicy').includes('  HostedOutboundSpamFilterPolicy = \n'),
    true,
  );
  const value = '$p = @{ HostedOutboundSpamFilterPolicy = | }\nNew-HostedOutboundSpamFilterRule @p\n';
  assert.equal(
    taken(value, script(value), 'Sales policy').startsWith("$p = @{ HostedOutboundSpamFilterPolicy = 'Sales policy' }"),
    true,
  );
});

test('resources of Microsoft365DSC: names, keys, values', () => {
  const block = (inner: string): string =>
    `Configuration X\n{\n  Node localhost\n  {\n    EXOHostedOutboundSpamFilterPolicy "Default"\n    {\n      Identity = "Default"\n      ${inner}\n    }\n  }\n}\n`;
  assert.ok(labels(script(block('A|'))).includes('AutoForwardingMode'));
  assert.ok(!labels(script(block('A|'))).includes('Identity'));
  assert.ok(labels(script(block('|'))).includes('Ensure'));
  const value = block('AutoForwardingMode = |');
  assert.equal(taken(value, script(value), 'Off').includes("AutoForwardingMode = 'Off'\n"), true);
  assert.ok(labels(script('Configuration X {\n Node localhost {\n  EXORem|')).includes('EXORemoteDomain'));
});

test('rule ids in suppression comments', () => {
  const suppression = (text: string): readonly Completion[] | undefined => {
    const at = marked(text);
    return completeSuppression(at.text, at.offset, RULES);
  };
  assert.deepEqual(labels(suppression('# mailflow-lint-disable-next-line pol|') ?? []), [
    'policy-without-rule',
    'rule-disabled',
  ]);
  assert.deepEqual(labels(suppression('# mailflow-lint-disable-line rule-disabled, |') ?? []), ['policy-without-rule']);
  assert.ok(labels(suppression('<!-- mailflow-lint|') ?? []).includes('mailflow-lint-disable-next-line'));
  assert.equal(suppression('# mailflow-lint-disable-line rule-disabled -- because|'), undefined);
  assert.equal(suppression('mailflow-lint-disable-line |'), undefined);
});

const TENANT = `exchange:
  acceptedDomains: [contoso.com]
  hostedOutboundSpamFilterRules:
    - name: Sales
      policy: Sales policy
`;

test('YAML: keys in the right place, without those that are there', () => {
  assert.deepEqual(labels(data('|')), ['exchange']);
  const collections = labels(data(`${TENANT}  |`));
  assert.ok(collections.includes('remoteDomains') && !collections.includes('acceptedDomains'), collections.join(' '));
  const keys = labels(data(`${TENANT}      |`));
  assert.ok(keys.includes('fromMemberOf') && keys.includes('priority'), keys.join(' '));
  assert.ok(!keys.includes('name') && !keys.includes('policy'), keys.join(' '));
  const above = labels(data('exchange:\n  remoteDomains:\n    - |\n      autoForwardEnabled: true\n'));
  assert.ok(above.includes('domainName') && !above.includes('autoForwardEnabled'), above.join(' '));
  assert.ok(labels(data('exchange:\n  remoteDomains:\n  - name: x\n    auto|')).includes('autoForwardEnabled'));
  assert.ok(labels(data('exchange:\n  remoteDomains:\n    Partner:\n      auto|')).includes('autoForwardEnabled'));
  assert.deepEqual(data('exchange: # |'), []);
});

test('YAML: values; On and Off stand in quotes', () => {
  const mode = 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: |\n'.replace(
    'outboundPolicies',
    'hostedOutboundSpamFilterPolicies',
  );
  assert.deepEqual(labels(data(mode)), ['Automatic', 'Off', 'On']);
  assert.equal(taken(mode, data(mode), 'Off'), mode.replace('|', '"Off"'));
  const flag = 'exchange:\n  remoteDomains:\n    - name: Default\n      autoForwardEnabled: t|\n';
  assert.equal(taken(flag, data(flag), 'true'), flag.replace('t|', 'true'));
});

test('YAML: names of policies, groups and domains, in lists as well', () => {
  const policy = TENANT.replace('Sales policy', '|');
  assert.equal(taken(policy, data(policy), 'Sales policy'), TENANT);
  for (const text of [
    `${TENANT}      fromMemberOf: [|`,
    `${TENANT}      fromMemberOf:\n        - |`,
    `${TENANT}      fromMemberOf: [a@b.com, "sal|`,
  ]) {
    assert.ok(labels(data(text)).includes('sales@contoso.com'), text);
  }
  const quoted = `${TENANT}      fromMemberOf: ["sal|`;
  assert.equal(taken(quoted, data(quoted), 'sales@contoso.com'), `${TENANT}      fromMemberOf: ["sales@contoso.com"`);
});

test('JSON: names inside of strings, comments and half-typed text', () => {
  const text = '{ "exchange": { // x\n "outboundRules": [{ "name": "R", "policy": "Sa|';
  assert.equal(taken(text, data(text, 'json'), 'Sales policy'), text.replace('"Sa|', '"Sales policy"'));
  assert.deepEqual(
    labels(data('{ "exchange": { "outboundRules": [{ "name": "R", "fromMemberOf": ["|"] }] } }', 'json')),
    ['sales@contoso.com'],
  );
});

test('the configuration: sections, severities, rule ids, names', () => {
  const config = (text: string): string[] => labels(data(text, 'yaml', 'config.schema.json'));
  assert.ok(config('|').includes('silenced') && config('|').includes('tenants'));
  assert.deepEqual(config('rules:\n  rule-disabled: |'), ['off', 'information', 'warning', 'error']);
  assert.deepEqual(config('rules:\n  rule-disabled: off\n  |'), ['policy-without-rule']);
  assert.deepEqual(config('silenced:\n  - files: a.ps1\n    rules: |'), ['policy-without-rule', 'rule-disabled']);
  assert.ok(config('silenced:\n  - files: a.ps1\n    |').includes('reason'));
  assert.ok(config('silenced:\n  - files: a.ps1\n    object: |').includes('Sales policy'));
  assert.deepEqual(config('groups:\n  sales@contoso.com: [|'), ['sales@contoso.com', 'ada@contoso.com']);
  assert.ok(config('tenants:\n  contoso:\n    |').includes('acceptedDomains'));
});

test('the exceptions ledger and policy tests: keys, words, and who may be meant', () => {
  const config = (text: string): string[] => labels(data(text, 'yaml', 'config.schema.json'));
  const tests = (text: string): string[] => labels(data(text, 'yaml', 'tests.schema.json'));
  const who = ['sales@contoso.com', 'ada@contoso.com', 'contoso.com'];
  assert.ok(config('exceptions:\n  - from: a\n    |').includes('owner'));
  assert.deepEqual(config('exceptions:\n  - from: |'), who);
  assert.deepEqual(config('tenants:\n  one:\n    exceptions:\n      - to: [|'), who);
  assert.deepEqual(tests('|'), ['$schema', 'tenant', 'cases', 'invariants']);
  assert.deepEqual(tests('cases:\n  - expect: |'), ['allowed', 'blocked', 'unknown']);
  assert.deepEqual(tests('invariants:\n  - expect: |'), ['blocked', 'allowed', 'exception']);
  assert.deepEqual(tests('invariants:\n  - exceptFrom: |'), who);
  assert.ok(tests('cases:\n  - mechanism: |').includes('inboxRuleForward'));
  assert.ok(tests('cases:\n  - mechanism: [|').includes('powerAutomate'));
  assert.ok(tests('invariants:\n  - |').includes('exceptTo'));
});

test('signature help names the parameter under the cursor', () => {
  const at = marked('Set-RemoteDomain Default -AutoForwardEnabled $tr|ue');
  const signature = signatureAt(at.text, at.offset, knowledge.cmdlets);
  assert.match(signature?.label ?? '', /^Set-RemoteDomain \[-Identity\] <RemoteDomainIdParameter> /);
  const active = signature?.parameters[signature.active ?? -1];
  assert.equal(active && signature?.label.slice(active.start, active.end), '[-AutoForwardEnabled <Boolean>]');
  const other = marked('Get-ChildItem -Pa|');
  assert.equal(signatureAt(other.text, other.offset, knowledge.cmdlets), undefined);
});
