import type { Delivery } from '../knowledge/index.ts';
import { table } from '../text/table.ts';
import type { Finding, Findings } from './event.ts';
import { hostOf, oneLine, timeOf } from './fields.ts';

type Row = ReadonlyMap<string, string>;

/** Columns of the message trace by one name each: cmdlets, exports of the admin center and historical searches. */
const COLUMNS: Readonly<Record<string, string>> = table({
  senderaddress: 'sender',
  sender_address: 'sender',
  recipientaddress: 'recipient',
  recipient_address: 'recipient',
  recipient_status: 'recipientstatus',
  received: 'time',
  date: 'time',
  date_time_utc: 'time',
  origin_timestamp_utc: 'time',
  message_trace_id: 'messagetraceid',
  network_message_id: 'messagetraceid',
  message_id: 'messageid',
  message_subject: 'subject',
});
const STATUSES: Readonly<Record<string, Delivery>> = table({
  failed: 'ndr',
  fail: 'ndr',
  drop: 'silent',
  pending: 'defer',
  defer: 'defer',
});
const LED = /\{LED=(.*?)\};?\{MSG=(.*?)\}(?:;?\{FQDN=(.*?)\})?(?:;?\{IP=(.*?)\})?(?:;?\{LRT=(.*?)\})?/;

const known = (name: string): string => COLUMNS[name.trim().toLowerCase()] ?? name.trim().toLowerCase();

/** Reads the output of the message trace cmdlets: lists, tables, CSV, JSON. Undefined when the text is no trace. */
export function readMessageTrace(text: string): Findings | undefined {
  if (!/Recipient_?Address|MessageTraceId|message_trace_id|recipient_status|\{LED=|Get-MessageTrace/i.test(text))
    return undefined;
  const rows = [...listRows(text), ...tableRows(text), ...csvRows(text), ...jsonRows(text)];
  const result: Findings = { layout: 'message-trace', findings: [] };
  const now: { sender?: string; recipient?: string } = askedFor(text);
  for (const row of rows) takeRow(row, now, result);
  return rows.length > 0 && result.findings.length > 0 ? withoutRepeated(result) : undefined;
}

/** Addresses that the command itself names, for details that do not repeat them. */
function askedFor(text: string): { sender?: string; recipient?: string } {
  const recipient = /-RecipientAddress[ :]+["']?([^\s"'|;]+@[^\s"'|;]+)/i.exec(text)?.[1];
  const sender = /-SenderAddress[ :]+["']?([^\s"'|;]+@[^\s"'|;]+)/i.exec(text)?.[1];
  return { ...(recipient ? { recipient } : {}), ...(sender ? { sender } : {}) };
}

function takeRow(row: Row, now: { sender?: string; recipient?: string }, result: Findings): void {
  const value = (name: string): string | undefined => row.get(name)?.trim() || undefined;
  now.sender = value('sender') ?? now.sender ?? '';
  now.recipient = value('recipient') ?? now.recipient ?? '';
  const id = value('messagetraceid');
  if (id && !result.messageTraceId) result.messageTraceId = id;
  const messageId = value('messageid');
  if (messageId && !result.messageId) result.messageId = messageId;
  if (!result.sender && now.sender) result.sender = now.sender;
  const subject = value('subject');
  if (subject) result.subject ??= subject;
  for (const [recipient, status] of recipientsOf(row, now.recipient)) {
    const finding = findingOf(row, status, recipient, now.sender);
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

function findingOf(row: Row, status: string, recipient: string, sender: string): Finding | undefined {
  const detail = row.get('detail') ?? row.get('custom_data') ?? '';
  const delivery = STATUSES[status.trim().toLowerCase()];
  const led = LED.exec(detail);
  const answer = led?.[1] || led?.[2] || detail;
  if (delivery === undefined && !led) return undefined;
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
  const told = new Set(result.findings.filter(({ answer }) => answer !== '').map(({ recipient }) => recipient));
  const findings = result.findings.filter(({ answer, recipient }) => answer !== '' || !told.has(recipient));
  return { ...result, findings };
}

/** `Format-List`: `Name : value`, folded with blanks, records parted by empty lines. */
function listRows(text: string): Row[] {
  const rows: Row[] = [];
  let row = new Map<string, string>();
  let name = '';
  const close = (): void => {
    if (row.size > 1) rows.push(row);
    row = new Map();
    name = '';
  };
  for (const line of text.split('\n')) {
    const field = /^([A-Za-z_]{3,40}) {0,30}: ?(.*)$/.exec(line);
    if (line.trim() === '') close();
    else if (/^[ \t]/.test(line) && name !== '') row.set(name, `${row.get(name) ?? ''} ${line.trim().slice(0, 4000)}`);
    else if (field?.[1]) {
      name = known(field[1]);
      row.set(name, (field[2] ?? '').slice(0, 8000));
    } else name = '';
  }
  close();
  return rows;
}

/** `Format-Table`: a header line, a line of dashes, then columns at the same places. */
function tableRows(text: string): Row[] {
  const rows: Row[] = [];
  const lines = text.split('\n');
  let columns: { name: string; start: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^[ ]{0,8}-{2,}(?: +-+)+ *$/.test(line.slice(0, 1000))) {
      columns = columnsOf(lines[index - 1] ?? '', line);
      continue;
    }
    if (line.trim() === '') columns = [];
    if (columns.length === 0) continue;
    rows.push(new Map(columns.map(({ name, start, end }) => [known(name), line.slice(start, end).trim()])));
  }
  return rows;
}

function columnsOf(header: string, dashes: string): { name: string; start: number; end: number }[] {
  const starts = [...dashes.matchAll(/-+/g)].map(({ index }) => index);
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    return { name: header.slice(start, end).trim(), start, end };
  });
}

function csvRows(text: string): Row[] {
  const lines = text.split('\n');
  const at = lines.findIndex(
    (line) =>
      /^"?[\w ]+"?[,;\t]/.test(line) &&
      /sender_?address|messagetraceid|message_trace_id|"?Detail"?/i.test(line) &&
      !/ : /.test(line),
  );
  if (at < 0) return [];
  const separator = [',', ';', '\t'].find((mark) => (lines[at] ?? '').includes(mark)) ?? ',';
  const table = csvRecords(lines.slice(at).join('\n'), separator);
  const names = (table[0] ?? []).map(known);
  return table.slice(1).map((cells) => new Map(cells.map((cell, index) => [names[index] ?? '', cell])));
}

/** Records of comma-separated text; quoted cells may hold separators, line ends and doubled quotes. */
function csvRecords(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (quoted && character === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === separator || character === '\n' || character === '')) {
      record.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === separator) continue;
      if (record.length > 1) records.push(record);
      record = [];
    } else cell += character;
  }
  return records;
}

function jsonRows(text: string): Row[] {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return [];
  try {
    const parsed: unknown = JSON.parse(trimmed);
    return [parsed]
      .flat()
      .filter(isObject)
      .map((entry) => new Map(Object.entries(entry).map(([name, cell]) => [known(name), String(cell ?? '')])));
  } catch {
    return [];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
