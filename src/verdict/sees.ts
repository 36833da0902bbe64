import type { Message } from '../exchange/message.ts';
import { table } from '../text/table.ts';
import type { Decision, Sees } from './verdict.ts';

/** What people notice of an outcome, as message ids. Sources: LEARN-OSP-2026, EXO-RD, EXO-MFRA, PS-MBX. */
export function sees(message: Message, verdict: Decision, outcome: string): Sees {
  return {
    originalSender: senderSees(verdict, outcome),
    mailboxOwner: ownerSees(message, verdict),
    recipient:
      verdict === 'allowed'
        ? 'recipient-gets-it'
        : verdict === 'blocked'
          ? recipientMisses(outcome)
          : 'recipient-unknown',
  };
}

/** The same when the question could not be looked at. */
export const SEES_NOTHING: Sees = {
  originalSender: 'sender-unknown',
  mailboxOwner: 'owner-unknown',
  recipient: 'recipient-unknown',
};

const SENDER: Readonly<Record<string, string>> = table({
  'ndr-5.7.520': 'sender-ndr-5.7.520',
  'ndr-5.7.520-conditional': 'sender-ndr-5.7.520-if-external',
  'blocked-no-ndr': 'sender-nothing-internal',
  'silent-drop': 'sender-nothing-dropped',
  'rule-ndr-5.7.1': 'sender-ndr-rule-text',
  'rule-ndr': 'sender-ndr-rule-undetermined',
  'rule-silent-drop': 'sender-nothing-deleted',
  'rule-quarantine': 'sender-nothing-quarantined',
  'rule-redirect': 'sender-nothing-redirected',
  'ndr-5.7.703': 'sender-ndr-5.7.703',
});

function senderSees(verdict: Decision, outcome: string): string {
  if (verdict === 'allowed') return 'sender-nothing-delivered';
  if (verdict === 'unknown') return 'sender-unknown';
  return SENDER[outcome] ?? 'sender-ndr-rule-code';
}

function ownerSees({ facts, question }: Message, verdict: Decision): string {
  const keeps = question.deliverToMailboxAndForward;
  if (facts.copy === 'none') return 'owner-not-involved';
  if (facts.copy === 'kept') return verdict === 'blocked' ? 'owner-keeps-copy-unaware' : 'owner-keeps-copy';
  if (keeps === undefined) return verdict === 'blocked' ? 'owner-copy-unknown-blocked' : 'owner-copy-unknown';
  if (keeps) return verdict === 'blocked' ? 'owner-keeps-copy-unaware' : 'owner-keeps-copy';
  return verdict === 'blocked'
    ? 'owner-loses-message'
    : verdict === 'allowed'
      ? 'owner-has-no-copy'
      : 'owner-may-lose-message';
}

function recipientMisses(outcome: string): string {
  if (outcome === 'rule-quarantine') return 'recipient-quarantine';
  return outcome === 'rule-redirect' ? 'recipient-redirected' : 'recipient-gets-nothing';
}
