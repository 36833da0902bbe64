import type { Finding, Findings } from './event.ts';
import { bracketedAddress, findAddresses, hostOf, oneLine, timeOf } from './fields.ts';
import { findAnswers } from './find-answers.ts';
import type { FoundLabel } from './labels.ts';

/** Something in a report that says who, where or what; cues are taken in the order of the text. */
type Cue =
  | { readonly kind: 'label'; readonly start: number; readonly end: number; readonly label: FoundLabel }
  | { readonly kind: 'address'; readonly start: number; readonly end: number; readonly value: string }
  | {
      readonly kind: 'sender' | 'envelope' | 'origin';
      readonly start: number;
      readonly end: number;
      readonly value: string;
    }
  | {
      readonly kind: 'host';
      readonly start: number;
      readonly end: number;
      readonly value: string;
      readonly ip?: string;
    }
  | { readonly kind: 'answer'; readonly start: number; readonly end: number; readonly text: string };

/** How reports name a host, each behind words of which one stands there: most reports have few, and a pattern takes longest to make. */
const HOSTS: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  [['Server at '], /\bServer at ([\w.-]{4,253}) (\([0-9A-Fa-f:.]{3,45}\)) returned/g],
  [['host '], /\bhost ([\w.-]{4,253})[ ]?(\[[0-9A-Fa-f:.]{3,45}\])?/g],
  [['while talking to '], /\bwhile talking to ([\w.-]{4,253})/g],
  [[']:'], /^[ \t]{1,12}([\w.-]{4,253}) (\[[0-9A-Fa-f:.]{3,45}\]):$/gm],
  [
    ['for the recipient domain '],
    /\bfor the recipient domain [\w.-]{3,253} by ([\w.-]{4,253})\.? ?(\[[0-9A-Fa-f:.]{3,45}\])?/g,
  ],
  [['by '], /\bby ([\w.-]{4,253}?)\.? (\[[0-9A-Fa-f:.]{3,45}\])\./g],
  [
    [' rejected your message', ' gave this error', ' does not like', ' said'],
    /^([\w.-]{4,253})(?:[ /]?\(?\[?[0-9A-Fa-f:.]{3,45}\]?\)?)? (?:rejected your message|gave this error|does not like|said)/gm,
  ],
  [[''], /\b(?:gateway|relay|MTA)[ =:]{1,2}([\w.-]{4,253})[ ]?(\[[0-9A-Fa-f:.]{3,45}\])?/gi],
  [[''], /^[ \t]{0,20}([A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})[ \t]{0,20}$/gm],
  [['Remote host sa'], /\bRemote host (?:said|says)[^\n]{0,40}?\b([\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.[A-Za-z]{2,})/g],
];
const PEER = /^([0-9.]{7,15}|\[[0-9A-Fa-f:.]{3,45}\]) (?:does not like|failed after|said)/gm;
const ENVELOPE = /\b(?:RCPT TO|MAIL FROM):[ ]?<([^<>\s]{1,320})>/gi;
/** Exim, about an address that a forward or an alias led to. */
const ORIGIN = /\(ultimately generated from <?([^\s<>()]{3,320})>?\)/gi;

