import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import type { Mechanism } from '../../src/exchange/mechanism.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { forwardingMode } from '../../src/exchange/outbound-policy.ts';
import { hasExceptions, secondRules, senderConditionsOf, sharesNumber } from '../../src/exchange/outbound-rule.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

type Settings = Readonly<Record<string, unknown>>;

const POLICIES = [
  { name: 'Default', autoForwardingMode: 'Off' },
  { name: 'Allow', autoForwardingMode: 'On' },
  { name: 'Block', autoForwardingMode: 'Off' },
];
const GROUPS = { Sales: ['alex@contoso.com', 'ann@contoso.com'], Outer: ['Sales'] };

/** The policies that may judge a sender, with the rule that selects each and why it is not sure. */
function chosen(tenant: Tenant, sender = 'alex@contoso.com', mechanism?: Mechanism): string {
  const model = modelOf(tenant);
  const { alternatives, basis } = model.outboundPolicies.select(person(sender, model), mechanism);
  const one = alternatives.map(({ name, policy, rule, doubt }) =>
    [name, policy ? '' : '(none)', rule ? `by ${rule.name}` : '', doubt ? `? ${doubt.reason}` : '']
      .filter(Boolean)
      .join(' '),
  );
  return `${one.join(', ')} ${basis}`;
}

const withRules = (...rules: readonly Settings[]): Tenant =>
  nativeTenant({
    acceptedDomains: ['contoso.com'],
    groups: GROUPS,
    outboundPolicies: POLICIES,
    outboundRules: rules.map((rule, priority) => ({ name: `R${priority}`, policy: 'Allow', priority, ...rule })),
  });

test('a rule whose policy no text states selects one that nobody knows', () => {
  const script = (rule: string) =>
    tenantOf({ 'a.ps1': `New-HostedOutboundSpamFilterPolicy -Name Allow -AutoForwardingMode On\n${rule}\n` });
  const changed = script('Set-HostedOutboundSpamFilterRule R -From alex@contoso.com');
  assert.match(chosen(changed), /\? setting-not-stated/);
  const model = modelOf(changed);
  const [own] = model.outboundPolicies.select(person('alex@contoso.com', model)).alternatives;
  assert.deepEqual(own?.doubt?.args, { setting: 'hostedOutboundSpamFilterPolicy', object: 'R' });
  const whole = withRules({ from: ['alex@contoso.com'], policy: undefined });
  assert.match(chosen(whole), /\? rule-references-missing-policy/);
});

test('a policy that an export did not come to is no policy that is missing', () => {
  const rule = (policy: string) => ({ name: 'R', policy, priority: 0, from: ['alex@contoso.com'] });
  const tenant = withRules(rule('Gone'));
  const [declaration] = tenant.declarations;
  assert.ok(declaration);
  const broken = { ...declaration, kind: 'outboundPolicy' as const, notListed: true as const };
  assert.match(chosen({ ...tenant, unresolved: [broken] }), /\? export-broke-off/);
  assert.match(chosen(tenant), /\? rule-references-missing-policy/);
});

/** Rules of a whole tenant, and what judges alex@contoso.com. */
const CASES: readonly (readonly [string, readonly Settings[], string])[] = [
  ['no rule', [], 'Default documented'],
  ['a sender', [{ from: ['alex@contoso.com'] }], 'Allow by R0 documented'],
  ['the sender in other letters', [{ from: ['Alex@contoso.com'] }], 'Allow by R0 inferred'],
  ['another sender', [{ from: ['beth@contoso.com'] }], 'Default documented'],
  ['a domain', [{ senderDomainIs: ['contoso.com'] }], 'Allow by R0 documented'],
  ['a group', [{ fromMemberOf: ['Sales'] }], 'Allow by R0 documented'],
  ['a nested group', [{ fromMemberOf: ['Outer'] }], 'Allow by R0 ? nested-group-undocumented, Default documented'],
  [
    'each condition has to hold',
    [{ from: ['alex@contoso.com'], senderDomainIs: ['fabrikam.com'] }],
    'Default documented',
  ],
  ['both hold', [{ from: ['alex@contoso.com'], senderDomainIs: ['contoso.com'] }], 'Allow by R0 documented'],
  ['an exception', [{ senderDomainIs: ['contoso.com'], exceptIfFrom: ['alex@contoso.com'] }], 'Default documented'],
  [
    'an exception for others',
    [{ senderDomainIs: ['contoso.com'], exceptIfFrom: ['beth@contoso.com'] }],
    'Allow by R0 documented',
  ],
  [
    'an exception nobody can decide',
    [{ senderDomainIs: ['contoso.com'], exceptIfFromMemberOf: ['Undeclared'] }],
    'Allow by R0 ? group-membership-unknown, Default documented',
  ],
  ['a rule that is off', [{ from: ['alex@contoso.com'], enabled: false }], 'Default documented'],
  ['a rule without conditions', [{}], 'Allow by R0 ? rule-without-conditions, Default documented'],
  [
    'the name of the policy in other letters',
    [{ from: ['alex@contoso.com'], policy: 'ALLOW' }],
    'Allow by R0 inferred',
  ],
  [
    'a policy that is not there',
    [{ from: ['alex@contoso.com'], policy: 'Gone' }],
    'Gone (none) by R0 ? rule-references-missing-policy, Default documented',
  ],
  [
    'the first rule wins',
    [{ from: ['alex@contoso.com'], policy: 'Block' }, { senderDomainIs: ['contoso.com'] }],
    'Block by R0 documented',
  ],
  [
    'the priority says which is first',
    [
      { from: ['alex@contoso.com'], policy: 'Block', priority: 1 },
      { senderDomainIs: ['contoso.com'], priority: 0 },
    ],
    'Allow by R1 documented',
  ],
  [
    'a doubtful rule before a sure one',
    [{ fromMemberOf: ['Undeclared'], policy: 'Block' }, { from: ['alex@contoso.com'] }],
    'Block by R0 ? group-membership-unknown, Allow by R1 documented',
  ],
  [
    'two rules of one priority',
    [
      { from: ['alex@contoso.com'], policy: 'Block', priority: 0 },
      { from: ['alex@contoso.com'], priority: 0 },
    ],
    'Block by R0 ? duplicate-priority, Allow by R1 ? duplicate-priority documented',
  ],
];

