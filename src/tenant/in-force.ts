import type { Declaration, Property, PropertyValue, Scalar, Unsettled } from './declaration.ts';
import type { Contradiction, TenantObject } from './tenant.ts';
import { DEFINING, mayRun, unsettledBy } from './unsettled.ts';
import { changed, eitherOf, sameValue, shown } from './values.ts';

/** What follows each other: one script, or all scripts whose order is stated. Data stands by itself, each place of it. */
export type Run = string | Declaration;

/** A declaration with its turn. Layers follow each other, lowest first; between runs of one layer no order is known. */
export interface Turn {
  readonly declaration: Declaration;
  readonly layer: number;
  readonly run: Run;
  /** May not have met the object: it acts on all objects that are there, and another script brings this one. */
  readonly unsure?: true;
}

type InForce = Pick<TenantObject, 'properties' | 'restated' | 'contradictions'>;

interface Statement {
  readonly property: Property;
  readonly turn: Turn;
}

/** What some statements about one property come to. */
interface Outcome {
  readonly property: Property;
  /** Every statement that gives this value, in order; none for a value put together from several. */
  readonly statements: readonly Property[];
  readonly contradictions: readonly Contradiction[];
  /** May not have been made. */
  readonly conditional: boolean;
  /** Where the object comes from, so that it stood before every change of it. */
  readonly defining: boolean;
}

/**
 * The value in force of each property of one object: higher layers over lower ones, steps of one run after each other. Where
 * runs of one layer say different things, the value is known at run time only, and each pair of stated values is a
 * contradiction. `fresh` are runs that removed what others say about the object before they made it anew.
 */
export function inForce(turns: readonly Turn[], fresh: ReadonlySet<Run>, isBuiltIn: boolean): InForce {
  const empty = turns.some(({ declaration }) => declaration.whole) ? EMPTY : undefined;
  const properties = new Map<string, Property>();
  const contradictions: Contradiction[] = [];
  const restated = new Map<string, readonly Property[]>();
  for (const [name, stated] of byProperty(turns)) {
    const implied = turns.length > 1 ? impliedFor(name, stated, turns, fresh) : [];
    const outcome = combined([...stated, ...implied], empty);
    properties.set(name, marked(outcome.property, stated, isBuiltIn));
    contradictions.push(...outcome.contradictions);
    const others = outcome.statements.filter((statement) => statement !== outcome.property);
    if (others.length > 0) restated.set(name, others);
  }
  return { properties, contradictions: Object.freeze(contradictions), ...(restated.size > 0 ? { restated } : {}) };
}

/**
 * Marks a value that only commands state which may not run. The settings of an object that such a command makes are settled with
 * the object: they are so if it is there.
 */
function marked(property: Property, stated: readonly Statement[], isBuiltIn: boolean): Property {
  const makes = ({ turn: { declaration } }: Statement): boolean => DEFINING.has(declaration.operation);
  if (!stated.every(({ turn }) => mayRun(turn.declaration)) || (!isBuiltIn && stated.every(makes))) return property;
  const [last] = stated.slice(-1);
  return last && property.value.state === 'stated'
    ? { ...property, unsettled: unsettledBy(last.turn.declaration) }
    : property;
}

/** The settings that only commands speak of which did not take effect, by name, and what is left open by each. */
export function lostIn(turns: readonly Turn[], lost: readonly Declaration[]): ReadonlyMap<string, Property> {
  const open = new Map<string, Property>();
  const add = (property: Property, unsettled: Unsettled): void => {
    if (!open.has(property.name)) open.set(property.name, { ...property, unsettled });
  };
  for (const { declaration } of turns) {
    for (const property of declaration.properties.values()) {
      const { lost: cause } = property;
      if (cause) add(property, { ...unsettledBy(declaration), reason: 'command-refused', cause });
    }
  }
  for (const declaration of lost)
    for (const property of effective(declaration)) add(property, unsettledBy(declaration));
  return open;
}

function byProperty(turns: readonly Turn[]): ReadonlyMap<string, readonly Statement[]> {
  const statements = new Map<string, Statement[]>();
  for (const turn of turns)
    for (const property of effective(turn.declaration)) filed(statements, property.name, { property, turn });
  return statements;
}

/** The properties a declaration gives, with what `Enable-` and `Disable-` mean. */
function effective(declaration: Declaration): readonly Property[] {
  const properties = [...declaration.properties.values()].filter(({ lost }) => !lost);
  if (!switches(declaration)) return properties;
  return [...properties, given('enabled', declaration.operation === 'enable', declaration)];
}

const switches = ({ operation }: Declaration): boolean => operation === 'enable' || operation === 'disable';

/** What a declaration says about a property without a word. */
function given(name: string, value: Scalar, { head }: Declaration): Property {
  return { name, keyPlace: head, value: { state: 'stated', value, place: head, editable: false } };
}

/** What runs say about a property by leaving it out, where it differs from what is written. */
function impliedFor(
  name: string,
  stated: readonly Statement[],
  turns: readonly Turn[],
  fresh: ReadonlySet<Run>,
): readonly Statement[] {
  const speaking = new Set(stated.map(({ turn }) => turn.run));
  const silent = turns.filter(({ run }) => !speaking.has(run));
  if (silent.length === 0) return [];
  // An object is on when it is made, and only a switch of another file turns it off.
  if (name === 'enabled' && stated.every(({ turn }) => switches(turn.declaration))) {
    return silent.filter(({ declaration }) => declaration.whole).map((turn) => startingState(turn));
  }
  // Only one of several calls that create an object can be the one that did, with all that it leaves out.
  const creating = new Set(stated.filter(({ turn }) => creates(turn)).map(({ turn }) => turn.layer));
  const leaving = silent.filter((turn) => fresh.has(turn.run) || (creates(turn) && creating.has(turn.layer)));
  const unsure = stated.every(({ turn }) => turn.unsure) ? silent.slice(0, 1) : [];
  return [...leaving, ...unsure].map((turn) => ({ property: given(name, null, turn.declaration), turn }));
}

