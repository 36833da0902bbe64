import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centralizes, onPremisesConnectors } from '../../src/exchange/connector.ts';
import { legalRuleName, outboundRuleNameProblem } from '../../src/exchange/effects/names.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { given, isSet, sameName } from '../../src/exchange/readings.ts';
import {
  acting,
  actionOf,
  autoForwardCondition,
  conditionsOf,
  exceptionsOf,
  headerConditions,
  inForce,
  isAutoForwardBlock,
  isAutoForwardRule,
  isBlocking,
  isSenderPredicate,
  namedIn,
  recipientConditions,
  senderPredicates,
} from '../../src/exchange/transport-rule.ts';
import type { Tenant, TenantObject } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

type Settings = Readonly<Record<string, unknown>>;

const firstRule = (tenant: Tenant): TenantObject => {
  const [one] = modelOf(tenant).tenant.objects.transportRule;
  assert.ok(one);
  return one;
};
const rule = (settings: Settings): TenantObject =>
  firstRule(nativeTenant({ transportRules: [{ name: 'R', ...settings }] }));
const scripted = (script: string): TenantObject => firstRule(tenantOf({ 'a.ps1': script }));

const told = (one: TenantObject): string => {
  const { effect, outcome, property, doubt } = actionOf(one);
  return [effect, outcome, property?.name, doubt && `? ${doubt.reason}`].filter(Boolean).join(' ');
};

test('the strongest action of a rule', () => {
  const cases: readonly (readonly [Settings, string])[] = [
    [{}, 'none delivered'],
    [{ setAuditSeverity: 'Low' }, 'none delivered'],
    [{ rejectMessageReasonText: 'no' }, 'block rule-ndr-5.7.1 rejectMessageReasonText'],
    [{ rejectMessageEnhancedStatusCode: '5.7.900' }, 'block rule-ndr-5.7.900 rejectMessageEnhancedStatusCode'],
    [{ rejectMessageEnhancedStatusCode: ' 5.7.1 ' }, 'block rule-ndr-5.7.1 rejectMessageEnhancedStatusCode'],
    [{ rejectMessageEnhancedStatusCode: '5.7.99' }, 'doubtful undetermined ? illegal-value'],
    [{ rejectMessageEnhancedStatusCode: '5.7.9000' }, 'doubtful undetermined ? illegal-value'],
    [{ rejectMessageEnhancedStatusCode: 'x5.7.900' }, 'doubtful undetermined ? illegal-value'],
    [
      { rejectMessageReasonText: 'no', rejectMessageEnhancedStatusCode: '5.7.900' },
      'block rule-ndr rejectMessageReasonText',
    ],
    [{ deleteMessage: true }, 'block rule-silent-drop deleteMessage'],
    [{ deleteMessage: false }, 'none delivered'],
    [{ quarantine: true }, 'block rule-quarantine quarantine'],
    [{ quarantine: true, deleteMessage: true }, 'block rule-silent-drop deleteMessage'],
    [{ redirectMessageTo: ['a@x.com'] }, 'block rule-redirect redirectMessageTo'],
    [{ redirectMessageTo: [] }, 'none delivered'],
    [{ deleteMessage: true, rejectMessageReasonText: 'no' }, 'block rule-ndr-5.7.1 rejectMessageReasonText'],
    [{ deleteMessage: 'perhaps' }, 'doubtful undetermined ? illegal-value'],
    [{ deleteMessage: 'perhaps', quarantine: true }, 'block rule-quarantine quarantine'],
    [{ moderateMessageByUser: ['a@x.com'] }, 'hold undetermined'],
    [{ moderateMessageByManager: true }, 'hold undetermined'],
    [{ moderateMessageByManager: false }, 'none delivered'],
    [{ moderateMessageByUser: ['a@x.com'], deleteMessage: true }, 'block rule-silent-drop deleteMessage'],
  ];
  for (const [settings, expected] of cases) assert.equal(told(rule(settings)), expected, JSON.stringify(settings));
  const scripts: readonly (readonly [string, string])[] = [
    ['New-TransportRule R -RejectMessageReasonText $why', 'block rule-ndr-5.7.1 rejectMessageReasonText'],
    ['New-TransportRule R -RejectMessageEnhancedStatusCode $code', 'block rule-ndr rejectMessageEnhancedStatusCode'],
    ['New-TransportRule R -DeleteMessage $delete', 'doubtful undetermined ? run-time-value'],
    ['New-TransportRule R -RedirectMessageTo $to', 'block rule-redirect redirectMessageTo'],
    ['New-TransportRule R @settings', 'doubtful undetermined ? run-time-value'],
    [
      'New-TransportRule R -Comments x\nif ($x) { Set-TransportRule R -DeleteMessage $true }',
      'doubtful undetermined ? may-run',
    ],
    [
      'New-TransportRule R -Comments x\nif ($x) { Set-TransportRule R -RejectMessageReasonText no }',
      'doubtful undetermined ? may-run',
    ],
    [
      'New-TransportRule R -Comments x\nif ($x) { Set-TransportRule R -RedirectMessageTo a@x.com }',
      'doubtful undetermined ? may-run',
    ],
    [
      'New-TransportRule R -DeleteMessage $true\nif ($x) { Set-TransportRule R -DeleteMessage $false }',
      'doubtful undetermined ? may-run',
    ],
  ];
  for (const [script, expected] of scripts) assert.equal(told(scripted(script)), expected, script);
  const redirect = (to: string) => `{"exchange":{"transportRules":[{"name":"R","redirectMessageTo":["${to}"]}]}}`;
  const two = tenantOf({ 'a.exo.json': redirect('a@x.com'), 'b.exo.json': redirect('b@x.com') });
  assert.equal(told(firstRule(two)), 'doubtful undetermined ? contradicting-values');
});

