import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide } from '../../src/verdict/decide.ts';
import { tenantOf } from '../verdict/tenants.ts';

interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  /** The answer that must come, or the one that must not. */
  readonly want?: string;
  readonly not?: string;
  readonly why?: string;
}

const CASES = JSON.parse(readFileSync(new URL('./effect-cases.json', import.meta.url), 'utf8')) as readonly Case[];

const CONFIG = 'mailflow-lint.config.yaml';

for (const { id, files, want, not, why } of CASES) {
  test(`what takes effect: ${id}${why ? `: ${why}` : ''}`, () => {
    const { [CONFIG]: config, ...texts } = files;
    const tenant = tenantOf(texts, config);
    const { verdict } = decide(tenant, {
      from: 'ann@contoso.com',
      to: 'in@fabrikam.com',
      mechanism: 'inboxRuleForward',
    });
    if (want !== undefined) assert.equal(verdict, want);
    if (not !== undefined) assert.notEqual(verdict, not);
  });
}
