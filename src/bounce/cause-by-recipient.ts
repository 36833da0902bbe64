import { domainOf } from '../exchange/addresses.ts';
import { type Control, type ControlKind, controlOf } from '../exchange/control.ts';
import { modelOf } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import { placeOf } from '../exchange/readings.ts';
import { flag, list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import type { Decision } from '../verdict/index.ts';
import type { CauseReason, MissingFact } from './cause.ts';
import type { BounceEvent } from './event.ts';

/** What can be said without knowing who sent or forwarded. */
export interface RecipientCause {
  readonly reason: CauseReason;
  readonly explainedByRepository: boolean;
  readonly verdict: Decision;
  readonly by: Control;
  readonly place?: Place;
  readonly missing: readonly MissingFact[];
}

/**
 * The control that a failure to this recipient comes from, where it does not matter who sent: an entry of the block list, the
 * remote domain of the recipient, one outbound policy for everybody, the connector that carries mail there. Undefined when the
 * sender matters or the files say nothing.
 */
export function causeByRecipient(tenant: Tenant, event: BounceEvent, kind: ControlKind): RecipientCause | undefined {
  const recipient = event.recipient?.toLowerCase();
  if (!recipient) return undefined;
  switch (kind) {
    case 'tenantBlockList':
      return blockListCause(tenant, recipient);
    case 'remoteDomain':
      return remoteDomainCause(tenant, recipient);
    case 'outboundPolicy':
      return onePolicyCause(tenant, recipient);
    case 'outboundConnector':
      return connectorCause(tenant, recipient, event.remoteServer);
    default:
      return undefined;
  }
}

const NEEDED: readonly MissingFact[] = ['deployed-state', 'trace-detail'];

function blocked(reason: CauseReason, by: Control, place: Place | undefined): RecipientCause {
  const found = { reason, explainedByRepository: true, verdict: 'blocked', by, missing: [] } as const;
  return place ? { ...found, place } : found;
}

function blockListCause(tenant: Tenant, recipient: string): RecipientCause | undefined {
  const entry = modelOf(tenant).blockList.covering(recipient, domainOf(recipient));
  return entry && blocked('by-recipient', { kind: 'tenantBlockList', name: entry.value }, entry.object.namePlace);
}

function remoteDomainCause(tenant: Tenant, recipient: string): RecipientCause | undefined {
  const { allows, name, place, object } = modelOf(tenant).remoteDomains.covering(recipient);
  if (!object) return undefined;
  const by: Control = { kind: 'remoteDomain', name };
  if (allows.is === 'no') return blocked('by-recipient', by, place);
  if (allows.is === 'maybe') return undefined;
  return { reason: 'allowed-for-all', explainedByRepository: false, verdict: 'allowed', by, missing: NEEDED };
}

/** Without rules the default policy judges everybody; a bounce of it proves what Automatic means. */
function onePolicyCause(tenant: Tenant, recipient: string): RecipientCause | undefined {
  const model = modelOf(tenant);
  if (tenant.objects.outboundRule.length > 0) return undefined;
  const [only, ...more] = model.outboundPolicies.select(person(recipient, model)).alternatives;
  if (!only?.policy || only.doubt || more.length > 0) return undefined;
  const by: Control = { kind: 'outboundPolicy', name: only.name };
  const mode = model.outboundPolicies.mode(only, 'unknown');
  if (mode.is === 'no') return blocked('by-recipient', by, mode.place);
  if (mode.reason === 'automatic-org-dependent') return blocked('automatic', by, mode.place);
  if (mode.is === 'maybe') return undefined;
  return { reason: 'allowed-for-all', explainedByRepository: false, verdict: 'allowed', by, missing: NEEDED };
}

/** The connector whose domains or smart hosts the message went to; a failed session says that its settings and the server differ. */
function connectorCause(tenant: Tenant, recipient: string, server: string | null): RecipientCause | undefined {
  const connectors = tenant.objects.outboundConnector.filter((one) => stated(flag(one, 'enabled')) !== false);
  const carries = (one: TenantObject): boolean =>
    items(one, 'recipientDomains').some((pattern) => covers(pattern, domainOf(recipient))) ||
    (server !== null && items(one, 'smartHosts').includes(server.toLowerCase()));
  const [connector, ...more] = connectors.filter(carries);
  if (!connector || more.length > 0) return undefined;
  return {
    reason: 'connector',
    explainedByRepository: true,
    verdict: 'unknown',
    by: controlOf(connector),
    place: placeOf(connector, 'tlsSettings') ?? connector.namePlace,
    missing: [],
  };
}

function items(object: TenantObject, property: string): readonly string[] {
  return (stated(list(object, property)) ?? []).map(({ value }) => value.trim().toLowerCase());
}

/** `*` is every domain, `*.contoso.com` the domains below. */
function covers(pattern: string, domain: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? domain.endsWith(pattern.slice(1)) : pattern === domain;
}
