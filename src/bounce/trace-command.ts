import type { Bounce, BounceEvent } from './event.ts';

/** A text as a PowerShell string in single quotes; every kind of quote that ends such a string is doubled. */
export function quoted(text: string): string {
  return `'${text.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/['‘’‚‛]/g, '$&$&')}'`;
}

const DAY = 86_400_000;

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day of a time, in milliseconds; NaN for one whose day is not sure, such as 3/4/2026. */
function dayOf(time: string): number {
  if (/^\d{4}-\d\d-\d\dT/.test(time)) return Date.parse(time);
  const numbers = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(time)?.slice(1).map(Number);
  const [a = 0, b = 0, year = 0] = numbers ?? [];
  const [month, date] = a < b ? [a, b] : [b, a];
  const isSure = month >= 1 && month <= 12 && date <= 31 && (date > 12 || a === b);
  return isSure ? Date.UTC(year, month - 1, date) : Number.NaN;
}

/** From the day before the event to the day after it; the last two days when its time is not known. */
function period(time: string | null): string {
  const at = time === null ? Number.NaN : dayOf(time);
  if (Number.isNaN(at)) return '-StartDate (Get-Date).AddDays(-2) -EndDate (Get-Date)';
  return `-StartDate '${day(at - DAY)}' -EndDate '${day(at + 2 * DAY)}'`;
}

/**
 * The message trace that shows what happened to one recipient, filled in. A query covers at most ten days and reaches back
 * ninety (Get-MessageTraceV2). A forward has another sender in the trace than its author (rules and `ForwardingSmtpAddress`
 * put the mailbox or a rewritten address there): then the recipient alone finds it.
 */
export function traceCommands(bounce: Bounce, event: BounceEvent): readonly string[] {
  const recipient = event.recipient ? ` -RecipientAddress ${quoted(event.recipient)}` : '';
  const id =
    bounce.messageId && /^<[^<>\s]{3,300}>$/.test(bounce.messageId) ? ` -MessageId ${quoted(bounce.messageId)}` : '';
  const isForward = bounce.forwardedBy !== null || event.forwardingMailbox !== null;
  const sender =
    id === '' && !isForward && event.originalSender ? ` -SenderAddress ${quoted(event.originalSender)}` : '';
  const list = `Get-MessageTraceV2${sender}${recipient}${id} ${period(event.time)}`;
  if (bounce.messageTraceId && /^[0-9a-f-]{36}$/i.test(bounce.messageTraceId)) {
    return [list, `Get-MessageTraceDetailV2 -MessageTraceId ${bounce.messageTraceId}${recipient} | Format-List`];
  }
  return [event.recipient ? `${list} |\n  Get-MessageTraceDetailV2 | Format-List Date,Event,Action,Detail` : list];
}
