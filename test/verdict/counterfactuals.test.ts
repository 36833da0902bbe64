import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterfactuals } from '../../src/ask.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { applied } from '../../src/exchange/recipes/apply.ts';
import { CHANGES } from '../../src/messages/index.ts';
import { plain } from '../../src/report/terminal.ts';
import { verdictJson } from '../../src/report/verdict-json.ts';
import { verdictPretty } from '../../src/report/verdict-pretty.ts';
import { answerView } from '../../src/report/verdict-view.ts';
import { LineIndex } from '../../src/text/index.ts';
import { Comparison } from '../../src/verdict/comparison.ts';
import { decide, type Mechanism, type Question } from '../../src/verdict/index.ts';
import { toConfig, toPowerShell } from './printers.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { knowledge, nativeTenant, tenantOf } from './tenants.ts';
import { CASES, questionOf, type TableTenant } from './truth-table.ts';

const BASE = {
  acceptedDomains: ['contoso.com'],
  groups: { Forwarders: ['beth@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Allow', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Forwarders'] }],
  remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }],
  transportRules: [
    {
      name: 'Block',
      priority: 0,
      messageTypeMatches: 'AutoForward',
      sentToScope: 'NotInOrganization',
      rejectMessageReasonText: 'no',
    },
  ],
};
const ask = (mechanism: Mechanism = 'inboxRuleForward', from = 'alex@contoso.com'): Question => ({
  from,
  to: 'in@fabrikam.com',
  mechanism,
});

test('a question blocked three times needs three changes, and the narrowest come first', () => {
  const found = counterfactuals(nativeTenant(BASE), ask()).changes;
  assert.ok(found.length > 1);
  assert.deepEqual(
    found[0]?.steps.map((step) => step.id),
    ['remote-domain-entry', 'rule-exception-recipient', 'join-group'],
  );
  const wide = found.map((one) => one.tenantWide);
  assert.deepEqual(
    wide,
    [...wide].sort((a, b) => Number(a) - Number(b)),
    'tenant-wide changes stand last',
  );
});

test('opening the whole tenant is last and says so', () => {
  const found = counterfactuals(nativeTenant({ ...BASE, remoteDomains: [], transportRules: [] }), ask()).changes;
  const last = found.at(-1);
  assert.deepEqual(
    last?.steps.map((step) => step.id),
    ['policy-on'],
  );
  assert.equal(last?.tenantWide, true);
  assert.ok(
    last?.sideEffects?.some(
      ({ from, after }) => from.some(({ name }) => name.id === 'everyone') && after.verdict === 'allowed',
    ),
  );
  assert.ok(found.slice(0, -1).every((one) => !one.tenantWide));
});

test('what is allowed is turned by a change that blocks it', () => {
  const tenant = nativeTenant({ ...BASE, remoteDomains: [], transportRules: [] });
  const found = counterfactuals(tenant, ask('inboxRuleForward', 'beth@contoso.com')).changes;
  assert.ok(found.length >= 3);
  assert.ok(found.every((one) => one.turnsTo === 'blocked'));
});

/** The service moves rules down when one is put in front of them, which no text shows. */
function movesRules(ids: readonly string[], { outboundRules, transportRules }: TableTenant): boolean {
  const front = (pattern: RegExp): boolean => ids.some((id) => pattern.test(id));
  return (front(/^scoped-policy/) && outboundRules.length > 0) || (front(/^rule-block/) && transportRules.length > 0);
}

const ALLOWING = { ...BASE, remoteDomains: [], transportRules: [] };
const ANN = ask('inboxRuleForward', 'ann@contoso.com');
const BETH = ask('inboxRuleForward', 'beth@contoso.com');

test('a change that opens one person alone changes nothing else, one that opens more says for whom', () => {
  const found = counterfactuals(nativeTenant(ALLOWING), ANN).changes;
  const joined = found.find(({ steps }) => steps[0]?.id === 'join-group');
  const effects = (joined?.sideEffects ?? []).map(({ from, to, before, after }) => [
    from.flatMap(({ members }) => members),
    to.map(({ name }) => name.id),
    before.verdict,
    after.verdict,
  ]);
  // Who joins the group may then forward everywhere, not only where the question asks.
  assert.deepEqual(effects[0], [['ann@contoso.com'], ['elsewhere'], 'blocked', 'allowed']);
});

