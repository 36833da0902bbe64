import type { RuleContext } from '../../lint/contract.ts';
import {
  DEFINING,
  type Declaration,
  isRehearsal,
  list,
  type NewObject,
  type NewValue,
  type ObjectKind,
  stated,
  statedViews,
  type Tenant,
  type TenantObject,
  takesEffect,
} from '../../tenant/index.ts';
import type { Edit, Located, Place } from '../../text/index.ts';
import { insertAfter, insertBefore, nameLiteral, removeItem, removeProperty, setProperty } from '../../write/index.ts';

export { nameOf } from '../../exchange/readings.ts';

/** The declaration that defines an object: the first that states all of it, else the first. Every object of a text has one. */
const definingOf = ({ declarations }: TenantObject): Declaration =>
  declarations.find(({ whole }) => whole) ?? (declarations[0] as Declaration);

/** The declaration whose statement of a property is in force; the one that defines the object when none states it. */
export function declarationOf(object: TenantObject, property: string): Declaration {
  const keyPlace = object.properties.get(property)?.keyPlace;
  return (keyPlace && statingOf(object).get(keyPlace)) ?? definingOf(object);
}

/**
 * A question about all declarations of an object, answered once for it: its views share their list, and there is one for each statement of
 * a value.
 */
export function ofDeclarations<T>(
  answer: (declarations: readonly Declaration[]) => T,
): (object: Pick<TenantObject, 'declarations'>) => T {
  const known = new WeakMap<readonly Declaration[], { readonly value: T }>();
  return ({ declarations }) => {
    const found = known.get(declarations) ?? { value: answer(declarations) };
    known.set(declarations, found);
    return found.value;
  };
}

/** Which declaration states a property with its key at a place. */
const statingOf = ofDeclarations(
  (declarations): ReadonlyMap<Place, Declaration> =>
    new Map(
      declarations.flatMap((declaration) =>
        [...declaration.properties.values()].map(({ keyPlace }) => [keyPlace, declaration] as const),
      ),
    ),
);

/** The edit that gives a property of an object a value, where it is stated or where the object is defined. */
export function setOn(context: RuleContext, object: TenantObject, property: string, value: NewValue): Edit | undefined {
  const declaration = declarationOf(object, property);
  return setProperty(context.source(declaration.place.source), declaration, property, value);
}

type Inserted = readonly Edit[] | undefined;

/** The edits that write whole objects behind the declaration that states a property of an object. */
export function insertedAfter(
  context: RuleContext,
  object: TenantObject,
  property: string,
  added: readonly NewObject[],
): Inserted {
  const declaration = declarationOf(object, property);
  return insertAfter(context.source(declaration.place.source), declaration, added);
}

/** The edits that write whole objects that a property of an object needs. */
export function insertedBefore(
  context: RuleContext,
  object: TenantObject,
  property: string,
  needed: readonly NewObject[],
): Inserted {
  const declaration = declarationOf(object, property);
  return insertBefore(context.source(declaration.place.source), declaration, needed);
}

/** The edits that change an object where its settings are stated. */
export const changes = (
  context: RuleContext,
  object: TenantObject,
  { properties }: Pick<NewObject, 'properties'>,
): readonly (Edit | undefined)[] =>
  Object.entries(properties).map(([name, value]) => setOn(context, object, name, value));

/** The edit that removes a stated property of an object. */
export function removeFrom(context: RuleContext, object: TenantObject, property: string): Edit | undefined {
  const declaration = declarationOf(object, property);
  return removeProperty(context.source(declaration.place.source), declaration, property);
}

/** A list that is not edited item by item is written whole, up to so many items: each of them may have a fix that does. */
const LONGEST_WRITTEN = 500;

/** How often each item stands in a list, looked through once. */
const counts = new WeakMap<readonly unknown[], ReadonlyMap<string, number>>();

