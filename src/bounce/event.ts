import type { Delivery } from '../knowledge/index.ts';

/** One answer of a server: reply, enhanced status code, the text that tells it from others, and the sentence itself. */
export interface Answer {
  readonly smtp: string | null;
  readonly code: string | null;
  readonly token: string | null;
  readonly text: string;
  /** Id of the fact that it means. */
  readonly fact: string | null;
  /** Who gave it: `exchange`, the id of a provider, `foreign` for any other server, `unknown`. */
  readonly answeredBy: string;
}

/** What happened to one recipient. Fields that the text does not show are null; addresses as written. */
export interface BounceEvent extends Answer {
  readonly recipient: string | null;
  readonly remoteServer: string | null;
  readonly remoteAddress: string | null;
  /** The answer that this one passes on (`... -> 554 5.7.1 Relay access denied`); may itself hold another one. */
  readonly inner: InnerAnswer | null;
  /** Who sent the message as the report says it: its sender field, else the author in the headers. */
  readonly originalSender: string | null;
  readonly forwardingMailbox: string | null;
  /** ISO 8601 where the text is unambiguous, else as written. */
  readonly time: string | null;
  readonly delivery: Delivery;
  /** The control that acted, for facts about forwarding; null when none is known. */
  readonly control: string | null;
  /** Server at which the delivery failed: the one that answered, else the one that wrote the report. */
  readonly failedAt: string | null;
}

export interface InnerAnswer extends Answer {
  readonly inner: InnerAnswer | null;
}

export type BounceLayout =
  | 'exchange-classic'
  | 'exchange-new'
  | 'delivery-status'
  | 'message-trace'
  | 'server-log'
  | 'smtp-session'
  | 'other';

/** How a forward was made, as far as the headers of the message say. */
export type ForwardTrace = 'inbox-rule' | 'mailbox-setting' | 'unknown';

/** A bounce as read. Nothing of its text is kept beyond these fields. */
export interface Bounce {
  readonly layout: BounceLayout;
  /** Language of the report (BCP 47), by its labels; `und` when no label is known. */
  readonly language: string;
  readonly generatingServer: string | null;
  readonly sender: string | null;
  /** The author in the headers of the message that bounced (`From:`). */
  readonly author: string | null;
  readonly forwardingMailbox: string | null;
  readonly forwardedBy: ForwardTrace | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly messageTraceId: string | null;
  readonly events: readonly BounceEvent[];
}

/** What a reader of one layout finds about one recipient; the rest is looked up or taken from the whole text. */
export interface Finding {
  recipient?: string;
  /** The server's own words, on one line. */
  answer: string;
  /** A status that stands apart from the answer (`Status: 5.1.1`). */
  status?: string;
  remoteServer?: string;
  remoteAddress?: string;
  sender?: string;
  /** The address here that the message was sent to before it was forwarded to the recipient. */
  forwardingMailbox?: string;
  time?: string;
  delivery?: Delivery;
}

/** What the readers of layouts find. */
export interface Findings {
  layout: BounceLayout;
  generatingServer?: string | undefined;
  sender?: string;
  messageTraceId?: string;
  messageId?: string;
  subject?: string;
  time?: string | undefined;
  findings: Finding[];
}