test('every change is proven: its commands at the end of the script turn the answer', () => {
  let proven = 0;
  for (const one of CASES) {
    const question = questionOf(one);
    for (const change of counterfactuals(nativeTenant(one.tenant), question).changes) {
      const ids = change.steps.map(({ id }) => id);
      if (movesRules(ids, one.tenant)) continue;
      const script = `${toPowerShell(one.tenant)}${change.powershell}\n`;
      const { verdict } = decide(tenantOf({ 'tenant.ps1': script }, toConfig(one.tenant)), question);
      assert.equal(verdict, change.turnsTo, `${one.id} ${ids.join(' + ')}\n${script}`);
      proven++;
    }
  }
  assert.ok(proven > 150, `${proven}`);
});

test('changes for random questions turn the answer and have titles', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const tenant = nativeTenant(randomTenant(random));
    const question = randomQuestion(random) as Question;
    const before = decide(tenant, question).verdict;
    const search = counterfactuals(tenant, question);
    const answer = { tenant, from: [], to: [], verdict: decide(tenant, question) };
    const view = answerView(answer, search, () => new LineIndex(''), knowledge);
    for (const { title, sideEffects } of view.changes ?? [])
      for (const text of [title, ...(sideEffects ?? []).map(({ sentence }) => sentence)])
        assert.doesNotMatch(text, /\{\w+\}/);
    for (const change of search.changes) {
      assert.notEqual(change.turnsTo, before);
      for (const { id } of change.steps) assert.ok(id in CHANGES, id);
    }
  }
});

/** A tenant and a question, and every change that turns its answer, in order. */
const WAYS_OUT: Readonly<Record<string, readonly [object, Question, readonly string[]]>> = {
  'a policy that blocks': [
    ALLOWING,
    ANN,
    [
      'allowed: join-group',
      'allowed: scoped-policy-group-on',
      'allowed: scoped-policy-address-on',
      'allowed: policy-on (everybody)',
    ],
  ],
  'a rule of a policy that is switched off': [
    { ...ALLOWING, outboundRules: [{ ...BASE.outboundRules[0], enabled: false }] },
    BETH,
    [
      'allowed: enable-rule',
      'allowed: scoped-policy-group-on',
      'allowed: scoped-policy-address-on',
      'allowed: policy-on (everybody)',
    ],
  ],
  'the remote domain for all domains': [
    { ...ALLOWING, remoteDomains: BASE.remoteDomains },
    BETH,
    ['allowed: remote-domain-entry', 'allowed: remote-domain-on (everybody)'],
  ],
  'a remote domain of its own': [
    { ...ALLOWING, remoteDomains: [{ name: 'F', domainName: 'fabrikam.com', autoForwardEnabled: false }] },
    BETH,
    ['allowed: remote-domain-on'],
  ],
  'a mail flow rule': [
    { ...ALLOWING, transportRules: BASE.transportRules },
    BETH,
    [
      'allowed: rule-exception-recipient',
      'allowed: rule-exception-domain',
      'allowed: rule-exception-sender',
      'allowed: rule-disable (everybody)',
    ],
  ],
  'an entry of the block list': [
    { ...ALLOWING, tenantBlockList: [{ value: 'fabrikam.com', action: 'Block', listType: 'Sender' }] },
    BETH,
    ['allowed: block-list-remove'],
  ],
  'nothing, by an Inbox rule': [
    { ...ALLOWING, transportRules: [{ ...BASE.transportRules[0], enabled: false }] },
    BETH,
    [
      'blocked: rule-block-forwards',
      'blocked: remote-domain-entry-block',
      'blocked: rule-enable',
      'blocked: block-list-add',
      'blocked: scoped-policy-address-off',
      'blocked: policy-off',
    ],
  ],
  'nothing, by hand, which neither policies nor remote domains see': [
    ALLOWING,
    ask('manualForward', 'beth@contoso.com'),
    ['blocked: rule-block-all', 'blocked: block-list-add'],
  ],
  'nothing, by a contact, which remote domains do not see': [
    ALLOWING,
    ask('mailboxForwardingAddress', 'beth@contoso.com'),
    ['blocked: rule-block-all', 'blocked: block-list-add', 'blocked: scoped-policy-address-off', 'blocked: policy-off'],
  ],
};

for (const [name, [tenant, question, expected]] of Object.entries(WAYS_OUT))
  test(`the ways out where what blocks is ${name}`, () => {
    const found = counterfactuals(nativeTenant(tenant), question).changes.map(({ steps, tenantWide, turnsTo }) => {
      const ids = steps.map(({ id }) => id).join(' + ');
      return `${turnsTo}: ${ids}${tenantWide ? ' (everybody)' : ''}`;
    });
    assert.deepEqual(found, expected);
  });

