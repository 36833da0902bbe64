import { hostOf, oneLine } from './fields.ts';
import type { ReportLabels } from './labels.ts';

/** A bounce cut into what the report says, its machine-readable part, and the headers of the message that bounced. */
export interface Areas {
  readonly report: string;
  readonly status: string;
  readonly headers: string;
}

/** Lines of mail programs other than Exchange after which only the message that bounced follows. */
const ORIGINAL =
  /^[ \t>*_-]{0,40}(?:original message headers|below this line is a copy of the message|this is a copy of (?:the|your) message|included is a copy of the message header|(?:the header of the )?original message(?: is following| follows| header)?|unsent message(?: below| follows)?|undelivered message|message header|unzustellbare nachricht|message d['’]origine|mensaje original|mensaje no entregado)(?:,? including all the headers)?[ \t.:：*_-]{0,60}$/i;
const STATUS_FIELD = /^(?:Reporting-MTA|Final-Recipient|Original-Recipient|Diagnostic-Code|Arrival-Date)\s*:/i;
const HEADER_FIELD = /^[A-Za-z][A-Za-z0-9-]{1,60}:/;

/**
 * A text with line feeds only; lines quoted with `>` or indented as a whole lose these marks. Zoho writes reply and code as
 * `ERROR_CODE :550, ERROR_CODE :5.1.1`.
 */
export function normalized(text: string): string {
  const lines = dedented(unquoted(text.split(/\r\n|\r|\n/))).join('\n');
  return lines.replace(/\bERROR_CODE :([245]\d\d), ERROR_CODE :(?=[245]\.)/g, '$1 ');
}

/** Cuts a normalized text. One pass. */
export function cutAreas(text: string, labels: ReportLabels): Areas {
  const lines = text.replace(/\u00a0/g, ' ').split('\n');
  const report: string[] = [];
  const status: string[] = [];
  const headers: string[] = [];
  let area = report;
  for (const [index, line] of lines.entries()) {
    if (STATUS_FIELD.test(line)) area = status;
    else if (line.trim() !== '' && (ORIGINAL.test(line) || labels.opens(line, 'headers'))) area = headers;
    else if (area === status && startsHeaders(lines, index)) area = headers;
    // Text pasted behind the headers: another report starts.
    else if (area === headers && labels.opens(line, 'generatingServer')) area = report;
    area.push(line);
  }
  return { report: report.join('\n'), status: status.join('\n'), headers: headers.join('\n') };
}

/** Behind an empty line of the machine part, a header line of another kind opens the message that bounced. */
function startsHeaders(lines: readonly string[], index: number): boolean {
  if ((lines[index - 1] ?? '').trim() !== '') return false;
  const line = lines[index] ?? '';
  return (
    HEADER_FIELD.test(line) &&
    /^(?:Received|From|To|Subject|Date|Return-Path|Message-ID|MIME-Version|DKIM-Signature|ARC-Seal|X-)/i.test(line)
  );
}

function unquoted(lines: string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => line.startsWith('>')).length;
  return filled.length > 2 && quoted > filled.length * 0.8 ? lines.map((line) => line.replace(/^>+ ?/, '')) : lines;
}

function dedented(lines: string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 2 && filled.every((line) => /^(?: {4}|\t)/.test(line))
    ? lines.map((line) => line.replace(/^(?: {4}|\t)/, ''))
    : lines;
}

/** Header fields of a block, names in lower case, folded lines joined; the first of several wins, `received` is counted. */
export function headerFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  let value = '';
  const keep = (): void => {
    if (name !== '' && !fields.has(name)) fields.set(name, oneLine(value));
  };
  for (const line of block.split('\n')) {
    if (/^[ \t]/.test(line) && name !== '') {
      value += ` ${line.slice(0, 2000)}`;
      continue;
    }
    keep();
    const colon = HEADER_FIELD.test(line) ? line.indexOf(':') : -1;
    name = colon > 0 ? line.slice(0, colon).toLowerCase() : '';
    value = colon > 0 ? line.slice(colon + 1, colon + 4000) : '';
  }
  keep();
  return fields;
}

/** Host of the last server that took the message, from its newest `Received` field. */
export function receivedBy(fields: ReadonlyMap<string, string>): string | undefined {
  const by = /\bby\s+(\S+)/.exec(fields.get('received') ?? '')?.[1];
  return by && hostOf(by);
}
