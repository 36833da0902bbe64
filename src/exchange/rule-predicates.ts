import { type TenantObject, text } from '../tenant/index.ts';
import { type Place, table } from '../text/index.ts';
import { type Condition, condition, leftOut, type Surroundings } from './condition.ts';
import { any, type Match, maybe, NO, NO_INFERRED, YES } from './match.ts';
import type { ControlAct } from './mechanism.ts';
import { fromInside, type Message } from './message.ts';
import { itemsOf, nameOf, placeOf, prepared, readings, settingMatch } from './readings.ts';
import type { ReasonId } from './reason.ts';
import { conditionsOf, exceptionName, exceptionsOf, LOOP_HEADER } from './transport-rule.ts';

/** One condition or exception of a mail flow rule, compiled once per tenant. */
export interface Predicate {
  /** Property name as stated (`exceptIfFrom`). */
  readonly name: string;
  readonly place: Place;
  judge(message: Message): Match;
  /** The condition on a sender inside this predicate, when it has one. */
  readonly sender?: Condition;
  /** The condition on the recipient, when it is one. */
  readonly recipient?: Condition;
}

/** What a predicate can read of a message on this way: nothing about its content. Order decides which reason is named. */
export const READABLE = [
  'messageTypeMatches',
  'headerContainsMessageHeader',
  'headerMatchesMessageHeader',
  'from',
  'fromMemberOf',
  'senderDomainIs',
  'fromScope',
  'sentToScope',
  'recipientDomainIs',
  'sentTo',
  'sentToMemberOf',
] as const;

type Readable = (typeof READABLE)[number];

/** Whether this is the name of such a condition. */
export const isReadable = (name: string): name is Readable => (READABLE as readonly string[]).includes(name);

/** Values of a condition that is stated in two parts, by the part that decides with them. */
const VALUES_OF: Readonly<Record<string, string>> = table({
  headercontainswords: 'headerContainsMessageHeader',
  headermatchespatterns: 'headerMatchesMessageHeader',
  adcomparisonoperator: 'adComparisonAttribute',
  betweenmemberof2: 'betweenMemberOf1',
});

/** Compiles the conditions of a rule, or its exceptions. */
export function predicatesOf(
  object: TenantObject,
  side: 'conditions' | 'exceptions',
  around: Surroundings,
): readonly Predicate[] {
  const spell = side === 'conditions' ? (name: string) => name : exceptionName;
  const names = (side === 'conditions' ? conditionsOf(object) : exceptionsOf(object)).map(({ name }) => name);
  const read = new Set<string>();
  const found: Predicate[] = [];
  for (const name of READABLE.filter((one) => names.includes(spell(one)))) {
    read.add(spell(name));
    const predicate = COMPILERS[name](object, spell(name), around);
    if (predicate) found.push(predicate);
  }
  for (const name of names) {
    const partner = VALUES_OF[name.toLowerCase().replace(/^exceptif/, '')];
    const isPart = partner !== undefined && names.includes(spell(partner));
    if (!read.has(name) && !isPart) found.push(contentPredicate(object, name));
  }
  return found;
}

function contentPredicate(object: TenantObject, name: string): Predicate {
  const place = placeOf(object, name);
  const answer = maybe('message-content-dependent', { predicate: name, rule: nameOf(object) }, place);
  return { name, place, judge: () => answer };
}

const COMPILERS: Readonly<
  Record<Readable, (object: TenantObject, name: string, around: Surroundings) => Predicate | undefined>
> = {
  messageTypeMatches: messageType,
  headerContainsMessageHeader: (object, name) => header(object, name, 'Words'),
  headerMatchesMessageHeader: (object, name) => header(object, name, 'Patterns'),
  from: (object, name, around) => senderPredicate(object, name, 'listed', around),
  fromMemberOf: (object, name, around) => senderPredicate(object, name, 'member', around),
  senderDomainIs: (object, name, around) => senderPredicate(object, name, 'domainListed', around),
  fromScope: (object, name) => scopePredicate(object, name, fromInside, ['KB-AF-ETR', 'PS-TR']),
  sentToScope: (object, name) => scopePredicate(object, name, (message) => message.scope.inside, ['PS-TR', 'EXO-PRED']),
  recipientDomainIs: (object, name, around) => recipientPredicate(object, name, 'domainListed', around),
  sentTo: (object, name, around) => recipientPredicate(object, name, 'listed', around),
  sentToMemberOf: (object, name, around) => recipientPredicate(object, name, 'member', around),
};

