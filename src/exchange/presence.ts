import type { ObjectKind, Tenant, TenantObject } from '../tenant/index.ts';

/**
 * Whether the text tells every outbound policy and rule, so that one that is not there does not exist. The two belong
 * together: a file that states the collection of one and leaves the other out has none of the other.
 */
export function knowsOutbound(tenant: Tenant): boolean {
  const kinds: readonly ObjectKind[] = ['outboundPolicy', 'outboundRule'];
  return kinds.some((kind) => tenant.complete.has(kind)) && !kinds.some((kind) => tenant.indeterminate.has(kind));
}

/** Whether the text tells every object of a kind. */
export const knowsAll = (tenant: Tenant, kind: ObjectKind): boolean =>
  tenant.complete.has(kind) && !tenant.indeterminate.has(kind);

/** Whether a script creates the object here, so that nothing outside the text can have referred to it before. */
export const isCreated = (object: TenantObject): boolean =>
  object.declarations.some((declaration) => declaration.operation === 'create');
