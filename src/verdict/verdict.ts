import type { Control } from '../exchange/control.ts';
import type { Basis } from '../exchange/match.ts';
import type { Question } from '../exchange/question.ts';
import type { ReasonId } from '../exchange/reason.ts';
import type { StepId } from '../exchange/step-id.ts';
import type { CommandCounts } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';

export type { Basis } from '../exchange/match.ts';
export { MECHANISMS, type Mechanism } from '../exchange/mechanism.ts';
export type { Question } from '../exchange/question.ts';

export type Decision = 'allowed' | 'blocked' | 'unknown';

/** One control on the way of the message. `why` is a message id. */
export interface Step {
  readonly control: Control;
  readonly result: 'pass' | 'block' | 'unknown' | 'not-applicable';
  readonly why: StepId | `unknown-${ReasonId}`;
  readonly args: Readonly<Record<string, string | number>>;
  readonly basis: Basis;
  /** Ids of the texts the step rests on; at least one. */
  readonly citations: readonly string[];
  /** The line that decides; undefined when the step rests on a service default. */
  readonly place?: Place;
  readonly reason?: ReasonId;
}

/** What is not known. In most cases this is the id of the reason. */
export type MissingId = ReasonId | 'flow-operation';

/** A fact that would turn an unknown into an answer; both are message ids. `key` names what to write where. */
export interface Missing {
  readonly fact: `fact-${MissingId}`;
  readonly howToState: `state-${MissingId}`;
  readonly control: Control;
  readonly args: Readonly<Record<string, string | number>>;
  /** The command that leaves it open. */
  readonly place?: Place;
}

/** What the author of the message notices. */
export type SenderImpact =
  | 'sender-nothing-delivered'
  | 'sender-unknown'
  | 'sender-ndr-5.7.520'
  | 'sender-ndr-5.7.520-if-external'
  | 'sender-nothing-reports-off'
  | 'sender-ndr-unless-reports-off'
  | 'sender-nothing-internal'
  | 'sender-nothing-dropped'
  | 'sender-ndr-rule-text'
  | 'sender-ndr-rule-code'
  | 'sender-ndr-rule-undetermined'
  | 'sender-nothing-deleted'
  | 'sender-nothing-quarantined'
  | 'sender-nothing-redirected'
  | 'sender-ndr-5.7.703';

/** What the owner of the mailbox that forwards notices. */
export type OwnerImpact =
  | 'owner-unknown'
  | 'owner-not-involved'
  | 'owner-keeps-copy'
  | 'owner-keeps-copy-unaware'
  | 'owner-copy-unknown'
  | 'owner-copy-unknown-blocked'
  | 'owner-loses-message'
  | 'owner-has-no-copy'
  | 'owner-may-lose-message';

export type RecipientImpact =
  | 'recipient-gets-it'
  | 'recipient-gets-nothing'
  | 'recipient-unknown'
  | 'recipient-quarantine'
  | 'recipient-redirected';

/** What people notice. */
export interface UserImpact {
  readonly originalSender: SenderImpact;
  readonly mailboxOwner: OwnerImpact;
  readonly recipient: RecipientImpact;
}

/** The answer to a question. `by` (as text), `outcome` and `reason` take the values of the truth table. */
export interface Verdict {
  readonly question: Question;
  readonly verdict: Decision;
  readonly by: Control;
  readonly alsoBlockedBy: readonly Control[];
  readonly outcome: string;
  readonly reason: ReasonId | null;
  readonly basis: Basis;
  readonly chain: readonly Step[];
  readonly missing: readonly Missing[];
  /** Commands of the tenant's texts that do not surely take effect. */
  readonly commands: CommandCounts;
  readonly userImpact: UserImpact;
}
