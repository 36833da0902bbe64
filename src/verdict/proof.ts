import { type Match, maybe, NO, YES } from '../exchange/match.ts';
import { COMMON_MECHANISMS } from '../exchange/mechanism.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import type { Expectation, PolicyTest, Tenant } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { type Cell, Cells, type RecipientView, type SenderView } from './cells.ts';
import { type ClassName, recipientName, senderName } from './classes.ts';
import { decideBetween } from './decide.ts';
import { familyOf } from './families.ts';
import { Cover, exceptionsOf, isInForce } from './ledger.ts';
import {
  type Alike,
  type Claim,
  coverageOfPair,
  Ends,
  isTooLarge,
  type Meant,
  type MeantSender,
  meantRecipients,
  meantSenders,
  NOT_COVERED,
} from './meant.ts';
import { missingFacts, type Open } from './missing.ts';
import { People } from './people.ts';
import { type Individual, type Population, populationOf, type SenderIndividual } from './population.ts';
import { type Subject, standIn } from './subjects.ts';
import type { Mechanism, Missing, Verdict } from './verdict.ts';
import { isPlainWord, meansNobody, whoIs } from './who.ts';

/** One sender, one recipient and one way, with the answer. */
export interface Example {
  readonly from: ClassName;
  readonly to: ClassName;
  readonly verdict: Verdict;
}

/** The result of a policy test in one tenant: it holds for everybody, an example refutes it, or a fact is missing. */
export interface Proof {
  readonly test: PolicyTest;
  readonly tenant: Tenant;
  readonly status: 'proved' | 'refuted' | 'not-proved';
  /** An example that refutes the test, or for which the answer is not known. */
  readonly example?: Example;
  /** It is about more senders, recipients and rules than are looked at. */
  readonly tooMany?: true;
  /** Facts that would decide about the example; none for a test about nobody. */
  readonly missing: readonly Missing[];
}

/** Words of a test that mean nobody in a tenant. */
export function unknownWords(test: PolicyTest, tenant: Tenant): readonly PolicyTest['from'][number][] {
  const model = modelOf(tenant);
  const { from, exceptFrom, to, exceptTo } = test;
  return [...from, ...exceptFrom, ...to, ...exceptTo].filter(({ value }) => meansNobody(value, model));
}

/**
 * Proves each test for everybody: named persons, and stand-ins for all whom neither the tenant nor a test names. `asOf`
 * (YYYY-MM-DD) tells which exceptions are in force. The caller reports words that mean nobody first (`unknownWords`).
 */
export function prove(tenant: Tenant, tests: readonly PolicyTest[], asOf: string): readonly Proof[] {
  const model = modelOf(tenant);
  const all = tests.map((test) => new Ends(test, model));
  const prover = new Prover(tenant, all, asOf);
  return tests.map((test, at) => ({ test, tenant, ...prover.prove(test, all[at] as Ends) }));
}

/**
 * Every forward that is surely allowed and that no exception covers on a day, one for each outcome. Undefined where there are more
 * senders, recipients and rules than are looked at.
 */
export function uncovered(tenant: Tenant, asOf: string): readonly Refutation[] | undefined {
  const place = { source: '', start: 0, end: 0 };
  const everybody = [{ value: '*', place }];
  const test: Claim = { from: everybody, to: everybody, exceptFrom: [], exceptTo: [], expect: 'exception' };
  const ends = new Ends(test, modelOf(tenant));
  return new Prover(tenant, [ends], asOf).refutations(test, ends);
}

/** A pair and a way, and what they are to a test. */
interface Pair {
  readonly sender: MeantSender & Alike;
  readonly recipient: Meant<Individual<RecipientView>> & Alike;
  readonly way: Way;
  readonly found: 'refuted' | 'open';
}

/** A way of forwarding that is asked about, and its family. */
interface Way {
  readonly mechanism: Mechanism;
  readonly family: number;
}

const waysOf = ({ mechanisms = COMMON_MECHANISMS }: Claim): readonly Way[] =>
  (mechanisms as readonly Mechanism[]).map((mechanism) => ({ mechanism, family: familyOf(mechanism) }));

/** Pairs with one outcome that refute a test, by the first of them. */
export interface Refutation {
  readonly cell: Cell;
  readonly pairs: number;
  readonly sender: Subject;
  readonly recipient: Subject;
}

type Outcome = Pick<Proof, 'status' | 'example' | 'missing' | 'tooMany'>;

