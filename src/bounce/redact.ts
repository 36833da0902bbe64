import { PeopleStandIns } from '../text/index.ts';
import { findAddresses } from './fields.ts';

const IP =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9a-f:]{0,40}::|(?:[0-9a-f]{1,4}:){4})[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\w.:])/gi;
const MICROSOFT =
  /(?:^|\.)(?:outlook\.com|microsoft\.com|office\.com|office365\.com|windows\.net|microsoftonline\.com)$/i;

/**
 * Replaces personal data in a finished text: mail addresses, their domains and hosts below these, IP addresses, and the given
 * words (a subject, a message id). The same thing gets the same stand-in everywhere, so that the text can still be followed.
 * Names of Microsoft's servers stay. Linear in the text for each thing replaced.
 */
export function redact(text: string, words: readonly string[]): string {
  const people = new PeopleStandIns();
  let result = text;
  for (const word of words) if (word.trim().length > 1) result = result.replaceAll(word, '(removed)');
  result = replaceAddresses(result, (address) => people.address(address));
  const ips = new Map<string, string>();
  result = result.replace(IP, (ip) => {
    if (!ips.has(ip)) ips.set(ip, `(ip ${ips.size + 1})`);
    return ips.get(ip) ?? '';
  });
  for (const [domain, other] of people.domains) {
    if (!MICROSOFT.test(domain))
      result = result.replaceAll(
        new RegExp(`(?:[\\w-]{1,63}\\.){0,8}${domain.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`, 'gi'),
        other,
      );
  }
  return result;
}

function replaceAddresses(text: string, standIn: (address: string) => string): string {
  let out = '';
  let at = 0;
  for (const { address, start, end } of findAddresses(text)) {
    if (start < at) continue;
    out += text.slice(at, start) + standIn(address);
    at = end;
  }
  return out + text.slice(at);
}
