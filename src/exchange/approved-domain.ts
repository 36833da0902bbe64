import type { Tenant } from '../tenant/index.ts';
import { domainAndParents, domainOf } from './addresses.ts';

/**
 * Whether the organization approves of forwards to a domain (lower case, or `*` for every domain). `*.partner.example` covers
 * partner.example and everything below it, as it does in remote domains.
 */
export function isApproved(domain: string, tenant: Tenant): boolean {
  const covering = new Set(['*', domain, ...domainAndParents(domain).map((parent) => `*.${parent}`)]);
  return tenant.objects.approvedDomain.some(({ name }) => name !== undefined && covering.has(domainOf(name)));
}
