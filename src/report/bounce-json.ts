import type { Bounce, Cause } from '../bounce/index.ts';
import { controlText } from '../exchange/control.ts';
import type { Position } from '../text/index.ts';
import type { Lines } from './view.ts';

/** What the files say about one failure. */
export interface CauseJson extends Pick<Cause, 'verdict' | 'explainedByRepository' | 'reason'> {
  readonly recipient: string | null;
  /** The control behind it: `outboundPolicy:Default`. */
  readonly by: string | null;
  readonly file: string | null;
  readonly start: Position | null;
  readonly tenant: string | null;
  readonly related: readonly { readonly control: string; readonly file: string; readonly start: Position }[];
  readonly missing: readonly { readonly fact: string }[];
}

/** A bounce as read, and its causes. */
export interface BounceJson
  extends Pick<
    Bounce,
    | 'layout'
    | 'generatingServer'
    | 'sender'
    | 'author'
    | 'forwardingMailbox'
    | 'subject'
    | 'messageId'
    | 'messageTraceId'
    | 'events'
  > {
  /** Language of the report (BCP 47); `und` when no label is known. */
  readonly bounceLanguage: string;
  /** The cause that the files explain, else the first. */
  readonly cause: CauseJson | null;
  readonly causes: readonly CauseJson[];
}

/** The facts of a bounce and its causes, as `explain --format json` gives them beside the explanation. */
export function bounceJson(bounce: Bounce, causes: readonly Cause[], lines: Lines): BounceJson {
  const cause = causes.find(({ explainedByRepository }) => explainedByRepository) ?? causes[0];
  return {
    bounceLanguage: bounce.language,
    layout: bounce.layout,
    generatingServer: bounce.generatingServer,
    sender: bounce.sender,
    author: bounce.author,
    forwardingMailbox: bounce.forwardingMailbox,
    subject: bounce.subject,
    messageId: bounce.messageId,
    messageTraceId: bounce.messageTraceId,
    events: bounce.events,
    cause: cause ? causeJson(cause, lines) : null,
    causes: causes.map((one) => causeJson(one, lines)),
  };
}

function causeJson(cause: Cause, lines: Lines): CauseJson {
  const { place } = cause;
  return {
    recipient: cause.event.recipient,
    verdict: cause.verdict,
    by: cause.by && controlText(cause.by),
    file: place?.source ?? null,
    start: place ? lines(place.source).position(place.start) : null,
    explainedByRepository: cause.explainedByRepository,
    reason: cause.reason,
    tenant: cause.tenant ?? null,
    related: cause.related.map(({ control, place: other }) => ({
      control: controlText(control),
      file: other.source,
      start: lines(other.source).position(other.start),
    })),
    missing: cause.missing.map((fact) => ({ fact })),
  };
}
