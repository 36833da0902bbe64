import { domainOf, foldName } from '../exchange/addresses.ts';
import type { Model } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import type { Person } from '../exchange/person.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Cells, RecipientView, SenderView } from './cells.ts';
import { NO_RULE, type StateChange } from './state-change.ts';
import { recipientOf, type Subject, senderOf, standsForMany } from './subjects.ts';

/** One end of a comparison: subjects whom both states treat alike. */
export interface Side<View> {
  readonly subjects: readonly Subject[];
  /** One of them as the second state sees them. */
  readonly person: Person;
  readonly before: View;
  readonly after: View;
  /** The two views may give different answers. */
  readonly changed: boolean;
  /** A number for what changed mail flow rules see. */
  readonly kind: number;
  /** Whether all of them are persons whose groups nobody knows. */
  readonly strange: boolean;
  /** The one who is asked about, and nobody else. */
  readonly asked: boolean;
}

type Seen<View> = Omit<Side<View>, 'subjects' | 'strange' | 'asked'>;

/** Somebody as the first state sees them. */
export interface Met<View> {
  readonly person: Person;
  readonly view: View;
}

/**
 * The two states of a comparison. With `change`, only what the change can affect is asked again in the second state; without it,
 * everything is asked.
 */
export interface States {
  readonly before: Model;
  readonly after: Model;
  readonly cells: Cells;
  readonly change: StateChange | undefined;
}

export function senderSides(
  subjects: readonly Subject[],
  asked: string | undefined,
  meet: (one: Subject) => Met<SenderView>,
  { before, after, cells, change }: States,
): readonly Side<SenderView>[] {
  const see = (one: Subject, { person: known, view: own }: Met<SenderView>): Seen<SenderView> => {
    const sender = before.directory === after.directory ? known : senderOf(one, after);
    const changed = change?.ofPolicies(sender, own.id) ?? true;
    const view = changed ? cells.sender(sender) : own;
    return { person: sender, before: own, after: view, changed, kind: change?.senderKind(sender) ?? NO_RULE };
  };
  const seen = followed(meet, see, change);
  return sides(subjects, asked, before, seen, ({ before: own, after: view, changed, kind }) => {
    return `${own.id} ${changed ? view.id : ''} ${kind}`;
  });
}

export function recipientSides(
  subjects: readonly Subject[],
  asked: string | undefined,
  meet: (one: Subject) => Met<RecipientView>,
  { before, after, cells, change }: States,
): readonly Side<RecipientView>[] {
  const isSame = before.directory === after.directory;
  const see = (one: Subject, { person: known, view: own }: Met<RecipientView>): Seen<RecipientView> => {
    const recipient = isSame ? known : recipientOf(one, after);
    const moved = !isSame && change?.names(recipient);
    const changed = !change || moved || change.ofRecipient(recipient);
    const view = changed ? cells.recipient(recipient) : own;
    return { person: recipient, before: own, after: view, changed, kind: change?.recipientKind(recipient) ?? NO_RULE };
  };
  const seen = followed(meet, see, change);
  return sides(subjects, asked, before, seen, ({ before: own, after: view, changed, kind }) => {
    // What a rule that changed hid from the others may tell recipients apart that had the same answers.
    return changed ? `${own.same} ${view.same}` : kind === NO_RULE ? `${own.same}` : `${own.id} ${kind}`;
  });
}

/** Looks at one for all who were alike before and whom no changed object names, and at everybody else alone. */
function followed<View extends { readonly id: number }>(
  meet: (one: Subject) => Met<View>,
  see: (one: Subject, own: Met<View>) => Seen<View>,
  change: StateChange | undefined,
): (one: Subject) => Seen<View> {
  const alike = new Map<number, Seen<View>>();
  return (one) => {
    const own = meet(one);
    return !change || change.names(own.person) ? see(one, own) : getOrCreate(alike, own.view.id, () => see(one, own));
  };
}

/** Subjects with the same key together, strangers last; the one who is asked about stands alone, with their other addresses. */
function sides<View>(
  subjects: readonly Subject[],
  written: string | undefined,
  model: Model,
  see: (one: Subject) => Seen<View>,
  keyOf: (seen: Seen<View>) => string,
): readonly Side<View>[] {
  const question = written === undefined ? undefined : askedOne(model.directory.target(written) ?? written);
  const own = new Set(question ? person(question.address, model).addresses : []);
  const isAsked = ({ kind, name }: Subject): boolean =>
    kind === question?.kind && (kind === 'address' ? own.has(name) : name === question.name);
  const all = question && !subjects.some(isAsked) ? [...subjects, question] : subjects;
  const found = new Map<string, Side<View> & { subjects: Subject[] }>();
  const plain = new Map<Seen<View>, Side<View> & { subjects: Subject[] }>();
  for (const one of all) {
    const seen = see(one);
    const [strange, asked] = [one.kind === 'stranger', isAsked(one)];
    const make = () =>
      getOrCreate(found, `${keyOf(seen)}|${seen.changed} ${strange} ${asked}`, () => {
        return { ...seen, subjects: [] as Subject[], strange, asked };
      });
    (strange || asked ? make() : getOrCreate(plain, seen, make)).subjects.push(one);
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
