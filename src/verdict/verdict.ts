import type { Assumptions } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';

/** How a message gets forwarded. Names are those of the truth table. */
export const MECHANISMS = [
  'inboxRuleForward',
  'inboxRuleForwardAsAttachment',
  'inboxRuleRedirect',
  'm365GroupInboxRule',
  'oofRule',
  'mailboxForwardingSmtpAddress',
  'owaForwarding',
  'mailboxForwardingAddress',
  'transportRuleRedirect',
  'powerAutomate',
  'clientSideRule',
  'manualForward',
  'distributionGroupExpansion',
  'journaling',
  'onPremisesForward',
] as const;

export type Mechanism = (typeof MECHANISMS)[number];

/** May mail of `from` be forwarded to `to`? Addresses; classes of addresses are asked one representative at a time. */
export interface Question {
  /** The mailbox that forwards: its primary SMTP address. */
  readonly from: string;
  /** The final recipient: an SMTP address. */
  readonly to: string;
  readonly mechanism: Mechanism;
  /** Who sent the message that is forwarded: an address, a location, or undefined when unknown. */
  readonly originalSender?: string;
  readonly recipientType?: string;
  /** `x-ms-mail-operation-type` of a flow. */
  readonly flowOperation?: string;
  readonly deliverToMailboxAndForward?: boolean;
  /** Overrides the assumptions of the tenant. */
  readonly assumptions?: Partial<Assumptions>;
}

export type Decision = 'allowed' | 'blocked' | 'unknown';
export type Basis = 'documented' | 'inferred';

/** One control on the way of the message. `why` is a message id; `control` is `<kind>:<name>`. */
export interface Step {
  readonly control: string;
  readonly result: 'pass' | 'block' | 'unknown' | 'not-applicable';
  readonly why: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly basis: Basis;
  /** Ids of the texts the step rests on; at least one. */
  readonly citations: readonly string[];
  /** The line that decides; undefined when the step rests on a service default. */
  readonly place?: Place;
  readonly reason?: string;
}

/** A fact that would turn an unknown into an answer; both are message ids. `key` names what to write where. */
export interface Missing {
  readonly fact: string;
  readonly howToState: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What people notice; message ids. */
export interface Sees {
  readonly originalSender: string;
  readonly mailboxOwner: string;
  readonly recipient: string;
}

/** The answer to a question. `by`, `outcome` and `reason` take the values of the truth table. */
export interface Verdict {
  readonly question: Question;
  readonly verdict: Decision;
  readonly by: string;
  readonly alsoBlockedBy: readonly string[];
  readonly outcome: string;
  readonly reason: string | null;
  readonly basis: Basis;
  readonly chain: readonly Step[];
  readonly missing: readonly Missing[];
  readonly sees: Sees;
}