test('a class of senders has no counterfactuals of its own', () => {
  const { changes } = counterfactuals(nativeTenant(BASE), ask('inboxRuleForward', 'anyone@contoso.com'));
  assert.deepEqual(changes, []);
});

/** A tenant with rules that may concern mail of anybody as long as nobody says who wrote it. */
const doubtful = (count: number) =>
  nativeTenant({
    ...ALLOWING,
    transportRules: Array.from({ length: count }, (_, at) => ({
      name: `Block ${at}`,
      priority: at,
      from: [`u${at}@contoso.com`],
      rejectMessageReasonText: 'no',
    })),
  });

test('where too many controls stand in the way no change is looked for, and every report says so', () => {
  const tenant = doubtful(40);
  const search = counterfactuals(tenant, ANN);
  assert.deepEqual([search.changes, search.tooMany], [[], 41]);
  const verdict = decide(tenant, ANN);
  const view = answerView({ tenant, from: [], to: [], verdict }, search, () => new LineIndex(''), knowledge);
  assert.match(
    verdictPretty([view], { terminal: { paint: plain } }),
    /Changes were not looked for: 41 controls would have to change together\./,
  );
  const json = JSON.parse(verdictJson([view])) as { changes: unknown[]; tooManyControls: number };
  assert.deepEqual([json.changes, json.tooManyControls], [[], 41]);
  assert.equal(counterfactuals(doubtful(3), ANN).tooMany, undefined);
});

test('side effects that were not computed are told apart from none', () => {
  const tenant = nativeTenant(ALLOWING);
  const model = modelOf(tenant);
  const after = applied(tenant, counterfactuals(tenant, ANN).changes[0]?.recipe ?? []);
  assert.equal(new Comparison(model, ANN).with(modelOf(after), { cells: 3 }), undefined);
  const search = counterfactuals(tenant, ANN);
  const bounded = { changes: search.changes.map((change) => ({ ...change, sideEffects: undefined })) };
  const answer = { tenant, from: [], to: [], verdict: decide(tenant, ANN) };
  const view = answerView(answer, bounded, () => new LineIndex(''), knowledge);
  const text = verdictPretty([view], { terminal: { paint: plain } });
  assert.match(text, /Side effects were not computed/);
  assert.doesNotMatch(text, /Changes nothing else/);
  const json = JSON.parse(verdictJson([view])) as { changes: { sideEffects: unknown }[] };
  assert.equal(json.changes[0]?.sideEffects, null);
});

/** To whom the sender's Inbox rules could forward as well, once a change is made. */
function opened(change: string, to: string, tenant: object): readonly string[] {
  const found = counterfactuals(nativeTenant(tenant), { from: 'ann@contoso.com', to, mechanism: 'inboxRuleForward' });
  const effects = found.changes.find(({ steps }) => steps.some(({ id }) => id === change))?.sideEffects ?? [];
  const own = effects.filter(
    ({ from, families }) =>
      from.some(({ members }) => members.includes('ann@contoso.com')) && families.some(({ id }) => id === 'inbox-rule'),
  );
  return own.flatMap((one) => one.to.flatMap(({ members }) => members)).toSorted();
}

test('for a question about a whole domain, what a change opens to other domains is said', () => {
  const tenant = {
    acceptedDomains: ['contoso.com'],
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
    remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }],
    transportRules: [{ name: 'Mark', priority: 0, recipientDomainIs: ['northwind.example'], prependSubject: 'x' }],
  };
  assert.deepEqual(opened('remote-domain-on', 'anyone@fabrikam.com', tenant), [
    '*.northwind.example',
    'northwind.example',
  ]);
});

test('what stays inside of an organization without a policy is blocked by rules and the block list', () => {
  const question: Question = { from: 'ann@contoso.com', to: 'bob@contoso.com', mechanism: 'inboxRuleForward' };
  const { changes } = counterfactuals(nativeTenant({ acceptedDomains: ['contoso.com'] }), question);
  assert.deepEqual(changes.map(({ turnsTo, steps }) => [turnsTo, ...steps.map(({ id }) => id)].join(' ')).toSorted(), [
    'blocked block-list-add',
    'blocked rule-block-forwards',
  ]);
});
