import { allSteps } from '../text/steps.ts';
import type { Ledger } from './agreement.ts';
import { type Declaration, OBJECT_KINDS, type ObjectKind } from './declaration.ts';
import { BUILT_IN, finished, type GrowingObject, isBuiltIn } from './growing-object.ts';
import type { Turn } from './in-force.ts';
import { keysOf, nameKey } from './object-keys.ts';
import type { Position } from './position.ts';
import { ORDERED, type OrderStep, positionsOf } from './rule-order.ts';
import type { Assumptions, Tenant, TenantObject } from './tenant.ts';
import { type FileOrder, turnsOf } from './turns.ts';
import { counted, DEFINING, mayRun, takesEffect } from './unsettled.ts';

/** What one source contributes to a tenant; a `Reading` is one. */
export interface Contribution {
  readonly declarations: readonly Declaration[];
  readonly complete: readonly ObjectKind[];
  /** What a tenant file states about things no setting shows. */
  readonly assumptions?: Partial<Assumptions>;
}

export interface MergeOptions extends FileOrder {
  readonly name: string;
  /** From the configuration; wins over what tenant files state. */
  readonly assumptions?: Partial<Assumptions>;
  /** Absent: nothing was agreed. */
  readonly ledger?: Ledger;
}

/** So many commands, or objects, are one step. */
const STEP_SIZE = 200;

/**
 * Puts everything that sources say into one tenant. The same object in several files is one object: names compare
 * without case, a remote domain may be named by its domain, `Default` and `isDefault` mean the one default policy.
 * Layers apply in order; within one, snapshots first, then declared objects, then scripts. Inside a script commands follow
 * each other; between scripts no order is known but the stated one, so what they contradict each other about is known at
 * run time only, and what one of them removes may be there or not. What only may run never decides silently:
 * where it differs from what else is stated, the value is run-time.
 */
export function merge(contributions: readonly Contribution[], options: MergeOptions): Tenant {
  return allSteps(merging(contributions, options));
}

/** Like `merge`, but in steps, so that an editor can do something else in between. */
export function* merging(contributions: readonly Contribution[], options: MergeOptions): Generator<void, Tenant> {
  const declarations = contributions.flatMap((contribution) => contribution.declarations);
  const state = new Merging();
  const turns = turnsOf(declarations, options);
  for (const [at, turn] of turns.entries()) {
    if (at % STEP_SIZE === 0) yield;
    state.apply(turn);
  }
  const objects = yield* state.objects();
  const stated = Object.assign(
    {},
    ...contributions.map(({ assumptions }) => assumptions ?? {}),
  ) as Partial<Assumptions>;
  return Object.freeze({
    name: options.name,
    objects,
    unmade: state.unmade(),
    commands: counted(declarations),
    unresolved: Object.freeze(state.unresolved),
    declarations: Object.freeze(declarations),
    complete: new Set(contributions.flatMap((contribution) => contribution.complete)),
    indeterminate: state.indeterminate,
    order: state.order(),
    assumptions: Object.freeze({
      automaticMeans: 'unknown' as const,
      cloud: 'commercial' as const,
      ...stated,
      ...options.assumptions,
    }),
    ledger: options.ledger ?? { exceptions: [] },
  });
}

class Merging {
  readonly unresolved: Declaration[] = [];
  readonly indeterminate = new Set<ObjectKind>();
  readonly #kinds = new Map<ObjectKind, Set<GrowingObject>>();
  readonly #byName = new Map<string, GrowingObject>();
  readonly #steps = new Map<ObjectKind, OrderStep[]>();
  /** What scripts of the current layer do to objects that other files may still bring. */
  #pending: Turn[] = [];
  #layer = 0;

