import type { RuleContext } from '../../lint/contract.ts';
import type { Declaration, ObjectKind, Tenant, TenantObject } from '../../tenant/index.ts';
import type { Edit, Place } from '../../text/index.ts';
import { type NewValue, removeProperty, setProperty } from '../../write/index.ts';

/** The declaration whose statement of a property is in force; the one that defines the object when none states it. */
export function declarationOf(object: TenantObject, property: string): Declaration | undefined {
  const keyPlace = object.properties.get(property)?.keyPlace;
  return (
    object.declarations.findLast(
      (declaration) => declaration.properties.get(property)?.keyPlace === keyPlace && keyPlace,
    ) ??
    object.declarations.find((declaration) => declaration.whole) ??
    object.declarations[0]
  );
}

/** The edit that gives a property of an object a value, where it is stated or where the object is defined. */
export function setOn(context: RuleContext, object: TenantObject, property: string, value: NewValue): Edit | undefined {
  const declaration = declarationOf(object, property);
  return declaration && setProperty(context.source(declaration.place.source), declaration, property, value);
}

/** The edit that removes a stated property of an object. */
export function removeFrom(context: RuleContext, object: TenantObject, property: string): Edit | undefined {
  const declaration = declarationOf(object, property);
  return declaration && removeProperty(context.source(declaration.place.source), declaration, property);
}

/** The word to underline when something is missing from an object: the head of the declaration that defines it. */
export const headOf = (object: TenantObject): Place =>
  (object.declarations.find((declaration) => declaration.whole) ?? object.declarations[0])?.head ?? object.namePlace;

/** How messages call an object: its name, or the expression that gives the name at run time. */
export const nameOf = (object: TenantObject): string => object.name ?? object.nameRuntime ?? '?';

/**
 * Objects of a kind: those the tenant knows by name, and those whose names are only known at run time, each of these as
 * far as its own declaration tells. For rules that judge one object by what stands in it.
 */
export function everyObject(tenant: Tenant, kind: ObjectKind): readonly TenantObject[] {
  const nameless = tenant.unresolved.filter(
    (declaration) => declaration.kind === kind && declaration.name === undefined && declaration.operation !== 'remove',
  );
  return [
    ...tenant.objects[kind],
    ...nameless.map((declaration) => ({
      kind,
      name: undefined,
      ...(declaration.nameRuntime === undefined ? {} : { nameRuntime: declaration.nameRuntime }),
      namePlace: declaration.namePlace,
      properties: declaration.properties,
      declarations: [declaration],
      whole: declaration.whole,
      defined: declaration.operation === 'create' || declaration.operation === 'declare',
      contradictions: [],
    })),
  ];
}
