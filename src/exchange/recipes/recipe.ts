import {
  type NewObject,
  type ObjectKind,
  objectNamed,
  stated,
  type Tenant,
  type TenantObject,
  text,
} from '../../tenant/index.ts';

/** What is to be done with one object of a tenant. */
export interface ObjectChange extends NewObject {
  readonly kind: ObjectKind;
}

/** What to do to a tenant, step by step: served to fixes, snippets and changes that turn a verdict. */
export type Recipe = readonly ObjectChange[];

/** A name that none of these objects has yet. */
export function freeName(objects: readonly TenantObject[], wanted: string): string {
  let name = wanted;
  for (let count = 2; objectNamed(objects, name); count++) name = `${wanted} ${count}`;
  return name;
}

/** Domain for example addresses: the first accepted domain of the tenant, else one that is made for examples. */
export function exampleDomain(tenant: Tenant): string {
  const own = tenant.objects.acceptedDomain.map((domain) => stated(text(domain, 'domainName')) ?? domain.name);
  return own.find((domain) => domain !== undefined && !domain.endsWith('.onmicrosoft.com')) ?? 'contoso.com';
}