function countOf(items: readonly Located<unknown>[], item: string): number {
  const known = counts.get(items) ?? counted(items.map(({ value }) => String(value)));
  counts.set(items, known);
  return known.get(item) ?? 0;
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** The edit that takes an item out of a stated list, wherever it stands in it; the property goes with its last item. */
export function withoutItem(
  context: RuleContext,
  object: TenantObject,
  property: string,
  item: Located<string>,
): Edit | undefined {
  const alone = withoutItemAlone(context, object, property, item);
  if (alone || itemsOf(object, property).length > LONGEST_WRITTEN) return alone;
  const rest = (stated(list(object, property)) ?? []).map(({ value }) => value).filter((value) => value !== item.value);
  return rest.length > 0 ? setOn(context, object, property, rest) : removeFrom(context, object, property);
}

/** Where a list is too long for `withoutItem` to write it whole: how many items it has, and how many it may have. */
export function tooLongWithout(
  context: RuleContext,
  object: TenantObject,
  property: string,
  item: Located<string>,
): { readonly count: number; readonly most: number } | undefined {
  const count = itemsOf(object, property).length;
  if (count <= LONGEST_WRITTEN || withoutItemAlone(context, object, property, item)) return undefined;
  return { count, most: LONGEST_WRITTEN };
}

/** The edit that changes nothing else of the list: for one of several items, which stands in it once. */
function withoutItemAlone(
  context: RuleContext,
  object: TenantObject,
  property: string,
  { value: item, place }: Located<string>,
): Edit | undefined {
  const items = itemsOf(object, property);
  if (items.length < 2 || countOf(items, item) > 1) return undefined;
  return removeItem(context.source(place.source), declarationOf(object, property), property, place);
}

/** The items of a list as the declaration states them that is in force. */
function itemsOf(object: TenantObject, property: string): readonly Located<unknown>[] {
  const value = declarationOf(object, property).properties.get(property)?.value;
  return value?.state === 'stated' ? (value.items ?? []) : [];
}

/**
 * The edit that writes another name where one stands as the value of a property or an item of it, with its quotes; of an exported object,
 * the command that gives the whole property.
 */
export function nameAt(
  context: RuleContext,
  object: TenantObject,
  property: string,
  place: Place,
  name: string,
): Edit | undefined {
  const declaration = declarationOf(object, property);
  const value = declaration.properties.get(property)?.value;
  if (value?.state !== 'stated' || !value.editable) return undefined;
  if (declaration.exported) {
    const whole = value.items?.map((item) => (item.place.start === place.start ? name : String(item.value)));
    return setOn(context, object, property, whole ?? name);
  }
  const old = context.source(place.source).text.slice(place.start, place.end);
  const newText = nameLiteral(name, old, declaration.format);
  return newText === undefined ? undefined : { place, newText };
}

/** The edits that give an object another name in all of its declarations. */
export function renamed(
  { source }: RuleContext,
  declarations: readonly Declaration[],
  name: string,
): readonly (Edit | undefined)[] {
  return declarations.map(({ namePlace, format }) => {
    const old = source(namePlace.source).text.slice(namePlace.start, namePlace.end);
    const newText = nameLiteral(name, old, format);
    return newText === undefined ? undefined : { place: namePlace, newText };
  });
}

/** The word to underline when something is missing from an object: the head of the declaration that defines it. */
export const headOf = (object: TenantObject): Place => definingOf(object).head;

/** Where a remote domain says whether forwards pass; its head where it does not. */
export const openPlace = (entry: TenantObject): Place =>
  entry.properties.get('autoForwardEnabled')?.value.place ?? headOf(entry);

/** The objects of a kind that the tenant knows by name, each once for every place that states a value of it. */
export const everyStatement = (tenant: Tenant, kind: ObjectKind): readonly TenantObject[] =>
  tenant.objects[kind].flatMap(statedViews);

/**
 * Objects of a kind for rules that judge one object by what stands in it: those the tenant knows by name, and those whose
 * names are only known at run time, each of these as far as its own declaration tells. An object that several scripts
 * create is seen once for each of them: the scripts stand beside each other, and each has its own mistakes. So has a command that
 * is refused or never runs, where the object is there without it. Each is seen once for every place that states a value of it.
 */
export function everyObject(tenant: Tenant, kind: ObjectKind): readonly TenantObject[] {
  const nameless = tenant.unresolved.filter(
    ({ kind: own, name, operation, notListed }) =>
      own === kind && name === undefined && operation !== 'remove' && !notListed,
  );
  const unmade = tenant.unmade.filter((object) => object.kind === kind && !object.declarations.every(isRehearsal));
  const seen = new Set(
    [...tenant.objects[kind].filter(isUnmade), ...unmade].flatMap(({ declarations }) => declarations),
  );
  const lost = tenant.declarations.filter(
    (one) => one.kind === kind && STATING.has(one.operation) && isMeant(one) && !seen.has(one),
  );
  return [
    ...[...tenant.objects[kind], ...unmade].flatMap(perScript).flatMap(statedViews),
    ...lost.map((declaration) => viewOf(kind, [declaration], declaration)),
    ...nameless.map((declaration) => viewOf(kind, [declaration], declaration)),
  ];
}

/** Whether commands would make the object, and none of these takes effect: what is meant is all that is said of it. */
function isUnmade({ declarations }: TenantObject): boolean {
  const making = declarations.filter(({ operation }) => DEFINING.has(operation));
  return making.length > 0 && !making.some(takesEffect);
}

const STATING: ReadonlySet<Declaration['operation']> = new Set(['create', 'set', 'declare']);

/** Whether a statement does not take effect although its author wants it to. */
export const isMeant = (declaration: Declaration): boolean => !takesEffect(declaration) && !isRehearsal(declaration);

function perScript(object: TenantObject): readonly TenantObject[] {
  const { kind, declarations } = object;
  const scripts = new Set(
    declarations.filter(({ whole, format }) => whole && format === 'powershell').map(({ place }) => place.source),
  );
  if (scripts.size < 2) return [object];
  const views = [...scripts].flatMap((source) => {
    const own = declarations.filter(({ place }) => place.source === source);
    const [first] = own;
    return first ? [viewOf(kind, own, first)] : [];
  });
  return declarations.some(({ format }) => format !== 'powershell') ? [object, ...views] : views;
}

/** What some declarations alone say about an object; later ones override. */
function viewOf(kind: ObjectKind, declarations: readonly Declaration[], first: Declaration): TenantObject {
  const { name, nameRuntime, namePlace } = first;
  return {
    kind,
    name,
    ...(nameRuntime === undefined ? {} : { nameRuntime }),
    namePlace,
    properties: new Map(declarations.flatMap(({ properties }) => [...properties])),
    declarations,
    whole: declarations.some(({ whole }) => whole),
    defined: declarations.some(({ operation }) => operation === 'create' || operation === 'declare'),
    contradictions: [],
  };
}
