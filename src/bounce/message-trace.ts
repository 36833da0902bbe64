import type { Delivery } from '../knowledge/index.ts';
import { table } from '../text/table.ts';
import type { Finding, Findings } from './event.ts';
import { findAddresses, hostOf, oneLine, timeOf } from './fields.ts';
import type { ReportLabels } from './labels.ts';
import { type Row, traceRows } from './trace-rows.ts';

/** Columns of the message trace that are called the same in every language. */
const COLUMNS: Readonly<Record<string, string>> = table({
  recipient_status: 'recipientstatus',
  messagetraceid: 'messagetraceid',
  message_trace_id: 'messagetraceid',
  network_message_id: 'messagetraceid',
});
const LED = /\{LED=(.*?)\};?\{MSG=(.*?)\}(?:;?\{FQDN=(.*?)\})?(?:;?\{IP=(.*?)\})?(?:;?\{LRT=(.*?)\})?/;

/** Reads the output of the message trace, from cmdlets or the admin center. Undefined when the text is no trace. */
export function readMessageTrace(text: string, labels: ReportLabels): Findings | undefined {
  // A header and a row, or JSON.
  if (!/[\n{]/.test(text.trim())) return undefined;
  const columns = (name: string): string => {
    const written = name.trim().toLowerCase();
    return COLUMNS[written] ?? labels.column(name) ?? written;
  };
  const rows = traceRows(text, columns, (word) => labels.event(word) !== undefined);
  const result: Findings = { layout: 'message-trace', findings: [] };
  const now: { sender?: string; recipient?: string } = askedFor(text);
  for (const row of rows) takeRow(row, now, result, labels);
  return result.findings.length > 0 ? withoutRepeated(result) : undefined;
}

/** Addresses that the command itself names, for details that do not repeat them. */
function askedFor(text: string): { sender?: string; recipient?: string } {
  const recipient = /-RecipientAddress[ :]+["']?([^\s"'|;]+@[^\s"'|;]+)/i.exec(text)?.[1];
  const sender = /-SenderAddress[ :]+["']?([^\s"'|;]+@[^\s"'|;]+)/i.exec(text)?.[1];
  return { ...(recipient ? { recipient } : {}), ...(sender ? { sender } : {}) };
}

function takeRow(row: Row, now: { sender?: string; recipient?: string }, result: Findings, labels: ReportLabels): void {
  const value = (name: string): string | undefined => row.get(name)?.trim() || undefined;
  const address = (name: string): string | undefined => findAddresses(value(name) ?? '')[0]?.address ?? value(name);
  now.sender = address('sender') ?? now.sender ?? '';
  now.recipient = address('recipient') ?? now.recipient ?? '';
  const id = value('messagetraceid');
  if (id && !result.messageTraceId) result.messageTraceId = id;
  const messageId = value('messageid');
  if (messageId && !result.messageId) result.messageId = messageId;
  if (!result.sender && now.sender) result.sender = now.sender;
  const subject = value('subject');
  if (subject) result.subject ??= subject;
  for (const [recipient, status] of recipientsOf(row, now.recipient)) {
    const finding = findingOf(row, labels.event(status), recipient, now.sender);
    if (finding) result.findings.push(finding);
  }
}

/** Historical searches pack recipients and their states into one cell: `a@b##Failed;c@d##Delivered`. */
function recipientsOf(row: Row, recipient: string): [string, string][] {
  const packed = row.get('recipientstatus');
  if (!packed?.includes('##')) return [[recipient, row.get('status') ?? row.get('event') ?? '']];
  return packed.split(';').map((entry) => {
    const [address = '', status = ''] = entry.split('##');
    return [address.trim(), status.split(',').at(-1)?.trim() ?? ''];
  });
}

function findingOf(row: Row, delivery: Delivery | undefined, recipient: string, sender: string): Finding | undefined {
  const detail = row.get('detail') ?? row.get('custom_data') ?? '';
  const led = LED.exec(detail);
  // A detail that is cut off has no closing bracket.
  const answer = led?.[1] || led?.[2] || detail.replace(/^.{0,80}?\{LED=/, '');
  if (delivery === undefined && !led && answer === detail) return undefined;
  const host = led?.[3] && hostOf(led[3]);
  const time = timeOf(row.get('time'));
  return {
    answer: oneLine(answer.replace(/^Reason:\s*/i, '')),
    ...(recipient ? { recipient } : {}),
    ...(sender ? { sender } : {}),
    ...(delivery ? { delivery } : {}),
    ...(host ? { remoteServer: host } : {}),
    ...(led?.[4] ? { remoteAddress: led[4] } : {}),
    ...(time ? { time } : {}),
  };
}

/** A detail row says more than the row of its message: rows without an answer stay only where no other row has one. */
function withoutRepeated(result: Findings): Findings {
  const answered = new Set(result.findings.filter(({ answer }) => answer !== '').map(({ recipient }) => recipient));
  const findings = result.findings.filter(({ answer, recipient }) => answer !== '' || !answered.has(recipient));
  return { ...result, findings };
}
