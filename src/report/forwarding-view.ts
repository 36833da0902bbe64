import { sameControl } from '../exchange/control.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { REASON_NAMES, translate } from '../messages/index.ts';
import type { Tenant } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { decide } from '../verdict/decide.ts';
import { type Family, isUsual } from '../verdict/families.ts';
import { type Matrix, matrixOf, prepareMatrix } from '../verdict/matrix.ts';
import type { Decision, Missing, Question } from '../verdict/verdict.ts';
import { type ClassView, classView, unspoken } from './matrix-view.ts';
import { controlLabel, familyName, mechanismName, missingView } from './verdict-view.ts';
import { type Lines, type PlaceView, placeView } from './view.ts';

/** What a person reads in one field of the grid: one answer for every way of forwarding, or that the ways differ. */
export type Answer = Decision | 'mixed';

/** One way of forwarding by its index, the ways that people set up for themselves, or all of them. */
export type Ways = number | 'usual' | 'all';

/** A letter for each answer, so that a row is one short text. */
const LETTERS: Readonly<Record<Answer, string>> = { allowed: 'a', blocked: 'b', unknown: 'u', mixed: 'm' };

/** Ways of forwarding with one outcome in one field. */
export interface WayView {
  readonly families: readonly string[];
  readonly verdict: Decision;
  /** The control that decides, and in brackets why nobody knows. */
  readonly label: string;
  readonly place?: PlaceView;
}

/** What stands behind one field of the grid, and who is known to belong to its senders, in words. */
export interface FieldView {
  readonly sender: number;
  readonly destination: number;
  readonly ways: readonly WayView[];
  readonly members: readonly string[];
}

/** A forward that the files set up, and whether it arrives. */
export interface ForwardView {
  readonly question: Question;
  readonly way: string;
  readonly verdict: Decision;
  readonly label: string;
  /** Where it is written, and the line that decides about it. */
  readonly place: PlaceView;
  readonly decides?: PlaceView;
}

/** A fact that nobody states, and the answers that wait for it. */
export interface NeededFact {
  readonly missing: Missing;
  readonly question: Question;
  readonly fact: string;
  readonly howToState: string;
}

/** Forwards and facts beyond these are counted: nobody reads on. */
const MOST_FORWARDS = 2000;
const MOST_FACTS = 20;
/** So many members of one class are named. */
const MOST_MEMBERS = 30;

/** Who may forward where in one tenant, for a view that asks for what it shows. */
export class ForwardingView {
  readonly tenant: Tenant;
  readonly senders: readonly ClassView[];
  readonly destinations: readonly ClassView[];
  /** Ways of forwarding, in words. */
  readonly families: readonly string[];
  readonly #matrix: Matrix;
  readonly #lines: Lines;

  /** The view, worked out with rests. */
  static async of(tenant: Tenant, lines: Lines, pause: () => Promise<void>): Promise<ForwardingView> {
    await prepareMatrix(tenant, pause);
    return new ForwardingView(tenant, lines);
  }

  constructor(tenant: Tenant, lines: Lines) {
    this.tenant = tenant;
    this.#matrix = matrixOf(tenant);
    this.#lines = lines;
    this.senders = this.#matrix.senders.map(classView);
    this.destinations = this.#matrix.destinations.map(classView);
    this.families = this.#matrix.families.map(({ id }) => familyName(id));
  }

