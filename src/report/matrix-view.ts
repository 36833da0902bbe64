import { controlText } from '../exchange/control.ts';
import { REASON_NAMES, translate } from '../messages/index.ts';
import { type Matrix, type MatrixRow, matrixRows } from '../verdict/matrix.ts';
import type { Decision } from '../verdict/verdict.ts';
import { className, controlLabel, familyName } from './verdict-view.ts';
import { type Lines, type PlaceView, placeView } from './view.ts';

/** One row: everything with one outcome, in the language in use. */
export interface MatrixRowView {
  readonly senders: readonly string[];
  readonly destinations: readonly string[];
  readonly families: readonly string[];
  /** Ids of the families, for programs. */
  readonly familyIds: readonly string[];
  readonly verdict: Decision;
  readonly by: string;
  readonly label: string;
  readonly reason: string | null;
  /** The reason in words. */
  readonly why: string;
  readonly place?: PlaceView;
}

/** Who may forward where in one tenant. */
export interface MatrixView {
  readonly tenant: string;
  readonly rows: readonly MatrixRowView[];
  readonly counts: Readonly<Record<Decision, number>>;
  readonly classes: { readonly senders: number; readonly destinations: number; readonly families: number };
}

/** The matrix in rows with lines; allowed first, because that is what people look for. */
export function matrixView(matrix: Matrix, lines: Lines): MatrixView {
  const rows = matrixRows(matrix).map((row) => rowView(row, lines));
  const order: readonly Decision[] = ['allowed', 'unknown', 'blocked'];
  const counts = { allowed: 0, blocked: 0, unknown: 0 };
  for (const row of rows) counts[row.verdict]++;
  return {
    tenant: matrix.tenant,
    rows: order.flatMap((verdict) => rows.filter((row) => row.verdict === verdict)),
    counts,
    classes: {
      senders: matrix.senders.length,
      destinations: matrix.destinations.length,
      families: matrix.families.length,
    },
  };
}

function rowView({ senders, destinations, families, cell }: MatrixRow, lines: Lines): MatrixRowView {
  return {
    senders: senders.map(({ name }) => className(name)),
    destinations: destinations.map(({ name }) => className(name)),
    families: families.map(({ id }) => familyName(id)),
    familyIds: families.map(({ id }) => id),
    verdict: cell.verdict,
    by: controlText(cell.by),
    label: controlLabel(cell.by),
    reason: cell.reason ?? null,
    why: cell.reason === undefined ? '' : translate(REASON_NAMES[cell.reason] ?? cell.reason),
    ...(cell.place ? { place: placeView(cell.place, lines) } : {}),
  };
}
