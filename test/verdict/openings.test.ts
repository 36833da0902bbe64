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
