import type { Ndr } from '../knowledge/index.ts';
import { readAnswer } from './answer.ts';
import { REPLY } from './answer-marks.ts';
import { type Areas, cutAreas, headerFields, normalized, receivedBy } from './areas.ts';
import { eventOf, mergeEvents } from './build-event.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import type { Bounce, BounceLayout, Finding, Findings, ForwardTrace } from './event.ts';
import { findAddresses, timeOf } from './fields.ts';
import { findLabels, languageOfReport } from './labels.ts';
import { readMessageTrace } from './message-trace.ts';
import { messageIn, openMessage, textOfHtml } from './mime.ts';
import { readNarrative } from './narrative.ts';
import { readServerLog } from './server-log.ts';

/** Longest text that is read, and longest part of it that people or headers fill; what stands behind is not looked at. */
const LONGEST = 4_000_000;
const LONGEST_PART = 400_000;

/** Reads a pasted bounce, a saved message, a log, a session or the output of a message trace. Never throws. */
export async function readBounce(text: string, ndr: Ndr): Promise<Bounce> {
  const bounce = await readAny(text, ndr);
  // Headers that are pasted along still have the subject as it travels (RFC 2047).
  if (!bounce.subject?.includes('=?')) return bounce;
  const { decodeWords } = await import('postal-mime');
  return { ...bounce, subject: decodeWords(bounce.subject) || bounce.subject };
}

async function readAny(text: string, ndr: Ndr): Promise<Bounce> {
  const given = normalized(text.slice(0, LONGEST));
  const message = messageIn(given);
  if (message === undefined) return readBounceText(given, ndr);
  // The library refuses what no mail program writes (headers of megabytes, hundreds of nested parts): then it is text.
  const opened = await openMessage(message).catch(() => undefined);
  if (opened === undefined) return readBounceText(given, ndr);
  const { own, ...areas } = opened;
  const fields = headerFields(areas.headers === '' ? own : areas.headers);
  const bounce = assemble(areas, cutAgain(areas), fields, headerFields(own), ndr);
  return bounce.events.length > 0 ? bounce : readBounceText(given, ndr);
}

/** A report inside a message may itself hold a pasted delivery status or headers. */
function cutAgain(areas: Areas): Areas {
  const inside = cutAreas(areas.report.slice(0, LONGEST_PART));
  return {
    report: inside.report,
    status: areas.status === '' ? inside.status : areas.status,
    headers: areas.headers === '' ? inside.headers : areas.headers,
  };
}

/** Reads a bounce that is plain text (or HTML); the MIME library is not needed for it. */
export function readBounceText(text: string, ndr: Ndr): Bounce {
  const shown = text.slice(0, LONGEST_PART);
  const plain = /<(?:html|body|table|p|div|br)(?:\s[^>]{0,200})?\/?>/i.test(shown.slice(0, 5000))
    ? textOfHtml(shown)
    : normalized(shown);
  const areas = cutAreas(plain);
  return assemble(areas, areas, headerFields(areas.headers), headerFields(areas.report), ndr);
}

function assemble(
  whole: Areas,
  areas: Areas,
  fields: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
  ndr: Ndr,
): Bounce {
  const labels = findLabels(areas.report);
  const special = readMessageTrace(areas.report) ?? readServerLog(areas.report);
  const narrative = special ?? readNarrative(areas.report, labels);
  const status = readDeliveryStatus(areas.status);
  const layout = layoutOf(narrative, status, areas.report);
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
    language: layout === 'server-log' || layout === 'message-trace' ? 'en' : languageOfReport(whole.report, labels),
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

function layoutOf(narrative: Findings, status: Findings, report: string): BounceLayout {
  if (narrative.layout !== 'other') return narrative.layout;
  if (/^[ \t]{0,8}(?:C:|>>>|->|~>)?[ \t]{0,4}(?:EHLO|HELO)[ \t]/im.test(report)) return 'smtp-session';
  if (
    /Message Hops|Status code|状態コード|Code d['’]état|Statuscode|Código de estado|Notification Details/i.test(report)
  )
    return 'exchange-new';
  if (/Remote Server returned|Generating server|生成サーバー|Serveur de génération/i.test(report))
    return 'exchange-classic';
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

/** The machine part and the words for people tell of the same failures; what one leaves out, the other adds. */
function mergeFindings(
  status: readonly Finding[],
  told: readonly Finding[],
  layout: BounceLayout,
  ndr: Ndr,
): Finding[] {
  if (layout === 'message-trace' || layout === 'server-log' || status.length === 0) return [...told];
  const same = (a: Finding, b: Finding): boolean => a.recipient?.toLowerCase() === b.recipient?.toLowerCase();
  return status.map((finding) => {
    const others = told.filter((other) => same(other, finding) || (status.length === 1 && !other.recipient));
    const richest = [...others, finding].sort((a, b) => weight(b, ndr) - weight(a, ndr))[0] ?? finding;
    const hosts = others.find(({ remoteServer }) => remoteServer);
    return {
      ...(hosts?.remoteServer ? { remoteServer: hosts.remoteServer } : {}),
      ...(hosts?.remoteAddress ? { remoteAddress: hosts.remoteAddress } : {}),
      ...finding,
      answer: weight(finding, ndr) >= weight(richest, ndr) ? finding.answer : richest.answer,
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

/** How much an answer tells: a token or stamp, a code of its own, a reply, any text. */
function weight({ answer }: Finding, ndr: Ndr): number {
  if (answer === '') return 0;
  const { smtp, code, token } = readAnswer(answer, ndr, {});
  return 1 + (smtp ? 2 : 0) + (code ? 4 : 0) + (token ? 8 : 0);
}
