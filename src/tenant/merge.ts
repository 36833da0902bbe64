import type { Declaration, ObjectKind, Operation, Property } from './declaration.ts';
import type { Assumptions, Contradiction, Tenant, TenantObject } from './tenant.ts';
import { changed, eitherOf, sameValue } from './values.ts';

/** What one source contributes to a tenant; a `Reading` is one. */
export interface Contribution {
  readonly declarations: readonly Declaration[];
  readonly complete: readonly ObjectKind[];
  /** What a tenant file states about things no setting shows. */
  readonly assumptions?: Partial<Assumptions>;
}

export interface MergeOptions {
  readonly name: string;
  /** From the configuration; wins over what tenant files state. */
  readonly assumptions?: Partial<Assumptions>;
  /** Layer of a source, lowest first; a higher layer overrides without contradiction. Absent: all are one layer. */
  readonly layer?: (source: string) => number;
}

const OBJECT_KINDS: readonly ObjectKind[] = [
  'outboundPolicy',
  'outboundRule',
  'remoteDomain',
  'transportRule',
  'outboundConnector',
  'inboundConnector',
  'acceptedDomain',
  'mailbox',
  'inboxRule',
  'mailContact',
  'mailUser',
  'group',
  'tenantBlockList',
  'approvedDomain',
];

/** Objects that exist in every organization, under this name, whatever the text says. */
const BUILT_IN = new Set<ObjectKind>(['outboundPolicy', 'remoteDomain']);

/** Properties whose text names the object as well as its name does. */
const NAMED_BY: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  outboundPolicy: ['identity', 'name'],
  outboundRule: ['identity', 'name'],
  transportRule: ['identity', 'name'],
  remoteDomain: ['identity', 'name', 'domainName'],
  mailbox: ['identity', 'name', 'primarySmtpAddress', 'userPrincipalName', 'alias'],
  mailContact: ['identity', 'primarySmtpAddress', 'alias'],
  mailUser: ['identity', 'primarySmtpAddress', 'userPrincipalName', 'alias'],
  group: ['identity', 'primarySmtpAddress', 'alias'],
};

/** Snapshots show what was there, declarations what shall be, scripts change either. */
const STEP: Readonly<Record<Operation, number>> = {
  snapshot: 0,
  declare: 1,
  create: 2,
  set: 2,
  remove: 2,
  enable: 2,
  disable: 2,
  advice: 3,
};

/** An object while its declarations are applied. */
interface Growing {
  readonly kind: ObjectKind;
  readonly declarations: Declaration[];
  readonly properties: Map<string, Held>;
  readonly contradictions: Contradiction[];
  readonly keys: string[];
}

/** A property with the declaration that set it. */
interface Held {
  readonly property: Property;
  readonly by: Declaration;
}

/**
 * Puts everything that sources say into one tenant. The same object in several files is one object: names compare
 * without case, a remote domain may be named by its domain, `Default` and `isDefault` mean the one default policy.
 * Layers apply in order; within one, snapshots first, then declared objects, then scripts in the order of their text. Equal
 * priorities stay equal. What only may run never decides silently: where it differs from what else is
 * stated, the value is run-time.
 */
export function merge(contributions: readonly Contribution[], options: MergeOptions): Tenant {
  const declarations = contributions.flatMap((contribution) => contribution.declarations);
  const state = new Merging(options.layer ?? (() => 0));
  for (const declaration of inOrder(declarations, state.layer)) state.apply(declaration);
  const stated = Object.assign(
    {},
    ...contributions.map(({ assumptions }) => assumptions ?? {}),
  ) as Partial<Assumptions>;
  return Object.freeze({
    name: options.name,
    objects: state.objects(),
    unresolved: Object.freeze(state.unresolved),
    declarations: Object.freeze(declarations),
    complete: new Set(contributions.flatMap((contribution) => contribution.complete)),
    clouded: state.clouded,
    assumptions: Object.freeze({
      automaticMeans: 'unknown' as const,
      cloud: 'commercial' as const,
      ...stated,
      ...options.assumptions,
    }),
  });
}

