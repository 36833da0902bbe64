import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { readTests } from '../../src/config/policy-tests.ts';
import { controlText } from '../../src/exchange/control.ts';
import { type Proof, runTests } from '../../src/prove.ts';
import { proveLikeNaive } from './proofs.ts';
import { PARTNERS, tenantOf } from './tenants.ts';

test('a test is proved exactly when the naive evaluator, asked for everybody, finds nobody against it', () => {
  const seen = proveLikeNaive(400, 1);
  for (const [status, count] of Object.entries(seen)) assert.ok(count > 50, `${status}: ${count}`);
});

const MEMBERS = 'groups:\n  Partners: [ann@contoso.com]\n  Finance: [joe@contoso.com]\n';

function proofsOf(tests: string, config = '', settings = PARTNERS): readonly Proof[] {
  const file = readTests({ path: 't.yaml', text: tests, language: 'yaml', encoding: 'utf8' });
  const { proofs, problems } = runTests([tenantOf({ 'a.exo.yaml': settings }, config)], [file], { asOf: '2026-12-01' });
  assert.deepEqual(problems, []);
  return proofs;
}

/** A proof in one line: who refutes it or leaves it open, and the line that decides. */
function told({ status, example, missing }: Proof): string {
  const facts = missing.map(({ fact, args }) => `${fact} ${args.group ?? ''}`.trim());
  if (!example) return [status, ...facts].join(' | ');
  const { from, to, verdict } = example;
  const { question, by } = verdict;
  const names = [from, to].map(({ id, args }) => [id, ...Object.values(args)].join(' ')).join(' > ');
  return [status, names, question.mechanism, controlText(by), ...facts].join(' | ');
}

/** Each test with the configuration it needs, and what it comes to. */
const CASES: Readonly<Record<string, { readonly tests: string; readonly config?: string; readonly told: string }>> = {
  'nobody but a group reaches more than the partner': {
    tests: 'invariants:\n  - { exceptFrom: Partners, exceptTo: partner.example }\n',
    told: 'proved',
  },
  'nobody but a group whose members nobody lists reaches anything': {
    tests: 'invariants:\n  - { exceptFrom: Partners, mechanism: inboxRuleForward }\n',
    told: 'proved',
  },
  'a member of the group reaches the partner': {
    tests: 'invariants:\n  - { mechanism: inboxRuleForward }\n',
    told: 'refuted | members Partners > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners',
  },
  'a listed member refutes by name': {
    tests: 'invariants:\n  - { mechanism: inboxRuleForward }\n',
    config: MEMBERS,
    told: 'refuted | address ann@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners',
  },
  'by a contact the remote domain does not act': {
    tests: 'invariants:\n  - { from: Partners, exceptTo: partner.example }\n',
    told: 'refuted | members Partners > subdomains partner.example | mailboxForwardingAddress | outboundPolicy:Partners',
  },
  'finance reaches nothing': {
    tests: 'invariants:\n  - { from: Finance }\n',
    config: MEMBERS,
    told: 'proved',
  },
  'of a person named by the test alone nobody knows the groups': {
    tests: 'cases:\n  - { from: ceo@contoso.com, to: partner.example, expect: blocked }\n',
    told: 'not-proved | address ceo@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-group-membership-unknown Partners',
  },
  'once the members are listed it is known': {
    tests: 'cases:\n  - { from: ceo@contoso.com, to: partner.example, expect: blocked }\n',
    config: MEMBERS,
    told: 'proved',
  },
  'an expected block that is none': {
    tests:
      'cases:\n  - { from: ann@contoso.com, to: bob@partner.example, mechanism: inboxRuleRedirect, expect: blocked }\n',
    config: MEMBERS,
    told: 'refuted | address ann@contoso.com > address bob@partner.example | inboxRuleRedirect | outboundPolicy:Partners',
  },
  'an expected forward that is blocked': {
    tests: 'cases:\n  - { from: Finance, to: partner.example, expect: allowed }\n',
    config: MEMBERS,
    told: 'refuted | address joe@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Default',
  },
  'an answer that is expected to be unknown': {
    tests: 'cases:\n  - { from: ceo@contoso.com, to: partner.example, mechanism: inboxRuleForward, expect: unknown }\n',
    told: 'proved',
  },
  'a sender of nobody’s domain': {
    tests: 'invariants:\n  - { from: ann@adatum.com }\n',
    told: 'not-proved | domain adatum.com > elsewhere | inboxRuleForward | sender | fact-sender-not-in-accepted-domain',
  },
  'a test about nobody': {
    tests: 'invariants:\n  - { from: Finance, exceptFrom: joe@contoso.com }\n',
    config: MEMBERS,
    told: 'not-proved',
  },
  'an own domain is no destination of everybody, but it may be named': {
    tests: 'cases:\n  - { from: joe@contoso.com, to: contoso.com, expect: allowed }\n',
    config: MEMBERS,
    told: 'proved',
  },
  'every allowed pair has an entry': {
    tests: 'invariants:\n  - { expect: exception }\n',
    config: `${MEMBERS}exceptions:\n  - { from: Partners, to: "*", owner: o, reason: r }\n`,
    told: 'proved',
  },
  'an entry that has ended covers nothing': {
    tests: 'invariants:\n  - { expect: exception }\n',
    config: `${MEMBERS}exceptions:\n  - { from: Partners, to: "*", owner: o, reason: r, until: 2026-11-30 }\n`,
    told: 'refuted | address ann@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners',
  },
  'an approved domain is an entry for everybody; the rest has none': {
    tests: 'invariants:\n  - { expect: exception }\n',
    config: `${MEMBERS}approvedDomains: ["*.partner.example"]\n`,
    told: 'refuted | address ann@contoso.com > elsewhere | mailboxForwardingAddress | outboundPolicy:Partners',
  },
  'an entry for a group of which nobody knows who is in it': {
    tests: 'invariants:\n  - { from: ann@contoso.com, expect: exception, mechanism: inboxRuleForward }\n',
    config:
      'exceptions:\n  - { from: Helpers, to: "*", owner: o, reason: r }\ngroups:\n  Helpers: { type: DynamicDistributionGroup }\n  Partners: [ann@contoso.com]\n',
    told: 'not-proved | address ann@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-dynamic-group-unsupported Helpers',
  },
};

