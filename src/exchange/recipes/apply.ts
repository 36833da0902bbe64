import {
  type NewValue,
  type ObjectKind,
  type Property,
  plainName,
  type Scalar,
  type Tenant,
  type TenantObject,
} from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { blockedValues } from '../block-list.ts';
import { sameName } from '../readings.ts';
import type { ObjectChange, Recipe } from './recipe.ts';

/** Where things stand that no text states yet. */
const NOWHERE: Place = { source: '', start: 0, end: 0 };

/** The tenant after a recipe. A rule in front of all others comes before each of them, as the service moves these down. */
export function applied(tenant: Tenant, recipe: Recipe): Tenant {
  return recipe.reduce(step, tenant);
}

function step(tenant: Tenant, change: ObjectChange): Tenant {
  const { kind, operation, properties } = change;
  const name = plainName(change.name);
  const objects = tenant.objects[kind];
  const changed = (to: readonly TenantObject[]): Tenant => ({ ...tenant, objects: { ...tenant.objects, [kind]: to } });
  const each = (values: Values): Tenant =>
    changed(objects.map((object) => (sameName(object.name, name) ? withValues(object, values) : object)));
  switch (operation) {
    case 'create': {
      const front: Values = change.order === 'front' ? { priority: frontPriority(objects) } : {};
      return changed([...objects, created(kind, name, { ...properties, ...front })]);
    }
    case 'remove':
      return changed(
        kind === 'tenantBlockList' ? without(objects, name) : objects.filter((one) => !sameName(one.name, name)),
      );
    case 'enable':
      return each({ enabled: true, state: 'Enabled' });
    case 'disable':
      return each({ enabled: false, state: 'Disabled' });
    case 'set':
      return each(properties);
  }
}

/** Entries of the block list without one value; an object may hold several. */
function without(objects: readonly TenantObject[], value: string): readonly TenantObject[] {
  return objects.flatMap((object) => {
    const rest = blockedValues(object).filter((one) => !sameName(one, value));
    if (rest.length === blockedValues(object).length) return [object];
    return rest.length === 0 ? [] : [withValues(object, { entries: rest })];
  });
}

type Values = Readonly<Record<string, NewValue>>;

function created(kind: ObjectKind, name: string, values: Values): TenantObject {
  return {
    kind,
    name,
    namePlace: NOWHERE,
    properties: new Map(Object.entries(values).map(([key, value]) => [key, propertyOf(key, value)])),
    declarations: [],
    whole: true,
    defined: true,
    contradictions: [],
  };
}

function withValues(object: TenantObject, values: Values): TenantObject {
  const properties = new Map(object.properties);
  for (const [key, value] of Object.entries(values)) properties.set(key, propertyOf(key, value));
  return {
    ...object,
    properties,
    contradictions: object.contradictions.filter(({ property }) => !(property in values)),
  };
}

function propertyOf(name: string, written: NewValue): Property {
  const value = plain(written);
  const items = Array.isArray(value)
    ? (value as readonly Scalar[]).map((item) => ({ value: item, place: NOWHERE }))
    : undefined;
  return {
    name,
    keyPlace: NOWHERE,
    value: { state: 'stated', value, place: NOWHERE, editable: false, ...(items ? { items } : {}) },
  };
}

function plain(value: NewValue): Scalar | readonly Scalar[] {
  if (Array.isArray(value)) return value.map(plainName);
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? value : plainName(value as string);
}

/** A priority before all that are there. */
function frontPriority(rules: readonly TenantObject[]): number {
  const known = rules.map((rule) => {
    const value = rule.properties.get('priority')?.value;
    return value?.state === 'stated' ? Number(value.value) : Number.NaN;
  });
  return Math.min(0, ...known.filter(Number.isFinite)) - 1;
}
