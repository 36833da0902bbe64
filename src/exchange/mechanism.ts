import type { Mechanism } from '../knowledge/index.ts';
import type { Basis } from './match.ts';

export { COMMON_MECHANISMS, MECHANISMS, type Mechanism } from '../knowledge/index.ts';

/** What one control does to one mechanism: it acts, it does not, or Microsoft is silent or contradictory (`open`). */
export interface ControlAct {
  readonly acts: 'yes' | 'no' | 'open';
  readonly basis: Basis;
  readonly citations: readonly string[];
}

/** Whose address a mail flow rule sees. `forwarder` is the mailbox that forwards. */
export type SeenSender = 'original' | 'forwarder' | 'undetermined';

/** Everything that is known about one mechanism. */
export interface MechanismFacts {
  readonly policy: ControlAct;
  readonly remoteDomain: ControlAct;
  /** `MessageTypeMatches AutoForward`. */
  readonly autoForwardType: ControlAct;
  /** The header `X-MS-Exchange-Inbox-Rules-Loop`. */
  readonly loopHeader: ControlAct;
  readonly headerSender: SeenSender;
  readonly envelopeSender: SeenSender;
  /** Sender predicates on this mechanism are described by a Microsoft text. */
  readonly senderDocumented: boolean;
  /** Who gets a report when the outbound policy blocks: every original sender, or external ones only. */
  readonly report: 'every-sender' | 'external-senders';
  /** The mailbox keeps a copy: always, or as `DeliverToMailboxAndForward` says. */
  readonly copy: 'kept' | 'by-setting' | 'none';
}

const cell = (acts: ControlAct['acts'], basis: Basis, ...citations: string[]): ControlAct => ({
  acts,
  basis,
  citations,
});
const documented = (...citations: string[]) => cell('yes', 'documented', ...citations);
const inferred = (...citations: string[]) => cell('yes', 'inferred', ...citations);
const spared = (basis: Basis, ...citations: string[]) => cell('no', basis, ...citations);
const open = (...citations: string[]) => cell('open', 'inferred', ...citations);

const INBOX_RULE: MechanismFacts = {
  policy: documented('LEARN-FWD-2026', 'LEARN-OSP-2026'),
  remoteDomain: documented('EXO-RD', 'EHLO-2017'),
  autoForwardType: documented('KB-AF-ETR', 'PS-TR'),
  loopHeader: documented('LEARN-FWD-2026'),
  headerSender: 'original',
  envelopeSender: 'forwarder',
  senderDocumented: true,
  report: 'external-senders',
  copy: 'kept',
};

const NOT_AUTOMATIC: MechanismFacts = {
  policy: spared('inferred', 'LEARN-FWD-2026', 'O365ITPROS-2020'),
  remoteDomain: spared('inferred', 'LEARN-FWD-2026', 'REASONED'),
  autoForwardType: spared('inferred', 'PS-TR', 'REASONED'),
  loopHeader: spared('inferred', 'LEARN-FWD-2026', 'REASONED'),
  headerSender: 'forwarder',
  envelopeSender: 'forwarder',
  senderDocumented: false,
  report: 'every-sender',
  copy: 'kept',
};

const MAILBOX_FORWARD: MechanismFacts = {
  policy: documented('LEARN-FWD-2026', 'LEARN-OSP-2026'),
  remoteDomain: documented('EXO-RD', 'EHLO-2017'),
  autoForwardType: spared('documented', 'KB-AF-ETR', 'PS-TR'),
  loopHeader: open('LEARN-FWD-2026', 'REASONED'),
  headerSender: 'original',
  envelopeSender: 'undetermined',
  senderDocumented: true,
  report: 'every-sender',
  copy: 'by-setting',
};

/**
 * Which control can act on which mechanism. Source: Microsoft's pages named in each cell; where Microsoft is silent the cell
 * is `inferred` or `open`.
 */
