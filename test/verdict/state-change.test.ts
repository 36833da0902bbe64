import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import { sharing } from '../../src/tenant/index.ts';
import { NO_RULE, StateChange } from '../../src/verdict/state-change.ts';
import { standIn } from '../../src/verdict/subjects.ts';
import { nativeTenant } from './tenants.ts';

const BASE = {
  acceptedDomains: ['contoso.com'],
  groups: { Sales: ['ann@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Allow', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, from: ['ann@contoso.com'] }],
  remoteDomains: [
    { name: 'Default', domainName: '*', autoForwardEnabled: true },
    { name: 'Fabrikam', domainName: 'fabrikam.com', autoForwardEnabled: true },
  ],
  tenantBlockList: ['bad.example'],
  transportRules: [{ name: 'Stamp', priority: 0, prependSubject: 'x' }] as readonly object[],
};

/** What two states of a tenant differ in, and whom they are asked about. */
function changed(more: object, base: object = BASE) {
  const [before, after] = [nativeTenant(base), nativeTenant({ ...base, ...more })];
  const model = modelOf(before);
  const change = new StateChange(model, modelOf(sharing(after, before) ?? after, model), new Map());
  const who = (address: string) => person(address, model);
  return {
    change,
    named: (...addresses: readonly string[]) => addresses.filter((one) => change.names(who(one))),
    policies: (...names: readonly string[]) =>
      names.filter((one, at) => change.ofPolicies(who(`${one}@contoso.com`), at)),
    recipients: (...addresses: readonly string[]) => addresses.filter((one) => change.ofRecipient(who(one))),
    rules: (from: string, to: string) => change.ofRules(change.senderKind(who(from)), change.recipientKind(who(to))),
    kinds: (...addresses: readonly string[]) => new Set(addresses.map((one) => change.senderKind(who(one)))).size,
    ends: (...addresses: readonly string[]) => new Set(addresses.map((one) => change.recipientKind(who(one)))).size,
  };
}

const remote = (name: string, autoForwardEnabled: boolean) => ({
  remoteDomains: [BASE.remoteDomains[0], { name: 'Fabrikam', domainName: name, autoForwardEnabled }],
});
const rules = (...more: readonly object[]) => ({
  transportRules: [...BASE.transportRules, ...more.map((one, at) => ({ name: `R${at}`, priority: at + 1, ...one }))],
});
const REFUSE = {
  ...{ from: ['bob@contoso.com'], senderAddressLocation: 'Envelope', recipientDomainIs: ['gmail.com'] },
  rejectMessageReasonText: 'no',
};

describe('a change that is followed', () => {
  const isLocal = (more: object, base: object = BASE) => changed(more, base).change.isLocal;

  it('leaves the domains as they are', () => {
    assert.equal(isLocal(remote('gmail.com', false)), true);
    assert.equal(isLocal({ acceptedDomains: ['contoso.com', 'contoso.example'] }), false);
  });
  it('has at most twelve rules that changed', () => {
    const many = (count: number) => rules(...Array.from({ length: count }, () => REFUSE));
    assert.equal(isLocal(many(12)), true);
    assert.equal(isLocal(many(13)), false);
    assert.equal(isLocal(BASE, { ...BASE, ...many(13) }), false);
  });
  it('names no group of which nobody knows all members', () => {
    const base = { ...BASE, groups: { ...BASE.groups, Helpers: { type: 'DynamicDistributionGroup' } } };
    const from = (fromMemberOf: string) => ({
      outboundRules: [{ ...BASE.outboundRules[0], fromMemberOf: [fromMemberOf] }],
    });
    assert.equal(isLocal(from('Helpers'), base), false);
    assert.equal(changed(from('Helpers'), base).change.names(standIn('contoso.com', new Set())), true);
  });
});

