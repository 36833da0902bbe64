import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { readTests } from '../../src/config/policy-tests.ts';
import { controlText } from '../../src/exchange/control.ts';
import { type Proof, runTests } from '../../src/prove.ts';
import { uncovered } from '../../src/verdict/proof.ts';
import { proveLikeNaive } from './proofs.ts';
import { PARTNERS, tenantOf } from './tenants.ts';

test('a test is proved exactly when the naive evaluator, asked for everybody, finds nobody against it', () => {
  const seen = proveLikeNaive(400, 1);
  for (const [status, count] of Object.entries(seen)) assert.ok(count > 50, `${status}: ${count}`);
});

/** Two groups may forward, each by a policy of its own, to all domains. */
const TWO_POLICIES = PARTNERS.replace(
  '  outboundRules:\n',
  () => `    - { name: Sales, autoForwardingMode: "On" }
  outboundRules:
    - { name: Sales, policy: Sales, fromMemberOf: [Sales], priority: 1 }
`,
);

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

/** Two groups of which nobody knows the members: one may forward, the other may not, and the first is asked first. */
const TWO_GROUPS = PARTNERS.replace(
  '  outboundRules:\n',
  () => `    - { name: Closed, autoForwardingMode: "Off" }
  outboundRules:
    - { name: Closed, policy: Closed, fromMemberOf: [Interns], priority: 1 }
`,
);

describe('who is in groups that nobody lists', () => {
  const proof = (test: string, config = '', settings = PARTNERS): string =>
    proofsOf(`invariants:\n  - { ${test}, mechanism: inboxRuleForward }\n`, config, settings).map(told).join();

  it('somebody may be in both, who is named as that', () =>
    assert.equal(
      proof('from: Interns', '', TWO_GROUPS),
      'not-proved | members Interns, Partners > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-group-membership-unknown Interns, Partners',
    ));
  it('what holds in each combination of groups is proved', () => {
    assert.equal(proof('from: ann@contoso.com, exceptFrom: Partners'), 'proved');
    assert.equal(proof('from: ann@contoso.com, to: fabrikam.com'), 'proved');
  });
  it('what fails in one combination is not', () =>
    assert.equal(
      proof('from: ann@contoso.com'),
      'not-proved | address ann@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-group-membership-unknown Partners',
    ));
  it('nobody is refuted by somebody who may be left out', () => {
    const config = `${MEMBERS}  Helpers: { type: DynamicDistributionGroup }\n`;
    const open =
      'not-proved | address ann@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-dynamic-group-unsupported Helpers';
    assert.equal(proof('from: ann@contoso.com, exceptFrom: Helpers', config), open);
    assert.equal(proof('from: ann@contoso.com, exceptTo: Helpers', config), open);
  });
  it('an answer that is not known is no forward without an entry', () =>
    assert.equal(
      proof('from: ceo@contoso.com, expect: exception'),
      'not-proved | address ceo@contoso.com > recipient-domain partner.example | inboxRuleForward | outboundPolicy:Partners | fact-group-membership-unknown Partners',
    ));
  it('an entry covers it whatever the answer is', () =>
    assert.equal(
      proof(
        'from: ceo@contoso.com, expect: exception',
        'exceptions:\n  - { from: "*", to: "*", owner: o, reason: r }\n',
      ),
      'proved',
    ));
});

describe('senders of other organizations', () => {
  const proof = (test: string, settings = PARTNERS): string =>
    proofsOf(`invariants:\n  - { ${test}, mechanism: inboxRuleRedirect }\n`, MEMBERS, settings).map(told).join();
  const stranger = (domain: string): string =>
    `not-proved | domain ${domain} > elsewhere | inboxRuleRedirect | sender | fact-sender-not-in-accepted-domain`;

  it('a domain of nobody', () => assert.equal(proof('from: adatum.com'), stranger('adatum.com')));
  it('all domains below one, where ours is one of them', () =>
    assert.equal(proof('from: "*.com", exceptFrom: Partners'), 'proved'));
  it('everybody, where no domain is known', () =>
    assert.equal(
      proof('exceptFrom: Partners', 'exchange:\n  remoteDomains: [{ name: Default, domainName: "*" }]\n'),
      stranger('unknown.invalid'),
    ));
  it('a name that means a mailbox is no domain', () =>
    assert.equal(proof('from: Finance, to: partner.example', PARTNERS), 'proved'));
});

test('a test whose exceptions take every recipient out is about nobody', () => {
  const tests = 'invariants:\n  - { from: ann@contoso.com, to: fabrikam.com, exceptTo: "*.fabrikam.com" }\n';
  assert.deepEqual(proofsOf(tests, MEMBERS).map(told), ['not-proved']);
});

describe('forwards that no exception covers', () => {
  const found = (config: string, asOf = '2026-12-01'): readonly string[] =>
    (uncovered(tenantOf({ 'a.exo.yaml': TWO_POLICIES }, config), asOf) ?? []).map(
      ({ cell, pairs, sender, recipient }) =>
        `${controlText(cell.by)} ${pairs} ${sender.name} > ${recipient.kind} ${recipient.name}`.trim(),
    );
  const entry = (from: string, more = ''): string =>
    `exceptions:\n  - { from: ${from}, to: "*", owner: o, reason: r${more} }\n`;
  const GROUPS = 'groups:\n  Partners: [ann@contoso.com, bob@contoso.com]\n  Sales: [eve@contoso.com]\n';
  // To the partner and elsewhere, in whatever ways: two pairs for each person.
  const partners = 'outboundPolicy:Partners 4 ann@contoso.com > domain partner.example';
  const sales = 'outboundPolicy:Sales 2 eve@contoso.com > domain partner.example';

  it('one for each outcome, each pair counted once', () => assert.deepEqual(found(GROUPS), [partners, sales]));
  it('those whom an entry covers are left out', () => assert.deepEqual(found(GROUPS + entry('Partners')), [sales]));
  it('an entry that has ended covers nobody', () => {
    const config = GROUPS + entry('Partners', ', until: 2026-11-30');
    assert.deepEqual(found(config, '2026-11-30'), [sales]);
    assert.deepEqual(found(config, '2026-12-01'), [partners, sales]);
  });
  it('a forward that another way is covered for counts still', () =>
    assert.deepEqual(found(GROUPS + entry('Sales', ', mechanism: inboxRuleForward')), [partners, sales]));
  it('whoever may be in either of two groups is let by the policies of both, a stand-in surely by none', () =>
    assert.deepEqual(found('groups:\n  Sales: [eve@contoso.com]\n  Partners: { type: DynamicDistributionGroup }\n'), [
      sales.replace(':Sales', ''),
    ]));
});

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