export const MECHANISM_FACTS: Readonly<Record<Mechanism, MechanismFacts>> = {
  inboxRuleForward: INBOX_RULE,
  inboxRuleForwardAsAttachment: INBOX_RULE,
  inboxRuleRedirect: {
    ...INBOX_RULE,
    policy: documented('LEARN-FWD-2026', 'M365D-2774'),
    remoteDomain: documented('EHLO-2017'),
    autoForwardType: documented('KB-AF-ETR', 'ODS-541', 'EHLO-2017'),
    loopHeader: inferred('LEARN-FWD-2026', 'REASONED'),
    envelopeSender: 'original',
  },
  m365GroupInboxRule: {
    ...INBOX_RULE,
    policy: documented('LEARN-OSP-2026'),
    remoteDomain: inferred('EXO-RD', 'REASONED'),
    autoForwardType: inferred('KB-AF-ETR', 'REASONED'),
    loopHeader: inferred('LEARN-FWD-2026', 'REASONED'),
    envelopeSender: 'undetermined',
    senderDocumented: false,
  },
  oofRule: {
    ...INBOX_RULE,
    policy: inferred('LEARN-OSP-2026', 'CIS-6.2.1'),
    remoteDomain: open('REASONED'),
    autoForwardType: open('REASONED'),
    loopHeader: open('LEARN-FWD-2026', 'REASONED'),
    envelopeSender: 'undetermined',
    senderDocumented: false,
  },
  mailboxForwardingSmtpAddress: {
    ...MAILBOX_FORWARD,
    remoteDomain: inferred('EHLO-2017', 'TIMMCMIC', 'EXO-RD'),
    autoForwardType: spared('documented', 'PS-TR', 'KB-AF-ETR'),
  },
  owaForwarding: {
    ...MAILBOX_FORWARD,
    autoForwardType: spared('documented', 'KB-AF-ETR', 'EHLO-2017', 'M365D-4462'),
  },
  mailboxForwardingAddress: {
    ...MAILBOX_FORWARD,
    policy: documented('LEARN-FWD-2026', 'M365D-3259'),
    remoteDomain: spared('documented', 'EXO-RD', 'M365D-3259'),
    autoForwardType: spared('documented', 'KB-AF-ETR'),
  },
  transportRuleRedirect: {
    ...NOT_AUTOMATIC,
    policy: spared('documented', 'MC221113'),
    remoteDomain: spared('documented', 'EXO-RD'),
    headerSender: 'original',
    envelopeSender: 'original',
    copy: 'none',
  },
  powerAutomate: {
    ...NOT_AUTOMATIC,
    policy: spared('inferred', 'PP-EXFIL', 'O365ITPROS-PA'),
    remoteDomain: spared('inferred', 'PP-EXFIL', 'O365ITPROS-PA'),
    autoForwardType: spared('inferred', 'PP-EXFIL'),
    loopHeader: spared('inferred', 'PP-EXFIL', 'REASONED'),
  },
  clientSideRule: {
    ...INBOX_RULE,
    policy: open('REASONED'),
    remoteDomain: open('REASONED'),
    autoForwardType: open('REASONED'),
    loopHeader: open('REASONED'),
    headerSender: 'undetermined',
    envelopeSender: 'undetermined',
    senderDocumented: false,
  },
  manualForward: NOT_AUTOMATIC,
  distributionGroupExpansion: { ...NOT_AUTOMATIC, headerSender: 'original', envelopeSender: 'original', copy: 'none' },
  journaling: { ...NOT_AUTOMATIC, headerSender: 'undetermined', envelopeSender: 'undetermined' },
  onPremisesForward: {
    ...INBOX_RULE,
    policy: open('LEARN-FWD-2026', 'PS-OSP-2026'),
    remoteDomain: open('LEARN-FWD-2026', 'PS-OSP-2026'),
    autoForwardType: open('REASONED'),
    loopHeader: inferred('LEARN-FWD-2026'),
    envelopeSender: 'undetermined',
    senderDocumented: false,
  },
};
