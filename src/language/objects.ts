import { modelOf } from '../exchange/model.ts';
import type { Cmdlets } from '../knowledge/index.ts';
import type { Call, Reading } from '../read/reading.ts';
import type { Declaration, Format, ObjectKind, PropertyValue, Tenant, TenantObject } from '../tenant/index.ts';
import { comparePlaces, indexOfFirst, type Located, type Place } from '../text/index.ts';
import { namedBy, nounOf, RECIPIENTS } from './naming.ts';

/** One place where a text names an object: where it is made or changed, or where another object refers to it. */
export interface Mention {
  readonly object: TenantObject;
  /** The name as it is written, quotes included. */
  readonly place: Place;
  readonly role: 'definition' | 'change' | 'reference';
  /** Language of the literal, which in embedded text is not that of the file. */
  readonly format: Format;
  readonly name: string;
}

/** Operations that say an object exists. */
const MAKES: ReadonlySet<Declaration['operation']> = new Set(['create', 'declare', 'snapshot']);

/** Every place where the texts of one tenant name its objects, in order. Built on first use, once per tenant. */
export class ObjectIndex {
  readonly #tenant: Tenant;
  readonly #cmdlets: Cmdlets;
  readonly #named = new Map<string, TenantObject>();
  readonly #bySource = new Map<string, Mention[]>();
  readonly #byObject = new Map<TenantObject, Mention[]>();

  constructor(tenant: Tenant, readings: readonly Reading[], cmdlets: Cmdlets) {
    this.#tenant = tenant;
    this.#cmdlets = cmdlets;
    for (const objects of Object.values(tenant.objects)) for (const object of objects) this.#name(object);
    const taken = new Set<string>();
    const add = (mention: Mention): void => {
      const key = `${mention.place.source}\n${mention.place.start}`;
      if (taken.has(key)) return;
      taken.add(key);
      push(this.#bySource, mention.place.source, mention);
      push(this.#byObject, mention.object, mention);
    };
    for (const object of Object.values(tenant.objects).flat()) for (const one of ownMentions(object)) add(one);
    for (const declaration of tenant.declarations) for (const one of this.#referencesOf(declaration)) add(one);
    for (const { calls } of readings) for (const call of calls) for (const one of this.#referencesIn(call)) add(one);
    const inOrder = (a: Mention, b: Mention): number => comparePlaces(a.place, b.place);
    for (const list of this.#bySource.values()) list.sort(inOrder);
    for (const list of this.#byObject.values()) list.sort(inOrder);
  }

  /** What is named at an offset of a source; the end of the name counts as well. */
  at(source: string, offset: number): Mention | undefined {
    const mentions = this.#bySource.get(source) ?? [];
    const next = indexOfFirst(mentions, ({ place }) => place.start > offset);
    const found = mentions[next - 1];
    return found && offset <= found.place.end ? found : undefined;
  }

  /** Every mention of an object, in order of files and places. */
  of(object: TenantObject): readonly Mention[] {
    return this.#byObject.get(object) ?? [];
  }

  /** Every mention in one source. */
  in(source: string): readonly Mention[] {
    return this.#bySource.get(source) ?? [];
  }

  /** The object of one of these kinds that a text names. */
  find(kinds: readonly ObjectKind[], written: string): TenantObject | undefined {
    if (kinds.some((kind) => RECIPIENTS.includes(kind))) {
      const entry = modelOf(this.#tenant).directory.find(written);
      if (entry && kinds.includes(entry.kind)) return entry.object;
    }
    const folded = fold(written);
    for (const kind of kinds) {
      const found = this.#named.get(`${kind} ${folded}`);
      if (found) return found;
    }
    return undefined;
  }

  #name(object: TenantObject): void {
    const domain = object.kind === 'remoteDomain' ? object.properties.get('domainName')?.value : undefined;
    const names = [object.name, domain?.state === 'stated' ? String(domain.value) : undefined];
    for (const name of names) {
      const key = `${object.kind} ${fold(name ?? '')}`;
      if (name && !this.#named.has(key)) this.#named.set(key, object);
    }
  }

  #referencesOf(declaration: Declaration): readonly Mention[] {
    const { kind, format } = declaration;
    return [...declaration.properties.values()].flatMap(({ name, value }) =>
      this.#references(nounOf(kind), name.charAt(0).toUpperCase() + name.slice(1), value, format),
    );
  }

  #referencesIn({ cmdlet, parameters }: Call): readonly Mention[] {
    const noun = cmdlet.slice(cmdlet.indexOf('-') + 1);
    return parameters.flatMap(({ name, value }) => (value ? this.#references(noun, name, value, 'powershell') : []));
  }

  #references(noun: string, parameter: string, value: PropertyValue, format: Format): readonly Mention[] {
    const kinds = namedBy(this.#cmdlets, noun, parameter);
    if (kinds.length === 0) return [];
    return itemsOf(value).flatMap(({ value: name, place }): Mention[] => {
      const object = this.find(kinds, name);
      return object ? [{ object, place, role: 'reference', format, name }] : [];
    });
  }
}

const fold = (name: string): string => name.trim().toLowerCase();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Where an object itself is written down. */
function ownMentions(object: TenantObject): readonly Mention[] {
  return object.declarations.flatMap(({ name, namePlace, operation, format }): Mention[] => {
    if (name === undefined || name === '*all') return [];
    return [{ object, place: namePlace, role: MAKES.has(operation) ? 'definition' : 'change', format, name }];
  });
}

/** The texts of a value that the file states, each with its place. */
function itemsOf(value: PropertyValue): readonly Located<string>[] {
  if (value.items) return value.items.map((item) => ({ value: String(item.value), place: item.place }));
  if (value.state !== 'stated' || Array.isArray(value.value)) return [];
  return [{ value: String(value.value), place: value.place }];
}

const INDEXES = new WeakMap<Tenant, ObjectIndex>();

/** The index of a tenant. Tenants are frozen, so it never goes stale. */
export function objectIndexOf(tenant: Tenant, readings: readonly Reading[], cmdlets: Cmdlets): ObjectIndex {
  let index = INDEXES.get(tenant);
  if (!index) {
    index = new ObjectIndex(tenant, readings, cmdlets);
    INDEXES.set(tenant, index);
  }
  return index;
}
