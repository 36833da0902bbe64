import { all, type Match, NO, YES } from '../exchange/match.ts';
import type { Model } from '../exchange/model.ts';
import type { PolicyTest } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { RecipientView, SenderView } from './cells.ts';
import { type Cover, coversWay } from './ledger.ts';
import type { People } from './people.ts';
import type { Individual, Population, SenderIndividual } from './population.ts';
import type { Mechanism } from './verdict.ts';
import { Words } from './who.ts';

/** The senders and recipients that a policy test is about. */
export class Ends {
  readonly #from: readonly [Words, Words];
  readonly #to: readonly [Words, Words];

  constructor({ from, to, exceptFrom, exceptTo }: PolicyTest, model: Model) {
    this.#from = [new Words(from, 'from', model), new Words(exceptFrom, 'from', model)];
    this.#to = [new Words(to, 'to', model), new Words(exceptTo, 'to', model)];
  }

  get whos() {
    return [...this.#from, ...this.#to].flatMap(({ whos }) => whos);
  }

  /** The words that name whom the test means, without its exceptions. */
  get named(): { readonly from: Words; readonly to: Words } {
    return { from: this.#from[0], to: this.#to[0] };
  }

  readonly from = (one: Individual<SenderView>): Match => but(this.#from, one);
  readonly to = (one: Individual<RecipientView>): Match => but(this.#to, one);
}

/** Whether the first words mean somebody and the others do not. */
function but([some, others]: readonly [Words, Words], { person }: Individual<unknown>): Match {
  const except = others.mean(person);
  return all([some.mean(person), except.is === 'yes' ? NO : except.is === 'no' ? YES : except]);
}

/** A sender or recipient whom a test means, or may mean. */
export interface Meant<P> {
  readonly party: P;
  readonly match: Match;
  /** Exceptions whose end means them or may, by their number. */
  readonly covered: ReadonlyMap<number, Match>;
}

export const NOT_COVERED: Meant<unknown>['covered'] = new Map();

const printOf = (covered: Meant<unknown>['covered']): string =>
  [...covered].map(([at, { is }]) => `${at}${is[0]}`).join('');

/** How many people are alike in everything that matters, this one included. */
export interface Alike {
  readonly alike: number;
}

/** A sender, also in each set of groups that they may be in. */
export interface MeantSender extends Meant<SenderIndividual> {
  readonly guises: readonly Meant<Individual<SenderView>>[];
}

/** How often a person is compared with an exception: some seconds. */
const MOST_COMPARED = 20_000_000;

/** Whether there are more persons and exceptions than are compared with each other. */
export const isTooLarge = ({ senders, recipients }: Population, covers: readonly Cover[]): boolean =>
  covers.length * (senders.length + recipients.length) > MOST_COMPARED;

/** What a test asks of a population. */
interface Asked {
  readonly test: PolicyTest;
  readonly ends: Ends;
  readonly covers: readonly Cover[];
}

/** Senders whom a test means, or may mean. Of senders who are alike in everything only one is returned. */
export function meantSenders(
  people: People<SenderIndividual>,
  { test, ends, covers }: Asked,
): readonly (MeantSender & Alike)[] {
  const meant = (party: Individual<SenderView>): Meant<Individual<SenderView>> => ({
    party,
    match: ends.from(party),
    covered: coveredEnd(test, covers, ({ from }) => from.mean(party.person)),
  });
  const found = people.near(ends.named.from).map((party): MeantSender => {
    const { match, covered } = meant(party);
    return { party, match, covered, guises: party.guises.map(meant) };
  });
  const print = ({ party, match, covered }: Meant<Individual<SenderView>>): string =>
    `${party.view.id} ${match.is} ${printOf(covered)}`;
  return unlike(found, (one) => `${[one, ...one.guises].map(print).join()} ${one.party.perhaps}`);
}

/** Recipients whom a test means, or may mean. Of recipients who are alike in everything only one is returned. */
export function meantRecipients(
  people: People<Individual<RecipientView>>,
  { test, ends, covers }: Asked,
): readonly (Meant<Individual<RecipientView>> & Alike)[] {
  const found = people.near(ends.named.to).map((party) => ({
    party,
    match: ends.to(party),
    covered: coveredEnd(test, covers, ({ to }) => to.mean(party.person)),
  }));
  return unlike(found, ({ party, match, covered }) => `${party.view.same} ${match.is} ${printOf(covered)}`);
}

/** The exceptions one end of which means a person, or may mean them. Empty where a test does not need them. */
function coveredEnd(
  { expect }: PolicyTest,
  covers: readonly Cover[],
  mean: (cover: Cover) => Match,
): Meant<unknown>['covered'] {
  if (expect !== 'exception') return NOT_COVERED;
  const matches = covers.map((cover, at) => [at, mean(cover)] as const);
  return new Map(matches.filter(([, { is }]) => is !== 'no'));
}

/** Whether an exception covers a pair. */
export function coverageOfPair(
  sender: Meant<unknown>,
  recipient: Meant<unknown>,
  way: Mechanism,
  covers: readonly Cover[],
): Match {
  let doubt: Match | undefined;
  for (const [at, from] of sender.covered) {
    const to = recipient.covered.get(at);
    if (!to || !coversWay((covers[at] as Cover).exception, way)) continue;
    const match = all([from, to]);
    if (match.is === 'yes') return match;
    doubt ??= match;
  }
  return doubt ?? NO;
}

/** One of those who are alike, in order; those who are surely not meant are left out. */
function unlike<P, One extends Meant<P>>(all: readonly One[], print: (one: One) => string): readonly (One & Alike)[] {
  const found = new Map<string, { readonly one: One; alike: number }>();
  for (const one of all) if (one.match.is !== 'no') getOrCreate(found, print(one), () => ({ one, alike: 0 })).alike++;
  return [...found.values()].map(({ one, alike }) => ({ ...one, alike }));
}
