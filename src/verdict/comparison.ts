import { type Model, modelOf } from '../exchange/model.ts';
import { sharing, type Tenant } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { type Cell, Cells, type Lane, type RecipientView, type Seen, type SenderView } from './cells.ts';
import { type ClassName, idOf, membersOf, recipientName, senderName } from './classes.ts';
import { decideBetween } from './decide.ts';
import { FAMILIES, type Family } from './families.ts';
import { NOTHING, rectanglesOfRows } from './rectangles.ts';
import { type Met, recipientSides, type Side, type States, senderSides } from './sides.ts';
import { StateChange } from './state-change.ts';
import { newIn, recipientOf, recipients, type State, type Subject, senderOf, senders, wholeState } from './subjects.ts';
import type { Decision, Question, Verdict } from './verdict.ts';

/** Persons, groups and domains that get the same outcome. */
export interface Party {
  readonly id: string;
  readonly name: ClassName;
  /** Every person (address), group and domain in it that one of the two states names. */
  readonly members: readonly string[];
  /** One of them. */
  readonly example: Subject;
}

/**
 * One difference between two states of a tenant: what these senders may forward to these recipients in these families of ways
 * changed.
 */
export interface Difference {
  readonly from: readonly Party[];
  readonly to: readonly Party[];
  readonly families: readonly Family[];
  /** The answers with the controls that decide; their verdicts are never the same. */
  readonly before: Cell;
  readonly after: Cell;
}

/**
 * What a difference changes. `widened`: forwards now leave that did not surely leave before. `narrowed`: forwards no longer
 * leave. `unknown`: the answer is no longer known. `known`: the answer was unknown, and the forwards now surely stay.
 */
export type Direction = 'widened' | 'narrowed' | 'unknown' | 'known';

/** The direction of a difference. Anything that becomes *allowed* is widened, and anything that becomes *unknown* is unknown. */
export function directionOf({ before, after }: Pair): Direction {
  if (after.verdict === 'allowed') return 'widened';
  if (after.verdict === 'unknown') return 'unknown';
  return before.verdict === 'unknown' ? 'known' : 'narrowed';
}

/**
 * The verdict of one state for one example of a difference. All senders and recipients of the difference get the same verdict.
 */
export function exampleIn(model: Model, { from, to, families }: Difference): Verdict {
  const [sender, recipient, family] = [from[0] as Party, to[0] as Party, families[0] as Family];
  const [one, other] = [senderOf(sender.example, model), recipientOf(recipient.example, model)];
  const question = { from: one.written, to: other.written, mechanism: family.mechanisms[0] };
  return decideBetween(model, question, one, other);
}

/** How many cells may still be looked at before a search gives up. It does so as well where senders are too many for the rules. */
export interface Budget {
  cells: number;
}

/**
 * Compares who may forward where in two states of a tenant, for every person, group and domain that one of the states names, and
 * for stand-ins for everybody else. The author of the forwarded message counts as unknown. It is no difference when another
 * control gives the same verdict, or when only names, places or orders changed. Undefined when the budget does not suffice to
 * look at everything.
 */
export function compare(before: Tenant, after: Tenant): readonly Difference[];
export function compare(before: Tenant, after: Tenant, budget: Budget): readonly Difference[] | undefined;
export function compare(before: Tenant, after: Tenant, budget?: Budget): readonly Difference[] | undefined {
  const model = modelOf(before);
  const shared = sharing(after, before);
  const found = new Comparison(model).with(shared ? modelOf(shared, model) : modelOf(after), budget);
  return budget ? found : (found ?? []);
}

/** Verdicts afterwards, the gravest first. */
const VERDICTS: readonly Decision[] = ['allowed', 'unknown', 'blocked'];

/** How much a difference opens or closes: whole domains and everyone count far above single names. */
export function breadthOf({ from, to, families }: Difference): number {
  const breadth = (parties: readonly Party[]): number => parties.reduce((sum, one) => sum + breadthOfParty(one), 0);
  return families.length * breadth(from) * breadth(to);
}

const WIDEST = new Set(['everyone', 'elsewhere']);

const breadthOfParty = ({ name, members }: Party): number =>
  (WIDEST.has(name.id) ? 100 : 0) + members.reduce((sum, member) => sum + (member.includes('@') ? 1 : 10), 0);

type Pair = Pick<Difference, 'before' | 'after'>;

/** Pairs of outcomes, each once. */
interface Pairs {
  readonly list: Pair[];
  /** By the number of the outcome before, then after; `NOTHING` for the same verdict. Lists, as every cell asks. */
  readonly numbers: number[][];
}

