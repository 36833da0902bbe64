import type { Match } from '../exchange/match.ts';
import { COMMON_MECHANISMS } from '../exchange/mechanism.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import type { Exception, Tenant } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Located } from '../text/index.ts';
import { type Cell, Cells, type RecipientView } from './cells.ts';
import { type ClassName, idOf, membersOf, recipientName, senderName } from './classes.ts';
import type { Party } from './comparison.ts';
import { FAMILIES, type Family, familyOf } from './families.ts';
import { Cover } from './ledger.ts';
import { isTooLarge } from './meant.ts';
import { People } from './people.ts';
import { type Individual, populationOf, type SenderIndividual } from './population.ts';
import { NOTHING, rectangles } from './rectangles.ts';
import type { Subject } from './subjects.ts';
import type { Mechanism } from './verdict.ts';
import { meansNobody, type Words } from './who.ts';

/** Forwards that are allowed now and that an exception covers. */
export interface Opening {
  readonly from: readonly Party[];
  readonly to: readonly Party[];
  readonly families: readonly Family[];
}

/** What an exception covers in the tenant as it is now. */
export interface Coverage {
  readonly exception: Exception;
  /** What it covers that is surely allowed. */
  readonly opens: readonly Opening[];
  /** Whether it covers anything else is not known: an answer is unknown, or who is in a group. */
  readonly mayOpen: boolean;
  /** Its words that mean nobody. */
  readonly unknownWords: readonly Located<string>[];
}

const KNOWN = new WeakMap<Tenant, readonly Coverage[]>();

/** What each entry of the exceptions ledger opens now, whether it has expired or not. Worked out once per tenant. */
export function coverageOf(tenant: Tenant): readonly Coverage[] {
  const known = KNOWN.get(tenant) ?? coverageIn(tenant);
  KNOWN.set(tenant, known);
  return known;
}

function coverageIn(tenant: Tenant): readonly Coverage[] {
  if (tenant.ledger.exceptions.length === 0) return [];
  const model = modelOf(tenant);
  const covers = tenant.ledger.exceptions.map((one) => new Cover(one, model));
  const cells = new Cells(model);
  const whos = covers.flatMap((one) => one.whos);
  const population = populationOf(model, cells, whos);
  if (!population || isTooLarge(population, covers))
    return covers.map(({ exception }) => unknownCoverage(exception, model));
  const senders = new People(population.senders.filter(({ perhaps }) => !perhaps));
  const recipients = new People(population.recipients);
  return covers.map((cover) => coverageOfOne(cover, { senders, recipients }, cells, model));
}

/** The notice where looking at everybody would take too long. */
const unknownCoverage = (exception: Exception, model: Model): Coverage => ({
  exception,
  opens: [],
  mayOpen: true,
  unknownWords: unknownIn(exception, model),
});

/** Those whom an exception may cover. */
interface Everybody {
  readonly senders: People<SenderIndividual>;
  readonly recipients: People<Individual<RecipientView>>;
}

function coverageOfOne(cover: Cover, everybody: Everybody, cells: Cells, model: Model): Coverage {
  const { exception } = cover;
  const senders = alike(everybody.senders, cover.from, ({ id }) => id);
  const recipients = alike(everybody.recipients, cover.to, ({ same }) => same);
  const ways = ((exception.mechanisms ?? COMMON_MECHANISMS) as readonly Mechanism[]).map(familyOf);
  const numbers = new Uint32Array(senders.length * recipients.length * FAMILIES.length).fill(NOTHING);
  // Nobody of another organization forwards here, once it is known which domains are ours.
  let mayOpen = senders.length === 0 && !model.acceptedDomains.listed;
  for (const [row, sender] of senders.entries()) {
    for (const [column, recipient] of recipients.entries()) {
      for (const family of ways) {
        const { verdict } = cells.outcomes[cells.number(sender.view, recipient.view, family)] as Cell;
        const isSure = sender.match === 'yes' && recipient.match === 'yes';
        if (verdict === 'unknown' || (verdict === 'allowed' && !isSure)) mayOpen = true;
        else if (verdict === 'allowed') numbers[(row * recipients.length + column) * FAMILIES.length + family] = 0;
      }
    }
  }
  const table = { senders: senders.length, destinations: recipients.length, families: FAMILIES.length, numbers };
  const opens = rectangles(table).map((one) => ({
    from: one.senders.map((at) => party(senders[at] as Alike<unknown>, (subjects) => senderName(subjects, false))),
    to: one.destinations.map((at) =>
      party(recipients[at] as Alike<unknown>, (subjects) => recipientName(subjects, model)),
    ),
    families: one.families.map((at) => FAMILIES[at] as Family),
  }));
  return { exception, opens, mayOpen, unknownWords: unknownIn(exception, model) };
}

/** Words of an exception that mean nobody in a tenant. */
const unknownIn = ({ from, to }: Exception, model: Model): readonly Located<string>[] =>
  [...from, ...to].filter(({ value }) => meansNobody(value, model));

/** Those who are meant or may be, and whom the controls treat alike. */
interface Alike<View> {
  readonly view: View;
  readonly match: Match['is'];
  readonly subjects: Subject[];
}

function alike<View>(
  people: People<Individual<View>>,
  words: Words,
  keyOf: (view: View) => number,
): readonly Alike<View>[] {
  const found = new Map<string, Alike<View>>();
  for (const { subject, person, view } of people.near(words)) {
    const { is } = words.mean(person);
    if (is !== 'no')
      getOrCreate(found, `${keyOf(view)} ${is}`, () => ({ view, match: is, subjects: [] as Subject[] })).subjects.push(
        subject,
      );
  }
  return [...found.values()];
}

function party<View>({ subjects }: Alike<View>, nameOf: (subjects: readonly Subject[]) => ClassName): Party {
  return { id: idOf(subjects), name: nameOf(subjects), members: membersOf(subjects), example: subjects[0] as Subject };
}
