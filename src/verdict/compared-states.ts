import { domainAndParents, domainOf, foldName } from '../exchange/addresses.ts';
import { controlText } from '../exchange/control.ts';
import { RECIPIENT_KINDS } from '../exchange/directory.ts';
import { modelOf } from '../exchange/model.ts';
import {
  type ChangedObject,
  changedObjects,
  merge,
  type ObjectKind,
  type Tenant,
  type TenantObject,
} from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { compare, type Difference, type Direction, directionOf, exampleIn, type Party } from './comparison.ts';
import { decidingStep } from './deciding-step.ts';
import { FAMILIES, isUsual } from './families.ts';
import type { Step, Verdict } from './verdict.ts';

/** A verdict and the step that decides it. The other steps are dropped to save memory, as there may be thousands of changes. */
export interface Decided extends Pick<Verdict, 'verdict' | 'by' | 'reason'> {
  readonly step: Step | undefined;
}

/** Somebody may forward more or less than before, or the answer is no longer known. */
export interface AnswerChange extends Pick<Difference, 'from' | 'to' | 'families'> {
  readonly direction: Direction;
  /** What each state says to one of them, with its own places; the verdict and the control that decides hold for all. */
  readonly before: Decided;
  readonly after: Decided;
  /** The objects that differ and have a part in it. */
  readonly objects: readonly ChangedObject[];
}

/** One organization in two states. At least one state describes it; where a state does not, all its answers are unknown. */
export interface TenantComparison {
  readonly before: Tenant | undefined;
  readonly after: Tenant | undefined;
  /** What opens first; of these what people set up for themselves, and the widest first. */
  readonly changes: readonly AnswerChange[];
  /** Why nobody could be asked about although something may differ; undefined where everybody was. */
  readonly unanswered: Unanswered | undefined;
}

/**
 * Why an organization was not compared: no state says which domains belong to it, or there are too many senders, recipients and
 * rules.
 */
export type Unanswered = 'noDomains' | 'tooLarge';

/** How many pairs of senders and recipients are looked at, each in every way of forwarding: some seconds. */
const MOST_PAIRS = 4_000_000;

/**
 * Compares two states of all tenants: not what is written, but who may forward where. Tenants are matched by name, then by the domains
 * that both accept, as a domain belongs to one organization only; then the one that is left over in each.
 */
export function compareStates(before: readonly Tenant[], after: readonly Tenant[]): readonly TenantComparison[] {
  return pairsOf(before.filter(saysSomething), after.filter(saysSomething)).map(([own, other]) =>
    compareTenant(own, other),
  );
}

const saysSomething = ({ declarations }: Tenant): boolean => declarations.length > 0;

type Pair = readonly [Tenant | undefined, Tenant | undefined];

