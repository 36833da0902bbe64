import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { merge, type Tenant } from '../../src/tenant/index.ts';
import { type AnswerChange, compareStates, DIRECTIONS } from '../../src/verdict/compared-states.ts';
import { nativeTenant } from './tenants.ts';

const BASE = {
  acceptedDomains: ['contoso.com'],
  groups: { Partners: ['bob@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Allow', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Partners'] }],
  remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: true }],
};

const named = (name: string, exchange: object): Tenant => ({ ...nativeTenant(exchange), name });
const silent = (name: string): Tenant => merge([], { name, assumptions: {} });

/** The names of the two states of each tenant, in order. */
const pairs = (before: readonly Tenant[], after: readonly Tenant[]) =>
  compareStates(before, after).map((one) => `${one.before?.name ?? '-'} ${one.after?.name ?? '-'}`);

test('tenants are matched by name first, in any case, then by the domains they share', () => {
  const [a, b] = [{ acceptedDomains: ['a.example', 'x.example', 'y.example'] }, { acceptedDomains: ['b.example'] }];
  assert.deepEqual(pairs([named('One', a), named('Two', b)], [named('two', a), named('ONE', b)]), [
    'Two two',
    'One ONE',
  ]);
  assert.deepEqual(pairs([named('One', a), named('Two', b)], [named('Three', b), named('Four', a)]), [
    'Two Three',
    'One Four',
  ]);
});

test('of several that share domains the one that shares most is the same organization', () => {
  const before = [
    named('One', { acceptedDomains: ['x.example'] }),
    named('Two', { acceptedDomains: ['y.example', 'z.example'] }),
  ];
  const after = named('Three', { acceptedDomains: ['x.example', 'y.example', 'z.example'] });
  assert.deepEqual(pairs(before, [after]), ['Two Three', 'One -']);
});

test('the one left over in each is the same only where one of them names no domain', () => {
  const [own, other] = [{ acceptedDomains: ['a.example'] }, { acceptedDomains: ['b.example'] }];
  const nameless = { outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }] };
  assert.deepEqual(pairs([named('One', own)], [named('Two', nameless)]), ['One Two']);
  assert.deepEqual(pairs([named('One', nameless)], [named('Two', own)]), ['One Two']);
  assert.deepEqual(pairs([named('One', own)], [named('Two', other)]), ['- Two', 'One -']);
  assert.deepEqual(pairs([named('One', own), named('Two', other)], [named('Three', nameless)]), [
    '- Three',
    'One -',
    'Two -',
  ]);
  assert.deepEqual(pairs([named('One', nameless)], [named('Two', own), named('Three', other)]), [
    '- Two',
    '- Three',
    'One -',
  ]);
});

test('a state that says nothing of a tenant is no state of it', () => {
  assert.deepEqual(pairs([silent('One')], [named('One', BASE)]), ['- One']);
  assert.deepEqual(pairs([silent('One')], [silent('One')]), []);
});

const changed = (after: object, before: object = BASE): readonly AnswerChange[] =>
  compareStates([nativeTenant(before)], [nativeTenant(after)])[0]?.changes ?? [];

/** A change in one line: what it does, to whom, by what, and which objects have a part in it. */
function told({ direction, from, before, after, objects }: AnswerChange): string {
  const who = from.flatMap(({ members }) => members).join(', ');
  const by = `${controlText(before.by)} > ${controlText(after.by)}`;
  return [direction, who, by, objects.map(({ kind, name }) => `${kind}:${name}`).join(', ')].join(' | ');
}

const inboxRules = (changes: readonly AnswerChange[]): readonly string[] =>
  changes.filter(({ families }) => families.some(({ id }) => id === 'inbox-rule')).map(told);

test('a change names the objects on the way of its messages and those that say who somebody is, no others', () => {
  const after = {
    ...BASE,
    groups: { Partners: ['bob@contoso.com', 'ann@contoso.com'], Others: ['eve@contoso.com'] },
    transportRules: [{ name: 'Stamp', priority: 0, prependSubject: 'Hello' }],
  };
  assert.deepEqual(inboxRules(changed(after)), [
    'widened | ann@contoso.com | outboundPolicy:Default > outboundPolicy:Allow | group:Partners',
  ]);
});

test('the policy that was turned has a part in what it opens', () => {
  const after = {
    ...BASE,
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }, BASE.outboundPolicies[1]],
  };
  assert.deepEqual(inboxRules(changed(after)), [
    'widened | contoso.com | outboundPolicy:Default > outboundPolicy:Default | outboundPolicy:Default',
  ]);
});