  apply(given: Turn): void {
    const turn = this.#isFoundElsewhere(given.declaration)
      ? { ...given, declaration: nameless(given.declaration) }
      : given;
    const { kind, name, operation } = turn.declaration;
    if (turn.layer !== this.#layer) this.#endLayer();
    this.#layer = turn.layer;
    if (!takesEffect(turn.declaration)) this.#lose(turn.declaration);
    else if (turn.declaration.notListed) {
      this.unresolved.push(turn.declaration);
      this.indeterminate.add(kind);
    } else if (name === undefined) {
      this.unresolved.push(turn.declaration);
      this.indeterminate.add(kind);
      this.#ordered(turn, turn.declaration, true);
    } else if (operation === 'remove') this.#remove(turn);
    else if (name === '*all') {
      this.unresolved.push(turn.declaration);
      if (BUILT_IN.has(kind) && !this.#byName.has(nameKey(kind, 'Default'))) this.#add(kind, 'Default');
      for (const object of this.#of(kind)) if (!object.unmade && !isForeign(object, turn)) this.#change(object, turn);
      this.#pending.push(turn);
    } else this.#change(this.#find(turn.declaration) ?? this.#add(kind, name), turn);
  }

  *objects(): Generator<void, Tenant['objects']> {
    this.#endLayer();
    const entries: [ObjectKind, readonly TenantObject[]][] = [];
    for (const kind of OBJECT_KINDS) {
      const made: TenantObject[] = [];
      for (const object of this.#of(kind)) {
        if (object.unmade && object.turns.length === 0) continue;
        if (made.push(finished(object)) % STEP_SIZE === 0) yield;
      }
      entries.push([kind, Object.freeze(made)]);
    }
    return Object.freeze(Object.fromEntries(entries) as Record<ObjectKind, readonly TenantObject[]>);
  }

  unmade(): readonly TenantObject[] {
    const all = OBJECT_KINDS.flatMap((kind) => [...this.#of(kind)]);
    return Object.freeze(all.filter(({ unmade, turns }) => unmade && turns.length === 0).map(finished));
  }

  /** Whether a command says which object it means by an identifier that no text gives to one: it may mean any. */
  #isFoundElsewhere(declaration: Declaration): boolean {
    const { kind, name, operation, format } = declaration;
    const isChange =
      CHANGES.has(operation) && format === 'powershell' && (BY_NAME.has(kind) || kind === 'outboundPolicy');
    return isChange && name !== undefined && IDENTIFIER.test(name) && !this.#find(declaration);
  }

  /** What does not take effect leaves everything as it was; what nothing else states is then not known. */
  #lose(declaration: Declaration): void {
    const { kind, name, operation } = declaration;
    if (name === undefined || operation === 'remove') return;
    if (name === '*all') {
      for (const object of this.#of(kind)) object.lost.push(declaration);
      return;
    }
    const known = this.#find(declaration);
    const object = known ?? this.#add(kind, name);
    if (!known) object.unmade = DEFINING.has(operation) && !isBuiltIn(object);
    object.lost.push(declaration);
  }

  /** Positions by the first declaration of a rule. */
  order(): ReadonlyMap<Declaration, Position> {
    const order = new Map<Declaration, Position>();
    for (const steps of this.#steps.values()) {
      const positions = positionsOf(steps);
      for (const { rule } of steps) {
        const position = positions.get(rule);
        const first = 'turns' in rule ? (rule as GrowingObject).turns[0]?.declaration : (rule as Declaration);
        if (position && first) order.set(first, position);
      }
    }
    return order;
  }

  #of(kind: ObjectKind): Set<GrowingObject> {
    let objects = this.#kinds.get(kind);
    if (!objects) {
      objects = new Set();
      this.#kinds.set(kind, objects);
    }
    return objects;
  }

  #find(declaration: Declaration): GrowingObject | undefined {
    for (const key of keysOf(declaration)) {
      const object = this.#byName.get(key);
      if (object && isNamed(object, declaration, key)) return object;
    }
    return undefined;
  }

  #add(kind: ObjectKind, name: string): GrowingObject {
    const object: GrowingObject = { kind, turns: [], keys: [], fresh: new Set(), lost: [], unmade: false };
    this.#of(kind).add(object);
    this.#name(object, nameKey(kind, name));
    return object;
  }

  #name(object: GrowingObject, key: string): void {
    if (this.#byName.has(key)) return;
    this.#byName.set(key, object);
    object.keys.push(key);
  }

  /** The objects that a removal takes away; what the service provides cannot be removed. */
  #meant(declaration: Declaration): readonly GrowingObject[] {
    const all = declaration.name === '*all';
    const objects = all ? [...this.#of(declaration.kind)] : [this.#find(declaration) ?? []].flat();
    return objects.filter((object) => !isBuiltIn(object));
  }

  #remove(turn: Turn): void {
    const { declaration } = turn;
    if (mayRun(declaration)) {
      // It may still be there or not: nobody can say which objects of this kind exist.
      this.unresolved.push(declaration);
      this.indeterminate.add(declaration.kind);
      this.#ordered(turn, declaration, true);
      return;
    }
    if (declaration.name === '*all') this.unresolved.push(declaration);
    this.#pending.push(turn);
    for (const object of this.#meant(declaration)) {
      object.turns = object.turns.filter((other) => !precedes(other, turn));
      this.#ordered(turn, object, object.turns.length > 0);
      if (object.turns.length === 0) this.#forget(object);
    }
  }

