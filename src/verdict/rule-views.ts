import type { CompiledRule } from '../exchange/compiled-rule.ts';
import type { Condition } from '../exchange/condition.ts';
import type { Match } from '../exchange/match.ts';
import { MECHANISM_FACTS } from '../exchange/mechanism.ts';
import type { Message } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import type { Person } from '../exchange/person.ts';
import { RuleIndex } from '../exchange/rule-index.ts';
import type { Predicate } from '../exchange/rule-predicates.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { type Candidate, decidingRule } from './controls/transport-rule.ts';
import { messageOf } from './decide.ts';
import { FAMILIES } from './families.ts';
import type { Mechanism, Step } from './verdict.ts';

/** What one rule sees in a person, where that is not plainly nothing. */
interface Sight {
  readonly rule: number;
  readonly text: string;
}

/** What mail flow rules see of a person as a sender or as a recipient. Persons whom all rules treat alike share one view. */
export interface RuleView {
  readonly id: number;
  readonly sights: readonly Sight[];
  readonly rules: ReadonlySet<number>;
  /** By family: the rules that see this person and also have a condition on the other end. */
  readonly paired: readonly (readonly number[])[];
  /** By family: a number for what all other rules see of this person. */
  readonly alone: readonly number[];
}

/** A rule by its place in the order of all. */
interface Numbered extends Candidate {
  readonly at: number;
}

/** Nobody whom a rule could name. */
const NOBODY = 'nobody@nowhere.invalid';

/** Whether a condition on the sender sees the forwarding mailbox on this way: in the header, or on an envelope it looks at. */
function looksAtForwarder({ object }: CompiledRule, mechanism: Mechanism): boolean {
  const { headerSender, envelopeSender } = MECHANISM_FACTS[mechanism];
  if (headerSender === 'forwarder') return true;
  return envelopeSender === 'forwarder' && object.properties.has('senderAddressLocation');
}

/** What one end of a message counts for in a rule: with the other end, alone, or for nothing. */
type Role = 'paired' | 'alone' | 'none';

/**
 * The mail flow rules of a tenant, asked once for all senders and recipients that are alike to them. A rule that names neither the one
 * nor the other is left out before it is asked, so the work grows with the pairs that rules name, not with rules times pairs.
 */
export class RuleViews {
  readonly #model: Model;
  readonly #rules: readonly CompiledRule[];
  readonly #senders: Index;
  readonly #recipients: Index;
  /** By family: rules that look at the sender. */
  readonly #looking: readonly (readonly boolean[])[];
  /** By family: rules that surely spare every sender whom they do not see. */
  readonly #sparing: readonly (readonly boolean[])[];
  /** Rules that surely spare every recipient whom they do not see. */
  readonly #sparingRecipients: readonly boolean[];
  /** By family: the numbers of the rules that may act on people whom they do not see. */
  readonly #general: readonly (readonly number[])[];
  /** Rules that send mail on to an address, by that address. */
  readonly #redirects = new Map<string, number[]>();
  /** Families whose answer depends on the sender through mail flow rules. */
  readonly bySender: readonly boolean[];
  readonly #results = new Map<string, Step | undefined>();
  /** By family and side: the rules that may act on a message of which they see neither end. They know how they take one. */
  readonly #unseen = new Map<string, readonly Numbered[]>();

