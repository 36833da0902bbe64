import { domainOf, foldName } from '../exchange/addresses.ts';
import { person } from '../exchange/message.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import type { Tenant } from '../tenant/index.ts';
import { type Cell, Cells, type RecipientView, type SenderView } from './cells.ts';
import { type ClassName, idOf, membersOf, recipientName, senderName } from './classes.ts';
import { FAMILIES, type Family } from './families.ts';
import { kept } from './kept.ts';
import { NOTHING, rectangles } from './rectangles.ts';
import { recipientOf, recipients, type Subject, senderOf, senders, standsForMany } from './subjects.ts';
import type { Decision, Question } from './verdict.ts';

/** Persons, groups and domains to whom the same happens. */
export interface Party {
  readonly id: string;
  readonly name: ClassName;
  /** Every person (address), group and domain in it that one of the two states names. */
  readonly members: readonly string[];
}

/** One thing that differs between two states of a tenant: what these senders may do towards these recipients in these ways. */
export interface Difference {
  readonly from: readonly Party[];
  readonly to: readonly Party[];
  readonly families: readonly Family[];
  /** The answers with the controls that decide; their verdicts are never the same. */
  readonly before: Cell;
  readonly after: Cell;
}

/** How many cells may still be looked at before a search gives up. */
export interface Budget {
  cells: number;
}

/**
 * What differs in who may forward where between two states of a tenant, for every person, group and domain that one of them names and
 * for those who stand for everybody else. The author of the forwarded message counts as unknown. Another control with the same verdict
 * is no difference, nor are other names, places and orders.
 */
export function compare(before: Tenant, after: Tenant): readonly Difference[] {
  return new Comparison(modelOf(before)).with(modelOf(after)) ?? [];
}

/** One side of a comparison: subjects to whom both states do the same. */
interface Side<View> {
  readonly subjects: readonly Subject[];
  readonly before: View;
  readonly after: View;
  /** Only persons of whom nobody knows the groups. */
  readonly strange: boolean;
  /** The one who is asked about, and nobody else. */
  readonly asked: boolean;
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

/** Numbers of outcomes are put together in one number. */
const MANY = 2 ** 26;

/** Compares changed copies of a tenant with it, beyond one question where one was asked. */
export class Comparison {
  readonly #model: Model;
  readonly #cells: Cells;
  readonly #question: Question | undefined;

  constructor(before: Model, question?: Question) {
    this.#model = before;
    this.#cells = new Cells(before);
    this.#question = question;
  }

  /** Everything that differs; undefined when the budget does not suffice to look at everything. */
  with(after: Model, budget?: Budget): readonly Difference[] | undefined {
    const models = [this.#model, after];
    const cells = new Cells(after);
    const from = this.#sides<SenderView>(
      senders(models, { strangers: true }),
      (one) => [this.#cells.sender(senderOf(one, this.#model)), cells.sender(senderOf(one, after))],
      ({ id }) => id,
      this.#question && (after.directory.resolve(this.#question.from) ?? this.#question.from),
    );
    const to = this.#sides<RecipientView>(
      recipients(models),
      (one) => [this.#cells.recipient(recipientOf(one, this.#model)), cells.recipient(recipientOf(one, after))],
      ({ same }) => same,
      this.#question && (after.directory.target(this.#question.to) ?? this.#question.to),
    );
    if (budget) {
      budget.cells -= from.length * to.length * FAMILIES.length;
      if (budget.cells < 0) return undefined;
    }
    return this.#differences(cells, from, to, after);
  }

  /** The one who is asked about stands alone, with their other addresses. */
  #sides<View>(
    subjects: readonly Subject[],
    viewsOf: (one: Subject) => readonly [View, View],
    keyOf: (view: View) => number,
    written: string | undefined,
  ): readonly Side<View>[] {
    if (written === undefined) return sides(subjects, viewsOf, keyOf, () => false);
    const asked = askedOne(written);
    const own = new Set(person(asked.address, this.#model).addresses);
    const isAsked = ({ kind, name }: Subject): boolean =>
      kind === asked.kind && (kind === 'address' ? own.has(name) : name === asked.name);
    return sides(subjects.some(isAsked) ? subjects : [...subjects, asked], viewsOf, keyOf, isAsked);
  }

  #differences(
    cells: Cells,
    from: readonly Side<SenderView>[],
    to: readonly Side<RecipientView>[],
    after: Model,
  ): readonly Difference[] {
    const pairs: Pick<Difference, 'before' | 'after'>[] = [];
    const numbers = this.#numbers(cells, from, to, pairs);
    const found = rectangles({ senders: from.length, destinations: to.length, families: FAMILIES.length, numbers });
    const isRest = from.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'domain')).length === 1;
    const senderParties = from.map(({ subjects }) => partyOf(subjects, senderName(subjects, isRest)));
    const recipientParties = to.map(({ subjects }) => partyOf(subjects, recipientName(subjects, after)));
    const differences = found.map((one) => ({
      from: one.senders.map((at) => senderParties[at] as Party),
      to: one.destinations.map((at) => recipientParties[at] as Party),
      families: one.families.map((at) => FAMILIES[at] as Family),
      ...(pairs[one.number] as Pick<Difference, 'before' | 'after'>),
    }));
    return differences.sort(
      (a, b) => VERDICTS.indexOf(a.after.verdict) - VERDICTS.indexOf(b.after.verdict) || breadthOf(b) - breadthOf(a),
    );
  }

