import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { MECHANISM_FACTS, type Mechanism } from '../../src/exchange/mechanism.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { originalSender, person } from '../../src/exchange/people-of-message.ts';
import { scopeOf } from '../../src/exchange/recipient-scope.ts';
import { matchOf } from '../../src/exchange/transport-rules.ts';
import { nativeTenant } from '../verdict/tenants.ts';

type Settings = Readonly<Record<string, unknown>>;

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly by?: Mechanism;
  readonly author?: string;
  readonly flow?: string;
  readonly flows?: readonly string[];
  readonly cloud?: string;
  readonly asOf?: string;
}

const SURROUNDINGS = {
  acceptedDomains: ['contoso.com'],
  mailboxes: [
    { identity: 'Alex Kim', primarySmtpAddress: 'alex@contoso.com', emailAddresses: ['smtp:ak@contoso.com'] },
    { identity: 'Beth', primarySmtpAddress: 'beth@contoso.com' },
  ],
  mailContacts: [{ name: 'Partner', externalEmailAddress: 'SMTP:in@fabrikam.com' }],
  groups: { Sales: ['alex@contoso.com'], Friends: ['in@fabrikam.com'], Outer: ['Sales'] },
};

/** How a rule takes one forward, in words: what comes out, what it rests on, and why. */
function told(rule: Settings, asked: Asked = {}): string {
  const { from = 'alex@contoso.com', to = 'in@fabrikam.com', by = 'inboxRuleForward', author } = asked;
  const tenant = nativeTenant({ ...SURROUNDINGS, transportRules: [{ name: 'R', priority: 0, ...rule }] });
  const model = modelOf(tenant);
  const [compiled] = model.transportRules.all;
  assert.ok(compiled);
  const recipient = person(to, model);
  const { match, why } = matchOf(compiled, {
    question: { from, to, mechanism: by, ...(asked.flow === undefined ? {} : { flowOperation: asked.flow }) },
    mechanism: by,
    facts: MECHANISM_FACTS[by],
    sender: person(from, model),
    recipient,
    original: originalSender(author, model),
    scope: scopeOf(recipient, undefined, model),
    assumptions: {
      ...tenant.assumptions,
      ...(asked.asOf && { asOf: asked.asOf }),
      ...(asked.cloud && { cloud: asked.cloud }),
      ...(asked.flows && { flowOperations: asked.flows }),
    } as typeof tenant.assumptions,
  });
  return [match.is, match.is === 'maybe' ? match.reason : match.basis, why].filter(Boolean).join(' ');
}

const FORWARDS = { messageTypeMatches: 'AutoForward' };
const LOOP = 'X-MS-Exchange-Inbox-Rules-Loop';
const FLOW = { headerMatchesMessageHeader: 'X-MS-Mail-Application', headerMatchesPatterns: ['.'] };
const OPERATION = { headerContainsMessageHeader: 'x-ms-mail-operation-type', headerContainsWords: ['Forward'] };

