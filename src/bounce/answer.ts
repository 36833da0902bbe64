import type { Failure, Ndr, NdrMatch } from '../knowledge/index.ts';
import type { Answer, InnerAnswer } from './event.ts';

/** A reply with its enhanced status code, or an enhanced code in the forms `#5.7.1 smtp;550 5.7.1`, `550-5.7.26`, `554: 5.7.9`. */
export const REPLY = /(?<![\w.:-])([245]\d\d)(?:[ \t]?[-:]?[ \t]*|[ \t]+)[#("]?([245]\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/;
const PLAIN_REPLY = /(?:^|smtp; ?|said: ?|['"(]|: )([245]\d\d)(?=[ :-])/;
const STATUS = /(?<![\w.@/-])([245]\.[0-8]\.\d{1,3})(?![\w]|\.\d)/;
const TOKEN =
  /\b(?:RESOLVER|Resolver|SMTPSEND|STOREDRV|APPROVAL|ROUTING|QUEUE|TRANSPORT|PICKUP|REPLAY|DSNGENERATION|UMPMSG|PARKINGLOT|CAT)\. ?[A-Za-z][\w.]{0,120}(?:: ?[A-Za-z][\w.]{0,160}(?=;))?/;
const STAMP = /\bAS\(\d{2,20}\)|\bATTR?\d{1,4}\b/;

/** One line out of folded text. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export interface ReadAnswer extends Answer {
  readonly inner: InnerAnswer | null;
  readonly match: NdrMatch | undefined;
}

/**
 * Takes a server's answer apart. `status` is used when the answer names no enhanced code itself. Answers that pass on
 * another one (`outer -> inner`) are taken apart down to three levels.
 */
export function readAnswer(text: string, ndr: Ndr, status?: string, depth = 0): ReadAnswer {
  const line = oneLine(text);
  const arrow = depth < 2 ? wrapAt(line) : -1;
  const own = arrow < 0 ? line : line.slice(0, arrow).trim();
  const { smtp, code, rest } = numbers(own, status);
  const failure: Failure = { smtp: smtp ?? undefined, code: code ?? undefined, text: rest };
  const match = ndr.match(failure);
  const inner = arrow < 0 ? null : withoutMatch(readAnswer(passedOn(line.slice(arrow)), ndr, undefined, depth + 1));
  return { smtp, code, token: tokenOf(rest, match, ndr), text: own, inner, match };
}

/** The passed-on answer without what introduces it; a quoted one ends at its quote. */
function passedOn(rest: string): string {
  const text = rest.replace(/^(?:->|responded with:)\s*/, '');
  const quoted = /^"([^"]*)"/.exec(text)?.[1];
  return quoted ?? text.replace(/^\W+/, '');
}

function withoutMatch({ smtp, code, token, text, inner }: ReadAnswer): InnerAnswer {
  return { smtp, code, token, text, inner };
}

const PASSED_ON = /^(?:->|responded with:)\s*(?:smtp;\s*)?['"<]?(?:[245]\d\d[ -:]|[245]\.\d)/;

/** Where the passed-on answer starts: at an arrow or `responded with:` that a reply or a status follows. */
function wrapAt(line: string): number {
  for (const sign of ['->', 'responded with:']) {
    for (let at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at + 2)) {
      if (PASSED_ON.test(line.slice(at, at + 40))) return at;
    }
  }
  return -1;
}

function numbers(own: string, status: string | undefined): { smtp: string | null; code: string | null; rest: string } {
  const reply = REPLY.exec(own);
  if (reply) return { smtp: reply[1] ?? null, code: reply[2] ?? null, rest: own };
  const plain = PLAIN_REPLY.exec(own)?.[1] ?? null;
  const code = STATUS.exec(own)?.[1] ?? (status && /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? status : null);
  return { smtp: plain, code, rest: own };
}

/** The text that tells this failure from others: token, stamp, else the sentence that the facts know. */
function tokenOf(text: string, match: NdrMatch | undefined, ndr: Ndr): string | null {
  const token = TOKEN.exec(text)?.[0]
    .replace(/(?<=[.:]) /g, '')
    .replace(/[.:]$/, '');
  if (token) return token;
  const matched = sentenceOf(text, match) ?? ndr.sentence(text);
  const stamp = STAMP.exec(text)?.[0];
  // A stamp that a whole range of codes shares says less than the sentence before it.
  if (stamp && !(match?.fact.kind === 'range' && matched)) return stamp;
  return matched ? asWritten(text, matched) : null;
}

function sentenceOf(text: string, match: NdrMatch | undefined): string | undefined {
  const lower = text.toLowerCase();
  return match?.fact.strings.find((string) => !/^AS\(|^[245]\.\d/.test(string) && lower.includes(string.toLowerCase()));
}

function asWritten(text: string, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? wanted : text.slice(at, at + wanted.length);
}

/** A mail address and where it stands. */
export interface FoundAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Character codes of which mail addresses are made: 1 in a local part, 2 in a domain, 3 in both. */
const ADDRESS_CODES = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-')
  ADDRESS_CODES[character.charCodeAt(0)] = 3;
for (const character of "!#$%&'*+/=?^_`{|}~") ADDRESS_CODES[character.charCodeAt(0)] = 1;

const inLocal = (code: number): boolean => ((ADDRESS_CODES[code] ?? 0) & 1) === 1;
const inDomain = (code: number): boolean => ((ADDRESS_CODES[code] ?? 0) & 2) === 2;

/** Mail addresses of a text, in order; message ids and the like are addresses too. Linear. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    let end = at + 1;
    while (start > 0 && at - start < 300 && inLocal(text.charCodeAt(start - 1))) start--;
    while (end < text.length && end - at < 256 && inDomain(text.charCodeAt(end))) end++;
    while (start < at && /['`=.]/.test(text.charAt(start))) start++;
    const key = text.slice(start, at).search(/(?:^|[^\w])(?:to|from|orig_to|ctladdr)=/i);
    if (key >= 0) start = text.indexOf('=', start) + 1;
    while (/[.-]/.test(text.charAt(end - 1))) end--;
    const domain = text.slice(at + 1, end);
    if (start < at && /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(domain)) {
      found.push({ address: text.slice(start, end), start, end });
    }
  }
  return found;
}

const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9][A-Za-z0-9_-]{0,62}){1,10}$/;

/** A host name out of a field's value: without `dns;`, brackets, a dot at the end; undefined for anything else. */
export function hostOf(value: string): string | undefined {
  const word = value
    .replace(/^\s*(?:dns|x-local-hostname|smtp)\s*;/i, '')
    .trim()
    .replace(/^[<[('"]+/, '')
    .split(/[\s()<>[\],;'"|]/)[0]
    ?.replace(/[.:]+$/, '');
  return word && HOST.test(word) && !/^[\d.]+$/.test(word) ? word : undefined;
}

/** An IPv4 or IPv6 address in brackets or parentheses. */
export function bracketedAddress(text: string): string | undefined {
  return /[[(](\d{1,3}(?:\.\d{1,3}){3}|(?:IPv6:)?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})[\]),]/
    .exec(text)?.[1]
    ?.replace(/^IPv6:/, '');
}

const MAIL_DATE =
  /^(?:[A-Z][a-z]{2}, {0,3})?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? {1,3}(?:[+-]\d{4}|GMT|UT|UTC|Z)/;
const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)$/;

/** ISO 8601 in UTC for dates that name their zone; other forms stay as written, because nobody can tell their zone. */
export function timeOf(written: string | undefined): string | undefined {
  const text = written?.trim();
  if (!text) return undefined;
  const parsed =
    MAIL_DATE.test(text) || ISO_DATE.test(text) ? Date.parse(text.replace(/\s*\([^)]*\)\s*$/, '')) : Number.NaN;
  return Number.isNaN(parsed) ? text.slice(0, 40) : new Date(parsed).toISOString();
}
