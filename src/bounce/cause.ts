import type { Control } from '../exchange/control.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import type { Basis, Decision, Verdict } from '../verdict/index.ts';
import type { BounceEvent } from './event.ts';

/** One tenant that may have caused a bounce. */
export interface NamedTenant {
  readonly name: string;
  readonly tenant: Tenant;
}

/**
 * Why the repository explains a bounce or does not; ids of a message table. `line` names the deciding line, `default` a service
 * default, `automatic` a policy that the bounce proves to act as Off, `by-recipient` a control that stops mail to the recipient
 * whoever sends it, `normal` an event that is no failure.
 */
export type CauseReason =
  | 'line'
  | 'default'
  | 'automatic'
  | 'rule-by-status'
  | 'by-recipient'
  | 'allowed-for-all'
  | 'connector'
  | 'no-connector'
  | 'normal'
  | 'normal-setting'
  | 'no-answer'
  | 'no-tenant'
  | 'no-control'
  | 'other-side'
  | 'sender-unknown'
  | 'another-control'
  | 'allowed-here'
  | 'undecided';

/** A fact that would help; ids of a message table. */
export type MissingFact =
  | 'forwarding-mailbox'
  | 'recipient'
  | 'trace-detail'
  | 'deployed-state'
  | 'data-loss-prevention'
  | 'sending-limits'
  | 'other-organization'
  | 'text-of-answer'
  | 'whole-configuration';

export interface Cause {
  readonly event: BounceEvent;
  readonly reason: CauseReason;
  readonly explainedByRepository: boolean;
  readonly verdict: Decision;
  readonly by: Control | null;
  /** The deciding line. */
  readonly place?: Place;
  /** Other lines to look at: what the files say about the control, when no line is sure. */
  readonly related: readonly { readonly control: Control; readonly place: Place }[];
  readonly tenant?: string;
  readonly basis?: Basis;
  /** The answer of the verdict engine, when a question could be asked. */
  readonly answer?: Verdict;
  /** The mechanism was taken for likely, not read. */
  readonly assumedMechanism: boolean;
  readonly missing: readonly MissingFact[];
}

/** What a person says in addition to the report. */
export interface Asked {
  /** The mailbox that forwards or sends. */
  readonly from?: string;
  /** Who sent the message that was forwarded. */
  readonly originalSender?: string;
}
