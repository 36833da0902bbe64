import type { Ndr, Responder } from '../knowledge/index.ts';
import { STAMP, TOKEN } from './answer-marks.ts';

/** What a report shows around an answer about who gave it. */
export interface Surroundings {
  /** The server that answered, by its name or address. */
  readonly host?: string | undefined;
  /** The server that wrote the report. */
  readonly generatingServer?: string | undefined;
  /** The report has the layout of Exchange. */
  readonly exchangeLayout?: boolean;
  /** Another answer passes this one on: it is of the server that was asked, not of the one that wrote the report. */
  readonly passedOn?: boolean;
}

/** Signs of Exchange in an answer: `SMTP;` behind the code, the server that Exchange Online puts at the end. */
const SIGN =
  /\b[245]\.\d{1,3}\.\d{1,3} SMTP; |\[[\w-]{4,63}\.(?:[\w-]{1,63}\.){0,4}(?:prod|PROD|protection|PROTECTION)\.(?:outlook\.com|OUTLOOK\.COM)\b/;
/** What Exchange says when it reached nobody who could answer. */
const NETWORK =
  /SocketError|Socket error|Winsock|not RFC conformant|Connection (?:timed out|refused|dropped|was closed)|Unable to connect|DNS query failed/i;
/** The public registry ends below 100; numbers from there on are Exchange's own. */
const OWN_NUMBER = /^[245]\.\d{1,3}\.[1-9]\d\d$/;

/**
 * Who gave an answer. What stands in the answer goes before the server: a token, a stamp or a number of Exchange's own, or words
 * of one provider. A report of Exchange that names no other server tells of a failure in Exchange itself (Microsoft Learn,
 * "DSNs and NDRs": if no remote server is listed, the generating server rejected the message).
 */
export function responderOf(text: string, code: string | null, around: Surroundings, ndr: Ndr): Responder {
  if (TOKEN.test(text) || STAMP.test(text) || SIGN.test(text) || (code !== null && OWN_NUMBER.test(code)))
    return { kind: 'exchange' };
  const { host, generatingServer, exchangeLayout, passedOn } = around;
  if (passedOn && host === undefined) {
    if (NETWORK.test(text)) return { kind: 'exchange' };
    const provider = ndr.foreign.ofText(text);
    return provider && !provider.exchange ? { kind: 'foreign', provider: provider.id } : { kind: 'foreign' };
  }
  const isOwn = host === undefined || host.toLowerCase() === generatingServer?.toLowerCase();
  const server = isOwn ? generatingServer : host;
  const provider = (server ? ndr.foreign.ofHost(server) : undefined) ?? ndr.foreign.ofText(text);
  if (provider) return provider.exchange ? { kind: 'exchange' } : { kind: 'foreign', provider: provider.id };
  if (isOwn && exchangeLayout) return { kind: 'exchange' };
  return { kind: server === undefined ? 'unknown' : 'foreign' };
}