describe('whom a changed object names', () => {
  it('addresses, and nobody else at their domains', () => {
    const more = { outboundRules: [{ ...BASE.outboundRules[0], from: ['ann@contoso.com', 'Joe@contoso.com'] }] };
    assert.deepEqual(changed(more).named('joe@contoso.com', 'bob@contoso.com', 'in@fabrikam.com'), ['joe@contoso.com']);
  });
  it('domains with all that lies below them', () => {
    const named = (more: object) => changed(more).named('x@fabrikam.com', 'x@eu.fabrikam.com', 'x@notfabrikam.com');
    assert.deepEqual(named(remote('fabrikam.com', false)), ['x@fabrikam.com', 'x@eu.fabrikam.com']);
    assert.deepEqual(named({ tenantBlockList: ['bad.example', '*.fabrikam.com'] }), [
      'x@fabrikam.com',
      'x@eu.fabrikam.com',
    ]);
  });
  it('groups with their members', () => {
    const { change, named } = changed({ groups: { Sales: ['ann@contoso.com', 'eve@contoso.com'] } });
    assert.deepEqual(named('ann@contoso.com', 'eve@contoso.com', 'bob@contoso.com'), [
      'ann@contoso.com',
      'eve@contoso.com',
    ]);
    const inGroup = (group: string) => change.names(standIn('contoso.com', new Set([group])));
    assert.deepEqual(['sales', 'helpers'].map(inGroup), [true, false]);
  });
  it('members of a group that a changed rule names', () => {
    const more = rules({ fromMemberOf: ['Sales'], deleteMessage: true });
    assert.deepEqual(changed(more).named('ann@contoso.com', 'bob@contoso.com'), ['ann@contoso.com']);
  });
  it('mailboxes and contacts by every address', () => {
    const base = {
      ...BASE,
      mailboxes: [{ identity: 'Kim', primarySmtpAddress: 'kim@contoso.com', emailAddresses: ['smtp:k@contoso.com'] }],
      mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@partner.example' }],
    };
    const more = rules({ from: ['Kim'], sentTo: ['Partner'], deleteMessage: true });
    const { change } = changed(more, base);
    const model = modelOf(nativeTenant(base));
    const isNamed = (who: string) => change.names({ ...person('x@y.example', model), addresses: [who] });
    assert.deepEqual(['kim@contoso.com', 'k@contoso.com', 'in@partner.example', 'bob@contoso.com'].map(isNamed), [
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('outbound policies', () => {
  const mode = (name: string, autoForwardingMode: string) => ({
    outboundPolicies: BASE.outboundPolicies.map((one) => (one.name === name ? { ...one, autoForwardingMode } : one)),
  });
  it('answer those otherwise whose policy changed', () => {
    assert.deepEqual(changed(mode('Default', 'On')).policies('ann', 'bob'), ['bob']);
    assert.deepEqual(changed(mode('Allow', 'Off')).policies('ann', 'bob'), ['ann']);
  });
  it('answer everybody as before where they say the same or nothing of them changed', () => {
    assert.deepEqual(
      changed({ outboundPolicies: [...BASE.outboundPolicies, { name: 'New' }] }).policies('ann', 'bob'),
      [],
    );
    assert.deepEqual(changed(remote('fabrikam.com', false)).policies('ann', 'bob'), []);
  });
  it('answer an Inbox rule of a group otherwise where its members alone were let', () => {
    const base = { ...BASE, outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Sales'] }] };
    // `FromMemberOf` does not cover mail that the group itself sends, which Default judges.
    assert.deepEqual(changed(mode('Default', 'On'), base).policies('ann'), ['ann']);
  });
});

test('remote domains and the block list treat those otherwise whom they cover', () => {
  const all = ['x@fabrikam.com', 'x@gmail.com', 'x@new.example', 'x@bad.example'] as const;
  assert.deepEqual(changed(remote('fabrikam.com', false)).recipients(...all), ['x@fabrikam.com']);
  assert.deepEqual(changed(remote('gmail.com', true)).recipients(...all), []);
  assert.deepEqual(changed({ tenantBlockList: ['bad.example', 'new.example'] }).recipients(...all), ['x@new.example']);
  assert.deepEqual(changed({ tenantBlockList: [] }).recipients(...all), ['x@bad.example']);
  assert.deepEqual(changed(rules(REFUSE)).recipients(...all), []);
  const internal = [{ ...BASE.remoteDomains[1], isInternal: true }];
  assert.deepEqual(changed({ remoteDomains: [BASE.remoteDomains[0], ...internal] }).recipients(...all), [
    'x@fabrikam.com',
  ]);
});

describe('mail flow rules', () => {
  const [bob, kim] = ['bob@contoso.com', 'kim@contoso.com'];
  const [gmail, other] = ['x@gmail.com', 'x@fabrikam.com'];

  it('treat nobody otherwise where none changed', () => {
    const { change, rules: treats } = changed(remote('fabrikam.com', false));
    const one = standIn('contoso.com', new Set());
    assert.deepEqual([change.senderKind(one), change.recipientKind(one)], [NO_RULE, NO_RULE]);
    assert.equal(treats(bob, gmail), false);
  });
  it('treat the pairs otherwise that a new rule names', () => {
    const { kinds, ends, rules: treats } = changed(rules(REFUSE));
    assert.deepEqual([kinds(bob, kim, 'eve@contoso.com'), ends(gmail, other, 'x@y.example')], [2, 2]);
    // Whom a rule sees as the sender depends on the way, so that it may act on mail that others forward.
    assert.deepEqual([treats(bob, gmail), treats(kim, gmail), treats(bob, other)], [true, true, false]);
  });
  it('tell those apart whom an exception names', () => {
    const { kinds, rules: treats } = changed(rules({ ...REFUSE, from: [], exceptIfFrom: [bob] }));
    assert.equal(kinds(bob, kim), 2);
    assert.deepEqual([treats(bob, gmail), treats(kim, gmail), treats(kim, other)], [true, true, false]);
  });
  it('treat nobody otherwise where a rule says the same in other words', () => {
    const { rules: treats } = changed(rules({ ...REFUSE, comments: 'new' }), { ...BASE, ...rules(REFUSE) });
    assert.equal(treats(bob, gmail), false);
  });
  it('treat those otherwise for whom a rule has another action', () => {
    const { rejectMessageReasonText: _, ...conditions } = REFUSE;
    for (const action of [{ prependSubject: 'x' }, { ...REFUSE, stopRuleProcessing: true }]) {
      const { rules: treats } = changed(rules({ ...conditions, ...action }), { ...BASE, ...rules(REFUSE) });
      assert.deepEqual([treats(bob, gmail), treats(bob, other)], [true, false]);
    }
  });
  it('tell the one apart whom a rule hands messages to', () => {
    const { ends } = changed(rules({ redirectMessageTo: [gmail] }));
    assert.equal(ends(gmail, 'y@gmail.com'), 2);
  });
  it('may all act otherwise once their order is another one', () => {
    const [first, second] = [
      { ...REFUSE, priority: 1, name: 'A' },
      { name: 'B', priority: 2, stopRuleProcessing: true },
    ];
    const base = { ...BASE, ...rules(first, second) };
    const { rules: treats } = changed(rules({ ...first, priority: 2 }, { ...second, priority: 1 }), base);
    assert.equal(treats(kim, gmail), true);
  });
});
