import { daysOf } from '../exchange/dates.ts';
import { withoutInvisible } from '../text/invisible.ts';
import { quoted } from '../write/powershell-value.ts';
import type { Bounce, BounceEvent } from './event.ts';

/** A text of a bounce as a PowerShell string; marks that nobody sees are left out. */
const literal = (text: string): string =>
  quoted(
    withoutInvisible(text.replace(/[\n\t]/g, ''), () => ''),
    "'",
  );

const DAY = 86_400_000;

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A time, or the day of one, in milliseconds; NaN for one whose day is not sure, such as 3/4/2026. */
function momentOf(time: string): number {
  if (/^\d{4}-\d\d-\d\dT/.test(time)) return Date.parse(time);
  const [day = '', ...others] = daysOf(time).days;
  return others.length > 0 ? Number.NaN : Date.parse(day);
}

/** From the day before the event to the day after it; the last two days when its time is not known. */
function period(time: string | null): string {
  const at = time === null ? Number.NaN : momentOf(time);
  if (Number.isNaN(at)) return '-StartDate (Get-Date).AddDays(-2) -EndDate (Get-Date)';
  return `-StartDate '${day(at - DAY)}' -EndDate '${day(at + 2 * DAY)}'`;
}

/**
 * The message trace that shows what happened to one recipient, filled in. A query covers at most ten days and reaches back
 * ninety (Get-MessageTraceV2). A forward has another sender in the trace than its author (rules and `ForwardingSmtpAddress`
 * put the mailbox or a rewritten address there): then the recipient alone finds it.
 */
export function traceCommands(bounce: Bounce, event: BounceEvent): readonly string[] {
  const recipient = event.recipient ? ` -RecipientAddress ${literal(event.recipient)}` : '';
  const id =
    bounce.messageId && /^<[^<>\s]{3,300}>$/.test(bounce.messageId) ? ` -MessageId ${literal(bounce.messageId)}` : '';
  const isForward = bounce.forwardedBy !== null || event.forwardingMailbox !== null;
  const sender =
    id === '' && !isForward && event.originalSender ? ` -SenderAddress ${literal(event.originalSender)}` : '';
  const list = `Get-MessageTraceV2${sender}${recipient}${id} ${period(event.time)}`;
  if (bounce.messageTraceId && /^[0-9a-f-]{36}$/i.test(bounce.messageTraceId)) {
    return [list, `Get-MessageTraceDetailV2 -MessageTraceId ${bounce.messageTraceId}${recipient} | Format-List`];
  }
  return [event.recipient ? `${list} |\n  Get-MessageTraceDetailV2 | Format-List Date,Event,Action,Detail` : list];
}
