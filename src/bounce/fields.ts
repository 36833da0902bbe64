/** One line out of folded text. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
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
