import type { Bounce, Cause } from '../bounce/index.ts';
import { controlText } from '../exchange/control.ts';
import type { Lines } from './view.ts';

/** The facts of a bounce and its causes, as `explain --format json` gives them beside the explanation. */
export function bounceJson(bounce: Bounce, causes: readonly Cause[], lines: Lines): Readonly<Record<string, unknown>> {
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

function causeJson(cause: Cause, lines: Lines): Readonly<Record<string, unknown>> {
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