function inOrder(declarations: readonly Declaration[], layer: (of: Declaration) => number): Declaration[] {
  return declarations
    .filter(({ operation }) => operation !== 'advice')
    .map((declaration, order) => ({ declaration, order, layer: layer(declaration), step: STEP[declaration.operation] }))
    .sort((a, b) => a.layer - b.layer || a.step - b.step || a.order - b.order)
    .map(({ declaration }) => declaration);
}

class Merging {
  readonly unresolved: Declaration[] = [];
  readonly clouded = new Set<ObjectKind>();
  readonly #layer: (source: string) => number;
  readonly #kinds = new Map<ObjectKind, Set<Growing>>();
  readonly #byName = new Map<string, Growing>();

  constructor(layer: (source: string) => number) {
    this.#layer = layer;
  }

  readonly layer = (declaration: Declaration): number => declaration.layer ?? this.#layer(declaration.place.source);

  apply(declaration: Declaration): void {
    const { kind, name } = declaration;
    if (name === undefined) {
      this.unresolved.push(declaration);
      this.clouded.add(kind);
    } else if (name === '*all') {
      this.unresolved.push(declaration);
      if (declaration.operation === 'remove') {
        this.#removeAll(declaration);
        return;
      }
      if (BUILT_IN.has(kind) && !this.#byName.has(nameKey(kind, 'Default'))) this.#add(declaration, 'Default');
      for (const object of this.#of(kind)) this.#change(object, declaration);
    } else if (declaration.operation === 'remove') this.#remove(declaration);
    else this.#change(this.#find(declaration) ?? this.#add(declaration, name), declaration);
  }

  objects(): Tenant['objects'] {
    const entries = OBJECT_KINDS.map((kind) => [kind, Object.freeze([...this.#of(kind)].map(finished))] as const);
    return Object.freeze(Object.fromEntries(entries) as Record<ObjectKind, readonly TenantObject[]>);
  }

  #of(kind: ObjectKind): Set<Growing> {
    let objects = this.#kinds.get(kind);
    if (!objects) {
      objects = new Set();
      this.#kinds.set(kind, objects);
    }
    return objects;
  }

  #find(declaration: Declaration): Growing | undefined {
    for (const key of keysOf(declaration)) {
      const object = this.#byName.get(key);
      if (object && isNamed(object, declaration, key)) return object;
    }
    return undefined;
  }

  #add(declaration: Declaration, name: string): Growing {
    const object: Growing = {
      kind: declaration.kind,
      declarations: [],
      properties: new Map(),
      contradictions: [],
      keys: [],
    };
    this.#of(declaration.kind).add(object);
    this.#name(object, nameKey(declaration.kind, name));
    return object;
  }

  #name(object: Growing, key: string): void {
    if (this.#byName.has(key)) return;
    this.#byName.set(key, object);
    object.keys.push(key);
  }

  #remove(declaration: Declaration): void {
    const object = this.#find(declaration);
    if (mayRun(declaration)) {
      // It may still be there or not: nobody can say which objects of this kind exist.
      this.unresolved.push(declaration);
      this.clouded.add(declaration.kind);
      return;
    }
    if (object) this.#forget(object);
  }

  /** What the service provides cannot be removed; a removal that may not run leaves open what exists. */
  #removeAll(declaration: Declaration): void {
    const { kind } = declaration;
    if (mayRun(declaration)) this.clouded.add(kind);
    else for (const object of [...this.#of(kind)]) if (!isBuiltIn(object)) this.#forget(object);
  }

  #forget(object: Growing): void {
    this.#of(object.kind).delete(object);
    for (const key of object.keys) this.#byName.delete(key);
  }

  #change(object: Growing, declaration: Declaration): void {
    object.declarations.push(declaration);
    for (const property of effective(declaration)) this.#put(object, property, declaration);
    if (declaration.name === '*all') return;
    for (const key of keysOf(declaration)) this.#name(object, key);
  }

  #put(object: Growing, property: Property, by: Declaration): void {
    const held = object.properties.get(property.name);
    if (!held) {
      // What is changed in an object whose settings are all in the text was empty before.
      const empty = { state: 'stated', value: [], items: [], place: property.value.place, editable: false } as const;
      const known = object.declarations.some((declaration) => declaration.whole);
      const value = changed(known ? empty : undefined, property.value);
      object.properties.set(property.name, { property: { ...property, value }, by });
      return;
    }
    const before = held.property.value;
    const after = changed(before, property.value);
    const next = { ...property, value: after };
    if (sameValue(before, after)) {
      if (!mayRun(by) && mayRun(held.by)) object.properties.set(property.name, { property: next, by });
      return;
    }
    if (mayRun(by) && this.layer(by) === this.layer(held.by)) {
      object.properties.set(property.name, { property: { ...property, value: eitherOf(before, after) }, by });
      return;
    }
    if (this.#contradicts(held, { property, by })) {
      object.contradictions.push({ property: property.name, first: held.property, second: property });
    }
    object.properties.set(property.name, { property: next, by });
  }