/** Each rule with what is asked and how it takes that forward. */
const CASES: Readonly<Record<string, readonly (readonly [Settings, Asked, string])[]>> = {
  'the type of a message': [
    [FORWARDS, {}, 'yes documented'],
    [{ messageTypeMatches: ' autoforward ' }, {}, 'yes documented'],
    [FORWARDS, { by: 'inboxRuleRedirect' }, 'yes documented'],
    [FORWARDS, { by: 'm365GroupInboxRule' }, 'yes inferred'],
    [FORWARDS, { by: 'mailboxForwardingAddress' }, 'no documented rule-not-messageTypeMatches'],
    [FORWARDS, { by: 'manualForward' }, 'no inferred rule-not-messageTypeMatches'],
    [FORWARDS, { by: 'oofRule' }, 'maybe mechanism-message-type-undocumented'],
    [{ messageTypeMatches: 'OOF' }, {}, 'maybe message-content-dependent'],
    [{ messageTypeMatches: 'ReadReceipt' }, {}, 'maybe message-content-dependent'],
    [{ messageTypeMatches: 'Forward' }, {}, 'maybe illegal-value'],
    [{ exceptIfMessageTypeMatches: 'AutoForward' }, {}, 'no documented rule-excepted'],
    [{ exceptIfMessageTypeMatches: 'AutoForward' }, { by: 'mailboxForwardingAddress' }, 'yes documented'],
  ],
  'the header of Inbox rules': [
    [{ headerMatchesMessageHeader: LOOP, headerMatchesPatterns: ['.'] }, {}, 'yes documented'],
    [{ headerMatchesMessageHeader: LOOP, headerMatchesPatterns: ['nothing', '.*@.*'] }, {}, 'yes documented'],
    [{ headerMatchesMessageHeader: LOOP, headerMatchesPatterns: ['x'] }, {}, 'maybe message-content-dependent'],
    [{ headerContainsMessageHeader: LOOP, headerContainsWords: ['.'] }, {}, 'maybe message-content-dependent'],
    [
      { headerMatchesMessageHeader: LOOP, headerMatchesPatterns: ['.'] },
      { by: 'manualForward' },
      'no inferred rule-not-headerMatchesMessageHeader',
    ],
    [
      { headerContainsMessageHeader: LOOP, headerContainsWords: ['a'] },
      { by: 'manualForward' },
      'no inferred rule-not-headerContainsMessageHeader',
    ],
    [
      { headerMatchesMessageHeader: LOOP, headerMatchesPatterns: ['.'] },
      { by: 'owaForwarding' },
      'maybe header-stamping-undocumented',
    ],
    [
      { headerMatchesMessageHeader: 'X-Other', headerMatchesPatterns: ['.'] },
      { by: 'powerAutomate' },
      'maybe message-content-dependent',
    ],
  ],
  'patterns that every header matches': [
    ...['.', '.*', '.+', '^.', '^.*', '^.+', '^.*$', '^.+$', '\\S', '\\S+', '\\w', '\\w+', '@', '.*@.*', '.+@.+'].map(
      (pattern) =>
        [{ headerMatchesMessageHeader: LOOP, headerMatchesPatterns: [pattern] }, {}, 'yes documented'] as const,
    ),
    [{ headerMatchesMessageHeader: LOOP, headerMatchesPatterns: [''] }, {}, 'maybe message-content-dependent'],
  ],
  'headers of flows': [
    [
      {
        ...FORWARDS,
        ...{ exceptIfHeaderContainsMessageHeader: 'X-MS-Mail-Application', exceptIfHeaderContainsWords: ['Power'] },
      },
      {},
      'yes inferred',
    ],
    [FLOW, { by: 'powerAutomate' }, 'yes documented'],
    [FLOW, {}, 'no inferred rule-not-headerMatchesMessageHeader'],
    [FLOW, { by: 'powerAutomate', cloud: 'gcc-high' }, 'no documented rule-not-headerMatchesMessageHeader'],
    [{ ...FLOW, headerMatchesPatterns: ['^Microsoft'] }, { by: 'powerAutomate' }, 'maybe message-content-dependent'],
    [{ ...FLOW, headerMatchesPatterns: ['POWER automate'] }, { by: 'powerAutomate' }, 'yes documented'],
    [
      { ...FLOW, headerMatchesPatterns: ['Zapier', '^Microsoft'] },
      { by: 'powerAutomate' },
      'maybe message-content-dependent',
    ],
    [
      { ...FLOW, headerMatchesPatterns: ['Zapier'] },
      { by: 'powerAutomate' },
      'no inferred rule-not-headerMatchesMessageHeader',
    ],
    [OPERATION, { by: 'powerAutomate', flow: 'Forward' }, 'yes documented'],
    [OPERATION, { by: 'powerAutomate', flow: 'Send' }, 'no inferred rule-not-headerContainsMessageHeader'],
    [OPERATION, { by: 'powerAutomate' }, 'maybe message-content-dependent'],
    [OPERATION, { by: 'powerAutomate', flows: ['Forward'] }, 'yes documented'],
    [OPERATION, { by: 'powerAutomate', flows: ['Forward', 'Send'] }, 'maybe message-content-dependent'],
    [OPERATION, { by: 'powerAutomate', flows: ['Reply', 'Send'] }, 'no inferred rule-not-headerContainsMessageHeader'],
    [
      OPERATION,
      { by: 'powerAutomate', flow: 'Send', flows: ['Forward'] },
      'no inferred rule-not-headerContainsMessageHeader',
    ],
    [
      { headerContainsMessageHeader: 'x-ms-mail-application', headerContainsWords: ['a.b'] },
      { by: 'powerAutomate' },
      'no inferred rule-not-headerContainsMessageHeader',
    ],
  ],
  'who forwards, by the place where rules look': [
    [{ from: ['alex@contoso.com'], senderAddressLocation: 'Envelope' }, {}, 'yes documented'],
    [{ from: ['Alex Kim'], senderAddressLocation: 'Envelope' }, {}, 'yes documented'],
    [{ from: ['ak@contoso.com'], senderAddressLocation: 'envelope' }, {}, 'yes documented'],
    [{ from: ['ALEX@contoso.com'], senderAddressLocation: 'Envelope' }, {}, 'yes inferred'],
    [{ from: ['beth@contoso.com'], senderAddressLocation: 'Envelope' }, {}, 'no documented rule-not-from'],
    [{ from: ['alex@contoso.com'] }, {}, 'maybe sender-match-undetermined'],
    [{ from: ['alex@contoso.com'] }, { author: 'beth@contoso.com' }, 'no documented rule-not-from'],
    [{ from: ['beth@contoso.com'] }, { author: 'beth@contoso.com' }, 'yes documented'],
    [{ from: ['beth@contoso.com'], senderAddressLocation: 'Header' }, { author: 'beth@contoso.com' }, 'yes documented'],
    [{ from: ['alex@contoso.com'], senderAddressLocation: 'HeaderOrEnvelope' }, {}, 'yes documented'],
    [
      { from: ['beth@contoso.com'], senderAddressLocation: 'HeaderOrEnvelope' },
      { author: 'x@adatum.com' },
      'no documented rule-not-from',
    ],
    [{ from: ['alex@contoso.com'], senderAddressLocation: 'Body' }, {}, 'maybe illegal-value'],
    [
      { from: ['alex@contoso.com'], senderAddressLocation: 'Envelope' },
      { by: 'owaForwarding' },
      'maybe sender-match-undetermined',
    ],
    [{ from: ['alex@contoso.com'] }, { by: 'manualForward' }, 'yes inferred'],
    [{ from: ['Nobody Known'], senderAddressLocation: 'Envelope' }, {}, 'maybe sender-match-undetermined'],
    [{ exceptIfFrom: ['alex@contoso.com'], senderAddressLocation: 'Envelope' }, {}, 'no documented rule-excepted'],
    [{ exceptIfFrom: ['beth@contoso.com'], senderAddressLocation: 'Envelope' }, {}, 'yes documented'],
  ],
  'authors of whom only the side is known': [
    [{ from: ['alex@contoso.com'] }, { author: 'external' }, 'no documented rule-not-from'],
    [{ from: ['alex@contoso.com'] }, { author: 'internal' }, 'maybe sender-match-undetermined'],
    [{ from: ['in@fabrikam.com'] }, { author: 'Internal' }, 'no documented rule-not-from'],
    [{ from: ['in@fabrikam.com'] }, { author: 'external' }, 'maybe sender-match-undetermined'],
    [{ senderDomainIs: ['contoso.com'] }, { author: 'external' }, 'maybe sender-match-undetermined'],
    [{ fromMemberOf: ['Sales'] }, { author: 'external' }, 'no documented rule-not-fromMemberOf'],
    [{ fromMemberOf: ['Friends'] }, { author: 'external' }, 'maybe sender-match-undetermined'],
    [{ fromMemberOf: ['Outer'] }, { author: 'external' }, 'maybe sender-match-undetermined'],
  ],
  'domains and groups of senders': [
    [{ senderDomainIs: ['contoso.com'] }, { author: 'x@emea.contoso.com' }, 'yes documented'],
    [{ senderDomainIs: ['emea.contoso.com'] }, { author: 'x@contoso.com' }, 'no documented rule-not-senderDomainIs'],
    [{ senderDomainIs: ['x@contoso.com'] }, { author: 'x@contoso.com' }, 'maybe illegal-value'],
    [{ fromMemberOf: ['Sales'] }, { author: 'ak@contoso.com' }, 'yes documented'],
    [{ fromMemberOf: ['Sales'] }, { author: 'beth@contoso.com' }, 'no documented rule-not-fromMemberOf'],
    [{ fromMemberOf: ['Outer'] }, { author: 'alex@contoso.com' }, 'maybe nested-group-undocumented'],
    [{ fromMemberOf: ['Outer'] }, { author: 'beth@contoso.com' }, 'no documented rule-not-fromMemberOf'],
    [{ fromMemberOf: ['Undeclared'] }, { author: 'beth@contoso.com' }, 'maybe group-membership-unknown'],
    [{ fromMemberOf: ['Undeclared', 'Sales'] }, { author: 'alex@contoso.com' }, 'yes documented'],
  ],
  'the side of sender and recipient': [
    [{ fromScope: 'InOrganization' }, { author: 'beth@contoso.com' }, 'yes inferred'],
    [{ fromScope: 'InOrganization' }, { author: 'x@adatum.com' }, 'no inferred rule-not-fromScope'],
    [{ fromScope: 'NotInOrganization' }, { author: 'x@adatum.com' }, 'yes inferred'],
    [
      { fromScope: 'NotInOrganization' },
      { author: 'x@adatum.com', by: 'manualForward' },
      'no inferred rule-not-fromScope',
    ],
    [{ fromScope: 'InOrganization' }, {}, 'maybe sender-match-undetermined'],
    [{ fromScope: 'Inside' }, {}, 'maybe illegal-value'],
    [{ sentToScope: 'NotInOrganization' }, {}, 'yes documented'],
    [{ sentToScope: 'InOrganization' }, {}, 'no documented rule-not-sentToScope'],
    [{ sentToScope: 'InOrganization' }, { to: 'beth@contoso.com' }, 'yes documented'],
    [{ sentToScope: 'NotInOrganization' }, { to: 'x@emea.contoso.com' }, 'yes inferred'],
  ],
  recipients: [
    [{ sentTo: ['Partner'] }, {}, 'yes documented'],
    [{ sentTo: ['in@fabrikam.com'] }, {}, 'yes documented'],
    [{ sentTo: ['out@fabrikam.com'] }, {}, 'no documented rule-not-sentTo'],
    [{ recipientDomainIs: ['fabrikam.com'] }, { to: 'in@emea.fabrikam.com' }, 'yes documented'],
    [{ recipientDomainIs: ['emea.fabrikam.com'] }, {}, 'no documented rule-not-recipientDomainIs'],
    [{ sentToMemberOf: ['Friends'] }, {}, 'yes documented'],
    [{ sentToMemberOf: ['Sales'] }, {}, 'no documented rule-not-sentToMemberOf'],
    [{ exceptIfRecipientDomainIs: ['fabrikam.com'] }, {}, 'no documented rule-excepted'],
    [{ exceptIfSentTo: ['in@fabrikam.com'] }, {}, 'no documented rule-excepted'],
    [{ exceptIfSentToMemberOf: ['Friends'] }, {}, 'no documented rule-excepted'],
  ],
  'what no text tells of a message': [
    [{ subjectContainsWords: ['x'] }, {}, 'maybe message-content-dependent'],
    [{ exceptIfSubjectContainsWords: ['x'] }, {}, 'maybe message-content-dependent'],
    [{ headerContainsWords: ['x'] }, {}, 'maybe message-content-dependent'],
    [{ subjectContainsWords: ['x'], sentTo: ['out@fabrikam.com'] }, {}, 'no documented rule-not-sentTo'],
    [{ exceptIfSubjectContainsWords: ['x'], exceptIfSentTo: ['in@fabrikam.com'] }, {}, 'no documented rule-excepted'],
  ],
  'switch, mode and days come first': [
    [{ ...FORWARDS, enabled: false }, {}, 'no documented rule-disabled'],
    [{ ...FORWARDS, state: 'Disabled' }, {}, 'no documented rule-disabled'],
    [{ ...FORWARDS, mode: 'Audit' }, {}, 'no documented rule-audit'],
    [{ ...FORWARDS, mode: 'Enforce' }, {}, 'yes documented'],
    [{ ...FORWARDS, mode: 'Test' }, {}, 'maybe illegal-value'],
    [{ ...FORWARDS, mode: 'Test' }, { by: 'mailboxForwardingAddress' }, 'no documented rule-not-messageTypeMatches'],
    [{ ...FORWARDS, expiryDate: '2026-11-01' }, { asOf: '2026-11-25' }, 'no documented rule-outside-dates'],
    [{ ...FORWARDS, expiryDate: '2026-12-01' }, { asOf: '2026-11-25' }, 'yes documented'],
    [{ ...FORWARDS, activationDate: '2026-12-01' }, { asOf: '2026-11-25' }, 'no documented rule-outside-dates'],
    [{ ...FORWARDS, activationDate: '2026-12-01' }, {}, 'maybe rule-date-window'],
  ],
};

for (const [name, cases] of Object.entries(CASES)) {
  describe(name, () => {
    for (const [rule, asked, expected] of cases) {
      it(`${JSON.stringify(rule)} of ${JSON.stringify(asked)}`, () => assert.equal(told(rule, asked), expected));
    }
  });
}

test('of several conditions that do not hold, a documented one is named', () => {
  const rule = { fromScope: 'InOrganization', sentTo: ['out@fabrikam.com'] };
  assert.equal(told(rule, { author: 'x@adatum.com' }), 'no documented rule-not-sentTo');
});