describe('the policy of a sender', () => {
  for (const [name, rules, expected] of CASES) it(name, () => assert.equal(chosen(withRules(...rules)), expected));

  it('an Inbox rule of a group is not covered by membership', () => {
    const tenant = withRules({ fromMemberOf: ['Sales'] });
    assert.equal(chosen(tenant, 'alex@contoso.com', 'm365GroupInboxRule'), 'Default documented');
    assert.equal(chosen(tenant, 'alex@contoso.com', 'inboxRuleForward'), 'Allow by R0 documented');
    const excepted = withRules({ senderDomainIs: ['contoso.com'], exceptIfFromMemberOf: ['Sales'] });
    assert.equal(chosen(excepted, 'alex@contoso.com', 'm365GroupInboxRule'), 'Allow by R0 documented');
    assert.equal(chosen(excepted, 'alex@contoso.com', 'inboxRuleForward'), 'Default documented');
  });
});

const CONFIG = 'acceptedDomains: [contoso.com]\n';
const ALLOW =
  "New-HostedOutboundSpamFilterPolicy -Name Allow -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy Allow -From 'alex@contoso.com'\n";

/** Scripts, and what judges alex@contoso.com. */
const SCRIPTS: Readonly<Record<string, string>> = {
  [ALLOW]: 'Allow by R documented',
  [`${ALLOW}Disable-HostedOutboundSpamFilterRule R -Confirm:$false`]: 'Default (none) documented',
  [`${ALLOW}if ($x) { Disable-HostedOutboundSpamFilterRule R -Confirm:$false }`]:
    'Allow by R ? may-run, Default (none) documented',
  [`${ALLOW}Remove-HostedOutboundSpamFilterRule R -Confirm:$false`]: 'Default (none) documented',
  [`${ALLOW}Disable-HostedOutboundSpamFilterRule $rule -Confirm:$false`]:
    'Allow by R, Allow ? run-time-value, Default (none) ? run-time-value inferred',
  [`${ALLOW}if ($x) { Get-HostedOutboundSpamFilterRule | Remove-HostedOutboundSpamFilterRule -Confirm:$false }`]:
    'Allow by R, Allow ? may-run, Default (none) ? may-run inferred',
  [`${ALLOW}Set-HostedOutboundSpamFilterRule R -From $senders`]:
    'Allow by R ? run-time-value, Default (none) documented',
  [`${ALLOW}Set-HostedOutboundSpamFilterRule R @settings`]: 'Allow by R ? run-time-value, Default (none) documented',
  'Set-HostedOutboundSpamFilterRule R -Priority 1': 'R (none) by R ? setting-not-stated, Default (none) documented',
};

describe('the policy of a sender that scripts tell', () => {
  for (const [script, expected] of Object.entries(SCRIPTS))
    it(script, () => assert.equal(chosen(tenantOf({ 'a.ps1': script }, CONFIG)), expected));
});

