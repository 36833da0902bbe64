import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { read } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reading.ts';
import { merge } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { exportLists, type Part, tenantExport } from '../support/tenant-export.ts';
import { knowledge, source } from './sources.ts';

const LISTS = exportLists({
  hostedOutboundSpamFilterPolicies: [{ Name: 'Default', AutoForwardingMode: 'On' }],
  remoteDomains: [{ Name: 'Default', DomainName: '*', AutoForwardEnabled: true }],
});

/** An export with these parts in place of those that say that everything was listed. */
const exported = (change?: (part: Part) => Part | undefined, version?: unknown): string =>
  tenantExport(LISTS, change, version);

const readState = (text: string): Reading => read(source('state.json', text), knowledge);
const verdictOf = (text: string) =>
  decide(merge([readState(text)], { name: 'contoso' }), {
    from: 'a@contoso.com',
    to: 'b@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
const of = (collection: string, other: Partial<Part>) => (part: Part) =>
  part.collection === collection ? { ...part, ...other } : part;

test('an export that lists everything gives answers', () => {
  assert.equal(verdictOf(exported()).verdict, 'allowed');
  assert.deepEqual(readState(exported()).unread, []);
  const { complete } = readState(exported());
  assert.ok(complete.includes('transportRule'));
  assert.ok(!complete.includes('mailbox'), 'only mailboxes that forward are in it');
});

test('an export that does not surely list everything gives none', () => {
  const half: readonly string[] = [
    exported(of('transportRules', { complete: false })),
    exported(of('transportRules', { complete: 'true' })),
    exported(of('transportRules', { count: 1 })),
    exported((part) => (part.collection === 'transportRules' ? undefined : part)),
    exported(undefined, 2),
    JSON.stringify({ mailflowLintExport: {}, exchange: LISTS }),
  ];
  for (const text of half) {
    const { verdict, reason } = verdictOf(text);
    assert.deepEqual([verdict, reason], ['unknown', 'export-broke-off'], text);
    assert.ok(
      readState(text).unread.some(({ args }) => args.collection === 'transportRules'),
      text,
    );
  }
});

test('an entry for a domain itself stands, whatever else may be there', () => {
  const own = exported(of('remoteDomains', { complete: false })).replace(
    '"DomainName": "*"',
    '"DomainName": "fabrikam.com"',
  );
  assert.equal(verdictOf(own).verdict, 'allowed');
});

test('values of an export count, also where the reference lists only some of them', () => {
  const ruled = (rule: object): string =>
    tenantExport({ ...LISTS, transportRules: [{ Name: 'T', Priority: 0, ...rule }] });
  assert.equal(verdictOf(ruled({ RejectMessageEnhancedStatusCode: '5.7.900' })).outcome, 'rule-ndr-5.7.900');
  const { verdict, by } = verdictOf(ruled({ DeleteMessage: true, Mode: 'Rehearse' }));
  assert.deepEqual([verdict, by.kind], ['unknown', 'transportRule'], 'nobody knows what a new mode does');
});

test('no fix edits what the service said: it is commands to run', async () => {
  const analysis = await new Analyzer(knowledge).analyze([source('state.json', exported())], DEFAULT_CONFIG, {
    asOf: '2026-11-25',
  });
  const fixes = analysis.tenants.flatMap(({ findings }) => findings).flatMap((finding) => finding.fixes);
  assert.ok(fixes.length > 0);
  assert.deepEqual(
    fixes.filter(({ edits, commands }) => edits.length > 0 || commands === undefined),
    [],
  );
});

const declared = (text: string) =>
  read(source('utcm.json', text), knowledge).declarations.map(({ kind, name, operation, whole, properties }) => ({
    kind,
    name,
    operation,
    whole,
    properties: Object.fromEntries(
      [...properties].map(([key, { value }]) => [key, value.state === 'stated' && value.value]),
    ),
  }));

test('a snapshot of the tenant configuration API is a state', () => {
  const item = {
    displayName: 'Default remote domain',
    resourceType: 'microsoft.exchange.remotedomain',
    properties: { Identity: 'Default', DomainName: '*', AutoForwardEnabled: false, Ensure: 'Present' },
  };
  const text = JSON.stringify({ id: 'x', status: 'succeeded', configurationItems: [item] });
  assert.deepEqual(declared(text), [
    {
      kind: 'remoteDomain',
      name: 'Default',
      operation: 'snapshot',
      whole: true,
      properties: { domainName: '*', autoForwardEnabled: false },
    },
  ]);
});

test('a snapshot that did not come to its end may lack objects of what it was to list', () => {
  const job = { status: 'partiallySuccessful', resources: ['microsoft.exchange.transportrule', 'microsoft.teams.x'] };
  const notListed = (text: object) =>
    read(source('utcm.json', JSON.stringify(text)), knowledge)
      .declarations.filter((declaration) => declaration.notListed)
      .map(({ kind }) => kind);
  assert.deepEqual(notListed({ ...job, configurationItems: [] }), ['transportRule']);
  const item = { resourceType: 'microsoft.exchange.accepteddomain', properties: {} };
  assert.ok(notListed({ status: 'failed', configurationItems: [item] }).includes('remoteDomain'));
  assert.deepEqual(notListed({ ...job, status: 'succeeded', configurationItems: [] }), []);
});

test('of a drift the values that the service has are read, of one that is over nothing', () => {
  const drift = (driftStatus: string) => ({
    monitorId: 'm',
    driftStatus,
    resourceType: 'microsoft.exchange.HostedOutboundSpamFilterPolicy',
    baselineResourceDisplayName: 'Default policy',
    resourceInstanceIdentifier: { Identity: 'Default' },
    driftedProperties: [{ propertyName: 'AutoForwardingMode', currentValue: 'On', desiredValue: 'Off' }],
  });
  assert.deepEqual(declared(JSON.stringify({ value: [drift('active'), drift('fixed')] })), [
    {
      kind: 'outboundPolicy',
      name: 'Default',
      operation: 'snapshot',
      whole: false,
      properties: { autoForwardingMode: 'On' },
    },
  ]);
});