test('who asks about every direction hears of all that opens and closes', () => {
  const open = { ...BASE, outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }, BASE.outboundPolicies[1]] };
  for (const { direction } of [...changed(open), ...changed(BASE, open)]) assert.ok(DIRECTIONS.includes(direction));
});

test('a domain that is accepted no more has a part in what its people lose', () => {
  const two = { ...BASE, acceptedDomains: ['contoso.com', 'contoso.example'] };
  const lost = changed(BASE, two).filter(({ from }) => from.some(({ members }) => members.includes('contoso.example')));
  assert.ok(lost.length > 0);
  for (const { objects } of lost)
    assert.deepEqual(
      objects.map(({ kind, name }) => `${kind}:${name}`),
      ['acceptedDomain:contoso.example'],
    );
});

test('a domain has a part in what changes for what lies below it, where it takes that in', () => {
  const relay = (matchSubDomains: boolean) => ({
    ...BASE,
    // A policy that nobody has changes as well, and has no part in it.
    outboundPolicies: [BASE.outboundPolicies[0], { name: 'Spare', autoForwardingMode: matchSubDomains ? 'On' : 'Off' }],
    outboundRules: [],
    acceptedDomains: ['contoso.com', { domainName: 'relay.example', domainType: 'InternalRelay', matchSubDomains }],
    transportRules: [
      { name: 'Stamp', priority: 0, recipientDomainIs: ['sales.relay.example'], prependSubject: 'Hello' },
    ],
  });
  const found = changed(relay(true), relay(false)).filter(({ to }) =>
    to.some(({ members }) => members.includes('sales.relay.example')),
  );
  assert.deepEqual(
    [...new Set(found.flatMap(({ objects }) => objects.map(({ kind, name }) => `${kind}:${name}`)))],
    ['acceptedDomain:relay.example'],
  );
});

test('what opens comes first, and of that what people set up for themselves', () => {
  const refusing = {
    ...BASE,
    transportRules: [
      { name: 'Refuse', priority: 0, recipientDomainIs: ['fabrikam.com'], rejectMessageReasonText: 'no' },
    ],
  };
  const found = changed({ ...BASE, groups: { Partners: ['ann@contoso.com'] } }, refusing).map(
    ({ direction, families, from }) =>
      [direction, families[0]?.id, ...from.flatMap(({ members }) => members)].join(' '),
  );
  assert.deepEqual(found, [
    'widened inbox-rule ann@contoso.com',
    'widened inbox-rule ann@contoso.com',
    'widened flow ann@contoso.com bob@contoso.com contoso.com',
    'widened client-rule ann@contoso.com',
    'widened on-premises ann@contoso.com',
    'unknown client-rule bob@contoso.com contoso.com',
    'unknown on-premises bob@contoso.com contoso.com',
    'unknown client-rule bob@contoso.com',
    'unknown on-premises bob@contoso.com',
    'narrowed inbox-rule bob@contoso.com',
  ]);
});

test('without a domain in either state nobody can be asked, which is said where something differs', () => {
  const policy = (autoForwardingMode: string) => ({ outboundPolicies: [{ name: 'Default', autoForwardingMode }] });
  const unanswered = (before: object, after: object) =>
    compareStates([nativeTenant(before)], [nativeTenant(after)]).map((one) => one.unanswered);
  assert.deepEqual(unanswered(policy('On'), policy('Off')), ['noDomains']);
  assert.deepEqual(unanswered(policy('On'), policy('On')), [undefined]);
  assert.deepEqual(unanswered(policy('On'), { ...policy('Off'), acceptedDomains: ['contoso.com'] }), [undefined]);
});

test('an answer carries its reason and the step that decides', () => {
  const after = {
    ...BASE,
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Onn' }, BASE.outboundPolicies[1]],
  };
  const [change] = changed(after).filter(({ direction }) => direction === 'unknown');
  assert.ok(change);
  assert.equal(change.before.reason, null);
  assert.equal(change.after.reason, 'invalid-autoforwardingmode');
  assert.equal(change.before.step && controlText(change.before.step.control), 'outboundPolicy:Default');
  assert.equal(change.after.verdict, 'unknown');
  assert.equal(change.after.step && controlText(change.after.step.control), 'outboundPolicy:Default');
});