/** Reads reports written for people: labels, addresses and answers in their order, one pass for each kind of cue. */
export function readNarrative(report: string, labels: readonly FoundLabel[]): Findings {
  const result: Findings = { layout: 'other', findings: [] };
  const cues = cuesOf(report, labels).sort((a, b) => a.start - b.start || b.end - a.end);
  const following = new Map(labels.map((label, index) => [label, labels[index + 1]]));
  const now: {
    recipient?: string;
    host?: string;
    ip?: string;
    sender?: string;
    origin?: string;
    expects?: FoundLabel;
  } = {};
  let last: Finding | undefined;
  let lastEnd = 0;
  let seen = 0;
  for (const cue of cues) {
    if (cue.start < seen) continue;
    switch (cue.kind) {
      case 'label':
        takeLabel(report, cue.label, result, now, last);
        if (cue.label.field === 'subject') seen = subjectEnd(report, cue.label, following.get(cue.label));
        break;
      case 'envelope':
        now.recipient = cue.value;
        break;
      case 'origin':
        now.origin = cue.value;
        seen = cue.end;
        break;
      case 'sender':
        now.sender = cue.value;
        if (result.sender === undefined) result.sender = cue.value;
        break;
      case 'host':
        now.host = cue.value;
        if (cue.ip) now.ip = cue.ip;
        else delete now.ip;
        break;
      case 'address':
        takeAddress(cue.value, result, now);
        break;
      case 'answer':
        last = finding(cue.text, now);
        result.findings.push(last);
        lastEnd = cue.end;
        seen = cue.end;
        break;
    }
  }
  if (lastEnd > 0) rejectedLater(report, lastEnd, result);
  return result;
}

/** Longest value of a labelled line. */
const LONGEST_VALUE = 400;

function lineEnd(text: string, from: number): number {
  const end = text.slice(from, from + LONGEST_VALUE).indexOf('\n');
  return end < 0 ? Math.min(text.length, from + LONGEST_VALUE) : from + end;
}

/** Where the words of a subject end: with its line, or where the next label stands in a text without line ends. */
function subjectEnd(report: string, subject: FoundLabel, next: FoundLabel | undefined): number {
  const end = subject.end + valueBehind(report, subject).length;
  return Math.min(end, Math.max(next?.start ?? end, subject.end));
}

/** Words of reports about a recipient, in the languages whose labels are known. */
const DELIVERY =
  /deliver|message|mail to|recipient|address|reject|sent to|rcpt|配信|送信|受信|宛先|remis|destinataire|adresse|zugestellt|empfänger|nachricht|entreg|destinat|mensaje|mensag|messaggio|recapit|bericht|bezorg|geadresseerde|meddel|lever|motta|modtag|достав|получател|сообщен|wiadomo|dostarcz|odbiorc|zpráv|doruč|příjemc|ileti|alıcı|teslim|邮件|收件|郵件|메시지|배달|받는/i;

/** Two letters or more, of any script; a class of Unicode takes longer to make than the report to read. */
const WORD =
  /[a-z\u00aa-\u024f\u0370-\u1fff\u3041-\u30fa\u30fc-\u9fff\ua000-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]{2,}/gi;

