import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { compare } from '../../src/compare.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { differenceSentence } from '../../src/report/verdict-view.ts';
import type { Source } from '../../src/text/index.ts';
import { knowledge } from '../support/world.ts';

const text = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
  transportRules: []
`;
const source: Source = { path: 't.exo.yaml', text, language: 'yaml', encoding: 'utf8' };

test('the difference of an edit says who may no longer forward', async () => {
  const analyzer = new Analyzer(knowledge);
  const { tenants } = await analyzer.analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
  const [analysis] = tenants;
  assert.ok(analysis);
  const start = text.indexOf('"On"');
  const place = { source: source.path, start, end: start + 4 };
  const after = await analyzer.after(analysis, [{ place, newText: '"Off"' }]);
  const effects = compare(analysis.tenant, after);
  assert.ok(effects.some((effect) => effect.before.verdict === 'allowed' && effect.after.verdict === 'blocked'));
  assert.ok(effects.every((effect) => effect.after.verdict !== 'allowed'));
  assert.match(
    effects.map(differenceSentence).join('\n'),
    /^everyone else may then no longer forward to anywhere else by .* \(allowed before\)\.$/m,
  );
});

test('an edit that changes no verdict has no difference', async () => {
  const analyzer = new Analyzer(knowledge);
  const { tenants } = await analyzer.analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
  const [analysis] = tenants;
  assert.ok(analysis);
  const place = { source: source.path, start: text.length, end: text.length };
  const after = await analyzer.after(analysis, [{ place, newText: '# a comment\n' }]);
  assert.deepEqual(compare(analysis.tenant, after), []);
});