  constructor(model: Model) {
    this.#model = model;
    this.#rules = model.transportRules.all;
    this.#looking = FAMILIES.map(({ mechanisms: [mechanism] }) =>
      this.#rules.map(
        (rule) =>
          [...rule.conditions, ...rule.exceptions].some(({ sender }) => sender) && looksAtForwarder(rule, mechanism),
      ),
    );
    this.bySender = this.#looking.map((rules) => rules.includes(true));
    const nobody = person(NOBODY, model);
    this.#sparing = FAMILIES.map(({ mechanisms: [mechanism] }, family) => {
      const message = messageOf(model, { from: NOBODY, to: NOBODY, mechanism }, nobody, nobody);
      return this.#rules.map((rule, at) => this.#looking[family]?.[at] === true && spares(rule, message));
    });
    this.#sparingRecipients = this.#rules.map(({ conditions }) => conditions.some((one) => one.recipient?.keys));
    this.#general = FAMILIES.map((_, family) =>
      [...this.#rules.keys()].filter((rule) => !this.#sparingRecipients[rule] && !this.#sparing[family]?.[rule]),
    );
    for (const [rule, { redirects }] of this.#rules.entries())
      for (const address of redirects) getOrCreate(this.#redirects, address, (): number[] => []).push(rule);
    this.#senders = new Index(
      this.#rules,
      ({ sender }) => sender,
      (family, rule) => (!this.#looking[family]?.[rule] ? 'none' : this.#sparingRecipients[rule] ? 'paired' : 'alone'),
    );
    this.#recipients = new Index(
      this.#rules,
      ({ recipient }) => recipient,
      (family, rule) => (this.#sparing[family]?.[rule] ? 'paired' : 'alone'),
    );
  }

  /** How many conditions of rules each sender has to be compared with. */
  get forEverySender(): number {
    return this.#senders.forEverybody;
  }

  sender(one: Person): RuleView {
    return this.#senders.view(one, []);
  }

  recipient(one: Person): RuleView {
    const rules = new Set(one.addresses.flatMap((address) => this.#redirects.get(address) ?? []));
    const redirects = [...rules].sort((a, b) => a - b).map((rule) => ({ rule, text: `${rule}redirects` }));
    return this.#recipients.view(one, redirects);
  }

  /** Whether a pair meets in a rule that names both, so that the answer is not made of what each meets alone. */
  meet(family: number, recipient: RuleView, sender: RuleView): boolean {
    return sees(recipient, sender.paired[family]) || sees(sender, recipient.paired[family]);
  }

  /** The step that decides about a message; undefined when no rule acts. Families that are not `bySender` need no sender. */
  deciding(message: Message, family: number, recipient: RuleView, sender?: RuleView): Step | undefined {
    const spared = this.#sparing[family] ?? [];
    const acts = (rule: number): boolean =>
      !(this.#sparingRecipients[rule] && !recipient.rules.has(rule)) && !(spared[rule] && !sender?.rules.has(rule));
    const ends = [
      recipient.sights.filter(({ rule }) => acts(rule)),
      (sender?.sights ?? []).filter(({ rule }) => acts(rule) && this.#looking[family]?.[rule]),
    ];
    const way = `${family} ${sidePrint(message)}`;
    const key = `${way}|${ends.map((sights) => sights.map(({ text }) => text).join(' ')).join('|')}`;
    return getOrCreate(this.#results, key, () => {
      const seen = new Set([...recipient.rules, ...(sender?.rules ?? [])].filter(acts));
      const unseen = getOrCreate(this.#unseen, way, () =>
        (this.#general[family] ?? []).map((at) => this.#candidate(at)),
      );
      const own = [...seen].map((at) => this.#candidate(at));
      const others = unseen.filter(({ at }) => !seen.has(at));
      return decidingRule(
        message,
        this.#model.transportRules,
        own.concat(others).sort((a, b) => a.at - b.at),
      );
    });
  }

  #candidate(at: number): Numbered {
    return { at, rule: this.#rules[at] as CompiledRule };
  }
}

/** What rules see of the side a recipient is on. */
export function sidePrint({ scope: { inside, basis } }: Message): string {
  return `${inside.is} ${inside.reason ?? ''} ${basis} ${placed(inside)}`;
}

/** Whether somebody is seen by one of these rules. Asked for every pair: most of them meet none. */
function sees({ rules }: RuleView, some: readonly number[] = []): boolean {
  for (let at = 0; at < some.length; at++) if (rules.has(some[at] as number)) return true;
  return false;
}

const placed = ({ place }: Match): string => (place ? `${place.source}:${place.start}` : '');

/** Whether the condition on the sender rules out everybody whom it does not name. */
function spares({ conditions }: CompiledRule, message: Message): boolean {
  return conditions.some((one) => one.sender?.keys !== undefined && one.judge(message).is === 'no');
}

/** Conditions of all rules on one end of a message, by whom they name. */
class Index {
  readonly #conditions: RuleIndex<{ readonly rule: number; readonly at: number; readonly condition: Condition }>;
  readonly #role: (family: number, rule: number) => Role;
  readonly #views = new Map<string, RuleView>();
  readonly #alone = new Map<string, number>();

  constructor(
    rules: readonly CompiledRule[],
    of: (predicate: Predicate) => Condition | undefined,
    role: (family: number, rule: number) => Role,
  ) {
    const conditions = rules.flatMap((rule, number) =>
      [...rule.conditions, ...rule.exceptions].flatMap((predicate, at) => {
        const condition = of(predicate);
        return condition ? [{ rule: number, at, condition }] : [];
      }),
    );
    this.#role = role;
    this.#conditions = new RuleIndex(conditions, ({ condition }) => [condition]);
  }

  get forEverybody(): number {
    return this.#conditions.forEverybody;
  }

  view(one: Person, more: readonly Sight[]): RuleView {
    const sights = [...more];
    for (const { rule, at, condition } of this.#conditions.concerning(one)) {
      const match = condition.judge(one);
      if (match.is !== 'no')
        sights.push({ rule, text: `${rule}.${at}${match.is}${match.reason ?? ''}${placed(match)}` });
    }
    return getOrCreate(this.#views, sights.map(({ text }) => text).join(' '), () => ({
      id: this.#views.size,
      sights,
      rules: new Set(sights.map(({ rule }) => rule)),
      paired: FAMILIES.map((_, family) =>
        sights.flatMap(({ rule }) => (this.#role(family, rule) === 'paired' ? [rule] : [])),
      ),
      alone: FAMILIES.map((_, family) =>
        this.#number(sights.filter(({ rule }) => this.#role(family, rule) === 'alone')),
      ),
    }));
  }

  #number(sights: readonly Sight[]): number {
    return getOrCreate(this.#alone, sights.map(({ text }) => text).join(' '), () => this.#alone.size);
  }
}
