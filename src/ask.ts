import { addressOf, domainOf } from './exchange/addresses.ts';
import { controlText } from './exchange/control.ts';
import { statedForwards } from './exchange/forwards.ts';
import type { NamedGroup } from './exchange/group.ts';
import { COMMON_MECHANISMS } from './exchange/mechanism.ts';
import { type Model, modelOf } from './exchange/model.ts';
import { person } from './exchange/people-of-message.ts';
import { tenantsOf } from './exchange/tenants-of.ts';
import { translate } from './messages/index.ts';
import type { WrittenSearch } from './report/verdict-view.ts';
import type { Assumptions, ObjectKind, Tenant } from './tenant/index.ts';
import type { Answer } from './verdict/answer.ts';
import { type ClassName, destinationClasses, everySender, type PersonClass, senderClasses } from './verdict/classes.ts';
import { counterfactuals as turningChanges } from './verdict/counterfactuals.ts';
import { decideBetween } from './verdict/decide.ts';
import { recipients, type Subject, standIn, wholeState } from './verdict/subjects.ts';
import type { Mechanism, Question, Verdict } from './verdict/verdict.ts';
import { groupNamed, isPlainWord } from './verdict/who.ts';
import { recipeText } from './write/index.ts';

export type { Answer } from './verdict/answer.ts';
export { matrixOf } from './verdict/matrix.ts';
export { MECHANISMS } from './verdict/verdict.ts';
export { recipeEdits } from './write/recipe-edits.ts';

/** A question about so many pairs of senders and recipients that it is not asked. Its message is a sentence. */
export class TooManyQuestions extends RangeError {
  constructor(count: number) {
    super(
      translate('This asks {count} questions, more than are asked at once. Name one sender or one domain.', { count }),
    );
  }
}

/** Changes that would turn an answer are searched for so many answers at most; of the others it is not known. */
export const MOST_SEARCHED = 20;

/** How many questions one with wildcards may stand for: some seconds. */
const MOST_QUESTIONS = 200_000;

/** A question as a person puts it: `from` and `to` are an address, a domain, a group, a declared name, or `*`. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  /** Without it the forwards that the files set up between the two are asked, else the common ways. */
  readonly mechanism?: Mechanism;
  readonly originalSender?: string;
  readonly recipientType?: string;
  readonly flowOperation?: string;
  readonly deliverToMailboxAndForward?: boolean;
  readonly assumptions?: Partial<Assumptions>;
}

/**
 * Answers a question in every tenant it may concern: those that accept the domain of the sender, or all when none does. The order
 * is that of tenants, mechanisms, senders and recipients; the same answer to several classes is given once. Throws `TooManyQuestions`.
 */
export function ask(tenants: readonly Tenant[], asked: Asked): readonly Answer[] {
  const concerned = addressOf(asked.from) === undefined ? tenants : tenantsOf(asked.from, tenants);
  return concerned.flatMap((tenant) => askOne(tenant, asked));
}

/**
 * The changes that turn an answer. Undefined for an answer about several senders or recipients, or about a class of them: a change is
 * proven for one sender, and for one recipient or domain.
 */
export function changesOf({ tenant, from, to, verdict }: Answer): WrittenSearch | undefined {
  const [sender, ...senders] = from;
  const [recipient, ...recipients] = to;
  if (sender?.id !== 'address' || senders.length > 0 || recipients.length > 0) return undefined;
  if (recipient?.id !== 'address' && recipient?.id !== 'recipient-domain') return undefined;
  return counterfactuals(tenant, verdict.question);
}

/** The changes that turn the answer to a question, each with the text that makes it. */
export function counterfactuals(tenant: Tenant, question: Question): WrittenSearch {
  const behind = (kind: string): boolean => (tenant.objects[kind as ObjectKind]?.length ?? 0) > 0;
  const search = turningChanges(tenant, question);
  const changes = search.changes.map((one) => ({
    ...one,
    powershell: recipeText(one.recipe, 'powershell'),
    native: recipeText(one.recipe, 'yaml', { behind }),
  }));
  return { ...search, changes };
}

/** Whether a name can mean somebody: `*`, an address, a domain, or a group or recipient that a tenant declares or a rule names. */
export function meansSomebody(tenants: readonly Tenant[], who: string): boolean {
  if (who.trim() === '*' || isPlainWord(who)) return true;
  return tenants.some((tenant) => {
    const model = modelOf(tenant);
    return model.directory.find(who) !== undefined || groupNamed(who, model) !== undefined;
  });
}

function askOne(tenant: Tenant, asked: Asked): readonly Answer[] {
  const model = modelOf(tenant);
  const recipients = recipientsOf(asked.to, model);
  const answers = new Map<string, { tenant: Tenant; from: ClassName[]; to: ClassName[]; verdict: Verdict }>();
  let count = 0;
  for (const mechanism of mechanismsOf(asked, model)) {
    const senders = sendersOf(asked.from, mechanism, model);
    count += senders.length * recipients.length;
    if (count > MOST_QUESTIONS) throw new TooManyQuestions(count);
    for (const sender of senders) {
      for (const { to, verdict } of towards(sender, recipients, mechanism, asked, model)) {
        const key = JSON.stringify([mechanism, keyOf(verdict), to]);
        const known = answers.get(key);
        if (known) known.from.push(sender.name);
        else answers.set(key, { tenant, from: [sender.name], to, verdict });
      }
    }
  }
  return [...answers.values()];
}

