import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { applied } from '../../src/exchange/recipes/apply.ts';
import {
  behindAll,
  groupOfForwarders,
  joined,
  policyMode,
  ruleForGroup,
  scopedForwarding,
  withSender,
} from '../../src/exchange/recipes/forwarding.ts';
import { exampleDomain, freeName, type Recipe } from '../../src/exchange/recipes/recipe.ts';
import { remoteDomainFor, remoteDomainSet } from '../../src/exchange/recipes/remote-domain.ts';
import { switched } from '../../src/exchange/recipes/switch.ts';
import {
  BLOCK_FLOWS,
  blockAutoForwards,
  exceptionIn,
  rejectAutoForwards,
  rejectionFor,
  reportAutoForwards,
} from '../../src/exchange/recipes/transport-rule.ts';
import { wayPast } from '../../src/exchange/recipes/way-past.ts';
import { flag, list, number, stated, type Tenant, text } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { nativeTenant } from '../verdict/tenants.ts';

const TENANT = nativeTenant({
  acceptedDomains: ['contoso.onmicrosoft.com', 'contoso.com'],
  groups: { Sales: ['a@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Block', autoForwardingMode: 'Off' },
  ],
  outboundRules: [{ name: 'Block', policy: 'Block', priority: 4, from: ['a@contoso.com'] }],
  remoteDomains: [
    { name: 'Default', domainName: '*', autoForwardEnabled: false },
    { name: 'Fab', domainName: 'fabrikam.com', autoForwardEnabled: false },
  ],
  transportRules: [{ name: 'Stop', priority: 0, sentToScope: 'NotInOrganization', deleteMessage: true }],
});

/** A recipe in lines: what is done to which object, and its settings. */
const told = (recipe: Recipe | undefined): readonly string[] =>
  (recipe ?? []).map(
    ({ operation, kind, name, properties, order, added, unified }) =>
      `${operation} ${kind} ${JSON.stringify(name)} ${JSON.stringify({ ...properties, ...(order && { order }), ...(added && { added }), ...(unified && { unified }) })}`,
  );

const QUESTION = { from: 'b@contoso.com', to: 'in@fabrikam.com', mechanism: 'inboxRuleForward' } as const;

test('the narrowest change past each control, after which it lets the forward through', () => {
  const model = modelOf(TENANT);
  const past = (kind: Parameters<typeof wayPast>[0]['kind'], name?: string, question = QUESTION) =>
    wayPast({ kind, ...(name === undefined ? {} : { name }) }, question, model);
  const policy = past('outboundPolicy', 'Default');
  assert.equal(policy?.title, 'policy');
  assert.deepEqual(told(policy?.recipe), [
    'create outboundPolicy "Allow forwarding" {"autoForwardingMode":"On"}',
    'create outboundRule "Allow forwarding" {"hostedOutboundSpamFilterPolicy":"Allow forwarding","from":["b@contoso.com"],"priority":5,"order":"end"}',
  ]);
  assert.deepEqual(told(past('outboundPolicy', 'Block')?.recipe).slice(1), [
    'create outboundRule "Allow forwarding" {"hostedOutboundSpamFilterPolicy":"Allow forwarding","from":["b@contoso.com"],"priority":0,"order":"front"}',
  ]);
  assert.equal(past('remoteDomain', 'Fab')?.title, 'open');
  assert.deepEqual(told(past('remoteDomain', 'Fab')?.recipe), ['set remoteDomain "Fab" {"autoForwardEnabled":true}']);
  assert.equal(past('remoteDomain', 'Default')?.title, 'partner');
  assert.deepEqual(told(past('remoteDomain', 'Default')?.recipe), [
    'create remoteDomain "fabrikam.com" {"domainName":"fabrikam.com","autoForwardEnabled":true}',
  ]);
  assert.equal(past('transportRule', 'Stop')?.title, 'exception');
  assert.deepEqual(told(past('transportRule', 'Stop')?.recipe), [
    'set transportRule "Stop" {"exceptIfSentTo":["in@fabrikam.com"]}',
  ]);
  for (const [kind, name] of [
    ['remoteDomain', 'Gone'],
    ['remoteDomain', undefined],
    ['transportRule', 'Gone'],
    ['transportRule', undefined],
    ['tenantBlockList', 'in@fabrikam.com'],
  ] as const)
    assert.equal(past(kind, name), undefined, `${kind} ${name}`);
  let tenant: Tenant = TENANT;
  for (const [kind, name] of [
    ['outboundPolicy', 'Default'],
    ['remoteDomain', 'Fab'],
    ['transportRule', 'Stop'],
  ] as const) {
    assert.equal(decide(tenant, QUESTION).verdict, 'blocked', kind);
    tenant = applied(tenant, past(kind, name)?.recipe ?? []);
  }
  assert.equal(decide(tenant, QUESTION).verdict, 'allowed');
});

