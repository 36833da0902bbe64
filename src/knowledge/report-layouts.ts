import type { Delivery } from './ndr-fact.ts';

/** What a labelled line of a report holds. `headers` opens the headers of the message itself; `failed` is the opening sentence. */
export type ReportField =
  | 'generatingServer'
  | 'rejectedBy'
  | 'sender'
  | 'recipient'
  | 'subject'
  | 'time'
  | 'error'
  | 'status'
  | 'headers'
  | 'failed';

/** What a column or line of a message trace holds. */
export type TraceField = 'sender' | 'recipient' | 'status' | 'time' | 'event' | 'detail' | 'subject' | 'messageid';

/** How Exchange reports and message traces are labelled in one language: an entry of `data/bounce-layouts.json`. */
export interface ReportLayout {
  /** Name of the language in English. */
  readonly name: string;
  /** `seen` in a report, `documented` by Microsoft, or `reconstructed` after the wording of the product. */
  readonly evidence: 'seen' | 'documented' | 'reconstructed';
  readonly source: string;
  readonly date: string;
  readonly labels: Readonly<Record<ReportField, readonly string[]>>;
  readonly columns: Readonly<Partial<Record<TraceField, readonly string[]>>>;
  /** Words for what happened to a message. */
  readonly events: Readonly<Partial<Record<Delivery, readonly string[]>>>;
}

/** The layouts by BCP 47 language. */
export type ReportLayouts = Readonly<Record<string, ReportLayout>>;
