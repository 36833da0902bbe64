import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { verdictDifference } from '../../src/ask.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { effectSentence, sideEffectView } from '../../src/report/verdict-view.ts';
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
  const effects = verdictDifference(analysis.tenant, after);
  assert.ok(effects.some((effect) => effect.before === 'allowed' && effect.after === 'blocked'));
  assert.ok(effects.every((effect) => effect.after !== 'allowed'));
  const [first] = effects;
  assert.ok(first && effectSentence(sideEffectView(first)).includes('becomes'));
});

test('an edit that changes no verdict has no difference', async () => {
  const analyzer = new Analyzer(knowledge);
  const { tenants } = await analyzer.analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
  const [analysis] = tenants;
  assert.ok(analysis);
  const place = { source: source.path, start: text.length, end: text.length };
  const after = await analyzer.after(analysis, [{ place, newText: '# a comment\n' }]);
  assert.deepEqual(verdictDifference(analysis.tenant, after), []);
});