test('mail flow rules as they are offered', () => {
  assert.deepEqual(told([rejectionFor('R', 'a@x.com', true), rejectionFor('R', 'a@x.com', false)]), [
    'create transportRule "R" {"messageTypeMatches":"AutoForward","sentTo":["a@x.com"],"rejectMessageReasonText":"Forwarding to this address is not permitted.","priority":0,"order":"front"}',
    'create transportRule "R" {"sentTo":["a@x.com"],"rejectMessageReasonText":"Forwarding to this address is not permitted.","priority":0,"order":"front"}',
  ]);
  assert.deepEqual(told([blockAutoForwards('R', 'x.com')]), [
    'create transportRule "R" {"messageTypeMatches":"AutoForward","sentToScope":"NotInOrganization","exceptIfRecipientDomainIs":["x.com"],"rejectMessageEnhancedStatusCode":"5.7.900","mode":"Enforce"}',
  ]);
  assert.deepEqual(
    [rejectAutoForwards('R', ['*', 'x.com']), rejectAutoForwards('R', ['*.x.com', 'y.com'])].map(({ properties }) => {
      const { rejectMessageReasonText: _, ...conditions } = properties;
      return conditions;
    }),
    [
      { messageTypeMatches: 'AutoForward', sentToScope: 'NotInOrganization' },
      { messageTypeMatches: 'AutoForward', recipientDomainIs: ['x.com', 'y.com'] },
    ],
  );
  assert.deepEqual(told([reportAutoForwards('R', 'a@contoso.com')]), [
    'create transportRule "R" {"headerMatchesMessageHeader":"X-MS-Exchange-Inbox-Rules-Loop","headerMatchesPatterns":["."],"sentToScope":"NotInOrganization","setAuditSeverity":"Medium","generateIncidentReport":"a@contoso.com","incidentReportContent":["Sender","Recipients","Subject","RuleDetections"]}',
  ]);
});

test('the rule against flows stops their forwards and nothing else', () => {
  const open = nativeTenant({
    acceptedDomains: ['contoso.com'],
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
    remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: true }],
  });
  const tenant = applied(open, [BLOCK_FLOWS]);
  const flow = (flowOperation: string) => ({ ...QUESTION, mechanism: 'powerAutomate' as const, flowOperation });
  assert.equal(decide(open, flow('Forward')).verdict, 'allowed');
  assert.notEqual(decide(tenant, flow('Forward')).verdict, 'allowed');
  assert.equal(decide(tenant, flow('Send')).verdict, 'allowed');
  assert.equal(decide(tenant, QUESTION).verdict, 'allowed');
});

test('an exception for senders asks for header or envelope, unless the rule looks at both already', () => {
  const exception = (settings: object) => {
    const [rule] = nativeTenant({ transportRules: [{ name: 'R', ...settings }] }).objects.transportRule;
    assert.ok(rule);
    return exceptionIn(rule, 'exceptIfFrom', ['a@x.com']).properties;
  };
  const both = { exceptIfFrom: ['a@x.com'], senderAddressLocation: 'HeaderOrEnvelope' };
  assert.deepEqual(exception({}), both);
  assert.deepEqual(exception({ senderAddressLocation: 'Header' }), both);
  assert.deepEqual(exception({ senderAddressLocation: ' headerorenvelope ' }), { exceptIfFrom: ['a@x.com'] });
});

