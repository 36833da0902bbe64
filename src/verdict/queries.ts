import type { Tenant } from '../tenant/index.ts';
import { domainAndParents, domainOf } from './addresses.ts';
import type { Selection } from './controls/policy-selection.ts';
import { scopeOf } from './controls/recipient-scope.ts';
import type { EffectiveRemoteDomain } from './controls/remote-domain.ts';
import { person } from './message.ts';
import { modelOf } from './model.ts';
import type { Mechanism } from './verdict.ts';

export type { Alternative, Selection } from './controls/policy-selection.ts';
export type { EffectiveRemoteDomain } from './controls/remote-domain.ts';

/** The remote domain entry in force for a domain or address, and whether it lets automatic forwards pass. */
export function effectiveRemoteDomain(tenant: Tenant, domain: string): EffectiveRemoteDomain {
  return modelOf(tenant).remoteDomains.effective(domainAndParents(domainOf(domain)));
}

/**
 * Whether an address, or the declared contact or user of this name, is outside the organization. Unknown when the tenant states no
 * accepted domain or the text leaves it open, and for a name that nobody declares.
 */
export function isExternal(tenant: Tenant, written: string): 'yes' | 'no' | 'unknown' {
  const model = modelOf(tenant);
  const address = model.directory.target(written);
  if (address === undefined) return 'unknown';
  const { inside, why } = scopeOf(person(address, model), undefined, model);
  if (inside.is === 'maybe') return 'unknown';
  if (why === 'mail-user' || why === 'internal-remote-domain') return 'yes';
  if (inside.is === 'yes') return 'no';
  return model.acceptedDomains.names.next().done ? 'unknown' : 'yes';
}

/** The outbound policy that judges a sender, or the several ones the text leaves open. */
export function selectOutboundPolicy(tenant: Tenant, sender: string, mechanism?: Mechanism): Selection {
  const model = modelOf(tenant);
  return model.outboundPolicies.select(person(sender, model), mechanism);
}
