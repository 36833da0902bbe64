import type { Message } from '../exchange/message.ts';
import type { RemoteDomains } from '../exchange/remote-domains.ts';
import { table } from '../text/table.ts';
import type { Decision, OwnerImpact, RecipientImpact, SenderImpact, UserImpact } from './verdict.ts';

/** What people notice of an outcome, as message ids. Sources: LEARN-OSP-2026, EXO-RD, EXO-MFRA, PS-MBX. */
export function userImpact(message: Message, verdict: Decision, outcome: string, domains: RemoteDomains): UserImpact {
  return {
    originalSender: verdict === 'blocked' ? bounceSeen(message, outcome, domains) : senderImpact(verdict),
    mailboxOwner: ownerImpact(message, verdict),
    recipient:
      verdict === 'allowed'
        ? 'recipient-gets-it'
        : verdict === 'blocked'
          ? recipientMisses(outcome)
          : 'recipient-unknown',
  };
}

/** What people notice when the question could not be judged. */
export const UNKNOWN_IMPACT: UserImpact = {
  originalSender: 'sender-unknown',
  mailboxOwner: 'owner-unknown',
  recipient: 'recipient-unknown',
};

const SENDER: Readonly<Record<string, SenderImpact>> = table({
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

const senderImpact = (verdict: Decision): SenderImpact =>
  verdict === 'allowed' ? 'sender-nothing-delivered' : 'sender-unknown';

/** Whether the outcome is a report to authors outside; authors inside are informed in other ways. */
const isReport = (outcome: string): boolean => outcome.includes('ndr') && outcome !== 'blocked-no-ndr';

/** A report to an author outside is deleted where the remote domain of the author does not let reports leave (EXO-RD). */
function bounceSeen({ original }: Message, outcome: string, domains: RemoteDomains): SenderImpact {
  const impact = SENDER[outcome] ?? 'sender-ndr-rule-code';
  if (!isReport(outcome) || original.inside.is === 'yes') return impact;
  const reports = domains.reports(original.person?.domains);
  if (reports.is === 'yes') return impact;
  const onlyOutside = original.inside.is === 'no' || outcome === 'ndr-5.7.520-conditional';
  return reports.is === 'no' && onlyOutside ? 'sender-nothing-reports-off' : 'sender-ndr-unless-reports-off';
}

function ownerImpact({ facts, question }: Message, verdict: Decision): OwnerImpact {
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

function recipientMisses(outcome: string): RecipientImpact {
  if (outcome === 'rule-quarantine') return 'recipient-quarantine';
  return outcome === 'rule-redirect' ? 'recipient-redirected' : 'recipient-gets-nothing';
}
