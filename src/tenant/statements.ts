import type { TenantObject } from './tenant.ts';

const VIEWS = new WeakMap<TenantObject, readonly TenantObject[]>();

/**
 * An object once for each place that gives one of its properties the value in force: what is said about the value can be said
 * at each of them. Views differ in the places of their properties only; nearly every object has one, itself.
 */
export function statedViews(object: TenantObject): readonly TenantObject[] {
  if (!object.restated) return [object];
  const known = VIEWS.get(object) ?? viewsOf(object, object.restated);
  VIEWS.set(object, known);
  return known;
}

function viewsOf(object: TenantObject, restated: NonNullable<TenantObject['restated']>): readonly TenantObject[] {
  const most = Math.max(...[...restated.values()].map((statements) => statements.length));
  const others = Array.from({ length: most }, (_, at) => {
    const properties = new Map(object.properties);
    for (const [name, statements] of restated) {
      const statement = statements[at];
      if (statement) properties.set(name, statement);
    }
    return Object.freeze({ ...object, properties });
  });
  return [object, ...others];
}

/** Whether two objects are one, whichever of its views they are. */
export const isSame = (one: TenantObject, other: TenantObject | undefined): boolean =>
  one.declarations === other?.declarations;
