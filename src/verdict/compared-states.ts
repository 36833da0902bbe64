import { domainAndParents, domainOf, foldName } from '../exchange/addresses.ts';
import { sameControl } from '../exchange/control.ts';
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
import { compare, type Difference, type Direction, directionOf, exampleIn, type Party } from './comparison.ts';
import { isUsual } from './families.ts';
import type { Verdict } from './verdict.ts';

/** Somebody may forward more or less than before, or nobody knows any longer. */
export interface Change extends Pick<Difference, 'from' | 'to' | 'families'> {
  readonly direction: Direction;
  /** What each state says to one of them, with its own places; the verdict and the control that decides hold for all. */
  readonly before: Verdict;
  readonly after: Verdict;
  /** The objects that differ and have a part in it. */
  readonly objects: readonly ChangedObject[];
}

/** One organization in two states. It is in one of them at least; a state that says nothing about it leaves everything unknown. */
export interface TenantComparison {
  readonly before: Tenant | undefined;
  readonly after: Tenant | undefined;
  /** What opens first; of these what people set up for themselves, and the widest first. */
  readonly changes: readonly Change[];
  /** Something differs, and no state says which domains are the organization's, so that nobody could be asked about. */
  readonly unanswered: boolean;
}

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
  const objects = changedObjects(own, other)
    .filter(({ kind }) => DECIDING.has(kind))
    .map(saidOf);
  const [model, next] = [modelOf(own), modelOf(other)];
  const changes = compare(own, other).map((difference): Change => {
    const { from, to, families } = difference;
    const [was, is] = [exampleIn(model, difference), exampleIn(next, difference)];
    const ends = endsOf(difference);
    const concerned = objects.filter((object) => isPartOf(object, ends, [was, is]));
    return { direction: directionOf(difference), from, to, families, before: was, after: is, objects: concerned };
  });
  const unanswered = objects.length > 0 && [own, other].every((tenant) => domainsOf(tenant).size === 0);
  changes.sort((a, b) => DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) || rank(a) - rank(b));
  return { before, after, changes, unanswered };
}

/** What people set up for themselves comes first, what stays inside of the organization last. */
function rank({ families, after }: Change): number {
  if (after.by.kind === 'internal') return 2;
  return families.some(isUsual) ? 0 : 1;
}

/** What opens first. */
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

/** Whether a changed object stands on the way of a message that a difference is about, or says who its ends are. */
function isPartOf({ kind, name, differing }: Said, ends: Ends, verdicts: readonly Verdict[]): boolean {
  const isStep = verdicts.some(({ chain }) => chain.some(({ control }) => sameControl(control, { kind, name })));
  if (isStep) return true;
  if (kind === 'acceptedDomain') return ends.domains.has(foldName(name));
  return (
    RECIPIENT_KINDS.some((one) => one === kind) && [name, ...differing].some((value) => ends.names.has(foldName(value)))
  );
}

/** Who a difference is about. */
interface Ends {
  /** Persons, domains and groups, in the form of comparisons. */
  readonly names: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
}

function endsOf({ from, to }: Difference): Ends {
  const parties: readonly Party[] = [...from, ...to];
  return {
    names: new Set(parties.flatMap(({ members }) => members.map(foldName))),
    domains: new Set(parties.flatMap(({ example }) => domainAndParents(domainOf(example.address)))),
  };
}

/** A changed object with everything that one state says of it and the other does not, its name included where it is new or gone. */
interface Said extends ChangedObject {
  readonly differing: readonly string[];
}

function saidOf(object: ChangedObject): Said {
  const [was, is] = [object.before, object.after].map((one) => new Set(one ? valuesOf(one) : []));
  const differing = [...(was ?? []), ...(is ?? [])].filter((value) => !(was?.has(value) && is?.has(value)));
  return { ...object, differing };
}

const valuesOf = ({ name, properties }: TenantObject): readonly string[] =>
  [name ?? '', ...[...properties.values()].flatMap(({ value }) => (value.state === 'stated' ? value.value : []))]
    .map((value) => foldName(String(value)))
    .filter((value) => value !== '');