test('a rule that may be off leaves the answer open where no text tells the Default policy', () => {
  const tenant = tenantOf({ 'a.ps1': `${ALLOW}Disable-HostedOutboundSpamFilterRule $rule -Confirm:$false` }, CONFIG);
  const { verdict, reason } = decide(tenant, {
    from: 'alex@contoso.com',
    to: 'in@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
  assert.deepEqual({ verdict, reason }, { verdict: 'unknown', reason: 'run-time-value' });
});

test('the mode of a policy permits, forbids, or depends', () => {
  const mode = (policy: Settings, means: 'unknown' | 'on' | 'off' = 'unknown'): string => {
    const tenant = nativeTenant({ outboundPolicies: [{ name: 'Default', ...policy }] });
    const { outboundPolicies } = modelOf(tenant);
    const [own] = tenant.objects.outboundPolicy;
    assert.ok(own);
    const { is, reason, args, place } = outboundPolicies.mode({ name: 'Default', policy: own }, means);
    assert.ok(place);
    return [is, reason, args?.mode, forwardingMode(own)].filter(Boolean).join(' ');
  };
  assert.equal(mode({ autoForwardingMode: 'On' }), 'yes On on');
  assert.equal(mode({ autoForwardingMode: 'off' }), 'no Off off');
  assert.equal(mode({ autoForwardingMode: ' Automatic ' }), 'maybe automatic-org-dependent Automatic automatic');
  assert.equal(mode({ autoForwardingMode: 'Automatic' }, 'on'), 'yes Automatic automatic');
  assert.equal(mode({ autoForwardingMode: 'Automatic' }, 'off'), 'no Automatic automatic');
  assert.equal(mode({}), 'maybe automatic-org-dependent Automatic automatic');
  assert.equal(mode({}, 'off'), 'no Automatic automatic');
  assert.equal(mode({ autoForwardingMode: 'Never' }), 'maybe invalid-autoforwardingmode Never');
});

test('a policy that a command may remove has no sure mode, but the service keeps Default', () => {
  const mode = (script: string): string => {
    const tenant = tenantOf({ 'a.ps1': `${script}\nRemove-HostedOutboundSpamFilterPolicy $p -Confirm:$false` });
    const [policy] = tenant.objects.outboundPolicy;
    assert.ok(policy?.name);
    const { is, reason, args } = modelOf(tenant).outboundPolicies.mode({ name: policy.name, policy }, 'unknown');
    return [is, reason, args?.expression].filter(Boolean).join(' ');
  };
  assert.equal(mode('Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off'), 'no');
  assert.equal(mode('New-HostedOutboundSpamFilterPolicy Allow -AutoForwardingMode On'), 'maybe run-time-value $p');
  assert.equal(
    mode('New-HostedOutboundSpamFilterPolicy Allow -AutoForwardingMode $mode'),
    'maybe run-time-value $mode',
  );
});

test('two rules share a number only where both are made with it', () => {
  const shares = (first: string, second: string): boolean => {
    const rule = (name: string, more: string) =>
      `New-HostedOutboundSpamFilterRule ${name} -HostedOutboundSpamFilterPolicy ${name} -From a@b.com ${more}\n`;
    const [one, other] = tenantOf({ 'a.ps1': rule('A', first), 'b.ps1': rule('B', second) }).objects.outboundRule;
    assert.ok(one && other);
    return sharesNumber(one, other);
  };
  assert.equal(shares('-Priority 0', '-Priority 0'), true);
  assert.equal(shares('-Priority 0', '-Priority 1'), false);
  assert.equal(shares('-Priority 0', ''), false);
  assert.equal(shares('', ''), false);
});

test('a policy that no text has is doubtful in its own way', () => {
  const { outboundPolicies } = modelOf(nativeTenant({ outboundPolicies: [] }));
  const [rule] = withRules({}).objects.outboundRule;
  assert.ok(rule);
  const reason = (alternative: Parameters<typeof outboundPolicies.mode>[0]) =>
    outboundPolicies.mode(alternative, 'unknown').reason;
  assert.equal(reason({ name: 'Default' }), 'default-policy-not-in-snapshot');
  assert.equal(reason({ name: 'X', rule }), 'rule-references-missing-policy');
  assert.equal(reason({ name: 'X', rule, doubt: { is: 'maybe', basis: 'inferred', reason: 'may-run' } }), 'may-run');
});

test('a rule tells its conditions, its exceptions, and the one that has its policy already', () => {
  const tenant = withRules(
    { from: ['a@contoso.com'], senderDomainIs: [] },
    { policy: 'allow ', exceptIfFrom: ['a@contoso.com'] },
    { policy: 'Block', fromMemberOf: ['Sales'] },
    { policy: 'Allow' },
  );
  const { outboundRule: rules } = tenant.objects;
  assert.deepEqual(rules.map(senderConditionsOf), [['from'], [], ['fromMemberOf'], []]);
  assert.deepEqual(rules.map(hasExceptions), [false, true, false, false]);
  assert.deepEqual(
    secondRules(tenant).map(({ rule, owner }) => [rule.name, owner.name]),
    [
      ['R1', 'R0'],
      ['R3', 'R0'],
    ],
  );
});
