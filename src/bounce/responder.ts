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
}

/** Signs of Exchange in an answer: `SMTP;` behind the code, the server that Exchange Online puts at the end. */
const SIGN =
  /\b[245]\.\d{1,3}\.\d{1,3} SMTP; |\[[\w-]{4,63}\.(?:[\w-]{1,63}\.){0,4}(?:prod|protection)\.outlook\.com\b/i;
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
  const { host, generatingServer, exchangeLayout } = around;
  const isOwn = host === undefined || host.toLowerCase() === generatingServer?.toLowerCase();
  const server = isOwn ? generatingServer : host;
  const provider = (server ? ndr.foreign.ofHost(server) : undefined) ?? ndr.foreign.ofText(text);
  if (provider) return provider.exchange ? { kind: 'exchange' } : { kind: 'foreign', provider: provider.id };
  if (isOwn && exchangeLayout) return { kind: 'exchange' };
  return { kind: server === undefined ? 'unknown' : 'foreign' };
}
