import type { Tenant } from '../tenant/index.ts';
import { domainOf } from './addresses.ts';
import { modelOf } from './model.ts';

/** The tenants that an address may belong to: those that accept its domain, or all where none does. */
export function tenantsOf(address: string, tenants: readonly Tenant[]): readonly Tenant[] {
  const domain = domainOf(address);
  const own = tenants.filter((tenant) => modelOf(tenant).acceptedDomains.belonging(domain).accepted);
  return own.length > 0 ? own : tenants;
}