test('what a rule looks at, and for what it is written', () => {
  const names = (properties: readonly { readonly name: string }[]): string =>
    properties.map(({ name }) => name).join(' ');
  const one = rule({
    from: ['a@contoso.com'],
    sentToScope: 'NotInOrganization',
    anyOfToHeader: ['b@x.com'],
    recipientDomainIs: ['x.com'],
    subjectContainsWords: ['x'],
    exceptIfFromMemberOf: ['G'],
    exceptIfSubjectContainsWords: [],
    senderAddressLocation: 'Envelope',
    comments: 'x',
  });
  assert.equal(names(conditionsOf(one)), 'from sentToScope anyOfToHeader recipientDomainIs subjectContainsWords');
  assert.equal(names(exceptionsOf(one)), 'exceptIfFromMemberOf');
  assert.equal(names(recipientConditions(one)), 'sentToScope anyOfToHeader recipientDomainIs');
  assert.equal(names(senderPredicates(one)), 'from exceptIfFromMemberOf');
  assert.deepEqual(['From', 'exceptIfSenderDomainIs', 'fromScope', 'sentTo'].map(isSenderPredicate), [
    true,
    true,
    false,
    false,
  ]);
  assert.deepEqual(namedIn(one, 'from'), ['a@contoso.com']);
  assert.equal(namedIn(one, 'sentTo'), undefined);

  const forwards = rule({ messageTypeMatches: ' AUTOFORWARD ', deleteMessage: true });
  const header = rule({
    headerContainsMessageHeader: ' X-MS-Exchange-Inbox-Rules-Loop',
    headerMatchesMessageHeader: 'X-A',
  });
  const type = rule({ messageTypeMatches: 'OOF', quarantine: true });
  assert.equal(autoForwardCondition(forwards)?.name, 'messageTypeMatches');
  assert.equal(autoForwardCondition(type), undefined);
  assert.deepEqual(headerConditions(header), ['x-ms-exchange-inbox-rules-loop', 'x-a']);
  assert.deepEqual([forwards, header, type].map(isAutoForwardRule), [true, true, false]);
  assert.deepEqual([forwards, header, type].map(isBlocking), [true, false, true]);
  assert.deepEqual([forwards, header, type].map(isAutoForwardBlock), [true, false, false]);
  assert.equal(isBlocking(rule({ redirectMessageTo: ['a@x.com'] })), false);
  assert.equal(isBlocking(rule({ rejectMessageEnhancedStatusCode: 'x' })), true);
});

