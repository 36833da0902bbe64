import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ControlAct, MECHANISM_FACTS, MECHANISMS, type Mechanism } from '../../src/exchange/mechanism.ts';

/**
 * What is known of each way, written from the pages: outbound policy, remote domain, message type, loop header (Y acts, N does not, ? nobody
 * says; a small letter is a conclusion), the sender that rules see in the header and on the envelope (Original, Forwarder, ?), whether a page says
 * so, who gets a report, and what the mailbox keeps.
 */
const KNOWN: Readonly<Record<Mechanism, string>> = {
  inboxRuleForward: 'YYYY OF documented external-senders kept',
  inboxRuleForwardAsAttachment: 'YYYY OF documented external-senders kept',
  inboxRuleRedirect: 'YYYy OO documented external-senders kept',
  m365GroupInboxRule: 'Yyyy O? concluded external-senders kept',
  oofRule: 'y??? O? concluded external-senders kept',
  mailboxForwardingSmtpAddress: 'YyN? O? documented every-sender by-setting',
  owaForwarding: 'YYN? O? documented every-sender by-setting',
  mailboxForwardingAddress: 'YNN? O? documented every-sender by-setting',
  transportRuleRedirect: 'NNnn OO concluded every-sender none',
  powerAutomate: 'nnnn FF concluded every-sender kept',
  clientSideRule: '???? ?? concluded external-senders kept',
  manualForward: 'nnnn FF concluded every-sender kept',
  distributionGroupExpansion: 'nnnn OO concluded every-sender none',
  journaling: 'nnnn ?? concluded every-sender kept',
  onPremisesForward: '???y O? concluded external-senders kept',
};

const LETTERS = { yes: 'Y', no: 'N', open: '?' } as const;
const SENDERS = { original: 'O', forwarder: 'F', undetermined: '?' } as const;

const letter = ({ acts, basis }: ControlAct): string =>
  basis === 'documented' ? LETTERS[acts] : LETTERS[acts].toLowerCase();

test('every way is known by what acts on it', () => {
  assert.deepEqual(Object.keys(KNOWN).toSorted(), [...MECHANISMS].toSorted());
  for (const [mechanism, expected] of Object.entries(KNOWN)) {
    const facts = MECHANISM_FACTS[mechanism as Mechanism];
    const cells = [facts.policy, facts.remoteDomain, facts.autoForwardType, facts.loopHeader];
    const senders = SENDERS[facts.headerSender] + SENDERS[facts.envelopeSender];
    const documented = facts.senderDocumented ? 'documented' : 'concluded';
    const own = [cells.map(letter).join(''), senders, documented, facts.report, facts.copy].join(' ');
    assert.equal(own, expected, mechanism);
    for (const { citations } of cells) assert.match(citations.join(' '), /^[A-Z]/, mechanism);
  }
});
