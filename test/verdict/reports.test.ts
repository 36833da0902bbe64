import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Asked, ask } from '../../src/ask.ts';
import { answerOf } from '../support/answers.ts';
import { tenantOf } from './tenants.ts';

interface Report {
  readonly folder: string;
  readonly asked: Asked;
  readonly expect: { readonly verdict: string; readonly by: string; readonly outcome: string };
}

/** Problems of real administrators, from public reports: what they kept in files, and the answer they needed. */
const REPORTS: readonly Report[] = [
  {
    folder: '01-remote-domain-alone',
    asked: {
      from: 'gal@contoso.com',
      to: 'gal.home@northwindtraders.com',
      mechanism: 'mailboxForwardingSmtpAddress',
      assumptions: { automaticMeans: 'off' },
    },
    expect: { verdict: 'blocked', by: 'outboundPolicy:Default', outcome: 'ndr-5.7.520' },
  },
  {
    folder: '05-rule-exception-not-enough',
    asked: {
      from: 'accounts@contoso.com',
      to: 'intake@wideworldimporters.com',
      mechanism: 'inboxRuleForward',
      originalSender: 'billing@adatum.com',
    },
    expect: { verdict: 'blocked', by: 'outboundPolicy:Default', outcome: 'ndr-5.7.520' },
  },
  {
    folder: '09-scuba-approved-domain',
    asked: { from: 'grants@contoso.com', to: 'awards@litwareinc.com', mechanism: 'inboxRuleForward' },
    expect: { verdict: 'allowed', by: 'outboundPolicy:Approved forwarding', outcome: 'delivered' },
  },
  {
    folder: '47-refused-rule',
    asked: {
      from: 'alex@contoso.com',
      to: 'in@fabrikam.com',
      mechanism: 'inboxRuleForward',
      originalSender: 'news@adatum.com',
    },
    expect: { verdict: 'unknown', by: 'transportRule:Block forwards', outcome: 'undetermined' },
  },
];

const CONFIG = 'mailflow-lint.config.yaml';

for (const { folder, asked, expect } of REPORTS) {
  test(`public report: ${folder}`, () => {
    const path = new URL(`./reports/${folder}/`, import.meta.url);
    const { [CONFIG]: config, ...files } = Object.fromEntries(
      readdirSync(path).map((name) => [name, readFileSync(new URL(name, path), 'utf8')]),
    );
    const [answer, ...others] = ask([tenantOf(files, config)], asked);
    assert.equal(others.length, 0);
    assert.ok(answer);
    const { verdict, by, outcome } = answerOf(answer.verdict);
    assert.deepEqual({ verdict, by, outcome }, expect);
  });
}
