import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { actionOf, conditionsOf, enforced, exceptionsOf, inWindow } from '../../src/exchange/transport-rule.ts';
import type { TenantObject } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/index.ts';
import { analyse } from '../rules/analysis.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const OPEN = {
  acceptedDomains: ['contoso.com'],
  outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
  remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: true }],
};
const FORWARD = { from: 'alex@contoso.com', to: 'in@fabrikam.com', mechanism: 'inboxRuleForward' } as const;

function rule(settings: Readonly<Record<string, unknown>>): TenantObject {
  const [one] = nativeTenant({ transportRules: [{ name: 'R', ...settings }] }).objects.transportRule;
  assert.ok(one);
  return one;
}

const names = (properties: readonly { readonly name: string }[]) => properties.map(({ name }) => name);

test('a modifier is no condition: lint says so and the rule matches everything', () => {
  const settings = { recipientAddressType: 'Resolved', senderAddressLocation: 'Header', rejectMessageReasonText: 'no' };
  const exchange = { ...OPEN, transportRules: [{ name: 'R', priority: 0, ...settings }] };
  assert.deepEqual(conditionsOf(rule(settings)), []);
  const { by, verdict } = decide(nativeTenant(exchange), FORWARD);
  assert.deepEqual({ by, verdict }, { by: { kind: 'transportRule', name: 'R' }, verdict: 'blocked' });
  const { findings } = analyse({ 'a.exo.json': JSON.stringify({ exchange }) });
  assert.ok(findings.some((finding) => finding.rule.id === 'no-condition-destructive'));
});

test('what an export lists without a value is no condition', () => {
  const settings = {
    from: null,
    sentTo: [],
    hasNoClassification: false,
    subjectContainsWords: '',
    fromScope: 'InOrganization',
  };
  assert.deepEqual(names(conditionsOf(rule({ ...settings, exceptIfFrom: null, exceptIfSentTo: ['a@contoso.com'] }))), [
    'fromScope',
  ]);
  assert.deepEqual(names(exceptionsOf(rule({ exceptIfFrom: null, exceptIfSentTo: ['a@contoso.com'] }))), [
    'exceptIfSentTo',
  ]);
});

test('an empty text of refusal refuses nothing', () => {
  assert.equal(actionOf(rule({ rejectMessageReasonText: '' })).effect, 'none');
  const exchange = { ...OPEN, transportRules: [{ name: 'R', priority: 0, rejectMessageReasonText: '' }] };
  assert.equal(decide(nativeTenant(exchange), FORWARD).verdict, 'allowed');
});

test('the values of a condition alone leave open what the rule looks at', () => {
  const transportRules = [{ name: 'R', priority: 0, headerContainsWords: ['x'], rejectMessageReasonText: 'no' }];
  const { verdict, reason } = decide(nativeTenant({ ...OPEN, transportRules }), FORWARD);
  assert.deepEqual({ verdict, reason }, { verdict: 'unknown', reason: 'message-content-dependent' });
});

test('a switch known at run time only is neither on nor off, whichever word it has', () => {
  assert.equal(enforced(rule({ enabled: false })).is, 'no');
  assert.equal(enforced(rule({ state: 'Disabled' })).is, 'no');
  assert.equal(enforced(rule({ enabled: null, state: 'Disabled' })).is, 'no');
  assert.equal(enforced(rule({ mode: 'AuditAndNotify' })).is, 'no');
  assert.equal(enforced(rule({})).is, 'yes');
  const script = 'param($On)\nNew-TransportRule -Name R -Enabled $On -RejectMessageReasonText no';
  const [one] = tenantOf({ 'a.ps1': script }).objects.transportRule;
  assert.equal(one && enforced(one).is, 'maybe');
});

test('a rule is dated by either of its dates', () => {
  const dated = (settings: object): boolean | undefined =>
    modelOf(nativeTenant({ transportRules: [{ name: 'R', deleteMessage: true, ...settings }] })).transportRules.all[0]
      ?.dated;
  assert.equal(dated({}), false);
  assert.equal(dated({ activationDate: '2026-12-01' }), true);
  assert.equal(dated({ expiryDate: '2026-12-01' }), true);
});

test('a day is judged alike for both ends; a date with two readings only where they agree', () => {
  const expiring = (expiryDate: string) => inWindow(rule({ expiryDate }), '2026-11-25');
  assert.equal(expiring('2026-11-24').idle, 'rule-expired');
  assert.equal(expiring('2026-11-25').idle, 'rule-expired');
  assert.equal(expiring('2026-11-25T18:00:00').is, 'maybe');
  assert.equal(expiring('11/12/2026').is, 'maybe');
  assert.equal(expiring('11/10/2026').idle, 'rule-expired');
  assert.equal(expiring('2026-11-26').is, 'yes');
  assert.equal(inWindow(rule({ activationDate: '2026-12-01' }), '2026-11-25').idle, 'rule-not-yet');
  assert.equal(inWindow(rule({ activationDate: '2026-12-01' }), undefined).is, 'maybe');
});
