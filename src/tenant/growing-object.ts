import type { Declaration, ObjectKind, Property } from './declaration.ts';
import { inForce, lostIn, type Run, type Turn } from './in-force.ts';
import { nameKey } from './object-keys.ts';
import type { TenantObject } from './tenant.ts';
import { DEFINING, mayRun, takesEffect, unsettledBy } from './unsettled.ts';
import { unsettledValue } from './values.ts';

/** Objects that exist in every organization, under this name, whatever the text says. */
export const BUILT_IN = new Set<ObjectKind>(['outboundPolicy', 'remoteDomain']);

/** An object while its declarations are applied. */
export interface GrowingObject {
  readonly kind: ObjectKind;
  turns: Turn[];
  readonly keys: string[];
  /** Runs that removed what others say about it before they made it anew. */
  readonly fresh: Set<Run>;
  removal?: Declaration;
  /** Declarations of it that do not take effect. */
  lost: Declaration[];
  /** Whether the only commands that would make it do not take effect. */
  unmade: boolean;
}

/** Whether the service itself provides the object, so that it is there without any text. */
export const isBuiltIn = (object: GrowingObject): boolean =>
  BUILT_IN.has(object.kind) && object.keys.includes(nameKey(object.kind, 'Default'));

/** The command that decides whether the object exists, where every command that makes it may not run. */
function maker(object: GrowingObject): Declaration | undefined {
  if (object.unmade) return object.lost[0];
  if (isBuiltIn(object)) return undefined;
  const makers = object.turns.map(({ declaration }) => declaration).filter(({ operation }) => DEFINING.has(operation));
  return makers.every(mayRun) ? makers[0] : undefined;
}

/** Of an object that nothing makes, what is written is kept as it is: it holds if the object is there. */
function leftOpen({ unsettled, ...property }: Property, unmade: boolean): Property {
  return unmade || !unsettled ? property : { ...property, value: unsettledValue(property.value, unsettled) };
}

/** The object that all its declarations together make. */
export function finished(object: GrowingObject): TenantObject {
  const { kind, removal, turns, lost, unmade } = object;
  const declarations = [...turns.map(({ declaration }) => declaration), ...lost];
  const own = inForce(turns, object.fresh, isBuiltIn(object));
  const open = [...lostIn(turns, lost).values()].filter(({ name }) => !own.properties.has(name));
  const doubted = maker(object);
  const isMade = (one: Declaration): boolean => unmade || takesEffect(one);
  const first = declarations[0] as Declaration;
  const all = first.name === '*all';
  return Object.freeze({
    kind,
    name: all ? 'Default' : first.name,
    namePlace: first.namePlace,
    ...own,
    properties: new Map([
      ...own.properties,
      ...open.map((property) => [property.name, leftOpen(property, unmade)] as const),
    ]),
    declarations: Object.freeze(declarations),
    whole: declarations.some((declaration) => declaration.whole && isMade(declaration)),
    defined: declarations.some((declaration) => DEFINING.has(declaration.operation) && isMade(declaration)),
    ...(doubted ? { unsettled: unsettledBy(doubted) } : {}),
    ...(removal ? { removal } : {}),
  });
}