  /** The answer for one field by these ways of forwarding; `mixed` where they differ. */
  answer(sender: number, destination: number, ways: Ways): Answer {
    const [first = 0, ...others] = this.#indexes(ways);
    const { verdict } = this.#matrix.cell(sender, destination, first);
    const isSame = others.every((at) => this.#matrix.cell(sender, destination, at).verdict === verdict);
    return isSame ? verdict : 'mixed';
  }

  /** The answers of a sender towards every class of recipients, a letter each. */
  row(sender: number, ways: Ways): string {
    return this.destinations.map((_, destination) => LETTERS[this.answer(sender, destination, ways)]).join('');
  }

  #indexes(ways: Ways): readonly number[] {
    if (typeof ways === 'number') return [ways];
    const all = this.#matrix.families.map((_, at) => at);
    return ways === 'all' ? all : all.filter((at) => isUsual(this.#matrix.families[at] as Family));
  }

  /** What stands behind one field: the ways with their outcomes, those with the same one together. */
  ways(sender: number, destination: number): readonly WayView[] {
    const found = new Map<unknown, { families: string[]; view: Omit<WayView, 'families'> }>();
    for (const [at, name] of this.families.entries()) {
      const cell = this.#matrix.cell(sender, destination, at);
      const known = found.get(cell);
      if (known) known.families.push(name);
      else {
        const why = cell.reason === undefined ? '' : ` (${translate(REASON_NAMES[cell.reason])})`;
        const place = cell.place ? { place: placeView(cell.place, this.#lines) } : {};
        found.set(cell, {
          families: [name],
          view: { verdict: cell.verdict, label: `${controlLabel(cell.by)}${why}`, ...place },
        });
      }
    }
    return [...found.values()].map(({ families, view }) => ({ families, ...view }));
  }

  /** What is told about one field that somebody chose. */
  field(sender: number, destination: number): FieldView {
    return { sender, destination, ways: this.ways(sender, destination), members: this.members(sender) };
  }

  /** Who is known to belong to a class of senders, in words; empty where its name says it. */
  members(sender: number): readonly string[] {
    const own = this.senders.slice(sender, sender + 1);
    return unspoken(own).flatMap(({ members }) => members.slice(0, MOST_MEMBERS));
  }

  /** The forwards that the files set up, those that arrive first. */
  forwards(): readonly ForwardView[] {
    const order: readonly Decision[] = ['allowed', 'unknown', 'blocked'];
    const views = statedForwards(this.tenant)
      .slice(0, MOST_FORWARDS)
      .map(({ question, place }): ForwardView => {
        const { verdict, by, chain } = decide(this.tenant, question);
        const step = chain.find((one) => sameControl(one.control, by) && one.place);
        return {
          question,
          way: mechanismName(question.mechanism),
          verdict,
          label: controlLabel(by),
          place: placeView(place, this.#lines),
          ...(step?.place ? { decides: placeView(step.place, this.#lines) } : {}),
        };
      });
    return order.flatMap((verdict) => views.filter((view) => view.verdict === verdict));
  }

  /** Facts that would turn unknown answers into known ones: for the forwards of the files, and for each kind of unknown field. */
  needed(): readonly NeededFact[] {
    const questions = [...statedForwards(this.tenant).map(({ question }) => question), ...this.#unknownFields()];
    const found = new Map<string, NeededFact>();
    for (const question of questions) {
      if (found.size === MOST_FACTS) break;
      for (const missing of decide(this.tenant, question).missing) {
        const { fact: sentence, howToState } = missingView(missing, this.#lines);
        const fact = capitalized(sentence);
        const key = `${fact}\n${howToState}`;
        if (!found.has(key)) found.set(key, { missing, question, fact, howToState });
      }
    }
    return [...found.values()];
  }

  /** One question for each outcome of the matrix that is unknown. */
  #unknownFields(): readonly Question[] {
    const { senders, destinations, families } = this.#matrix;
    const seen = new Set<unknown>();
    const questions: Question[] = [];
    for (const [s, sender] of senders.entries()) {
      for (const [d, destination] of destinations.entries()) {
        for (const [f, family] of families.entries()) {
          const cell = this.#matrix.cell(s, d, f);
          if (cell.verdict !== 'unknown' || seen.has(cell)) continue;
          seen.add(cell);
          questions.push({
            from: sender.person.written,
            to: destination.person.written,
            mechanism: family.mechanisms[0],
          });
        }
      }
      if (seen.size >= MOST_FACTS) break;
    }
    return questions;
  }
}