  /** Steps of one script follow each other, and a higher layer overrides; anything else says two things at once. */
  #contradicts(first: Held, second: Held): boolean {
    const values = [first.property.value, second.property.value];
    if (values.some((value) => value.state !== 'stated' || value.change !== undefined)) return false;
    if (mayRun(first.by) || this.layer(first.by) !== this.layer(second.by)) return false;
    const script = (by: Declaration): boolean => STEP[by.operation] === STEP.set;
    if (first.by.place.source !== second.by.place.source) return true;
    return !(script(first.by) && script(second.by));
  }
}

/** Keys under which a declaration's object is found: its name first. */
function keysOf(declaration: Declaration): string[] {
  const { kind, name, properties } = declaration;
  const owner = kind === 'inboxRule' ? (textOf(properties.get('mailbox')) ?? '') : '';
  const keys = [nameKey(kind, name ?? '', owner)];
  for (const property of NAMED_BY[kind] ?? []) {
    const text = textOf(properties.get(property));
    if (text !== undefined && text !== '') keys.push(nameKey(kind, text, owner));
  }
  const isDefault = properties.get('isDefault')?.value;
  if (kind === 'outboundPolicy' && isDefault?.state === 'stated' && isDefault.value === true) {
    keys.push(nameKey(kind, 'Default'));
  }
  return keys;
}

const isBuiltIn = (object: Growing): boolean =>
  BUILT_IN.has(object.kind) && object.keys.includes(nameKey(object.kind, 'Default'));

/**
 * Whether one side is called what the other side only mentions. Two objects with names of their own stay two, even when
 * both claim one domain or one display name.
 */
function isNamed(object: Growing, declaration: Declaration, key: string): boolean {
  const own = keysOf(declaration)[0];
  return own === key || object.keys[0] === key;
}

const nameKey = (kind: ObjectKind, name: string, owner = ''): string =>
  `${kind}\n${owner.toLowerCase()}\n${name.trim().toLowerCase()}`;

function textOf(property: Property | undefined): string | undefined {
  return property?.value.state === 'stated' && typeof property.value.value === 'string'
    ? property.value.value
    : undefined;
}

/** The properties a declaration gives, with what `Enable-` and `Disable-` mean. */
function effective(declaration: Declaration): Iterable<Property> {
  const { operation, properties, head } = declaration;
  if (operation !== 'enable' && operation !== 'disable') return properties.values();
  const value = { state: 'stated', value: operation === 'enable', place: head, editable: false } as const;
  return [...properties.values(), { name: 'enabled', keyPlace: head, value }];
}

const mayRun = ({ effect }: Declaration): boolean => effect === 'may-run';

const DEFINING = new Set<Operation>(['create', 'declare', 'snapshot']);

function finished(object: Growing): TenantObject {
  const { kind, declarations } = object;
  const first = declarations[0] as Declaration;
  const all = first.name === '*all';
  return Object.freeze({
    kind,
    name: all ? 'Default' : first.name,
    namePlace: first.namePlace,
    properties: new Map([...object.properties].map(([name, held]) => [name, held.property])),
    declarations: Object.freeze(declarations),
    whole: declarations.some((declaration) => declaration.whole),
    defined: declarations.some((declaration) => DEFINING.has(declaration.operation)),
    contradictions: Object.freeze(object.contradictions),
  });
}
