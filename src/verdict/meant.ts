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

/** What a policy test claims, wherever it stands. */
export type Claim = Omit<PolicyTest, 'kind' | 'place'>;

/** The senders and recipients that a policy test is about. */
export class Ends {
  readonly #from: readonly [Words, Words];
  readonly #to: readonly [Words, Words];

  constructor({ from, to, exceptFrom, exceptTo }: Claim, model: Model) {
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

/** How often a person is compared with an exception: some seconds. Where names alone stand, few are compared. */
const MOST_COMPARED = 20_000_000;

/** Whether there are more persons and exceptions than are compared with each other. */
export function isTooLarge({ senders, recipients }: Population, covers: readonly Cover[]): boolean {
  const wide = (words: (cover: Cover) => Words): number => covers.filter((cover) => !words(cover).areNames).length;
  return wide(({ from }) => from) * senders.length + wide(({ to }) => to) * recipients.length > MOST_COMPARED;
}

/** What a test asks of a population. */
interface Asked {
  readonly test: Claim;
  readonly ends: Ends;
  readonly covers: readonly Cover[];
}

/** Senders whom a test means, or may mean. Of senders who are alike in everything only one is returned. */
export function meantSenders(
  people: People<SenderIndividual>,
  { test, ends, covers }: Asked,
): readonly (MeantSender & Alike)[] {
  const coveredBy = coverage(test, people, covers, ({ from }) => from);
  const meant = (party: Individual<SenderView>): Meant<Individual<SenderView>> => ({
    party,
    match: ends.from(party),
    covered: coveredBy(party),
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
  const coveredBy = coverage(test, people, covers, ({ to }) => to);
  const found = people
    .near(ends.named.to)
    .map((party) => ({ party, match: ends.to(party), covered: coveredBy(party) }));
  return unlike(found, ({ party, match, covered }) => `${party.view.same} ${match.is} ${printOf(covered)}`);
}

/**
 * Which exceptions mean a person at one end, or may mean them; none where a test does not need to know. Each exception is compared
 * with those alone whom its words may mean.
 */
function coverage<One extends Individual<unknown> & { readonly guises?: readonly Individual<unknown>[] }>(
  { expect }: Claim,
  people: People<One>,
  covers: readonly Cover[],
  words: (cover: Cover) => Words,
): (party: Individual<unknown>) => Meant<unknown>['covered'] {
  const found = new Map<Individual<unknown>, Map<number, Match>>();
  if (expect === 'exception')
    for (const [at, cover] of covers.entries())
      for (const one of people.near(words(cover)))
        for (const party of [one, ...(one.guises ?? [])]) {
          const match = words(cover).mean(party.person);
          if (match.is !== 'no') getOrCreate(found, party, () => new Map<number, Match>()).set(at, match);
        }
  return (party) => found.get(party) ?? NOT_COVERED;
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
