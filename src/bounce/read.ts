import type { Knowledge, Ndr } from '../knowledge/index.ts';
import { readAnswer } from './answer.ts';
import { REPLY } from './answer-marks.ts';
import { type Areas, cutAreas, headerFields, normalized, receivedBy } from './areas.ts';
import { eventOf, mergeEvents } from './build-event.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import type { Bounce, BounceLayout, Finding, Findings, ForwardTrace } from './event.ts';
import { findAddresses, timeOf } from './fields.ts';
import { type FoundLabel, labelsOf, type ReportLabels } from './labels.ts';
import { readMessageTrace } from './message-trace.ts';
import { messageIn, openMessage, textOfHtml, withoutEntities } from './mime.ts';
import { readNarrative } from './narrative.ts';
import { readServerLog } from './server-log.ts';

/** Longest text that is read, and longest part of it that people or headers fill; what stands behind is not looked at. */
const LONGEST = 4_000_000;
const LONGEST_PART = 400_000;

/** Reads a pasted bounce, a saved message, a log, a session or the output of a message trace. Never throws. */
export async function readBounce(text: string, knowledge: Knowledge): Promise<Bounce> {
  const bounce = await readAny(text, knowledge);
  // Headers that are pasted along still have the subject as it travels (RFC 2047).
  if (!bounce.subject?.includes('=?')) return bounce;
  const { decodeWords } = await import('postal-mime');
  return { ...bounce, subject: decodeWords(bounce.subject) || bounce.subject };
}

async function readAny(text: string, knowledge: Knowledge): Promise<Bounce> {
  const given = normalized(text.slice(0, LONGEST));
  const message = messageIn(given);
  if (message === undefined) return readBounceText(given, knowledge);
  // The library refuses what no mail program writes (headers of megabytes, hundreds of nested parts): then it is text.
  const opened = await openMessage(message).catch(() => undefined);
  if (opened === undefined) return readBounceText(given, knowledge);
  const { own, ...areas } = opened;
  const fields = headerFields(areas.headers === '' ? own : areas.headers);
  const bounce = assemble(areas, cutAgain(areas, knowledge), fields, headerFields(own), knowledge);
  return bounce.events.length > 0 ? bounce : readBounceText(given, knowledge);
}

/** A report inside a message may itself hold a pasted delivery status or headers. */
function cutAgain(areas: Areas, knowledge: Knowledge): Areas {
  const inside = cutAreas(areas.report.slice(0, LONGEST_PART), labelsOf(knowledge));
  return {
    report: inside.report,
    status: areas.status === '' ? inside.status : areas.status,
    headers: areas.headers === '' ? inside.headers : areas.headers,
  };
}

/** Reads a bounce that is plain text (or HTML); the MIME library is not needed for it. */
export function readBounceText(text: string, knowledge: Knowledge): Bounce {
  const shown = text.slice(0, LONGEST_PART);
  const plain = /<(?:html|body|table|p|div|br)(?:\s[^>]{0,200})?\/?>/i.test(shown.slice(0, 5000))
    ? textOfHtml(shown)
    : withoutEntities(normalized(shown));
  const areas = cutAreas(plain, labelsOf(knowledge));
  return assemble(areas, areas, headerFields(areas.headers), headerFields(areas.report), knowledge);
}

function assemble(
  whole: Areas,
  areas: Areas,
  fields: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
  knowledge: Knowledge,
): Bounce {
  const { ndr } = knowledge;
  const reportLabels = labelsOf(knowledge);
  const labels = reportLabels.find(areas.report);
  const narrative = readReport(areas.report, labels, reportLabels);
  const status = readDeliveryStatus(areas.status);
  const layout = layoutOf(narrative, status, areas.report, labels);
  const header = (name: string): string | undefined => fields.get(name) ?? own.get(name);
  const author = findAddresses(fields.get('from') ?? '')[0]?.address ?? null;
  const generatingServer = narrative.generatingServer || status.generatingServer || null;
  const forwarding = forwardingOf(header);
  const sender = narrative.sender ?? status.findings[0]?.sender ?? author ?? envelopeSender(header) ?? null;
  const failedRecipient = findAddresses(own.get('x-failed-recipients') ?? '')[0]?.address;
  const findings = withServers(mergeFindings(status.findings, narrative.findings, layout, ndr));
  const others = new Set(findAddresses(areas.report).map(({ address }) => address.toLowerCase()));
  others.delete((sender ?? '').toLowerCase());
  const fallback = {
    sender,
    generatingServer,
    recipient:
      failedRecipient ??
      (findings.length <= 1 ? (findAddresses(fields.get('to') ?? '')[0]?.address ?? only(others)) : undefined),
    time: narrative.time || timeOf(fields.get('date')) || null,
    forwardingMailbox: forwarding.mailbox,
    layout,
  };
  const events = mergeEvents(
    findings.map((finding) => eventOf(finding, fallback, ndr)),
    layout,
  );
  return {
    layout,
    language:
      layout === 'server-log' || layout === 'message-trace' ? 'en' : reportLabels.languageOf(whole.report, labels),
    generatingServer: generatingServer ?? (events.length > 0 ? (receivedBy(own) ?? null) : null),
    sender,
    author,
    forwardingMailbox: forwarding.mailbox ?? events.find((event) => event.forwardingMailbox)?.forwardingMailbox ?? null,
    forwardedBy:
      forwarding.by ??
      (events.some(({ control }) => control === 'remote-domain' || control === 'outbound-spam-policy')
        ? 'unknown'
        : null),
    subject: narrative.subject ?? fields.get('subject') ?? null,
    messageId: narrative.messageId ?? fields.get('message-id') ?? null,
    messageTraceId: narrative.messageTraceId ?? null,
    events,
  };
}

