import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { Analyzer, rules } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import type { Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

// The page behind "Show log" is made without the editor.
registerHooks({
  resolve: (name, context, next) =>
    name === 'vscode' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context),
});
const { notRead } = await import('../../src/adapters/vscode/status.ts');

test('the log of the editor names a rule that throws, and all other findings are there', async () => {
  const rule = rules.find(({ meta }) => meta.id === 'deprecated-message-trace');
  assert.ok(rule);
  const { check } = rule;
  const text = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\nGet-MessageTrace\n';
  const source: Source = { path: 'a.ps1', text, language: 'powershell', encoding: 'utf8' };
  const outcome = async () => {
    const analysis = await new Analyzer(knowledge).analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
    return { analysis, area: { name: 'tenant' }, unreadable: [] } as unknown as Parameters<typeof notRead>[0];
  };
  assert.deepEqual(notRead(await outcome()), []);
  Object.assign(rule, {
    check: () => {
      throw new Error('broken on purpose');
    },
  });
  try {
    const broken = await outcome();
    assert.deepEqual(notRead(broken), [
      {
        path: 'tenant',
        sentence:
          'The rule deprecated-message-trace failed: broken on purpose. This is a mistake of the tool, not of your files; its findings are missing here, all others are shown.',
      },
    ]);
    const found = broken.analysis.tenants.flatMap(({ findings }) => findings.map((finding) => finding.rule.id));
    assert.deepEqual(found, ['default-policy-forwarding-on']);
  } finally {
    Object.assign(rule, { check });
  }
});