  #forget(object: GrowingObject): void {
    this.#of(object.kind).delete(object);
    for (const key of object.keys) this.#byName.delete(key);
  }

  #change(object: GrowingObject, turn: Turn): void {
    const { declaration } = turn;
    object.turns.push(turn);
    if (DEFINING.has(declaration.operation)) {
      delete object.removal;
      if (object.unmade) object.lost = [];
      object.unmade = false;
    }
    this.#ordered(turn, object, false);
    if (declaration.name === '*all') return;
    const [own, ...others] = keysOf(declaration);
    for (const key of [own, ...others]) this.#name(object, key ?? '');
    // Whoever says the old name behind this means another object.
    if (own !== undefined && isRenaming(declaration) && !others.includes(own) && !isBuiltIn(object))
      this.#byName.delete(own);
  }

  #ordered({ declaration, layer, run }: Turn, rule: object, doubtful: boolean): void {
    const { kind } = declaration;
    if (!ORDERED.has(kind)) return;
    const steps = this.#steps.get(kind) ?? [];
    steps.push({ rule, declaration, layer, run, doubtful });
    this.#steps.set(kind, steps);
  }

  /** What scripts of this layer may have done to the objects of other files, before these were made or after. */
  #endLayer(): void {
    for (const turn of this.#pending) {
      const { declaration } = turn;
      const removes = declaration.operation === 'remove';
      const objects = removes ? this.#meant(declaration) : [...this.#of(declaration.kind)];
      for (const object of objects) {
        if (object.unmade) continue;
        const again = object.turns.some(
          (other) => !other.unsure && other.layer === turn.layer && other.run === turn.run,
        );
        if (again && removes) object.fresh.add(turn.run);
        else if (!again && removes) object.removal = declaration;
        else if (!again) object.turns.push({ ...turn, unsure: true });
      }
    }
    this.#pending = [];
  }
}

/** Kinds whose objects are found by their name alone. */
const BY_NAME = new Set<ObjectKind>(['outboundRule', 'remoteDomain', 'transportRule']);

const CHANGES = new Set<Declaration['operation']>(['set', 'enable', 'disable', 'remove']);

/** What names an object beside its name: a GUID, a distinguished name, or the name behind that of the organization. */
const IDENTIFIER = /^\s*(?:\{?[\da-f]{8}-[\da-f]{4}-|CN=|[^\\]+\\)/i;

const nameless = ({ name, ...declaration }: Declaration): Declaration => ({
  ...declaration,
  name: undefined,
  ...(name === undefined ? {} : { nameRuntime: name }),
});

/** Whether a command surely gives an object another name. */
const isRenaming = (declaration: Declaration): boolean =>
  BY_NAME.has(declaration.kind) &&
  declaration.operation === 'set' &&
  declaration.properties.get('name')?.value.state === 'stated' &&
  !mayRun(declaration);

/** Whether a script's object was surely there before one of its commands: from data, a lower layer or the script itself. */
const isForeign = ({ turns }: GrowingObject, { run, layer }: Turn): boolean =>
  turns.length > 0 &&
  turns.every((other) => other.layer === layer && other.run !== run && typeof other.run === 'string');

/** Whether a turn surely comes before a removal, which then takes away what it says. */
const precedes = (turn: Turn, removal: Turn): boolean =>
  turn.layer < removal.layer ||
  turn.run === removal.run ||
  turn.declaration.place.source === removal.declaration.place.source;

/**
 * Whether one side is called what the other side only mentions. Two objects with names of their own stay two, even when
 * both claim one domain or one display name.
 */
function isNamed(object: GrowingObject, declaration: Declaration, key: string): boolean {
  const own = keysOf(declaration)[0];
  return own === key || object.keys[0] === key;
}
