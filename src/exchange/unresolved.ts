import type { Declaration, ObjectKind, Tenant, TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { type Doubt, maybe } from './match.ts';

/** Why others of a kind may be there than the texts list: the export of the service broke off. Undefined where none did. */
export function notListed(tenant: Tenant, kind: ObjectKind): Doubt | undefined {
  const broken = tenant.unresolved.find((one) => one.kind === kind && one.notListed);
  return broken && maybe('export-broke-off', { collection: broken.nameRuntime ?? '' }, broken.place);
}

/** The objects of a kind, with those that a text creates under a name known at run time only. */
export function objectsOf(tenant: Tenant, kind: ObjectKind): readonly TenantObject[] {
  const created = tenant.unresolved.filter((one) => one.kind === kind && one.operation === 'create');
  return created.length === 0 ? tenant.objects[kind] : [...tenant.objects[kind], ...created.map(asObject)];
}

function asObject(declaration: Declaration): TenantObject {
  return {
    kind: declaration.kind,
    name: undefined,
    namePlace: declaration.namePlace,
    properties: declaration.properties,
    declarations: [declaration],
    whole: declaration.whole,
    defined: true,
    contradictions: [],
    ...(declaration.nameRuntime === undefined ? {} : { nameRuntime: declaration.nameRuntime }),
  };
}

const SWITCHES = new Set(['remove', 'enable', 'disable']);

/**
 * Declarations of a kind that act on objects nobody can name from the text, or that remove one under a condition, and that switch
 * or remove objects or state one of `properties`. Those on all objects are already part of every object's values.
 */
export function disturbances(tenant: Tenant, kind: ObjectKind, properties: readonly string[]): readonly Declaration[] {
  return tenant.unresolved.filter(
    (declaration) =>
      declaration.kind === kind &&
      declaration.operation !== 'advice' &&
      declaration.operation !== 'create' &&
      (declaration.name !== '*all' || (declaration.operation === 'remove' && declaration.effect === 'may-run')) &&
      (SWITCHES.has(declaration.operation) ||
        declaration.opaque !== undefined ||
        properties.some((name) => declaration.properties.has(name))),
  );
}

/** Doubt about a setting that a disturbance leaves. */
export function disturbedBy(
  { effect, effectCause, command = '', nameRuntime: expression = '', place }: Declaration,
  setting: string,
): Doubt {
  return effect === 'may-run'
    ? maybe('may-run', { setting, command, expression, cause: effectCause?.reason ?? '' }, place)
    : maybe('run-time-value', { setting, expression }, place);
}

/** Whether a disturbance may mean this object. */
export function concerns(declaration: Declaration, object: TenantObject | undefined): boolean {
  const { name } = declaration;
  return name === undefined || name === '*all' || name.toLowerCase() === object?.name?.toLowerCase();
}

/** Whether a disturbance may still act after the value at `place` was set: not when it stands before it. */
export function actsAfter(declaration: Declaration, place: Place | undefined): boolean {
  return !place || declaration.place.source !== place.source || declaration.place.start > place.start;
}