const TYPES =
  'oof autoforward encrypted calendaring permissioncontrolled voicemail signed approvalrequest readreceipt'.split(' ');

/** Turns a cell of the mechanism table into an answer. */
function fromCell(cell: ControlAct, reason: ReasonId, args: Match['args'], place: Place): Match {
  if (cell.acts === 'open') return { ...maybe(reason, args, place), citations: cell.citations };
  return { is: cell.acts, basis: cell.basis, citations: cell.citations };
}

/** A predicate that never looks at the message. */
const always = (match: Match) => (): Match => match;

/** Prepares a setting that is one word: illegal and run-time values are answered once, `judge` sees the word in lower case. */
function byWord(
  object: TenantObject,
  name: string,
  absent: (message: Message) => Match,
  judge: (word: string, written: string) => (message: Message) => Match,
): (message: Message) => Match {
  return prepared(object, name, (bag) => {
    const setting = text(bag, name);
    if (setting.state === 'stated') return judge(setting.value.trim().toLowerCase(), setting.value);
    return setting.state === 'absent' ? absent : always(settingMatch(setting, name, NO, () => NO));
  });
}

function messageType(object: TenantObject, name: string): Predicate {
  const place = placeOf(object, name);
  const args = { predicate: name, rule: nameOf(object) };
  const answers = new Map<ControlAct, Match>();
  const auto = ({ facts }: Message): Match => {
    let answer = answers.get(facts.autoForwardType);
    if (!answer) {
      answer = fromCell(facts.autoForwardType, 'mechanism-message-type-undocumented', args, place);
      answers.set(facts.autoForwardType, answer);
    }
    return answer;
  };
  const judge = byWord(object, name, always(leftOut(name)), (word, value) => {
    if (word === 'autoforward') return auto;
    const reason = TYPES.includes(word) ? 'message-content-dependent' : 'illegal-value';
    return always(maybe(reason, { ...args, setting: name, value }, place));
  });
  return { name, place, judge };
}

/** Patterns that any non-empty header value matches. */
const ANYTHING = new Set([
  '.',
  '.*',
  '.+',
  '^.',
  '^.*',
  '^.+',
  '^.*$',
  '^.+$',
  '\\S',
  '\\S+',
  '\\w',
  '\\w+',
  '@',
  '.*@.*',
  '.+@.+',
]);

/** Headers that a flow stamps, and what they hold. In GCC High and DoD a flow stamps none (PP-EXFIL). */
const FLOW_APPLICATION = 'Microsoft Power Automate';

function header(object: TenantObject, name: string, values: 'Words' | 'Patterns'): Predicate {
  const place = placeOf(object, name);
  const listName = name.replace('MessageHeader', values);
  const args = { predicate: name, rule: nameOf(object) };
  const content = maybe('message-content-dependent', args, place);
  const lists = readings(object, listName);
  const [property] = lists.properties;
  const items = lists.properties.length === 1 ? itemsOf(property) : undefined;
  const wanted = items && !items.open ? items.items.map((item) => item.value) : undefined;
  const holds = (header: string): Match => {
    if (!wanted) return content;
    const lower = header.toLowerCase();
    const sure = wanted.some((word) =>
      values === 'Patterns' && ANYTHING.has(word)
        ? true
        : !/[\\^$.|?*+()[\]{}]/.test(word) && lower.includes(word.toLowerCase()),
    );
    if (sure) return { ...YES, citations: ['PP-EXFIL'] };
    const plain = wanted.every((word) => values === 'Words' || !/[\\^$.|?*+()[\]{}]/.test(word));
    return plain ? { ...NO_INFERRED, citations: ['PP-EXFIL'] } : content;
  };
  const judge = (header: string, message: Message): Match => {
    if (header === LOOP_HEADER) {
      const stamped = fromCell(message.facts.loopHeader, 'header-stamping-undocumented', args, place);
      if (stamped.is !== 'yes') return stamped;
      return values === 'Patterns' && wanted?.some((pattern) => ANYTHING.has(pattern)) ? stamped : content;
    }
    if (header !== 'x-ms-mail-application' && header !== 'x-ms-mail-operation-type') return content;
    if (message.mechanism !== 'powerAutomate') return { ...NO_INFERRED, citations: ['PP-EXFIL'] };
    if (message.assumptions.cloud !== 'commercial') return { ...NO, citations: ['PP-EXFIL'] };
    if (header === 'x-ms-mail-application') return holds(FLOW_APPLICATION);
    const answers = flowOperations(message).map(holds);
    const [first] = answers;
    return first && answers.every(({ is }) => is === first.is)
      ? first
      : maybe('message-content-dependent', { ...args, setting: 'flowOperation' }, place);
  };
  return {
    name,
    place,
    judge: byWord(object, name, always(leftOut(name)), (word) => (message) => judge(word, message)),
  };
}

