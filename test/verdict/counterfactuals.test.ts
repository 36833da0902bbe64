import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterfactuals } from '../../src/ask.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { CHANGES } from '../../src/messages/index.ts';
import { changeView } from '../../src/report/verdict-view.ts';
import { destinationClasses, type PersonClass, senderClasses } from '../../src/verdict/classes.ts';
import { decide, type Mechanism, type Question } from '../../src/verdict/index.ts';
import { judgeAll } from '../../src/verdict/matrix.ts';
import { Comparison } from '../../src/verdict/side-effects.ts';
import { toConfig, toPowerShell } from './printers.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { nativeTenant, tenantOf } from './tenants.ts';
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
  const found = counterfactuals(nativeTenant(BASE), ask());
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
  const found = counterfactuals(nativeTenant({ ...BASE, remoteDomains: [], transportRules: [] }), ask());
  const last = found.at(-1);
  assert.deepEqual(
    last?.steps.map((step) => step.id),
    ['policy-on'],
  );
  assert.equal(last?.tenantWide, true);
  assert.ok(last?.sideEffects.some((effect) => effect.sender.id === 'everyone' && effect.after === 'allowed'));
  assert.ok(found.slice(0, -1).every((one) => !one.tenantWide));
});

test('what is allowed is turned by a change that blocks it', () => {
  const tenant = nativeTenant({ ...BASE, remoteDomains: [], transportRules: [] });
  const found = counterfactuals(tenant, ask('inboxRuleForward', 'beth@contoso.com'));
  assert.ok(found.length >= 3);
  assert.ok(found.every((one) => one.turnsTo === 'blocked'));
});

/** The service moves rules down when one is put in front of them, which no text shows. */
function movesRules(ids: readonly string[], { outboundRules, transportRules }: TableTenant): boolean {
  const front = (pattern: RegExp): boolean => ids.some((id) => pattern.test(id));
  return (front(/^scoped-policy/) && outboundRules.length > 0) || (front(/^rule-block/) && transportRules.length > 0);
}

test('every change is proven: its commands at the end of the script turn the answer', () => {
  let proven = 0;
  for (const one of CASES) {
    const question = questionOf(one);
    for (const change of counterfactuals(nativeTenant(one.tenant), question)) {
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
    for (const change of counterfactuals(tenant, question)) {
      assert.notEqual(change.turnsTo, before);
      for (const { id } of change.steps) assert.ok(id in CHANGES, id);
      assert.doesNotMatch(changeView(change).title, /\{\w+\}/);
    }
  }
});

test('a class of senders has no counterfactuals of its own', () => {
  assert.deepEqual(counterfactuals(nativeTenant(BASE), ask('inboxRuleForward', 'anyone@contoso.com')), []);
});

test('side effects are complete: as many cells differ as when every cell of both tenants is compared', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const random = new Random(seed);
    const start = randomTenant(random);
    const other = randomTenant(random);
    const one = random.one(['outboundRules', 'remoteDomains', 'transportRules', 'groups', 'acceptedDomains'] as const);
    const [before, after] = [start, { ...start, [one]: other[one] }].map((plain) => modelOf(nativeTenant(plain)));
    assert.ok(before && after);
    const { effects } = new Comparison(before, ask('inboxRuleForward', 'nobody@elsewhere.org')).with(after);
    const listed = effects.reduce((sum, { destinations, families }) => sum + destinations.length * families.length, 0);
    const classes = [senderClasses, destinationClasses].map((classesOf) =>
      unique([...classesOf(before), ...classesOf(after)]),
    );
    const [senders = [], destinations = []] = classes;
    const first = judgeAll(before, senders, destinations);
    const second = judgeAll(after, senders, destinations);
    const differing = first.filter((cell, at) => cell.verdict !== second[at]?.verdict).length;
    assert.equal(listed, differing, `seed ${seed}, ${one}`);
  }
});

/** Classes with the same name and the same person, once. */
function unique(classes: readonly PersonClass[]): readonly PersonClass[] {
  const key = ({ name, person }: PersonClass): string => `${name.id} ${name.args.group ?? ''} ${person.written}`;
  return [...new Map(classes.map((one) => [key(one), one])).values()];
}