/** The element of a set of one. */
function only(values: ReadonlySet<string>): string | undefined {
  const [first, ...rest] = values;
  return rest.length === 0 ? first : undefined;
}

/** What the cmdlets of the message trace and their exports print. */
const TRACE = /Recipient_?Address|message_?trace_?id|recipient_status|\{LED=|Get-MessageTrace/i;

/** A trace, a log, or a report for people. The summary page of a trace holds its answer in a sentence: then it is a report. */
function readReport(report: string, labels: readonly FoundLabel[], reportLabels: ReportLabels): Findings {
  const trace = readMessageTrace(report, reportLabels);
  if (trace && (TRACE.test(report) || trace.findings.some(({ answer }) => answer !== ''))) return trace;
  const other = readServerLog(report) ?? readNarrative(report, labels);
  return trace && !other.findings.some(({ answer }) => REPLY.test(answer)) ? trace : other;
}

function layoutOf(narrative: Findings, status: Findings, report: string, labels: readonly FoundLabel[]): BounceLayout {
  if (narrative.layout !== 'other') return narrative.layout;
  if (/^[ \t]{0,8}(?:C:|>>>|->|~>)?[ \t]{0,4}(?:EHLO|HELO)[ \t]/im.test(report)) return 'smtp-session';
  const has = (field: FoundLabel['field']): boolean => labels.some((label) => label.field === field);
  if (/Message Hops|Notification Details/i.test(report) || has('status')) return 'exchange-new';
  if (/Remote Server returned/i.test(report) || has('generatingServer')) return 'exchange-classic';
  return status.findings.length > 0 ? 'delivery-status' : 'other';
}

/** Which mailbox forwarded the message, and how, by the headers that Exchange writes. */
function forwardingOf(header: (name: string) => string | undefined): {
  mailbox: string | null;
  by: ForwardTrace | null;
} {
  const first = (value: string | undefined): string | undefined =>
    findAddresses((value ?? '').split(';')[0] ?? '')[0]?.address;
  const rule = header('x-ms-exchange-inbox-rules-loop');
  const setting = header('x-ms-exchange-forwardingloop');
  const srs = /([^\s<>+]{1,64})\+SRS=[^@\s]{1,200}@([\w.-]{3,253})/i.exec(header('return-path') ?? '');
  const mailbox = first(rule) ?? first(setting) ?? first(header('resent-from')) ?? (srs ? `${srs[1]}@${srs[2]}` : null);
  if (rule) return { mailbox, by: 'inbox-rule' };
  if (setting) return { mailbox, by: 'mailbox-setting' };
  return { mailbox, by: mailbox || /,ExtFwd/.test(header('x-ld-processed') ?? '') ? 'unknown' : null };
}

function envelopeSender(header: (name: string) => string | undefined): string | undefined {
  return findAddresses(header('return-path') ?? '')[0]?.address;
}

/** What the status part leaves out of a failure is taken from the words for people about the same failure. */
function mergeFindings(
  status: readonly Finding[],
  inWords: readonly Finding[],
  layout: BounceLayout,
  ndr: Ndr,
): Finding[] {
  if (layout === 'message-trace' || layout === 'server-log' || status.length === 0) return [...inWords];
  const same = (a: Finding, b: Finding): boolean => a.recipient?.toLowerCase() === b.recipient?.toLowerCase();
  return status.map((finding) => {
    const others = inWords.filter((other) => same(other, finding) || (status.length === 1 && !other.recipient));
    const hosts = others.find(({ remoteServer }) => remoteServer);
    return {
      ...(hosts?.remoteServer ? { remoteServer: hosts.remoteServer } : {}),
      ...(hosts?.remoteAddress ? { remoteAddress: hosts.remoteAddress } : {}),
      ...finding,
      answer: richest([finding, ...others], ndr),
    };
  });
}

/** One account names the server, another repeats its answer: both are of that server. */
function withServers(findings: readonly Finding[]): readonly Finding[] {
  const servers = new Map<string, string>();
  const key = ({ recipient, answer }: Finding): string =>
    `${recipient?.toLowerCase() ?? ''} ${REPLY.exec(answer)?.slice(1).join(' ') ?? answer}`;
  for (const finding of findings) if (finding.remoteServer) servers.set(key(finding), finding.remoteServer);
  return findings.map((finding) => {
    const remoteServer = finding.remoteServer ?? servers.get(key(finding));
    return remoteServer ? { ...finding, remoteServer } : finding;
  });
}

/** The answer that tells most; the first of several that tell the same. */
function richest(findings: readonly Finding[], ndr: Ndr): string {
  const [first = '', ...others] = new Set(findings.map(({ answer }) => answer));
  if (others.length === 0) return first;
  let best = { answer: first, weight: weight(first, ndr) };
  for (const answer of others) {
    const one = { answer, weight: weight(answer, ndr) };
    if (one.weight > best.weight) best = one;
  }
  return best.answer;
}

/** How much an answer tells: a token or stamp, a code of its own, a reply, any text. */
function weight(answer: string, ndr: Ndr): number {
  if (answer === '') return 0;
  const { smtp, code, token } = readAnswer(answer, ndr, {});
  return 1 + (smtp ? 2 : 0) + (code ? 4 : 0) + (token ? 8 : 0);
}