/** What the flow may do: the operation of the question, else those that the organization says its flows use. */
const flowOperations = ({ question, assumptions }: Message): readonly string[] =>
  question.flowOperation === undefined ? (assumptions.flowOperations ?? []) : [question.flowOperation];

function scopePredicate(
  object: TenantObject,
  name: string,
  inside: (message: Message) => Match,
  citations: readonly string[],
): Predicate {
  const place = placeOf(object, name);
  const judge = byWord(object, name, always(leftOut(name)), (word, value) => {
    if (word !== 'inorganization' && word !== 'notinorganization') {
      return always(maybe('illegal-value', { setting: name, value, rule: nameOf(object) }, place));
    }
    const wanted = word === 'inorganization' ? 'yes' : 'no';
    return (message) => {
      const found = inside(message);
      return found.is === 'maybe' ? found : { is: found.is === wanted ? 'yes' : 'no', basis: found.basis, citations };
    };
  });
  return { name, place, judge };
}

function recipientPredicate(
  object: TenantObject,
  name: string,
  kind: 'listed' | 'member' | 'domainListed',
  around: Surroundings,
) {
  const compiled = condition(object, name, kind, around);
  if (!compiled) return undefined;
  return {
    name,
    place: compiled.place,
    judge: (message: Message) => compiled.judge(message.recipient),
    recipient: compiled,
  };
}

/** Sender predicates compare the header sender, the envelope sender or both, as `SenderAddressLocation` says (KB-AF-ETR). */
function senderPredicate(
  object: TenantObject,
  name: string,
  kind: 'listed' | 'member' | 'domainListed',
  around: Surroundings,
) {
  const compiled = condition(object, name, kind, around);
  if (!compiled) return undefined;
  const place = compiled.place;
  const undetermined = maybe('sender-match-undetermined', { predicate: name, rule: nameOf(object) }, place);
  const seen = (message: Message, who: 'headerSender' | 'envelopeSender'): Match => {
    const which = message.facts[who];
    if (which === 'undetermined') return undetermined;
    if (which === 'forwarder') return compiled.judge(message.sender);
    return originalMatch(message, compiled, undetermined);
  };
  const header = (message: Message): Match => seen(message, 'headerSender');
  const envelope = (message: Message): Match => seen(message, 'envelopeSender');
  const found = byWord(object, 'senderAddressLocation', header, (word, value) => {
    if (word === 'header') return header;
    if (word === 'envelope') return envelope;
    if (word === 'headerorenvelope') return (message) => any([header(message), envelope(message)]);
    return always(maybe('illegal-value', { setting: 'senderAddressLocation', value }, place));
  });
  const stated =
    object.properties.has('senderAddressLocation') && text(object, 'senderAddressLocation').state !== 'absent';
  const judge = (message: Message): Match => {
    const match = stated ? found(message) : header(message);
    if (match.is === 'maybe') return match;
    const basis = message.facts.senderDocumented ? match.basis : 'inferred';
    return { is: match.is, basis, citations: SENDER_CITATIONS };
  };
  return { name, place, judge, sender: compiled };
}

const SENDER_CITATIONS = ['KB-AF-ETR', 'PS-TR'];

/** The condition on the original sender; with only a side known, an answer where everybody on that side gets the same. */
function originalMatch({ original }: Message, compiled: Condition, undetermined: Match): Match {
  if (original.person) return compiled.judge(original.person);
  if (original.inside.is === 'maybe') return undetermined;
  const match = compiled.bySide(original.inside.is === 'yes');
  return match.is === 'maybe' ? undetermined : match;
}