/** How many pairs of senders and recipients are looked at, each in every way that is asked about: some seconds. */
const MOST_PAIRS = 4_000_000;

/** How many pairs, and senders and recipients, all tests together look at; what comes after is not proved. */
const MOST_TOGETHER = 4 * MOST_PAIRS;

/** Senders and recipients whom a test means. */
interface Both {
  readonly senders: ReturnType<typeof meantSenders>;
  readonly recipients: ReturnType<typeof meantRecipients>;
}

class Prover {
  readonly #model: Model;
  readonly #cells: Cells;
  readonly #population: Population | undefined;
  readonly #senders: People<SenderIndividual>;
  readonly #recipients: People<Individual<RecipientView>>;
  readonly #covers: readonly Cover[];
  /** How many more are looked at. */
  #left = MOST_TOGETHER;

  constructor(tenant: Tenant, tests: readonly Ends[], asOf: string) {
    this.#model = modelOf(tenant);
    this.#covers = exceptionsOf(tenant)
      .filter((one) => isInForce(one, asOf))
      .map((one) => new Cover(one, this.#model));
    this.#cells = new Cells(this.#model);
    const whos = [...tests, ...this.#covers].flatMap((one) => one.whos);
    this.#population = populationOf(this.#model, this.#cells, whos);
    this.#senders = new People(this.#population?.senders ?? []);
    this.#recipients = new People(this.#population?.recipients ?? []);
  }

  prove(test: Claim, ends: Ends): Outcome {
    const stranger = this.#population && this.#stranger(test, this.#population);
    if (stranger) return stranger;
    const both = this.#meant(test, ends);
    if (!both) return { status: 'not-proved', missing: [], tooMany: true };
    let open: Pair | undefined;
    for (const pair of this.#doubted(test, both)) {
      if (pair.found === 'refuted') return this.#outcome(pair);
      open ??= pair;
    }
    if (open) return this.#outcome(open);
    const isAboutNobody = both.senders.length === 0 || both.recipients.length === 0;
    return { status: isAboutNobody ? 'not-proved' : 'proved', missing: [] };
  }

  /** Everybody who refutes a test, one pair for each outcome, with how many pairs there are of it; undefined where they are too many. */
  refutations(test: Claim, ends: Ends): readonly Refutation[] | undefined {
    const both = this.#meant(test, ends);
    if (!both) return undefined;
    const found = new Map<Cell, { readonly first: Pair; last: Pair | undefined; pairs: number }>();
    for (const pair of this.#doubted(test, both)) {
      if (pair.found !== 'refuted') continue;
      const { sender, recipient, way } = pair;
      const one = getOrCreate(found, this.#cell(sender.party, recipient.party, way), () => ({
        first: pair,
        last: undefined as Pair | undefined,
        pairs: 0,
      }));
      // The ways of one pair follow each other.
      const isSame = one.last?.sender === sender && one.last.recipient === recipient;
      if (!isSame) one.pairs += sender.alike * recipient.alike;
      one.last = pair;
    }
    return [...found].map(([cell, { first, pairs }]) => ({
      cell,
      pairs,
      sender: first.sender.party.subject,
      recipient: first.recipient.party.subject,
    }));
  }

  /** Everybody whom a test means; undefined where that is more than is looked at. */
  #meant(test: Claim, ends: Ends): Both | undefined {
    if (!this.#population) return undefined;
    if (test.expect === 'exception' && isTooLarge(this.#population, this.#covers)) return undefined;
    const { from, to } = ends.named;
    if (!from.areNames) this.#left -= this.#senders.all.length;
    if (!to.areNames) this.#left -= this.#recipients.all.length;
    if (this.#left < 0) return undefined;
    const asked = { test, ends, covers: this.#covers };
    const recipients = meantRecipients(this.#recipients, asked);
    const senders = meantSenders(this.#senders, asked);
    const pairs = senders.length * recipients.length;
    if (pairs > Math.min(MOST_PAIRS, this.#left)) return undefined;
    this.#left -= pairs;
    return { senders, recipients };
  }

  /** The pairs of those whom a test means for which it does not surely hold. */
  *#doubted(test: Claim, { senders, recipients }: Both): Generator<Pair> {
    const ways = waysOf(test);
    for (const sender of senders)
      for (const recipient of recipients)
        for (const way of ways) {
          const found = this.#judge(sender, recipient, way, test.expect);
          if (found !== 'holds') yield { sender, recipient, way, found };
        }
  }

  /** A sender whom the test names and who may be of another organization; everybody, where no domain of it is known. */
  #stranger(test: Claim, population: Population): Outcome | undefined {
    const { acceptedDomains } = this.#model;
    const foreign = test.from.flatMap(({ value }) => {
      const who = isPlainWord(value) ? whoIs(value, 'from', this.#model) : undefined;
      const domain = who?.kind === 'domain' ? who.domain : who?.kind === 'address' ? who.addresses[0] : undefined;
      const name = domain?.slice(domain.lastIndexOf('@') + 1);
      const isOurs = name === undefined || acceptedDomains.belonging(name).accepted;
      return isOurs || this.#senders.areIn(name) ? [] : [name];
    });
    const [name = population.senders.length === 0 ? 'unknown.invalid' : undefined] = foreign;
    const recipient = population.recipients.at(-1);
    if (name === undefined || !recipient) return undefined;
    const person = standIn(name, new Set());
    const subject = { kind: 'domain', name, address: person.written } as const;
    const party = { subject, person, view: this.#cells.sender(person), guises: [], perhaps: false };
    const way = waysOf(test)[0] as Way;
    const meant = { match: YES, covered: NOT_COVERED, alike: 1 };
    const sender = { ...meant, party, guises: [] };
    return this.#outcome({ found: 'open', sender, recipient: { ...meant, party: recipient }, way });
  }

  #judge(
    sender: MeantSender,
    recipient: Meant<Individual<RecipientView>>,
    way: Way,
    expect: Expectation,
  ): Pair['found'] | 'holds' {
    const holds = this.#holds(sender, recipient, way, expect);
    if (holds === 'yes') return 'holds';
    const isMeant = sender.match.is === 'yes' && recipient.match.is === 'yes';
    if (isMeant && holds === 'no' && !sender.party.perhaps) return 'refuted';
    const isFine = (guise: Meant<Individual<SenderView>>): boolean =>
      guise.match.is === 'no' || this.#holds(guise, recipient, way, expect) === 'yes';
    return sender.guises.length > 0 && sender.guises.every(isFine) ? 'holds' : 'open';
  }

  #cell(sender: Individual<SenderView>, recipient: Individual<RecipientView>, { family }: Way): Cell {
    return this.#cells.outcomes[this.#cells.number(sender.view, recipient.view, family)] as Cell;
  }

  /** Whether what is expected of a pair is so. */
  #holds(
    sender: Meant<Individual<SenderView>>,
    recipient: Meant<Individual<RecipientView>>,
    way: Way,
    expect: Expectation,
  ): Match['is'] {
    const { verdict } = this.#cell(sender.party, recipient.party, way);
    if (expect === 'unknown' || (expect !== 'exception' && verdict !== 'unknown'))
      return verdict === expect ? 'yes' : 'no';
    if (expect !== 'exception') return 'maybe';
    if (verdict === 'blocked') return 'yes';
    const covered = coverageOfPair(sender, recipient, way.mechanism, this.#covers).is;
    return covered === 'no' && verdict === 'unknown' ? 'maybe' : covered;
  }

  #named({ sender, recipient }: Pair): Pick<Example, 'from' | 'to'> {
    return {
      from: senderName([sender.party.subject], false),
      to: recipientName([recipient.party.subject], this.#model),
    };
  }

  #outcome(pair: Pair): Outcome {
    const { found, sender, recipient, way } = pair;
    const { person, subject, perhaps } = sender.party;
    const question = { from: person.written, to: recipient.party.person.written, mechanism: way.mechanism };
    const verdict = decideBetween(this.#model, question, person, recipient.party.person);
    const example = { ...this.#named(pair), verdict };
    if (found === 'refuted') return { status: 'refuted', example, missing: [] };
    const isMixed = perhaps && subject.kind === 'group';
    const doubts = [
      isMixed ? maybe('group-membership-unknown', { group: subject.name }) : NO,
      sender.match,
      recipient.match,
      coverageOfPair(sender, recipient, way.mechanism, this.#covers),
    ];
    const missing = missingFacts([...verdict.chain, ...doubts.map((one) => asStep(one, subject.name))]);
    return { status: 'not-proved', example, missing };
  }
}

/** Who is meant as a step: where that is in doubt, the doubt leaves the answer open. */
function asStep({ reason, args = {}, place }: Match, name: string): Open {
  return { control: { kind: 'sender', name }, result: 'unknown', args, reason, place };
}