const keyOf = ({ verdict, by, outcome, reason }: Verdict): string =>
  [verdict, controlText(by), outcome, reason].join('\n');

/** The different answers to one class of senders, each with the recipients it holds for. */
function towards(sender: Party, recipients: readonly Party[], mechanism: Mechanism, asked: Asked, model: Model) {
  const answers = new Map<string, { to: ClassName[]; verdict: Verdict }>();
  for (const recipient of recipients) {
    const question = questionOf(asked, mechanism, sender, recipient);
    const verdict = decideBetween(model, question, sender.person, recipient.person);
    const known = answers.get(keyOf(verdict));
    if (known) known.to.push(recipient.name);
    else answers.set(keyOf(verdict), { to: [recipient.name], verdict });
  }
  return answers.values();
}

function questionOf(asked: Asked, mechanism: Mechanism, sender: Party, recipient: Party): Question {
  const { from: _from, to: _to, mechanism: _mechanism, ...rest } = asked;
  return { ...rest, from: sender.person.written, to: recipient.person.written, mechanism };
}

/** The mechanism asked for, else those by which the files forward from one to the other, else the common ones. */
function mechanismsOf(asked: Asked, model: Model): readonly Mechanism[] {
  if (asked.mechanism) return [asked.mechanism];
  const to = model.directory.target(asked.to);
  const stated = statedForwards(model.tenant)
    .filter(({ question }) => model.directory.resolve(asked.from) === question.from)
    .filter(({ question }) => asked.to === '*' || question.to === to || domainOf(question.to) === domainOf(asked.to))
    .map(({ question }) => question.mechanism);
  return stated.length > 0 ? [...new Set(stated)] : COMMON_MECHANISMS;
}

/** Somebody an answer is about. */
type Party = Pick<PersonClass, 'name' | 'person'>;

const named = (name: string): ClassName => ({ id: 'address', args: { name } });

function sendersOf(who: string, mechanism: Mechanism, model: Model): readonly Party[] {
  if (who.trim() === '*') return classesAmong(everySender(model), model, true);
  const group = mechanism === 'm365GroupInboxRule' ? undefined : groupNamed(who, model);
  if (group) return membersOf(group, model);
  if (addressOf(who) === undefined && !model.directory.find(who) && who.includes('.'))
    return sendersIn(domainOf(who), model);
  return [byName(asWritten(who, model.directory.resolve(who) ?? who), model)];
}

const byName = (written: string, model: Model): Party => ({ name: named(written), person: person(written, model) });

/** A plain address keeps the spelling of the question; every other form gives way to the address it means. */
const asWritten = (asked: string, address: string): string =>
  asked.trim().toLowerCase() === address.toLowerCase() ? asked.trim() : address;

function membersOf(group: NamedGroup, model: Model): readonly Party[] {
  const members = [...model.groups.membersOf(group)].map((address) => byName(address, model));
  if (model.groups.closed(group)) return members;
  const [home = 'unknown.invalid'] = model.acceptedDomains.names;
  const rest = standIn(home, new Set([group.key]));
  return [...members, { name: { id: 'members', args: { group: group.written } }, person: rest }];
}

/** Everybody of a domain: those whom rules name, members of groups, and the rest. */
function sendersIn(domain: string, model: Model): readonly Party[] {
  const some = everySender(model).filter(({ kind, address }) => kind === 'group' || domainOf(address) === domain);
  if (some.some(({ kind }) => kind === 'domain')) return classesAmong(some, model);
  const rest = { name: { id: 'domain', args: { name: domain } }, person: standIn(domain, new Set()) } as const;
  return [...classesAmong(some, model), rest];
}

/** Senders in classes; `areAll` where they are everybody. Throws `TooManyQuestions`. */
function classesAmong(some: readonly Subject[], model: Model, areAll = false): readonly Party[] {
  const classes = senderClasses(model, areAll ? undefined : some);
  if (classes === undefined) throw new TooManyQuestions(some.length);
  return classes;
}

function recipientsOf(whom: string, model: Model): readonly Party[] {
  const all = whom.trim() === '*' ? destinationClasses(model) : undefined;
  if (all) return all.filter((one) => one.name.id !== 'inside');
  const address = model.directory.target(whom);
  const entry = model.directory.find(whom);
  if (address !== undefined || entry) {
    return [byName(asWritten(whom, address ?? whom), model)];
  }
  const domain = domainOf(whom);
  const own = recipients([wholeState(model)]).filter(
    (one) => one.kind === 'address' && domainOf(one.address) === domain,
  );
  const stand = domain.startsWith('*.') ? `anyone@any${domain.slice(1)}` : `anyone@${domain}`;
  const whole: Subject = { kind: 'domain', name: domain, address: stand };
  return destinationClasses(model, [...own, whole]);
}
