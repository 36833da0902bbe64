import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { run } from '../../src/adapters/cli/run.ts';
import { commands, testWorld } from '../support/world.ts';

const folder = path.resolve(import.meta.dirname, '../../examples');

async function cli(input: string, ...args: string[]) {
  const world = testWorld(folder, input);
  const code = await run(args, world, commands);
  return { code, ...world.printed };
}

/** What a person who tries the product first shall meet. */
const MAIN_RULES = [
  'automatic-forwarding-mode',
  'invalid-autoforwardingmode',
  'default-policy-forwarding-on',
  'policy-without-rule',
  'rule-without-scope',
  'rule-policy-missing',
  'rule-disabled',
  'remote-domain-cancels-policy',
  'silent-drop-information',
  'open-combination',
  'block-rule-cancels-policy',
  'broader-than-named',
  'unknown-parameter',
  'invalid-enum-value',
  'deprecated-message-trace',
  'set-rule-enabled',
  'new-remotedomain-settings',
];

test('the examples show every main finding, and the well-kept tenant has no error and no warning', async () => {
  const { out } = await cli('', 'lint', '.', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { ruleId: string; tenant: string; severity: string }[] };
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  assert.deepEqual(
    MAIN_RULES.filter((id) => !found.has(id)),
    [],
  );
  assert.deepEqual(
    findings.filter(({ tenant, severity }) => tenant === 'adatum' && severity !== 'information'),
    [],
  );
});

test('the example bounce leads to the line that caused it', async () => {
  const bounce = readFileSync(path.join(folder, 'bounces/forward-refused.ndr'), 'utf8');
  const { code, out } = await cli(bounce, 'explain', '-', '--in', '.', '--format', 'json');
  assert.equal(code, 0);
  const { cause } = JSON.parse(out);
  assert.equal(cause.by, 'outboundPolicy:Default');
  assert.equal(cause.file, 'northwind-dsc/M365TenantConfig.ps1');
  assert.equal(cause.start.line, 9);
});
