import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf } from '../../src/verdict/openings.ts';
import { PARTNERS, tenantOf } from './tenants.ts';

const MEMBERS = 'groups:\n  Partners: [ann@contoso.com, bob@contoso.com]\n  Finance: [joe@contoso.com]\n';

/** What one exception opens, a line for each opening; "may open" where more is not known, and words that mean nobody. */
function told(entry: string, config = MEMBERS, settings = PARTNERS): readonly string[] {
  const tenant = tenantOf(
    { 'a.exo.yaml': settings },
    `${config}exceptions:\n  - { ${entry}, owner: it, reason: agreed }\n`,
  );
  const [coverage] = coverageOf(tenant);
  assert.ok(coverage);
  const { opens, mayOpen, unknownWords } = coverage;
  return [
    ...opens.map(({ from, to, families }) => {
      const [senders, recipients] = [from, to].map((parties) => parties.flatMap(({ members }) => members).join(', '));
      return `${senders} > ${recipients}: ${families.map(({ id }) => id).join(', ')}`;
    }),
    ...(mayOpen ? ['may open'] : []),
    ...unknownWords.map(({ value }) => `nobody: ${value}`),
  ];
}

const CASES: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'a member to the partner': [
    'from: ann@contoso.com, to: partner.example, mechanism: inboxRuleForward',
    ['ann@contoso.com > partner.example: inbox-rule'],
  ],
  'both members, whom the controls treat alike': [
    'from: Partners, to: partner.example, mechanism: inboxRuleForward',
    ['ann@contoso.com, bob@contoso.com > partner.example: inbox-rule'],
  ],
  'a member and somebody else': [
    'from: [joe@contoso.com, bob@contoso.com], to: partner.example, mechanism: inboxRuleForward',
    ['bob@contoso.com > partner.example: inbox-rule'],
  ],
  'somebody whom the policy blocks': ['from: joe@contoso.com, to: partner.example, mechanism: inboxRuleForward', []],
  'a member to a domain that the remote domain blocks': [
    'from: ann@contoso.com, to: fabrikam.com, mechanism: inboxRuleForward',
    [],
  ],
  'two ways': [
    'from: ann@contoso.com, to: partner.example, mechanism: [inboxRuleForward, inboxRuleRedirect]',
    ['ann@contoso.com > partner.example: inbox-rule, inbox-rule-redirect'],
  ],
  'the usual ways': [
    'from: ann@contoso.com, to: partner.example',
    ['ann@contoso.com > partner.example: inbox-rule, inbox-rule-redirect, mailbox-forwarding, mailbox-contact'],
  ],
  'a name that nobody has': ['from: Partnerz, to: partner.example, mechanism: inboxRuleForward', ['nobody: Partnerz']],
  'a destination that is none': [
    'from: ann@contoso.com, to: Partnerz, mechanism: inboxRuleForward',
    ['nobody: Partnerz'],
  ],
};

for (const [name, [entry, expected]] of Object.entries(CASES))
  test(name, () => {
    assert.deepEqual(told(entry), expected);
  });

test('members of a group whom nobody lists are covered, and anybody may be one', () => {
  const way = 'to: partner.example, mechanism: inboxRuleForward';
  assert.deepEqual(told(`from: Partners, ${way}`, ''), ['Partners > partner.example: inbox-rule']);
  assert.deepEqual(told(`from: joe@contoso.com, ${way}`, ''), ['may open']);
});

test('somebody known by name may be meant by a group that nobody lists', () => {
  const open = PARTNERS.replace('Default, autoForwardingMode: "Off"', 'Default, autoForwardingMode: "On"');
  const way = 'from: Partners, to: partner.example, mechanism: inboxRuleForward';
  const mailbox = `${open}  mailboxes:\n    - { name: Joe, primarySmtpAddress: joe@contoso.com }\n`;
  assert.deepEqual(told(way, '', mailbox), ['Partners > partner.example: inbox-rule', 'may open']);
  assert.deepEqual(told(way, MEMBERS, mailbox), ['ann@contoso.com, bob@contoso.com > partner.example: inbox-rule']);
});

/** Two senders whom different policies let forward, one of whom a rule keeps from a second partner. */
const TWO = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - { name: First, autoForwardingMode: "On" }
    - { name: Second, autoForwardingMode: "On" }
  outboundRules:
    - { name: First, policy: First, from: [ann@contoso.com], priority: 0 }
    - { name: Second, policy: Second, from: [bob@contoso.com], priority: 1 }
  transportRules:
    - { name: Refuse, priority: 0, from: [ann@contoso.com], senderAddressLocation: Envelope, recipientDomainIs: [other.example], rejectMessageReasonText: "no" }