/** Compares changed copies of a tenant with the tenant itself. Where a question is given, its own answer is no difference. */
export class Comparison {
  readonly #model: Model;
  readonly #cells: Cells;
  readonly #question: Question | undefined;
  readonly #senders = new Map<Subject, Met<SenderView>>();
  readonly #recipients = new Map<Subject, Met<RecipientView>>();
  readonly #policies = new Map<number, string>();
  readonly #known: Subjects;
  readonly #knownKeys: Keys;

  constructor(before: Model, question?: Question) {
    this.#model = before;
    this.#cells = new Cells(before);
    this.#question = question;
    this.#known = subjectsOf([wholeState(before)]);
    const { senders, recipients } = this.#known;
    this.#knownKeys = { senders: new Set(senders.map(subjectKey)), recipients: new Set(recipients.map(subjectKey)) };
  }

  /** Everything that differs; undefined when the budget does not suffice to look at everything. */
  with(after: Model, budget?: Budget): readonly Difference[] | undefined {
    const change = new StateChange(this.#model, after, this.#policies);
    const followed = change.isLocal ? this.#with(subjectsOf([newIn(after, this.#model)])) : undefined;
    const subjects = followed ?? subjectsOf([wholeState(this.#model), wholeState(after)]);
    const states: States = {
      before: this.#model,
      after,
      cells: new Cells(after, followed ? this.#cells : undefined),
      change: followed ? change : undefined,
    };
    if (budget && [this.#cells, states.cells].some((cells) => cells.areTooMany(subjects.senders.length)))
      return undefined;
    const from = senderSides(subjects.senders, this.#question?.from, (one) => this.#sender(one), states);
    const to = recipientSides(subjects.recipients, this.#question?.to, (one) => this.#recipient(one), states);
    const blocks = blocksOf(from, to, change);
    if (budget) {
      for (const [rows, columns] of blocks) budget.cells -= rows.length * columns.length * FAMILIES.length;
      if (budget.cells < 0) return undefined;
    }
    return this.#differences(states, from, to, blocks);
  }

  /** The known subjects with those that are new; undefined when the new ones may divide the others. */
  #with(more: Subjects): Subjects | undefined {
    const { senders, recipients } = this.#knownKeys;
    const from = more.senders.filter((one) => !senders.has(subjectKey(one)));
    if (from.some(({ kind }) => kind !== 'address')) return undefined;
    const to = more.recipients.filter((one) => !recipients.has(subjectKey(one)));
    return { senders: [...this.#known.senders, ...from], recipients: [...this.#known.recipients, ...to] };
  }

  #sender(one: Subject): Met<SenderView> {
    return getOrCreate(this.#senders, one, () => {
      const person = senderOf(one, this.#model);
      return { person, view: this.#cells.sender(person) };
    });
  }

  #recipient(one: Subject): Met<RecipientView> {
    return getOrCreate(this.#recipients, one, () => {
      const person = recipientOf(one, this.#model);
      return { person, view: this.#cells.recipient(person) };
    });
  }

  #differences(
    states: States,
    sides: readonly Side<SenderView>[],
    all: readonly Side<RecipientView>[],
    blocks: readonly Block[],
  ): readonly Difference[] {
    const rests = sides.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'domain'));
    const fromParty = parties<SenderView>((subjects) => senderName(subjects, rests.length === 1));
    const toParty = parties<RecipientView>((subjects) => recipientName(subjects, states.after));
    const reported = new Map(all.map((one) => [one, new Uint8Array(FAMILIES.length)]));
    const pairs: Pairs = { list: [], numbers: [] };
    const found = blocks.flatMap(([from, to]) => {
      const row = this.#rows(states, from, to, reported, pairs);
      const table = { senders: from.length, destinations: to.length, families: FAMILIES.length, row };
      return rectanglesOfRows(table).map((one) => ({
        from: one.senders.map((at) => fromParty(from[at] as Side<SenderView>)),
        to: one.destinations.map((at) => toParty(to[at] as Side<RecipientView>)),
        families: one.families.map((at) => FAMILIES[at] as Family),
        ...(pairs.list[one.number] as Pair),
      }));
    });
    const breadths = new Map<Difference, number>(found.map((one) => [one, breadthOf(one)]));
    const breadth = (one: Difference): number => breadths.get(one) ?? 0;
    return found.sort(
      (a, b) => VERDICTS.indexOf(a.after.verdict) - VERDICTS.indexOf(b.after.verdict) || breadth(b) - breadth(a),
    );
  }

  /** Numbers of pairs of outcomes with different verdicts, a row for each sender. */
  #rows(
    { cells, change }: States,
    from: readonly Side<SenderView>[],
    to: readonly Side<RecipientView>[],
    reported: ReadonlyMap<Side<RecipientView>, Uint8Array>,
    pairs: Pairs,
  ): (sender: number) => Uint32Array {
    const numbers = new Uint32Array(to.length * FAMILIES.length);
    const isWay = FAMILIES.map(({ mechanisms }) => mechanisms.some((one) => one === this.#question?.mechanism));
    const views = to.map((one) => (one.changed || !change ? one.after : undefined));
    // By lane that is the same in both states, and the row that it is known for.
    const known: number[] = [];
    const knownFor: number[] = [];
    return (row) => {
      const sender = from[row] as Side<SenderView>;
      let seen: Seen | undefined;
      numbers.fill(NOTHING);
      for (const [column, recipient] of to.entries()) {
        const asked = sender.asked && recipient.asked;
        // A difference of strangers is reported only where no known sender shows it.
        const shown = reported.get(recipient) as Uint8Array;
        const otherwise = recipient.changed || change?.ofRules(sender.kind, recipient.kind) !== false;
        if (otherwise) {
          views[column] ??= cells.recipient(recipient.person);
          seen ??= { person: sender.person, rules: cells.rulesOf(sender.person) };
        }
        const view = views[column] ?? recipient.after;
        for (let family = 0; family < FAMILIES.length; family++) {
          const lane = this.#cells.lane(sender.before, recipient.before, family);
          const next = seen && otherwise ? cells.lane(seen, view, family) : lane;
          if (lane === next && !sender.changed) continue;
          const isKnown = lane === next && knownFor[lane.id] === row;
          const number = isKnown ? (known[lane.id] as number) : this.#pair(cells, sender, lane, next, pairs);
          if (lane === next) {
            known[lane.id] = number;
            knownFor[lane.id] = row;
          }
          if (number === NOTHING) continue;
          if (sender.strange ? shown[family] : asked && isWay[family]) continue;
          if (!sender.strange) shown[family] = 1;
          numbers[column * FAMILIES.length + family] = number;
        }
      }
      return numbers;
    };
  }

  /** Number of what a sender gets before and after; `NOTHING` for the same verdict. */
  #pair(cells: Cells, sender: Side<SenderView>, lane: Lane, next: Lane, pairs: Pairs): number {
    const was = this.#cells.outcome(lane, sender.before);
    // Policies that say the same are those of the first state: one who stands for others there may stand alone in the second.
    const is = sender.changed ? cells.outcome(next, sender.after) : this.#cells.outcome(next, sender.before);
    pairs.numbers[was] ??= [];
    const known = pairs.numbers[was] as number[];
    known[is] ??= numberOf(pairs, {
      before: this.#cells.outcomes[was] as Cell,
      after: (sender.changed ? cells : this.#cells).outcomes[is] as Cell,
    });
    return known[is] as number;
  }
}

const numberOf = ({ list }: Pairs, pair: Pair): number =>
  pair.before.verdict === pair.after.verdict ? NOTHING : list.push(pair) - 1;

/** Senders and recipients that are looked at together. */
type Block = readonly [readonly Side<SenderView>[], readonly Side<RecipientView>[]];

/** Every pair whose answer may differ, in few blocks: for changed senders, changed recipients, and through mail flow rules alone. */
function blocksOf(
  from: readonly Side<SenderView>[],
  to: readonly Side<RecipientView>[],
  change: StateChange,
): readonly Block[] {
  const others = from.filter((one) => !one.changed);
  const same = to.filter((one) => !one.changed);
  const [kinds, ends] = [others, same].map((sides) => [...new Set(sides.map(({ kind }) => kind))]);
  const meets = (sender: number): boolean => ends?.some((end) => change.ofRules(sender, end)) ?? false;
  const met = (end: number): boolean => kinds?.some((kind) => change.ofRules(kind, end)) ?? false;
  return [
    [from.filter((one) => one.changed), to],
    [others, to.filter((one) => one.changed)],
    [others.filter(({ kind }) => meets(kind)), same.filter(({ kind }) => met(kind))],
  ];
}

interface Subjects {
  readonly senders: readonly Subject[];
  readonly recipients: readonly Subject[];
}

/** The keys of subjects. */
type Keys = Readonly<Record<keyof Subjects, ReadonlySet<string>>>;

const subjectsOf = (states: readonly State[]): Subjects => ({
  senders: senders(states, { strangers: true }),
  recipients: recipients(states),
});

const subjectKey = ({ kind, name, address }: Subject): string => `${kind} ${name} ${address}`;

/** Makes parties of sides, each once. */
function parties<View>(nameOf: (subjects: readonly Subject[]) => ClassName): (side: Side<View>) => Party {
  const known = new Map<Side<View>, Party>();
  return (side) =>
    getOrCreate(known, side, () => {
      const { subjects } = side;
      const [example] = subjects as readonly [Subject];
      return { id: idOf(subjects), name: nameOf(subjects), members: membersOf(subjects), example };
    });
}
