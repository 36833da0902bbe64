import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { modelOf } from '../../src/exchange/model.ts';
import type { ClassName } from '../../src/verdict/classes.ts';
import { Comparison, compare, type Difference } from '../../src/verdict/comparison.ts';
import type { Question } from '../../src/verdict/verdict.ts';
import { compareWithNaive } from './comparison.ts';
import { nativeTenant } from './tenants.ts';

const BASE = {
  acceptedDomains: ['contoso.com'],
  groups: { Partners: ['bob@contoso.com', 'noah@contoso.com'] },
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'Allow', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Partners'] }],
  remoteDomains: [
    { name: 'Default', domainName: '*', autoForwardEnabled: true },
    { name: 'Fabrikam', domainName: 'fabrikam.com', autoForwardEnabled: false },
  ],
};

/** Families that the outbound policy decides for sure. */
const sure = ({ families }: Difference): boolean => families.some(({ id }) => id === 'inbox-rule');

const differences = (after: object, before: object = BASE) =>
  compare(nativeTenant(before), nativeTenant(after))
    .filter(sure)
    .map(({ from, to, before: was, after: is }) => ({
      from: from.flatMap(({ members }) => members),
      to: to.map(({ name }) => name.args.name ?? name.id),
      verdicts: `${was.verdict} ${is.verdict}`,
      by: `${controlText(was.by)} ${controlText(is.by)}`,
    }));
const groups = (...members: readonly string[]) => ({
  ...BASE,
  groups: { Partners: members.map((one) => `${one}@contoso.com`) },
});

test('ann beside bob in an allowed group is a change for ann alone', () => {
  assert.deepEqual(differences(groups('bob', 'noah', 'ann')), [
    {
      from: ['ann@contoso.com'],
      to: ['elsewhere'],
      verdicts: 'blocked allowed',
      by: 'outboundPolicy:Default outboundPolicy:Allow',
    },
  ]);
});

test('swapping noah for eve is a change for both', () => {
  const found = differences(groups('bob', 'eve')).filter(({ to }) => to.includes('elsewhere'));
  assert.deepEqual(
    found.map(({ from, verdicts }) => [from, verdicts]),
    [
      [['eve@contoso.com'], 'blocked allowed'],
      [['noah@contoso.com'], 'allowed blocked'],
    ],
  );
});

test('names, order and other controls with the same answer are no difference', () => {
  const turned = {
    ...BASE,
    groups: { Friends: ['noah@contoso.com', 'bob@contoso.com'] },
    outboundPolicies: [
      { name: 'Open', autoForwardingMode: 'On' },
      { name: 'Default', autoForwardingMode: 'Off' },
    ],
    outboundRules: [{ name: 'Open', policy: 'Open', priority: 0, fromMemberOf: ['Friends'] }],
    remoteDomains: [...BASE.remoteDomains].reverse(),
  };
  assert.deepEqual(differences(turned), []);
});

test('a tenant that accepts a domain no more answers nobody there', () => {
  const two = { ...BASE, acceptedDomains: ['contoso.com', 'emea.contoso.com'] };
  const found = differences(BASE, two).filter(({ from }) => from.includes('emea.contoso.com'));
  assert.ok(found.length > 0);
  assert.ok(found.every(({ by }) => by.endsWith(' sender')));
});

/** What two states differ in for Inbox rules: who, to whom, and the verdicts. */
const changes = (before: object, after: object): readonly string[] =>
  compare(nativeTenant(before), nativeTenant(after))
    .filter(sure)
    .flatMap(({ from, to, before: was, after: is }) =>
      from.flatMap(({ name }) => to.map((end) => `${named(name)} > ${named(end.name)}: ${was.verdict} ${is.verdict}`)),
    )
    .toSorted();
const named = ({ id, args }: ClassName): string => String(args.name ?? args.group ?? id);

const ON = { ...BASE, outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }], outboundRules: [] };

test('a new address of a mailbox that a rule names is a change for its owner', () => {
  const state = (...emailAddresses: readonly string[]) => ({
    ...BASE,
    outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, from: ['a.lee@contoso.com'] }],
    mailboxes: [{ identity: 'Ann', primarySmtpAddress: 'ann@contoso.com', emailAddresses }],
  });
  const found = changes(state(), state('smtp:a.lee@contoso.com'));
  assert.ok(found.includes('ann@contoso.com > elsewhere: blocked allowed'), found.join('; '));
});

test('a mail user whose mail goes elsewhere is a change for that address', () => {
  const state = (externalEmailAddress: string) => ({
    ...ON,
    mailUsers: [{ name: 'Guest', primarySmtpAddress: 'guest@contoso.com', externalEmailAddress }],
    transportRules: [{ name: 'Stamp', priority: 0, sentTo: ['guest@contoso.com'], prependSubject: 'x' }],
  });
  const found = changes(state('in@fabrikam.com'), state('in@gmail.com'));
  assert.deepEqual(found, ['everyone > guest@contoso.com: blocked allowed']);
  assert.deepEqual(changes(state('in@gmail.com'), state('x@gmail.com')), []);
});