test('an export that counts more predicates than it names says so', () => {
  const names = (settings: Settings) => conditionsOf(rule(settings)).map(({ name }) => name);
  assert.deepEqual(names({ conditions: ['A', 'B'], from: ['a@x.com'] }), ['from', 'conditions']);
  assert.deepEqual(names({ conditions: ['A'], from: ['a@x.com'] }), ['from']);
  assert.deepEqual(names({ conditions: [] }), []);
});

test('a rule acts on a day when it is on, enforces, and is within its days', () => {
  const cases: readonly (readonly [Settings, string, string])[] = [
    [{}, 'yes', 'yes'],
    [{ mode: 'audit' }, 'no', 'no'],
    [{ mode: 'AuditAndNotify' }, 'no', 'no'],
    [{ mode: ' ENFORCE ' }, 'yes', 'yes'],
    [{ mode: 'x' }, 'maybe', 'maybe'],
    [{ enabled: false, mode: 'x' }, 'maybe', 'no'],
    [{ expiryDate: '2026-11-20' }, 'yes', 'no'],
    [{ activationDate: '2026-11-30' }, 'yes', 'no'],
    [{ activationDate: '2026-11-20', expiryDate: '2026-11-30' }, 'yes', 'yes'],
    [{ activationDate: 'soon' }, 'yes', 'maybe'],
    [{ activationDate: 'soon', expiryDate: '2026-11-20' }, 'yes', 'no'],
  ];
  for (const [settings, acts, inDay] of cases)
    assert.deepEqual(
      [acting(rule(settings)).is, inForce(rule(settings), '2026-11-25').is],
      [acts, inDay],
      JSON.stringify(settings),
    );
});

test('a setting is set when it says anything', () => {
  const set = (value: unknown): boolean =>
    isSet(rule({ x: value, subjectContainsWords: value }), 'subjectContainsWords');
  for (const value of ['a', ['a'], true, 0, 'falsehood']) assert.equal(set(value), true, String(value));
  for (const value of ['', [], null, false, 'False', '$false']) assert.equal(set(value), false, String(value));
  assert.equal(given(rule({ from: ['a@x.com'] }), 'from').is, 'yes');
  assert.equal(given(rule({ from: [''] }), 'from').is, 'no');
  assert.equal(given(rule({}), 'from').is, 'no');
  assert.equal(sameName(' A', 'a '), true);
  assert.equal(sameName('a', 'b'), false);
  assert.equal(sameName(undefined, undefined), false);
});

test('the name of an outbound rule', () => {
  assert.equal(outboundRuleNameProblem('Sales & more')?.character, '&');
  assert.deepEqual(outboundRuleNameProblem('x'.repeat(65)), {});
  assert.equal(outboundRuleNameProblem('x'.repeat(64)), undefined);
  assert.equal(outboundRuleNameProblem("O'Brien - a.b_c"), undefined);
  assert.equal(legalRuleName('a/b  (c)'), 'a b c');
  assert.equal(legalRuleName(`${'x'.repeat(63)} y`), 'x'.repeat(63));
  assert.equal(legalRuleName('&&'), undefined);
});

test('connectors to own servers', () => {
  const tenant = nativeTenant({
    inboundConnectors: [
      { name: 'In', connectorType: 'OnPremises' },
      { name: 'Partner', connectorType: 'Partner' },
    ],
    outboundConnectors: [
      { name: 'Out', connectorType: ' onpremises ', routeAllMessagesViaOnPremises: true },
      { name: 'Off', connectorType: 'OnPremises', routeAllMessagesViaOnPremises: true, enabled: false },
      { name: 'Plain', connectorType: 'OnPremises' },
      { name: 'None' },
    ],
  });
  const own = onPremisesConnectors(tenant);
  assert.deepEqual(
    own.map(({ name }) => name),
    ['In', 'Out', 'Off', 'Plain'],
  );
  assert.deepEqual(
    own.map((one) => centralizes(one).is),
    ['no', 'yes', 'no', 'no'],
  );
});