  /** Numbers of pairs of outcomes with different verdicts, as a table of sides and families. */
  #numbers(
    cells: Cells,
    from: readonly Side<SenderView>[],
    to: readonly Side<RecipientView>[],
    pairs: Pick<Difference, 'before' | 'after'>[],
  ): Uint32Array {
    const width = to.length * FAMILIES.length;
    const numbers = new Uint32Array(from.length * width).fill(NOTHING);
    const known = new Map<number, number>();
    // Of strangers is only told what nobody else shows.
    const told = new Uint8Array(width);
    const isWay = FAMILIES.map(({ mechanisms }) => mechanisms.some((one) => one === this.#question?.mechanism));
    for (const [row, sender] of from.entries()) {
      let at = -1;
      for (const recipient of to) {
        for (let family = 0; family < FAMILIES.length; family++) {
          at++;
          const was = this.#cells.number(sender.before, recipient.before, family);
          const is = cells.number(sender.after, recipient.after, family);
          const before = this.#cells.outcomes[was] as Cell;
          const after = cells.outcomes[is] as Cell;
          if (before.verdict === after.verdict) continue;
          if (sender.strange ? told[at] : sender.asked && recipient.asked && isWay[family]) continue;
          if (!sender.strange) told[at] = 1;
          numbers[row * width + at] = kept(known, was * MANY + is, () => pairs.push({ before, after }) - 1);
        }
      }
    }
    return numbers;
  }
}

/** Subjects of the same views together, strangers last; the one who is asked about stands alone. */
function sides<View>(
  subjects: readonly Subject[],
  viewsOf: (one: Subject) => readonly [View, View],
  keyOf: (view: View) => number,
  isAsked: (one: Subject) => boolean,
): readonly Side<View>[] {
  const found = new Map<string, { subjects: Subject[] } & Omit<Side<View>, 'subjects'>>();
  for (const one of subjects) {
    const [before, after] = viewsOf(one);
    const [strange, asked] = [one.kind === 'stranger', isAsked(one)];
    const side = kept(found, `${keyOf(before)} ${keyOf(after)} ${strange} ${asked}`, () => {
      return { subjects: [] as Subject[], before, after, strange, asked };
    });
    side.subjects.push(one);
  }
  return [...found.values()].sort((a, b) => Number(a.strange) - Number(b.strange));
}

/** An end of a question as a subject: a whole domain where the address stands for one. */
function askedOne(address: string): Subject {
  const folded = foldName(address);
  return standsForMany(folded)
    ? { kind: 'domain', name: domainOf(folded), address: folded }
    : { kind: 'address', name: folded, address: folded };
}

const partyOf = (subjects: readonly Subject[], name: ClassName): Party => ({
  id: idOf(subjects),
  name,
  members: membersOf(subjects),
});
