import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide } from '../../src/verdict/decide.ts';
import { tenantOf } from '../verdict/tenants.ts';

interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly to?: string;
  /** The answer that must come, or the one that must not. */
  readonly want?: string;
  readonly not?: string;
  readonly why?: string;
}

const CASES = JSON.parse(readFileSync(new URL('./effect-cases.json', import.meta.url), 'utf8')) as readonly Case[];

const CONFIG = 'mailflow-lint.config.yaml';

for (const { id, files, to = 'in@fabrikam.com', want, not, why } of CASES) {
  test(`what takes effect: ${id}${why ? `: ${why}` : ''}`, () => {
    const { [CONFIG]: config, ...texts } = files;
    const tenant = tenantOf(texts, config);
    const { verdict } = decide(tenant, {
      from: 'ann@contoso.com',
      to,
      mechanism: 'inboxRuleForward',
    });
    if (want !== undefined) assert.equal(verdict, want);
    if (not !== undefined) assert.notEqual(verdict, not);
  });
}

test('an answer names the command that leaves it open, and counts those that do not surely run', () => {
  const text = [
    'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On',
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false -BlockForwarding $true',
    'function Unused { Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $false }',
    'if ($x) { Set-TransportRule -Identity Block -Mode Audit }',
  ].join('\n');
  const tenant = tenantOf({ 'a.ps1': text }, 'acceptedDomains: [contoso.com]\n');
  const answer = decide(tenant, { from: 'ann@contoso.com', to: 'in@litware.com', mechanism: 'inboxRuleForward' });
  assert.equal(answer.reason, 'command-refused');
  assert.deepEqual(
    answer.missing.map(({ args, place }) => [args.command, args.setting, args.cause, place?.start]),
    [['Set-RemoteDomain', 'autoForwardEnabled', 'unknown-parameter', text.indexOf('Set-RemoteDomain')]],
  );
  assert.deepEqual(answer.commands, { refused: 1, never: 1, mayRun: 1 });
});
