import type { ObjectKind, Property } from './declaration.ts';
import type { Tenant, TenantObject } from './tenant.ts';

/** An object that two states of a tenant describe differently. One of the two is there at least. */
export interface ChangedObject {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly before?: TenantObject;
  readonly after?: TenantObject;
  /** The settings that differ, where both states have the object. */
  readonly settings: readonly string[];
}

/** Properties that name the object. */
const NAMES = new Set(['name', 'identity']);

/** The objects that differ in what they say; places, formats, and the order of lists do not count. By kind, then name. */
export function changedObjects(before: Tenant, after: Tenant): readonly ChangedObject[] {
  const kinds = Object.keys(after.objects) as ObjectKind[];
  return kinds.flatMap((kind) => changedOfKind(kind, before.objects[kind], after.objects[kind]));
}

function changedOfKind(
  kind: ObjectKind,
  before: readonly TenantObject[],
  after: readonly TenantObject[],
): readonly ChangedObject[] {
  if (before === after) return [];
  const [own, other] = [byName(before), byName(after)];
  const names = [...new Set([...own.keys(), ...other.keys()])].sort();
  return names.flatMap((key): ChangedObject[] => {
    const [was, is] = [own.get(key), other.get(key)];
    if (was === is) return [];
    const settings = was && is ? changedSettings(was, is) : [];
    if (was && is && settings.length === 0) return [];
    return [{ kind, name: writtenName(is ?? was), ...(was && { before: was }), ...(is && { after: is }), settings }];
  });
}

const writtenName = (object: TenantObject | undefined): string => object?.name ?? object?.nameRuntime ?? '';

const byName = (objects: readonly TenantObject[]): ReadonlyMap<string, TenantObject> =>
  new Map(objects.map((object) => [writtenName(object).trim().toLowerCase(), object]));

function changedSettings(before: TenantObject, after: TenantObject): readonly string[] {
  const names = new Set([...before.properties.keys(), ...after.properties.keys()]);
  return [...names]
    .filter((name) => !NAMES.has(name) && said(before.properties.get(name)) !== said(after.properties.get(name)))
    .sort();
}

/** A value as Exchange compares it: without case, lists without order. */
function said(property: Property | undefined): string | undefined {
  if (!property) return undefined;
  const { value } = property;
  if (value.state === 'runtime') return `$ ${value.expression}`;
  const items = [value.value].flat().map((item) => String(item).trim().toLowerCase());
  return `${value.change ?? ''} ${items.sort().join('\n')}`;
}