test('a new rule is a change for those whom it names', () => {
  const rule = {
    ...{ name: 'Refuse', priority: 0, from: ['bob@contoso.com'], senderAddressLocation: 'Envelope' },
    ...{ recipientDomainIs: ['gmail.com'], rejectMessageReasonText: 'no' },
  };
  const found = changes(ON, { ...ON, transportRules: [rule] });
  assert.deepEqual(found, ['bob@contoso.com > gmail.com: allowed blocked']);
});

test('what becomes of people whose groups nobody knows is told only where no known sender shows it', () => {
  const { groups: _, ...open } = BASE;
  const closed = {
    ...open,
    outboundPolicies: [BASE.outboundPolicies[0], { name: 'Allow', autoForwardingMode: 'Off' }],
  };
  assert.deepEqual(changes(open, closed), ['Partners > elsewhere: allowed blocked']);
  assert.deepEqual(changes(closed, open), ['Partners > elsewhere: blocked allowed']);
});

/** What opens for everybody, besides the question itself: who may then forward to whom, in these ways. */
function opened(question: Question, exchange: object = BASE): readonly string[] {
  const policies = [{ name: 'Default', autoForwardingMode: 'On' }, BASE.outboundPolicies[1]];
  const [before, after] = [exchange, { ...exchange, outboundPolicies: policies }].map((one) =>
    modelOf(nativeTenant(one)),
  );
  assert.ok(before && after);
  const found = new Comparison(before, question).with(after) ?? [];
  const lines = found.flatMap(({ from, to, families }) =>
    families
      .filter(({ id }) => id === 'inbox-rule' || id === 'inbox-rule-redirect')
      .flatMap(({ id }) => {
        const ends = to.map(({ name }) => name.args.name ?? name.id);
        return from.flatMap(({ members }) => ends.map((end) => `${members.join(', ')} > ${end}: ${id}`));
      }),
  );
  return lines.toSorted();
}

test('the question itself is no side effect, in its own way alone', () => {
  const question: Question = { from: 'ann@contoso.com', to: 'in@gmail.com', mechanism: 'inboxRuleForward' };
  assert.deepEqual(opened(question), [
    'ann@contoso.com > elsewhere: inbox-rule',
    'ann@contoso.com > elsewhere: inbox-rule-redirect',
    'ann@contoso.com > in@gmail.com: inbox-rule-redirect',
    'contoso.com > elsewhere: inbox-rule',
    'contoso.com > elsewhere: inbox-rule-redirect',
    'contoso.com > in@gmail.com: inbox-rule',
    'contoso.com > in@gmail.com: inbox-rule-redirect',
  ]);
});

test('a question may be about a whole domain, which the tenant names or not', () => {
  const exchange = {
    ...BASE,
    remoteDomains: [BASE.remoteDomains[0], { name: 'Fabrikam', domainName: 'fabrikam.com', autoForwardEnabled: true }],
  };
  const question = (to: string): Question => ({ from: 'ann@contoso.com', to, mechanism: 'inboxRuleForward' });
  const own = (to: string) =>
    opened(question(to), exchange).filter((line) => /^ann@contoso.com >.*: inbox-rule$/.test(line));
  assert.deepEqual(own('anyone@fabrikam.com'), ['ann@contoso.com > elsewhere: inbox-rule']);
  assert.deepEqual(own('anyone@gmail.com'), ['ann@contoso.com > elsewhere: inbox-rule']);
});

test('who is asked about is one person, whatever address the question names', () => {
  const exchange = {
    ...BASE,
    mailboxes: [{ identity: 'Ann', primarySmtpAddress: 'ann@contoso.com', emailAddresses: ['smtp:a.lee@contoso.com'] }],
    mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@gmail.com' }],
  };
  const question: Question = { from: 'A.Lee@contoso.com', to: 'Partner', mechanism: 'inboxRuleForward' };
  assert.deepEqual(
    opened(question, exchange).filter((line) => line.startsWith('ann') && line.endsWith(': inbox-rule')),
    ['ann@contoso.com > elsewhere: inbox-rule'],
  );
});

test('a question about everybody at a domain is about none of its named people', () => {
  const question: Question = { from: 'anyone@contoso.com', to: 'in@gmail.com', mechanism: 'inboxRuleForward' };
  assert.deepEqual(
    opened(question).filter((line) => line.endsWith(': inbox-rule')),
    ['contoso.com > elsewhere: inbox-rule'],
  );
});

test('it reports a change exactly when the naive evaluator, asked for everybody by name, sees one', () => {
  assert.ok(compareWithNaive(40, 1).changes > 5_000);
});
