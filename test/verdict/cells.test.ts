import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import { Cells } from '../../src/verdict/cells.ts';
import { familyOf } from '../../src/verdict/families.ts';
import type { Mechanism } from '../../src/verdict/verdict.ts';
import { tenantOf } from './tenants.ts';

/** Asks for cells of a tenant in which everybody may forward, but for these settings: what is answered, by what, and at which text. */
function cellsOf(settings: string, domains = '[contoso.com]') {
  const text = `exchange:
  acceptedDomains: ${domains}
  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }]
${settings}`;
  const model = modelOf(tenantOf({ 'a.exo.yaml': text }));
  const cells = new Cells(model);
  return (from: string, to: string, mechanism: Mechanism = 'inboxRuleForward'): string => {
    const [sender, recipient] = [cells.sender(person(from, model)), cells.recipient(person(to, model))];
    const cell = cells.outcomes[cells.number(sender, recipient, familyOf(mechanism))];
    assert.ok(cell);
    const { verdict, by, reason, place } = cell;
    const written = place && text.slice(place.start, place.end);
    return [verdict, controlText(by), ...(reason ? [reason] : []), ...(written ? [written] : [])].join(' | ');
  };
}

const [ANN, BOB] = ['ann@contoso.com', 'bob@contoso.com'];

test('each entry of the block list answers for those whom it covers', () => {
  const cell = cellsOf('  tenantBlockList: [a.example, b.example]\n');
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | tenantBlockList:a.example | a.example');
  assert.equal(cell(ANN, 'x@b.example'), 'blocked | tenantBlockList:b.example | b.example');
  assert.equal(cell(ANN, 'x@c.example'), 'allowed | outboundPolicy:Default | "On"');
});