function pairsOf(before: readonly Tenant[], after: readonly Tenant[]): readonly Pair[] {
  const partners = new Map<Tenant, Tenant>();
  const left = (): Tenant[] => before.filter((one) => ![...partners.values()].includes(one));
  const match = (fits: (own: Tenant, other: Tenant) => number): void => {
    for (const other of after) {
      if (partners.has(other)) continue;
      const [best] = left()
        .map((own) => ({ own, score: fits(own, other) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      if (best) partners.set(other, best.own);
    }
  };
  match((own, other) => Number(foldName(own.name) === foldName(other.name)));
  match((own, other) => {
    const domains = domainsOf(own);
    return [...domainsOf(other)].filter((domain) => domains.has(domain)).length;
  });
  const alone = after.filter((one) => !partners.has(one));
  match((own, other) => {
    const unnamed = domainsOf(own).size === 0 || domainsOf(other).size === 0;
    return Number(unnamed && alone.length === 1 && left().length === 1);
  });
  return [...after.map((other): Pair => [partners.get(other), other]), ...left().map((own): Pair => [own, undefined])];
}

const domainsOf = (tenant: Tenant): ReadonlySet<string> => new Set(modelOf(tenant).acceptedDomains.names);

/** A state that says nothing about a tenant. */
const silent = ({ name, assumptions }: Tenant): Tenant => merge([], { name, assumptions });

function compareTenant(before: Tenant | undefined, after: Tenant | undefined): TenantComparison {
  const own = before ?? silent(after as Tenant);
  const other = after ?? silent(before as Tenant);
  const objects = changedObjects(own, other).filter(({ kind }) => DECIDING.has(kind));
  const parts = new Parts(objects);
  const [model, next] = [modelOf(own), modelOf(other)];
  const differences = compare(own, other, { cells: MOST_PAIRS * FAMILIES.length });
  const changes = (differences ?? []).map((difference): AnswerChange => {
    const { from, to, families } = difference;
    const [was, is] = [exampleIn(model, difference), exampleIn(next, difference)];
    const concerned = parts.of(difference, [was, is]);
    const [before, after] = [decidedBy(was), decidedBy(is)];
    return { direction: directionOf(difference), from, to, families, before, after, objects: concerned };
  });
  const isNobody = objects.length > 0 && [own, other].every((tenant) => domainsOf(tenant).size === 0);
  const unanswered = differences === undefined ? 'tooLarge' : isNobody ? 'noDomains' : undefined;
  changes.sort((a, b) => DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) || rank(a) - rank(b));
  return { before, after, changes, unanswered };
}

const decidedBy = (answer: Verdict): Decided => {
  const { verdict, by, reason } = answer;
  return { verdict, by, reason, step: decidingStep(answer) };
};

/** What people set up for themselves comes first, what stays inside of the organization last. */
function rank({ families, after }: AnswerChange): number {
  if (after.by.kind === 'internal') return 2;
  return families.some(isUsual) ? 0 : 1;
}

/** The order in which changes are listed: what opens comes first. */
export const DIRECTIONS: readonly Direction[] = ['widened', 'unknown', 'narrowed', 'known'];

/** Kinds of objects that can change an answer. */
const DECIDING: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'outboundPolicy',
  'outboundRule',
  'remoteDomain',
  'transportRule',
  'acceptedDomain',
  'tenantBlockList',
  ...RECIPIENT_KINDS,
]);

/** Finds the changed objects that have a part in a difference: those on the way of its messages, and those that say who its ends are. */
class Parts {
  readonly #objects: readonly ChangedObject[];
  readonly #byControl = new Map<string, number>();
  readonly #domains = new Map<string, number>();
  /** Objects that tell who somebody is, by what only one of the states says in them. */
  readonly #byName = new Map<string, number[]>();
  readonly #ofParties = new Map<Party, readonly number[]>();

  constructor(objects: readonly ChangedObject[]) {
    this.#objects = objects;
    for (const [at, object] of objects.entries()) {
      const { kind, name } = object;
      this.#byControl.set(controlText({ kind, name }), at);
      if (kind === 'acceptedDomain') this.#domains.set(foldName(name), at);
      if (!RECIPIENT_KINDS.some((one) => one === kind)) continue;
      for (const value of new Set([foldName(name), ...differing(object)]))
        getOrCreate(this.#byName, value, (): number[] => []).push(at);
    }
  }

  of({ from, to }: Difference, verdicts: readonly Verdict[]): readonly ChangedObject[] {
    const steps = verdicts.flatMap(({ chain }) =>
      chain.map(({ control }) => this.#byControl.get(controlText(control))),
    );
    const ends = [...from, ...to].flatMap((party) => this.#ofParty(party));
    const found = new Set([...steps, ...ends].filter((at) => at !== undefined));
    return [...found].sort((a, b) => a - b).map((at) => this.#objects[at] as ChangedObject);
  }

  #ofParty(party: Party): readonly number[] {
    return getOrCreate(this.#ofParties, party, () => {
      const { members, example } = party;
      const named = members.flatMap((member) => this.#byName.get(foldName(member)) ?? []);
      const domains = domainAndParents(domainOf(example.address)).flatMap((domain) => this.#domains.get(domain) ?? []);
      return [...new Set([...named, ...domains])];
    });
  }
}

/** Everything that one state says of an object and the other does not, in the form of comparisons. */
function differing({ before, after }: ChangedObject): readonly string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...was, ...is].filter((value) => !(was.has(value) && is.has(value)));
}

function valuesOf(object: TenantObject | undefined): ReadonlySet<string> {
  const values = [...(object?.properties.values() ?? [])].flatMap(({ value }) => {
    return value.state === 'stated' ? [value.value].flat().map((one) => foldName(String(one))) : [];
  });
  return new Set(values);
}