describe('a policy test in one tenant', () => {
  for (const [name, one] of Object.entries(CASES))
    it(name, () => assert.deepEqual(proofsOf(one.tests, one.config).map(told), [one.told]));

  it('without settings nothing is proved', () => {
    const [proof] = proofsOf('invariants:\n  - { from: "*" }\n', '', 'exchange:\n  outboundPolicies: []\n');
    assert.equal(proof?.status, 'not-proved');
    assert.ok((proof?.missing.length ?? 0) > 0);
  });
});

describe('the tenants of a policy test', () => {
  const one = { ...tenantOf({ 'a.exo.yaml': PARTNERS }), name: 'one' };
  const two = { ...tenantOf({ 'a.exo.yaml': PARTNERS.replaceAll('Partners', 'Friends') }), name: 'two' };
  const run = (text: string, isNarrow = false) => {
    const file = readTests({ path: 't.yaml', text, language: 'yaml', encoding: 'utf8' });
    const { proofs, problems } = runTests([one, two], [file], { asOf: '2026-12-01', isNarrow });
    return [
      ...proofs.map(({ tenant }) => tenant.name),
      ...problems.map(({ message, place }) => `${message} ${text.slice(place.start, place.end)}`),
    ];
  };

  it('are all, those that it names, or those that know its words', () => {
    assert.deepEqual(run('invariants:\n  - { to: partner.example }\n'), ['one', 'two']);
    assert.deepEqual(run('tenant: TWO\ninvariants:\n  - { to: partner.example }\n'), ['two']);
    assert.deepEqual(run('tenant: one\ninvariants:\n  - { tenant: two, to: partner.example }\n'), ['two']);
    assert.deepEqual(run('invariants:\n  - { from: Friends }\n'), ['two']);
  });

  it('a name that means nobody, and a tenant that is not there, are mistakes at their place', () => {
    assert.deepEqual(run('invariants:\n  - { from: [Nobody, Friends] }\n'), [
      'tests-unknown-name Nobody',
      'tests-unknown-name Friends',
    ]);
    assert.deepEqual(run('tenant: one\ninvariants:\n  - { from: Friends }\n'), ['tests-unknown-name Friends']);
    assert.deepEqual(run('tenant: three\ninvariants:\n  - { to: partner.example }\n'), ['tests-unknown-tenant three']);
    assert.deepEqual(run('tenant: three\ninvariants:\n  - { to: partner.example }\n', true), []);
  });
});
