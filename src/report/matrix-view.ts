import { controlText } from '../exchange/control.ts';
import { CLASS_NAMES, REASON_NAMES, translate } from '../messages/index.ts';
import type { CommandCounts } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Place } from '../text/index.ts';
import type { PersonClass } from '../verdict/classes.ts';
import type { Matrix, MatrixRow } from '../verdict/matrix.ts';
import type { Decision } from '../verdict/verdict.ts';
import { type Naming, PLAIN } from './redaction.ts';
import { className, controlLabel, familyName } from './verdict-view.ts';
import { type Lines, type PlaceView, placeView } from './view.ts';

/** A class of senders or recipients, in the language in use. */
export interface ClassView {
  /** The same for the same members, whatever names, order and files of objects are. */
  readonly id: string;
  readonly label: string;
  /** Every person (address), group and domain that is known to belong to it. */
  readonly members: readonly string[];
}

/** One row: everything with one outcome, in the language in use. */
export interface MatrixRowView {
  readonly senders: readonly string[];
  readonly destinations: readonly string[];
  /** Ids of the classes, for programs. */
  readonly senderIds: readonly string[];
  readonly destinationIds: readonly string[];
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
  readonly commands: CommandCounts;
  readonly classes: { readonly senders: number; readonly destinations: number; readonly families: number };
  readonly senders: readonly ClassView[];
  readonly destinations: readonly ClassView[];
  /** How many classes there are where that is too many to work out: none of them is listed then. */
  readonly tooLarge?: { readonly senders: number; readonly destinations: number };
}

/** The matrix in rows with lines; allowed first, because that is what people look for. `naming` shows the files. */
export function matrixView(matrix: Matrix, lines: Lines, naming: Naming = PLAIN): MatrixView {
  const classes = new Map([...matrix.senders, ...matrix.destinations].map((one) => [one, classView(one)]));
  const rows = matrix.rows().map((row) => rowView(row, classes, (place) => naming.place(placeView(place, lines))));
  const order: readonly Decision[] = ['allowed', 'unknown', 'blocked'];
  const counts = { allowed: 0, blocked: 0, unknown: 0 };
  for (const row of rows) counts[row.verdict]++;
  return {
    tenant: matrix.tenant,
    rows: order.flatMap((verdict) => rows.filter((row) => row.verdict === verdict)),
    counts,
    commands: matrix.commands,
    classes: {
      senders: matrix.senders.length,
      destinations: matrix.destinations.length,
      families: matrix.families.length,
    },
    senders: viewsOf(matrix.senders, classes),
    destinations: viewsOf(matrix.destinations, classes),
    ...(matrix.tooLarge ? { tooLarge: matrix.tooLarge } : {}),
  };
}

export function classView({ id, name, members }: PersonClass): ClassView {
  return { id, label: className(name), members };
}

/** Classes whose names do not say who belongs to them, with these in words: a domain stands for its people who are not named. */
export function unspoken<One extends Pick<ClassView, 'label' | 'members'>>(classes: readonly One[]): readonly One[] {
  const words = new Map<string, string>();
  return classes
    .filter(({ label, members }) => members.some((member) => !label.includes(member)))
    .map((one) => ({ ...one, members: memberWords(one.members, words) }));
}

const DOMAIN = /^(?<wide>\*\.)?(?<name>[^\s@]+\.[^\s@]+)$/;

/** Members of a class in words, persons and groups first; `words` keeps those of domains, which many classes have. */
export function memberWords(members: readonly string[], words = new Map<string, string>()): readonly string[] {
  const [domains, others]: [string[], string[]] = [[], []];
  for (const member of members) (DOMAIN.test(member) ? domains : others).push(member);
  return [...others, ...domains.map((domain) => getOrCreate(words, domain, () => domainWords(domain)))];
}

function domainWords(domain: string): string {
  const { wide, name = domain } = DOMAIN.exec(domain)?.groups ?? {};
  return translate(CLASS_NAMES[wide ? 'subdomains' : 'rest-of-domain'], { name });
}

type Views = ReadonlyMap<PersonClass, ClassView>;

const viewsOf = (all: readonly PersonClass[], views: Views): readonly ClassView[] =>
  all.map((one) => views.get(one) ?? classView(one));

function rowView(
  { senders, destinations, families, cell }: MatrixRow,
  views: Views,
  placeView: (place: Place) => PlaceView,
): MatrixRowView {
  return {
    senders: viewsOf(senders, views).map(({ label }) => label),
    destinations: viewsOf(destinations, views).map(({ label }) => label),
    senderIds: senders.map(({ id }) => id),
    destinationIds: destinations.map(({ id }) => id),
    families: families.map(({ id }) => familyName(id)),
    familyIds: families.map(({ id }) => id),
    verdict: cell.verdict,
    by: controlText(cell.by),
    label: controlLabel(cell.by),
    reason: cell.reason ?? null,
    why: cell.reason === undefined ? '' : translate(REASON_NAMES[cell.reason]),
    ...(cell.place ? { place: placeView(cell.place) } : {}),
  };
}
