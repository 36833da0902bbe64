import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { consequences } from '../../src/compare.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { knowledge, source } from '../read/sources.ts';

const TENANT = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]
`;

test('a change always says what follows, also that nothing does or that nobody can compare', async () => {
  const analyzer = new Analyzer(knowledge);
  const analysis = await analyzer.analyze([source('a.exo.yaml', TENANT)], DEFAULT_CONFIG, { asOf: '2026-11-25' });
  const [tenant] = analysis.tenants;
  assert.ok(tenant);
  const nothing = await consequences(analyzer, analysis, tenant.tenant.name, []);
  assert.deepEqual(nothing, ['Nobody may forward more or less than before.']);
  const start = TENANT.indexOf('"Off"');
  const open = { place: { source: 'a.exo.yaml', start, end: start + 5 }, newText: '"On"' };
  const [opened = ''] = await consequences(analyzer, analysis, tenant.tenant.name, [open]);
  assert.match(opened, /may/);
  assert.notEqual(opened, nothing[0]);
  const gone = await consequences(analyzer, analysis, 'another', [open]);
  assert.deepEqual(gone, [
    'The files of this organization are gone, so nobody can say who may forward more or less afterwards.',
  ]);
});
