import type { Delivery } from '../knowledge/index.ts';
import type { Finding, Findings } from './event.ts';
import { bracketedAddress, hostOf, timeOf } from './fields.ts';

const LONGEST_LINE = 8000;
const STAMP =
  /^(?:<\d{1,3}>)?(\d{4}-\d\d-\d\d[T ][\d:.]{5,15}(?:[+-]\d\d:?\d\d|Z)?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)/;
const TO = /[ :,]to=<?([^<>,\s]{3,320})>?,/;
const FROM = /[ :,]from=<([^<>,\s]{0,320})>,/;
const QUEUE = /(?:\]|smtp[\w/-]*|sendmail): ([A-Za-z0-9]{6,24}):/;
const RELAY = /[ ,]relay=([^,\s]{1,300})(?: (\[[^\]]{3,45}\]))?/;
/** What each line of Exim holds: most texts are no log, and patterns take long to make. */
const MARKS = [' ** ', ' == ', ' <= ', ' => '];
const EXIM =
  /^(\S+ \S+)?[ ]?(?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (\*\*|==|<=|=>) (\S{3,320})/;

/** Reads logs of Postfix, Sendmail and Exim: one finding per recipient and attempt that failed or was put off. */
export function readServerLog(text: string): Findings | undefined {
  const senders = new Map<string, string>();
  const result: Findings = { layout: 'server-log', findings: [] };
  for (const line of text.split('\n')) {
    const short = line.slice(0, LONGEST_LINE);
    const found = eximLine(short, senders) ?? syslogLine(short, senders);
    if (found) result.findings.push(found);
  }
  const sender = result.findings.find((finding) => finding.sender)?.sender;
  if (sender) result.sender = sender;
  return result.findings.length > 0 ? result : undefined;
}

function syslogLine(line: string, senders: Map<string, string>): Finding | undefined {
  if (!line.includes('to=') && !line.includes('from=')) return undefined;
  const queue = QUEUE.exec(line)?.[1];
  const from = FROM.exec(line)?.[1];
  if (queue && from) senders.set(queue, from);
  const to = TO.exec(line);
  const state = /[ ,](?:status=(\w+)|stat=(\w[\w ]{0,60}))/.exec(line);
  if (!to?.[1] || !state) return undefined;
  const delivery = deliveryOf(state[1] ?? state[2] ?? '');
  if (delivery === undefined) return undefined;
  const said = /\bsaid: /.exec(line);
  const bounced = line.slice(said ? said.index + said[0].length : state.index + 1);
  const answer = bounced
    .replace(/ ?\(in reply to (?:end of )?[A-Z][A-Za-z ]{1,30}?(?: command)?\)\)?\s*$/, '')
    .replace(/^(?:status=\w+ \(|stat=)/, '')
    .replace(/\)\s*$/, (end) => (said || state[1] ? '' : end));
  const relay = RELAY.exec(line);
  const status = /[ ,]dsn=([245]\.\d{1,3}\.\d{1,3})/.exec(line)?.[1];
  return entry(line, to[1], answer, delivery, relay?.[1], queue && senders.get(queue), status, relay?.[2]);
}

function deliveryOf(state: string): Delivery | undefined {
  if (/^(?:bounced|undeliverable|expired|User unknown|Service unavailable|Host unknown|Data format|5)/i.test(state))
    return 'smtp-reject';
  if (/^Deferred/i.test(state)) return 'defer';
  return /^(?:sent|delivered|filtered)/i.test(state) ? undefined : 'smtp-reject';
}

function entry(
  line: string,
  recipient: string,
  answer: string,
  delivery: Delivery,
  relay?: string,
  sender?: string,
  status?: string,
  ip?: string,
): Finding {
  const host = relay && hostOf(relay);
  const address = bracketedAddress(ip ?? relay ?? '');
  const time = timeOf(STAMP.exec(line)?.[1]?.replace(/ (?=\d\d:\d\d:\d\d)(?<=\d{4}-\d\d-\d\d )/, 'T'));
  return {
    recipient,
    answer,
    delivery,
    ...(status ? { status } : {}),
    ...(host ? { remoteServer: host } : {}),
    ...(address ? { remoteAddress: address } : {}),
    ...(sender ? { sender } : {}),
    ...(time ? { time } : {}),
  };
}

/** Exim's main log: `**` failed, `==` put off, `<=` arrived. */
function eximLine(line: string, senders: Map<string, string>): Finding | undefined {
  if (!MARKS.some((mark) => line.includes(mark))) return undefined;
  const found = EXIM.exec(line);
  const [, , id, mark, address] = found ?? [];
  if (!id || !mark || !address) return undefined;
  if (mark === '<=') senders.set(id, address);
  if (mark === '<=' || mark === '=>') return undefined;
  const host =
    /\bhost ([\w.-]{3,253}) (\[[^\]]{3,45}\])/.exec(line) ?? /\bH=([\w.-]{3,253}) (\[[^\]]{3,45}\])/.exec(line);
  const reply = /: ([245]\d\d[ -].*)$/.exec(line)?.[1] ?? line.slice(line.indexOf(': ') + 2);
  return entry(
    line,
    address.replace(/^<|>$|:$/g, ''),
    reply,
    mark === '**' ? 'smtp-reject' : 'defer',
    host?.[1],
    senders.get(id),
    undefined,
    host?.[2],
  );
}