test('each remote domain that is closed answers for its domain, open ones are alike', () => {
  const cell = cellsOf(`  remoteDomains:
    - { name: A, domainName: a.example, autoForwardEnabled: false }
    - { name: B, domainName: b.example, autoForwardEnabled: false }
    - { name: C, domainName: c.example, autoForwardEnabled: true }
`);
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | remoteDomain:A | false');
  assert.equal(cell(ANN, 'x@b.example'), 'blocked | remoteDomain:B | false');
  assert.equal(cell(ANN, 'x@c.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(ANN, 'x@a.example', 'mailboxForwardingAddress'), 'allowed | outboundPolicy:Default | "On"');
});

const REFUSE = 'priority: 0, senderAddressLocation: Envelope, rejectMessageReasonText: "no"';

test('a rule for a sender and a recipient answers where both meet', () => {
  const cell = cellsOf(`  transportRules: [{ name: R, ${REFUSE}, from: [${ANN}], recipientDomainIs: [a.example] }]\n`);
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | transportRule:R | R');
  assert.equal(cell(BOB, 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(ANN, 'x@b.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(BOB, 'x@b.example'), 'allowed | outboundPolicy:Default | "On"');
  // The envelope of a redirect carries the original sender, whom nobody asks about here.
  const open = 'unknown | transportRule:R | sender-match-undetermined | [ann@contoso.com]';
  assert.equal(cell(ANN, 'x@a.example', 'inboxRuleRedirect'), open);
  assert.equal(cell(BOB, 'x@a.example', 'inboxRuleRedirect'), open);
  assert.equal(cell(ANN, 'x@b.example', 'inboxRuleRedirect'), 'allowed | outboundPolicy:Default | "On"');
});

test('a rule with an exception for a sender answers for all others', () => {
  const cell = cellsOf(`  transportRules: [{ name: R, ${REFUSE}, exceptIfFrom: [${ANN}] }]\n`);
  assert.equal(cell(ANN, 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(BOB, 'x@a.example'), 'blocked | transportRule:R | R');
});

test('a rule for a recipient with an exception for a sender answers for each sender, whoever is asked about first', () => {
  const rule = `  transportRules: [{ name: R, ${REFUSE}, sentTo: [x@a.example], exceptIfFrom: [${ANN}] }]\n`;
  const [cell, other] = [cellsOf(rule), cellsOf(rule)];
  const [passes, stops] = ['allowed | outboundPolicy:Default | "On"', 'blocked | transportRule:R | R'];
  assert.equal(cell(ANN, 'x@a.example'), passes);
  assert.equal(cell(BOB, 'x@a.example'), stops);
  assert.equal(other(BOB, 'x@a.example'), stops);
  assert.equal(other(ANN, 'x@a.example'), passes);
  assert.equal(cell(BOB, 'y@a.example'), passes);
});

test('a rule with an exception for a recipient answers for all others', () => {
  const cell = cellsOf(`  transportRules: [{ name: R, ${REFUSE}, exceptIfRecipientDomainIs: [a.example] }]\n`);
  assert.equal(cell(ANN, 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(ANN, 'x@b.example'), 'blocked | transportRule:R | R');
});

test('a doubt about a group points at that group', () => {
  const cell = cellsOf(`  transportRules: [{ name: R, ${REFUSE}, fromMemberOf: [Sales, Helpers] }]
  groups:
    Sales: { type: DynamicDistributionGroup }
    Helpers: [${ANN}]
`);
  assert.equal(cell(BOB, 'x@a.example'), 'unknown | transportRule:R | dynamic-group-unsupported | Sales');
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | transportRule:R | R');
});

test('the first of several rules answers, and one that stops ends them', () => {
  const cell = cellsOf(`  transportRules:
    - { name: Stop, priority: 0, sentTo: [x@a.example], stopRuleProcessing: true }
    - { name: First, priority: 1, recipientDomainIs: [a.example], deleteMessage: true }
    - { name: Second, priority: 2, rejectMessageReasonText: "no" }
`);
  assert.equal(cell(ANN, 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(ANN, 'y@a.example'), 'blocked | transportRule:First | First');
  assert.equal(cell(ANN, 'y@b.example'), 'blocked | transportRule:Second | Second');
});

test('rules act in their order, whether they name somebody or not', () => {
  const cell = cellsOf(`  transportRules:
    - { name: First, priority: 0, deleteMessage: true, exceptIfSentTo: [y@a.example] }
    - { name: Second, priority: 1, recipientDomainIs: [a.example], rejectMessageReasonText: "no" }
    - { name: Third, priority: 2, quarantine: true }
`);
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | transportRule:First | First');
  assert.equal(cell(ANN, 'y@a.example'), 'blocked | transportRule:Second | Second');
});

test('a rule for recipients outside answers for these alone, whoever is asked about first', () => {
  const rule = '  transportRules: [{ name: R, priority: 0, sentToScope: NotInOrganization, deleteMessage: true }]\n';
  const [cell, other] = [cellsOf(rule), cellsOf(rule)];
  assert.equal(cell(ANN, BOB), 'allowed | internal');
  assert.equal(cell(ANN, 'x@a.example'), 'blocked | transportRule:R | R');
  assert.equal(other(ANN, 'x@a.example'), 'blocked | transportRule:R | R');
  assert.equal(other(ANN, BOB), 'allowed | internal');
});

test('a rule that hands messages to somebody keeps them from all others', () => {
  const cell = cellsOf('  transportRules: [{ name: R, priority: 0, redirectMessageTo: [x@a.example] }]\n');
  assert.equal(cell(ANN, 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell(ANN, 'y@a.example'), 'blocked | transportRule:R | R');
});

test('nobody of another organization forwards here', () => {
  const cell = cellsOf('', '[contoso.com, contoso.example]');
  assert.equal(cell('ann@contoso.example', 'x@a.example'), 'allowed | outboundPolicy:Default | "On"');
  assert.equal(cell('ann@fabrikam.com', 'x@a.example'), 'unknown | sender | sender-not-in-accepted-domain');
  assert.equal(cell(ANN, 'bob@contoso.example'), 'allowed | internal');
});