`;

test('each sender is covered as far as the settings let them', () => {
  const way =
    'from: [ann@contoso.com, bob@contoso.com], to: [partner.example, other.example], mechanism: inboxRuleForward';
  assert.deepEqual(told(way, '', TWO), [
    'ann@contoso.com > partner.example: inbox-rule',
    'bob@contoso.com > other.example, partner.example: inbox-rule',
  ]);
});

test('parties are named as classes are', () => {
  const tenant = tenantOf(
    { 'a.exo.yaml': PARTNERS.replace('autoForwardEnabled: false', 'autoForwardEnabled: true') },
    'exceptions:\n  - { from: Partners, to: "*", mechanism: inboxRuleForward, owner: it, reason: agreed }\n',
  );
  const names = coverageOf(tenant).flatMap(({ opens }) =>
    opens.map(({ from, to }) => [from, to].map((parties) => parties.map(({ name }) => name))),
  );
  assert.deepEqual(names, [[[{ id: 'members', args: { group: 'Partners' } }], [{ id: 'elsewhere', args: {} }]]]);
});

test('a domain is named as one, also where it is all that is covered', () => {
  const open =
    'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }]\n';
  const tenant = tenantOf(
    { 'a.exo.yaml': open },
    `exceptions:\n  - { from: contoso.com, to: partner.example, mechanism: inboxRuleForward, owner: it, reason: agreed }\n`,
  );
  const [sender] = coverageOf(tenant)[0]?.opens[0]?.from ?? [];
  assert.deepEqual(sender?.name, { id: 'domain', args: { name: 'contoso.com' } });
});

test('nobody is surely in two groups at once of which nobody knows the members', () => {
  const settings = PARTNERS.replace('fromMemberOf: [Partners]', 'fromMemberOf: [Partners, Helpers]');
  assert.deepEqual(told('from: Partners, to: partner.example, mechanism: inboxRuleForward', '', settings), [
    'Partners > partner.example: inbox-rule',
  ]);
});

test('who is meant at the far end may be open as well', () => {
  const rule = '  transportRules: [{ name: R, priority: 0, sentToMemberOf: [Helpers], prependSubject: "x" }]\n';
  const helpers = `${MEMBERS}  Helpers: { type: DynamicDistributionGroup }\n`;
  const way = 'from: ann@contoso.com, to: Helpers, mechanism: inboxRuleForward';
  assert.deepEqual(told(way, helpers, PARTNERS + rule), ['may open']);
});

test('whoever may be meant and is blocked in any case opens nothing', () => {
  const mailbox = `${PARTNERS}  mailboxes:\n    - { name: Joe, primarySmtpAddress: joe@contoso.com }\n`;
  assert.deepEqual(told('from: Partners, to: fabrikam.com, mechanism: inboxRuleForward', '', mailbox), []);
});

test('a mailbox is a sender also where no text lists the domains', () => {
  const settings = `${PARTNERS.replace('  acceptedDomains: [contoso.com]\n', '')}  mailboxes:
    - { name: Ann, primarySmtpAddress: ann@contoso.com }
`;
  assert.deepEqual(told('from: Ann, to: partner.example, mechanism: inboxRuleForward', MEMBERS, settings), [
    'ann@contoso.com > partner.example: inbox-rule',
  ]);
});

test('everybody to everywhere is what the settings open', () => {
  assert.deepEqual(told('from: "*", to: "*", mechanism: inboxRuleForward'), [
    'ann@contoso.com, bob@contoso.com > partner.example: inbox-rule',
  ]);
});

test('without a list of the own domains anybody may be a sender', () => {
  const settings = PARTNERS.replace('  acceptedDomains: [contoso.com]\n', '');
  assert.deepEqual(told('from: "*", to: partner.example, mechanism: inboxRuleForward', '', settings), ['may open']);
});

test('without exceptions there is nothing to tell, and what is told is worked out once', () => {
  assert.deepEqual(coverageOf(tenantOf({ 'a.exo.yaml': PARTNERS })), []);
  const tenant = tenantOf(
    { 'a.exo.yaml': PARTNERS },
    'exceptions:\n  - { from: ann@contoso.com, to: partner.example, owner: it, reason: agreed }\n',
  );
  assert.equal(coverageOf(tenant), coverageOf(tenant));
});

test('destinations that only a rule about senders as well tells apart are told apart', () => {
  const settings = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }]
  transportRules:
    - { name: Secret, priority: 0, subjectContainsWords: [secret], rejectMessageReasonText: "no" }
    - { name: Refuse, priority: 1, messageTypeMatches: AutoForward, from: [ann@contoso.com], senderAddressLocation: Envelope, recipientDomainIs: [other.example], rejectMessageReasonText: "no" }
`;
  const way = 'mechanism: inboxRuleForward';
  assert.deepEqual(told(`from: ann@contoso.com, to: other.example, ${way}`, '', settings), []);
  assert.deepEqual(told(`from: ann@contoso.com, to: [other.example, partner.example], ${way}`, '', settings), [
    'may open',
  ]);
});