test('who may forward is widened by a sender, a member, a group or a policy', () => {
  const { outboundRule, group } = TENANT.objects;
  const [rule] = outboundRule;
  const [sales] = group;
  assert.ok(rule && sales);
  assert.deepEqual(told([withSender(rule, 'b@x.com'), policyMode('P', 'On'), joined(sales, 'b@contoso.com')]), [
    'set outboundRule "Block" {"from":["a@contoso.com","b@x.com"]}',
    'set outboundPolicy "P" {"autoForwardingMode":"On"}',
    'set group "Sales" {"members":["a@contoso.com","b@contoso.com"],"added":{"members":["b@contoso.com"]}}',
  ]);
  const GROUP =
    'create group {"placeholder":"forwarders@contoso.com"} {"members":[{"placeholder":"user@contoso.com"}]}';
  assert.deepEqual(told([groupOfForwarders(TENANT)]), [GROUP]);
  assert.deepEqual(told(ruleForGroup(TENANT, 'Other')), [
    GROUP,
    'create outboundRule "Other" {"hostedOutboundSpamFilterPolicy":"Other","fromMemberOf":[{"placeholder":"forwarders@contoso.com"}],"priority":5,"order":"end"}',
  ]);
  assert.equal(ruleForGroup(TENANT, 'block').at(-1)?.name, 'block 2');
  assert.deepEqual(told(scopedForwarding(TENANT)), [
    'create outboundPolicy "Allowed external forwarding" {"autoForwardingMode":"On"}',
    GROUP,
    'create outboundRule "Allowed external forwarding" {"hostedOutboundSpamFilterPolicy":"Allowed external forwarding","fromMemberOf":[{"placeholder":"forwarders@contoso.com"}],"priority":5,"order":"end"}',
  ]);
  assert.deepEqual(behindAll(TENANT), { end: 5 });
  assert.deepEqual(behindAll(nativeTenant({})), { end: 0 });
  assert.deepEqual(behindAll(nativeTenant({ outboundRules: [{ name: 'A' }, { name: 'B', priority: 2 }] })), {
    end: undefined,
  });
});

test('names and domains for examples', () => {
  const { remoteDomain } = TENANT.objects;
  assert.equal(freeName(remoteDomain, 'New'), 'New');
  assert.equal(freeName(remoteDomain, 'fab'), 'fab 2');
  assert.equal(
    freeName(nativeTenant({ remoteDomains: [{ name: 'A' }, { name: 'A 2' }] }).objects.remoteDomain, 'A'),
    'A 3',
  );
  assert.equal(exampleDomain(TENANT), 'contoso.com');
  assert.equal(exampleDomain(nativeTenant({ acceptedDomains: ['a.onmicrosoft.com'] })), 'contoso.com');
  assert.equal(exampleDomain(nativeTenant({ acceptedDomains: ['adatum.com', 'b.com'] })), 'adatum.com');
});

test('a tenant after a recipe', () => {
  const [rule] = TENANT.objects.transportRule;
  assert.ok(rule);
  const offed = applied(TENANT, [switched(rule, false)]).objects.transportRule[0];
  assert.ok(offed);
  assert.deepEqual([stated(flag(offed, 'enabled')), stated(text(offed, 'state'))], [false, 'Disabled']);
  const on = applied(TENANT, [switched(rule, true)]).objects.transportRule[0];
  assert.ok(on);
  assert.deepEqual([stated(flag(on, 'enabled')), stated(text(on, 'state'))], [true, 'Enabled']);
  assert.equal(stated(flag(on, 'deleteMessage')), true);

  const more = applied(TENANT, [
    remoteDomainFor('New', { placeholder: 'new.com' }, true),
    remoteDomainSet('FAB', true),
  ]);
  assert.deepEqual(
    more.objects.remoteDomain.map((entry) => [
      entry.name,
      stated(text(entry, 'domainName')),
      stated(flag(entry, 'autoForwardEnabled')),
    ]),
    [
      ['Default', '*', false],
      ['Fab', 'fabrikam.com', true],
      ['New', 'new.com', true],
    ],
  );
  assert.equal(TENANT.objects.remoteDomain.length, 2);
  const gone = applied(TENANT, [{ kind: 'remoteDomain', operation: 'remove', name: 'fab', properties: {} }]);
  assert.deepEqual(
    gone.objects.remoteDomain.map(({ name }) => name),
    ['Default'],
  );

  const front = applied(TENANT, [rejectionFor('First', 'a@x.com', true)]).objects.transportRule.at(-1);
  assert.ok(front);
  assert.equal(stated(number(front, 'priority')), -1);
  assert.deepEqual(
    stated(list(front, 'sentTo'))?.map(({ value }) => value),
    ['a@x.com'],
  );
  assert.equal(front.whole, true);
});
