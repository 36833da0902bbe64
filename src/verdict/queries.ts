import type { Tenant } from '../tenant/index.ts';
import { domainAndParents, domainOf } from './addresses.ts';
import type { EffectiveRemoteDomain } from './controls/remote-domain.ts';
import { modelOf } from './model.ts';

export type { EffectiveRemoteDomain } from './controls/remote-domain.ts';

/** The remote domain entry in force for a domain or address, and whether it lets automatic forwards pass. */
export function effectiveRemoteDomain(tenant: Tenant, domain: string): EffectiveRemoteDomain {
  return modelOf(tenant).remoteDomains.effective(domainAndParents(domainOf(domain)));
}