/** Whether an address stands where reports name a recipient: alone, in angle brackets, labelled, or in words about delivery. */
function namesRecipient(report: string, start: number, end: number): boolean {
  const before =
    report
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .at(-1) ?? '';
  const after = report.slice(end, end + 200).split('\n')[0] ?? '';
  if (/[<(=:]\s{0,3}$/.test(before)) return true;
  const words = `${before} ${after}`.match(WORD)?.length ?? 0;
  return words <= 6 || DELIVERY.test(before) || DELIVERY.test(after);
}

/** The rest of the line behind a label, or the next line when nothing stands there. */
function valueBehind(report: string, label: FoundLabel): string {
  const end = lineEnd(report, label.end);
  const value = report.slice(label.end, end);
  return value.trim() === '' ? report.slice(end + 1, lineEnd(report, end + 1)) : value;
}

function takeAddress(value: string, result: Findings, now: { recipient?: string; expects?: FoundLabel }): void {
  const expected = now.expects?.field;
  delete now.expects;
  if (expected === 'sender') result.sender = value;
  else now.recipient = value;
}

function takeLabel(
  report: string,
  label: FoundLabel,
  result: Findings,
  now: { host?: string; expects?: FoundLabel },
  last: Finding | undefined,
): void {
  const value = valueBehind(report, label);
  delete now.expects;
  switch (label.field) {
    case 'generatingServer':
      result.generatingServer ??= hostOf(value);
      break;
    case 'rejectedBy': {
      const host = hostOf(value);
      if (host && last && !last.remoteServer) last.remoteServer = host;
      else if (host) now.host = host;
      break;
    }
    case 'time':
      if (looksLikeTime(value)) result.time ??= timeOf(value);
      break;
    case 'subject':
      result.subject ??= oneLine(value);
      break;
    case 'sender':
    case 'recipient':
      if (value.includes('@')) now.expects = label;
      break;
  }
}

/** `DATA` of a session is also a word for a date: the value has to look like one. */
const looksLikeTime = (value: string): boolean =>
  /^\s*(?:\p{L}{2,12}\.?,? {1,2})?(?:\d{1,4}[-/. 年]{1,2}\d{1,2}|\d{1,2} \p{L}{3}|\p{L}{3,12} \d{1,2})/u.test(value) &&
  !/^\s*\d{3}[ -]\d\.\d/.test(value);

/** `Message rejected by` and its like stand behind the error. */
function rejectedLater(report: string, from: number, result: Findings): void {
  const last = result.findings.at(-1);
  if (!last || last.remoteServer) return;
  const tail = report.slice(from, from + 300);
  const rejected = /\b(?:Message rejected by|Remote-MTA|rejected by)\s*[:：]\s*(?:dns;)?\s*(\S{4,253})/i.exec(
    tail,
  )?.[1];
  const host = rejected && hostOf(rejected);
  if (host) last.remoteServer = host;
}

function finding(
  answer: string,
  now: { recipient?: string; host?: string; ip?: string; sender?: string; origin?: string },
): Finding {
  const found: Finding = {
    answer,
    ...(now.recipient ? { recipient: now.recipient } : {}),
    ...(now.host ? { remoteServer: now.host } : {}),
    ...(now.ip ? { remoteAddress: now.ip } : {}),
    ...(now.sender ? { sender: now.sender } : {}),
    ...(now.origin ? { forwardingMailbox: now.origin } : {}),
  };
  delete now.origin;
  delete now.host;
  delete now.ip;
  return found;
}

function cuesOf(report: string, labels: readonly FoundLabel[]): Cue[] {
  const cues: Cue[] = labels.map((label) => ({ kind: 'label', start: label.start, end: label.end, label }));
  for (const { address, start, end } of findAddresses(report)) {
    if (namesRecipient(report, start, end)) cues.push({ kind: 'address', start, end, value: address });
  }
  for (const match of report.matchAll(ENVELOPE)) {
    const kind = /^MAIL/i.test(match[0]) ? 'sender' : 'envelope';
    const start = match.index + match[0].length - (match[1]?.length ?? 0) - 1;
    cues.push({ kind, start: start - 1, end: match.index + match[0].length, value: match[1] ?? '' });
  }
  for (const match of report.matchAll(ORIGIN)) {
    cues.push({ kind: 'origin', start: match.index, end: match.index + match[0].length, value: match[1] ?? '' });
  }
  for (const [words, pattern] of HOSTS) {
    if (!words.some((word) => report.includes(word))) continue;
    for (const match of report.matchAll(pattern)) {
      const value = hostOf(match[1] ?? '');
      const ip = match[2] && bracketedAddress(match[2]);
      if (value) cues.push({ kind: 'host', start: match.index, end: match.index, value, ...(ip ? { ip } : {}) });
    }
  }
  // `<mail.example.org #5.7.1 smtp;...`: the host stands before the code.
  for (const { index } of report.matchAll(/#[245]\.\d/g)) {
    const word = /([\w.-]{4,253})>?[ \t]{1,8}$/.exec(report.slice(Math.max(0, index - 300), index))?.[1];
    const value = word && hostOf(word);
    if (value) cues.push({ kind: 'host', start: index - 1, end: index - 1, value });
  }
  for (const match of report.matchAll(PEER)) {
    const ip = (match[1] ?? '').replace(/[[\]]/g, '');
    cues.push({ kind: 'host', start: match.index, end: match.index, value: ip, ip });
  }
  for (const answer of findAnswers(report, labels)) cues.push({ kind: 'answer', ...answer });
  return cues;
}
