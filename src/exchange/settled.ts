import { type Property, type Tenant, type TenantObject, unsettledValue } from '../tenant/index.ts';

/** Objects that act on mail themselves; of all others nothing needs to be known that nobody makes. */
const CONTROLS: ReadonlySet<string> = new Set(
  'outboundPolicy outboundRule remoteDomain transportRule tenantBlockList acceptedDomain'.split(' '),
);

/**
 * The tenant as far as it is sure: what only a command says that may not run is not known, and objects that a command failed to
 * make may be there from before. The same tenant where all its commands surely run.
 */
export function settledTenant(tenant: Tenant): Tenant {
  const kinds = Object.entries(tenant.objects).map(([kind, objects]) => {
    const unmade = tenant.unmade.filter((object) => object.kind === kind && CONTROLS.has(kind));
    const sure = sureOf(objects);
    return [kind, unmade.length > 0 ? [...sure, ...unmade] : sure] as const;
  });
  const objects = Object.fromEntries(kinds) as Record<TenantObject['kind'], readonly TenantObject[]>;
  const same = kinds.every(([kind, own]) => own === tenant.objects[kind as TenantObject['kind']]);
  return same ? tenant : Object.freeze({ ...tenant, objects: Object.freeze(objects), unmade: [] });
}

/** Lists that were looked at: a change of one object leaves the lists of other kinds as they are. */
const SURE = new WeakMap<readonly TenantObject[], readonly TenantObject[]>();

function sureOf(objects: readonly TenantObject[]): readonly TenantObject[] {
  let sure = SURE.get(objects);
  if (!sure) {
    sure = objects.some(hasUnsettled) ? objects.map(settledOnly) : objects;
    SURE.set(objects, sure);
  }
  return sure;
}

function hasUnsettled({ properties }: TenantObject): boolean {
  for (const { unsettled } of properties.values()) if (unsettled) return true;
  return false;
}

function settledOnly(object: TenantObject): TenantObject {
  if (!hasUnsettled(object)) return object;
  const properties = [...object.properties].map(([name, property]): [string, Property] => {
    const { unsettled, value } = property;
    return [name, unsettled ? { ...property, value: unsettledValue(value, unsettled) } : property];
  });
  return Object.freeze({ ...object, properties: new Map(properties) });
}
