import type { ControlKind } from '../exchange/control.ts';
import { table } from '../text/table.ts';
import type { Asked, Cause, CauseReason, MissingFact, NamedTenant } from './cause.ts';
import type { Answer, Bounce, BounceEvent, InnerAnswer } from './event.ts';
import { NORMAL } from './normal-mechanisms.ts';

/** Kind of the deciding control, as verdicts name it, by the mechanism of a fact. */
const CONTROL_KIND: Readonly<Record<string, ControlKind>> = table({
  'outbound-spam-policy': 'outboundPolicy',
  'remote-domain': 'remoteDomain',
  'transport-rule': 'transportRule',
  tabl: 'tenantBlockList',
  connector: 'outboundConnector',
});

/**
 * Why one event happened, as far as the files of the tenants can say. Never throws; the verdict engine is loaded on first use.
 */
export async function findCause(
  bounce: Bounce,
  event: BounceEvent,
  tenants: readonly NamedTenant[],
  asked: Asked = {},
): Promise<Cause> {
  const nothing = {
    event,
    related: [],
    assumedMechanism: false,
    verdict: 'unknown',
    by: null,
    explainedByRepository: false,
    missing: [],
  } as const;
  if (event.control !== null && NORMAL.has(event.control))
    return { ...nothing, ...(await normalCause(event, tenants)) };
  const kind = event.control ? CONTROL_KIND[event.control] : undefined;
  if (!kind || isReportControl(event)) return { ...nothing, ...withoutControl(event) };
  if (tenants.length === 0) return { ...nothing, reason: 'no-tenant', missing: ['whole-configuration'] };
  const { causeIn } = await import('./cause-in-tenant.ts');
  const causes = tenants.map((named) => causeIn(bounce, event, kind, named, asked));
  const ranked = causes.toSorted((a, b) => rank(b) - rank(a));
  return ranked[0] ?? { ...nothing, reason: 'no-tenant', missing: ['whole-configuration'] };
}

/** A normal event, with the setting that makes it where the files have it. */
async function normalCause(
  event: BounceEvent,
  tenants: readonly NamedTenant[],
): Promise<Pick<Cause, 'reason' | 'explainedByRepository'> & Partial<Cause>> {
  if (tenants.length === 0) return { reason: 'normal', explainedByRepository: false };
  const { settingOf } = await import('./normal-event.ts');
  for (const { name, tenant } of tenants) {
    const setting = settingOf(tenant, event);
    if (setting) return { ...setting, reason: 'normal-setting', explainedByRepository: true, tenant: name };
  }
  return { reason: 'normal', explainedByRepository: false };
}

const rank = (cause: Cause): number =>
  (cause.explainedByRepository ? 4 : 0) + (cause.place ? 2 : 0) + (cause.reason === 'sender-unknown' ? 0 : 1);

/** Remote domains also stop replies and reports; the files' `AutoForwardEnabled` says nothing about these. */
function isReportControl({ control, token }: BounceEvent): boolean {
  return control === 'remote-domain' && token !== null && /^RESOLVER\.(?:MSGTYPE\.(?!AF)|OOF)/i.test(token);
}

/** What can be said of failures that no control of the files makes. */
function withoutControl(event: BounceEvent): { reason: CauseReason; missing: readonly MissingFact[] } {
  if (event.code === null && event.smtp === null && event.fact === null)
    return { reason: 'no-answer', missing: ['text-of-answer', 'trace-detail'] };
  // The server that gave the innermost answer refused; another Exchange than ours may be meant, or a connector of ours.
  const { answeredBy } = innermost(event);
  const isForeign = answeredBy !== 'exchange' && answeredBy !== 'unknown';
  if (isForeign || event.control === 'relay-pool' || event.control === 'sender-authentication')
    return { reason: 'other-side', missing: ['other-organization'] };
  if (event.control === 'dlp') return { reason: 'no-control', missing: ['data-loss-prevention', 'trace-detail'] };
  if (event.code !== null && LIMITS.test(event.code)) return { reason: 'no-control', missing: ['sending-limits'] };
  return { reason: 'no-control', missing: ['trace-detail'] };
}

function innermost(answer: Answer & { readonly inner: InnerAnswer | null }): Answer {
  return answer.inner ? innermost(answer.inner) : answer;
}

/** Codes of sending limits, restricted senders and the reputation of a tenant. */
const LIMITS = /^5\.(?:1\.(?:8|90)|2\.(?:2|12[12])|7\.(?:50[123]|70[58]|23[236]|750))$/;
