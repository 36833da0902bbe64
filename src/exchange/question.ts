import type { Assumptions } from '../tenant/index.ts';
import type { Mechanism } from './mechanism.ts';

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
