import type { Delivery, Ndr } from '../knowledge/index.ts';
import { type ReadAnswer, readAnswer } from './answer.ts';
import type { Answer, BounceEvent, BounceLayout, Finding, InnerAnswer } from './event.ts';
import { hostOf } from './fields.ts';

/** What the whole report says, for events that do not say it themselves. */
export interface Fallback {
  readonly sender: string | null;
  readonly generatingServer: string | null;
  readonly recipient: string | undefined;
  readonly time: string | null;
  readonly forwardingMailbox: string | null;
  readonly layout: BounceLayout;
}

/** One event out of what a reader of a layout found. */
export function eventOf(finding: Finding, fallback: Fallback, ndr: Ndr): BounceEvent {
  const host = finding.remoteServer ?? lastServer(finding.answer);
  const around = {
    host: host ?? finding.remoteAddress,
    generatingServer: fallback.generatingServer ?? undefined,
    exchangeLayout: fallback.layout === 'exchange-classic' || fallback.layout === 'exchange-new',
  };
  const answer = readAnswer(finding.answer, ndr, around, finding.status);
  const fact = answer.match?.fact;
  const remoteServer = host ?? answer.host ?? null;
  const forwards = fact?.mechanism === 'remote-domain' && fact.category === 'forwarding';
  return {
    recipient: finding.recipient ?? fallback.recipient ?? null,
    smtp: answer.smtp,
    code: answer.code,
    token: answer.token,
    text: answer.text,
    remoteServer,
    remoteAddress: finding.remoteAddress ?? lastAddress(finding.answer) ?? null,
    fact: answer.fact,
    answeredBy: answer.answeredBy,
    inner: answer.inner,
    originalSender: finding.sender ?? fallback.sender,
    forwardingMailbox:
      finding.forwardingMailbox ??
      fallback.forwardingMailbox ??
      (forwards ? (finding.sender ?? fallback.sender) : null),
    time: finding.time ?? fallback.time,
    delivery: deliveryOf(finding, answer, fallback.layout),
    control: mechanismOf(answer, ndr),
    failedAt: remoteServer ?? fallback.generatingServer,
  };
}

/** What acted: the innermost answer that tells names it. */
function mechanismOf(answer: Answer & { readonly inner: InnerAnswer | null }, ndr: Ndr): string | null {
  const inside = answer.inner && mechanismOf(answer.inner, ndr);
  return inside ?? (answer.fact === null ? undefined : ndr.fact(answer.fact)?.mechanism) ?? null;
}

/** `[LastAttemptedServerName=...]` and a server in brackets at the end of an answer. */
function lastServer(text: string): string | undefined {
  const named =
    /\[LastAttemptedServerName=([^\]]{1,253})\]/.exec(text)?.[1] ?? /\{FQDN=([^}]{1,253})\}/.exec(text)?.[1];
  const stamped = /\[([A-Za-z0-9][\w.-]{3,253}\.[A-Za-z]{2,24})(?: [\d-]{8,12}T[^\]]{0,60})?\]\s*$/.exec(text)?.[1];
  const found = named ?? stamped;
  return found && hostOf(found);
}

function lastAddress(text: string): string | undefined {
  return /\[LastAttemptedIP=([0-9A-Fa-f:.]{3,45}?)(?::\d{1,5})?\]/.exec(text)?.[1];
}

function deliveryOf(finding: Finding, answer: ReadAnswer, layout: BounceLayout): Delivery {
  const outcome = answer.match?.fact.outcome;
  const kind = (answer.smtp ?? answer.code ?? '').charAt(0);
  if (kind === '2' && outcome === 'info') return 'info';
  if (kind === '2') return outcome === 'silent' || finding.delivery === 'silent' ? 'silent' : 'info';
  if (outcome === 'silent') return 'silent';
  if (finding.delivery) return finding.delivery === 'silent' && kind === '5' ? 'ndr' : finding.delivery;
  if (layout === 'smtp-session') return kind === '4' ? 'defer' : 'smtp-reject';
  if (kind === '4') return answer.match?.fact.id === '4.4.7/exo#1' ? 'ndr' : 'defer';
  return kind === '5' ? 'ndr' : (outcome ?? 'ndr');
}

/** One event per recipient; logs and traces keep each different answer. */
export function mergeEvents(events: readonly BounceEvent[], layout: BounceLayout): BounceEvent[] {
  const attempts = layout === 'server-log' || layout === 'message-trace';
  const merged = new Map<string, BounceEvent>();
  for (const event of events) {
    const person = (event.recipient ?? '').toLowerCase();
    const key = attempts ? `${person} ${event.code ?? event.smtp ?? event.text}` : person;
    const before = merged.get(key);
    merged.set(key, before ? together(before, event) : event);
  }
  return [...merged.values()];
}

/** Two accounts of one failure: the one that tells more leads, the other fills what it leaves open. */
function together(a: BounceEvent, b: BounceEvent): BounceEvent {
  const tells = (event: BounceEvent): number =>
    (event.inner ? 16 : 0) +
    (event.token ? 8 : 0) +
    (event.code ? 4 : 0) +
    (event.smtp ? 2 : 0) +
    (event.text.length > 12 ? 1 : 0);
  // Of two different codes the first is the final one; the attempts before it are reported after it.
  const differ = a.code !== null && b.code !== null && a.code !== b.code;
  const [lead, other] = !differ && tells(b) > tells(a) ? [b, a] : [a, b];
  return {
    ...lead,
    recipient: lead.recipient ?? other.recipient,
    remoteServer: lead.remoteServer ?? other.remoteServer,
    remoteAddress: lead.remoteAddress ?? other.remoteAddress,
    failedAt: lead.remoteServer ?? other.remoteServer ?? lead.failedAt,
    time: lead.time ?? other.time,
  };
}
