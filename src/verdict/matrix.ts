import { modelOf } from '../exchange/model.ts';
import type { CommandCounts, Tenant } from '../tenant/index.ts';
import { allSteps, inSteps } from '../text/steps.ts';
import { type Cell, Cells, type RecipientView, type SenderView } from './cells.ts';
import { classesOfRecipients, classesOfSenders, type PersonClass } from './classes.ts';
import { FAMILIES, type Family } from './families.ts';
import { rectangles, type Table } from './rectangles.ts';
import { recipients, senders as sendersOf, wholeState } from './subjects.ts';

/** Who may forward where, by classes. */
export interface Matrix {
  readonly tenant: string;
  readonly senders: readonly PersonClass[];
  readonly destinations: readonly PersonClass[];
  readonly families: readonly Family[];
  /** How many classes there are where that is too many to work out: then the matrix has none of them. */
  readonly tooLarge?: { readonly senders: number; readonly destinations: number };
  /** Commands of the tenant's texts that do not surely take effect. */
  readonly commands: CommandCounts;
  cell(sender: number, destination: number, family: number): Cell;
  /** Everything with one outcome that stands together; every cell is in one row. */
  rows(): readonly MatrixRow[];
}

/** One row for people: everything that has one outcome. */
export interface MatrixRow {
  readonly senders: readonly PersonClass[];
  readonly destinations: readonly PersonClass[];
  readonly families: readonly Family[];
  readonly cell: Cell;
}

const KNOWN = new WeakMap<Tenant, Matrix>();

/** How many pairs of a class of senders and one of recipients are worked out: seconds, and some hundred megabytes. */
const MOST_PAIRS = 4_000_000;

/** The matrix of a tenant, worked out once. The author of the forwarded message counts as unknown. */
export function matrixOf(tenant: Tenant): Matrix {
  return KNOWN.get(tenant) ?? allSteps(building(tenant));
}

const PREPARED = new WeakMap<Tenant, Promise<Matrix>>();

/** Works the matrix of a tenant out with rests, for those who ask for it next: that of a big tenant takes half a second. */
export async function prepareMatrix(tenant: Tenant, pause: () => Promise<void>): Promise<void> {
  if (KNOWN.has(tenant)) return;
  const work = PREPARED.get(tenant) ?? inSteps(building(tenant), { pause });
  PREPARED.set(tenant, work);
  await work;
}

/** Who cannot wait works at the same matrix meanwhile: the first to end makes the one that stays. */
function* building(tenant: Tenant): Generator<void, Matrix> {
  const matrix = yield* build(tenant);
  const known = KNOWN.get(tenant) ?? matrix;
  KNOWN.set(tenant, known);
  return known;
}

function* build(tenant: Tenant): Generator<void, Matrix> {
  const model = modelOf(tenant);
  const cells = new Cells(model);
  const state = [wholeState(model)];
  const everybody = sendersOf(state, { strangers: false });
  if (cells.areTooMany(everybody.length))
    return withoutClasses(tenant, { senders: everybody.length, destinations: recipients(state).length });
  const senders = classesOfSenders(model, cells);
  const destinations = classesOfRecipients(model, cells, ({ same }) => same);
  const { outcomes } = cells;
  if (senders.length * destinations.length > MOST_PAIRS)
    return withoutClasses(tenant, { senders: senders.length, destinations: destinations.length });
  const table = yield* tableOf(
    cells,
    senders.map(({ view }) => view),
    destinations.map(({ view }) => view),
  );
  const { numbers } = table;
  const width = destinations.length * FAMILIES.length;
  return {
    tenant: tenant.name,
    senders,
    destinations,
    families: FAMILIES,
    commands: tenant.commands,
    cell: (sender, destination, family) =>
      outcomes[numbers[sender * width + destination * FAMILIES.length + family] as number] as Cell,
    rows: () =>
      rectangles(table).map((one) => ({
        senders: one.senders.map((at) => senders[at] as PersonClass),
        destinations: one.destinations.map((at) => destinations[at] as PersonClass),
        families: one.families.map((at) => FAMILIES[at] as Family),
        cell: outcomes[one.number] as Cell,
      })),
  };
}

function withoutClasses({ name, commands }: Tenant, tooLarge: NonNullable<Matrix['tooLarge']>): Matrix {
  const cell = (): never => {
    throw new RangeError('no classes');
  };
  return { tenant: name, senders: [], destinations: [], families: FAMILIES, commands, tooLarge, cell, rows: () => [] };
}

/** Numbers of outcomes by sender, then recipient, then family. */
function* tableOf(
  cells: Cells,
  senders: readonly SenderView[],
  destinations: readonly RecipientView[],
): Generator<void, Table> {
  const numbers = new Uint32Array(senders.length * destinations.length * FAMILIES.length);
  let at = 0;
  for (const sender of senders) {
    for (const destination of destinations) {
      for (let family = 0; family < FAMILIES.length; family++)
        numbers[at++] = cells.number(sender, destination, family);
    }
    yield;
  }
  return { senders: senders.length, destinations: destinations.length, families: FAMILIES.length, numbers };
}