const creates = ({ declaration }: Turn): boolean => declaration.operation === 'create';

function startingState(turn: Turn): Statement {
  const state = turn.declaration.properties.get('state')?.value;
  const off = state?.state === 'stated' && String(state.value).toLowerCase() === 'disabled';
  return { property: given('enabled', !off, turn.declaration), turn };
}

const EMPTY: PropertyValue = {
  state: 'stated',
  value: [],
  items: [],
  place: { source: '', start: 0, end: 0 },
  editable: false,
};

function combined(statements: readonly Statement[], empty: PropertyValue | undefined): Outcome {
  const [only] = statements;
  if (only && statements.length === 1) return step(undefined, only, empty);
  const layers = new Map<number, Statement[]>();
  for (const statement of statements) filed(layers, statement.turn.layer, statement);
  let outcome: Outcome | undefined;
  for (const layer of [...layers.keys()].sort((a, b) => a - b))
    outcome = afterLayer(outcome, layers.get(layer) ?? [], empty);
  return outcome as Outcome;
}

const isChange = ({ property: { value } }: Statement): boolean =>
  value.state === 'stated' && value.change !== undefined;

function afterLayer(
  lower: Outcome | undefined,
  statements: readonly Statement[],
  empty: PropertyValue | undefined,
): Outcome | undefined {
  const runs = new Map<Run, Statement[]>();
  for (const statement of statements) filed(runs, statement.turn.run, statement);
  const replacing = [...runs.values()].filter((run) => !run.every(isChange));
  const own = replacing.flatMap((run) => folded(run, undefined, empty) ?? []);
  const base = own.length === 0 ? lower : agreed(lower && own.every((one) => one.conditional) ? [lower, ...own] : own);
  const changing = [...runs.values()].filter((run) => run.every(isChange));
  if (changing.length === 0) return base;
  const ends = [changing, changing.toReversed()].flatMap((order) => folded(order.flat(), base, empty) ?? []);
  // A value that a script sets may as well be set after the changes of another one.
  const end = agreed(own.length > 0 && base && !base.defining ? [base, ...ends] : ends);
  return end && { ...end, statements: [] };
}

/** Steps that follow each other. */
function folded(
  statements: readonly Statement[],
  start: Outcome | undefined,
  empty: PropertyValue | undefined,
): Outcome | undefined {
  let now = start;
  let same: Property[] = [];
  for (const statement of statements) {
    const next = step(now, statement, empty);
    if (now && sameValue(now.property.value, next.property.value)) same.push(...next.statements);
    else same = [...next.statements];
    now = next;
  }
  return now && { ...now, statements: same };
}

/** A statement after what was said before it; \`statements\` of the outcome is this one alone, or none that is sure. */
function step(before: Outcome | undefined, { property, turn }: Statement, empty: PropertyValue | undefined): Outcome {
  const conditional = mayRun(turn.declaration);
  const defining = DEFINING.has(turn.declaration.operation);
  const own = after(before?.property.value ?? empty, property);
  const fresh = { property: own, statements: [own], contradictions: [], conditional, defining };
  if (!before) return fresh;
  if (sameValue(before.property.value, own.value)) {
    return {
      ...fresh,
      property: before.conditional && !conditional ? own : before.property,
      contradictions: before.contradictions,
      conditional: before.conditional && conditional,
      defining: before.defining || defining,
    };
  }
  if (!conditional) return fresh;
  const unsettled = mayRun(turn.declaration) ? unsettledBy(turn.declaration) : undefined;
  const either = { ...own, value: eitherOf(before.property.value, own.value, unsettled) };
  return { property: either, statements: [], contradictions: before.contradictions, conditional, defining: false };
}

/** A property with the value that it has after its statement. */
function after(before: PropertyValue | undefined, property: Property): Property {
  const value = changed(before, property.value);
  return value === property.value ? property : { ...property, value };
}

/** What outcomes without a known order come to: their value where it is one and the same. */
function agreed(outcomes: readonly Outcome[]): Outcome | undefined {
  const [first, ...rest] = outcomes;
  if (!first || rest.length === 0) return first;
  const contradictions = outcomes.flatMap((one) => one.contradictions);
  const conditional = outcomes.every((one) => one.conditional);
  const differing = rest.filter(({ property }) => !sameValue(property.value, first.property.value));
  const last = differing.at(-1);
  if (!last) {
    const { property } = outcomes.find((one) => !one.conditional) ?? first;
    const statements = outcomes.flatMap((one) => one.statements);
    return { property, statements, contradictions, conditional, defining: outcomes.some((one) => one.defining) };
  }
  const distinct = [first, ...differing];
  const sure = distinct.filter((one) => !one.conditional && one.property.value.state === 'stated');
  const [one, ...others] = sure.map(({ property }) => property);
  const found = others
    .filter((other) => one && !sameValue(one.value, other.value))
    .map((second) => ({ property: second.name, first: one ?? second, second }));
  const expression = [...new Set(distinct.map(({ property }) => shown(property.value)))].join(' | ');
  return {
    property: { ...last.property, value: { state: 'runtime', expression, place: last.property.value.place } },
    statements: [],
    contradictions: [...contradictions, ...found],
    conditional,
    defining: false,
  };
}

function filed<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
