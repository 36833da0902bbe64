import type { ObjectKind, Property, Scalar, Tenant, TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';

export type Values = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** Where things stand that no text states yet. */
const NOWHERE: Place = { source: '', start: 0, end: 0 };

function propertyOf(name: string, value: Scalar | readonly Scalar[]): Property {
  const items = Array.isArray(value)
    ? (value as readonly Scalar[]).map((item) => ({ value: item, place: NOWHERE }))
    : undefined;
  return {
    name,
    keyPlace: NOWHERE,
    value: { state: 'stated', value, place: NOWHERE, editable: false, ...(items ? { items } : {}) },
  };
}

function replaced(tenant: Tenant, kind: ObjectKind, objects: readonly TenantObject[]): Tenant {
  return { ...tenant, objects: { ...tenant.objects, [kind]: objects } };
}

/** The tenant with one more object. */
export function withObject(tenant: Tenant, kind: ObjectKind, name: string, values: Values): Tenant {
  const properties = new Map(Object.entries(values).map(([key, value]) => [key, propertyOf(key, value)]));
  const object: TenantObject = {
    kind,
    name,
    namePlace: NOWHERE,
    properties,
    declarations: [],
    whole: true,
    defined: true,
    contradictions: [],
  };
  return replaced(tenant, kind, [...tenant.objects[kind], object]);
}

/** The tenant with other values in one object. */
export function withValues(tenant: Tenant, object: TenantObject, values: Values): Tenant {
  const properties = new Map(object.properties);
  for (const [key, value] of Object.entries(values)) properties.set(key, propertyOf(key, value));
  const contradictions = object.contradictions.filter(({ property }) => !(property in values));
  const changed = { ...object, properties, contradictions };
  return replaced(
    tenant,
    object.kind,
    tenant.objects[object.kind].map((one) => (one === object ? changed : one)),
  );
}

/** The tenant without one object. */
export function withoutObject(tenant: Tenant, object: TenantObject): Tenant {
  return replaced(
    tenant,
    object.kind,
    tenant.objects[object.kind].filter((one) => one !== object),
  );
}
