import type { CompiledRule } from '../exchange/compiled-rule.ts';
import type { Condition, Person } from '../exchange/condition.ts';
import type { Match } from '../exchange/match.ts';
import { MECHANISM_FACTS } from '../exchange/mechanism.ts';
import { type Message, person } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import { RuleIndex } from '../exchange/rule-index.ts';
import type { Predicate } from '../exchange/rule-predicates.ts';
import { judgeRules } from './controls/transport-rule.ts';
import { messageOf } from './decide.ts';
import { FAMILIES } from './families.ts';
import { kept } from './kept.ts';
import type { Mechanism, Step } from './verdict.ts';

/** What one rule sees in a person, where that is not plainly nothing. */
interface Sight {
  readonly rule: number;
  readonly text: string;
}

/** What mail flow rules see of a person as a sender, or as a recipient; persons who are alike to all rules share one. */
export interface RuleView {
  readonly id: number;
  readonly sights: readonly Sight[];
  readonly rules: ReadonlySet<number>;
  /** By family: a number for what the rules see that ask about this end alone. */
  readonly alone: readonly number[];
}

/** Answers for pairs of senders and recipients that meet in no rule, by what the rules see of each alone. */
export type Apart = Map<number, Step | undefined>;

/** More views than a tenant has. */
const MANY = 2 ** 26;

/** Nobody whom a rule could name. */
const NOBODY = 'nobody@nowhere.invalid';

/** Whether rules see the forwarding mailbox as the sender on this way. */
const seesForwarder = (mechanism: Mechanism): boolean => {
  const { headerSender, envelopeSender } = MECHANISM_FACTS[mechanism];
  return headerSender === 'forwarder' || envelopeSender === 'forwarder';
};

/** Families whose answer depends on the sender through mail flow rules. */
export const BY_SENDER: readonly boolean[] = FAMILIES.map(({ mechanisms: [mechanism] }) => seesForwarder(mechanism));

/**
 * The mail flow rules of a tenant, asked once for all senders and recipients that are alike to them. A rule that names neither the one
 * nor the other is left out before it is asked, so the work grows with the pairs that rules name, not with rules times pairs.
 */
export class RuleViews {
  readonly #model: Model;
  readonly #rules: readonly CompiledRule[];
  readonly #senders: Index;
  readonly #recipients: Index;
  /** For each family the rules that surely spare every sender whom they do not see. */
  readonly #sparing: readonly (readonly boolean[])[];
  /** Rules that surely spare every recipient whom they do not see. */
  readonly #sparingRecipients: readonly boolean[];
  readonly #results = new Map<string, Step | undefined>();
  readonly #apart = new Map<string, Apart>();

  constructor(model: Model) {
    this.#model = model;
    this.#rules = model.transportRules.all;
    const nobody = person(NOBODY, model);
    this.#sparing = FAMILIES.map(({ mechanisms: [mechanism] }, family) => {
      const message = messageOf(model, { from: NOBODY, to: NOBODY, mechanism }, nobody, nobody);
      return this.#rules.map((rule) => BY_SENDER[family] === true && spares(rule, message));
    });
    this.#sparingRecipients = this.#rules.map(({ conditions }) => conditions.some((one) => one.recipient?.keys));
    const bySender = FAMILIES.map(() => this.#sparingRecipients);
    this.#senders = new Index(this.#rules, bySender, ({ sender }) => sender);
    this.#recipients = new Index(this.#rules, this.#sparing, ({ recipient }) => recipient);
  }

  sender(one: Person): RuleView {
    return this.#senders.view(one, []);
  }

  recipient(one: Person): RuleView {
    const redirects = this.#rules.flatMap(({ redirects }, rule) =>
      one.addresses.some((address) => redirects.includes(address)) ? [{ rule, text: `${rule}redirects` }] : [],
    );
    return this.#recipients.view(one, redirects);
  }

  /** Where answers for pairs that meet in no rule are kept; the same for messages that rules cannot tell apart but by their ends. */
  apart(message: Message, family: number): Apart {
    return kept(this.#apart, `${family} ${scopePrint(message)}`, (): Apart => new Map());
  }

  /** The step that decides about a message between two persons; undefined when no rule acts. */
  between(message: Message, family: number, apart: Apart, recipient: RuleView, sender: RuleView): Step | undefined {
    if (this.#meet(family, recipient, sender)) return this.deciding(message, family, recipient, sender);
    const key = (recipient.alone[family] ?? 0) * MANY + (sender.alone[family] ?? 0);
    return kept(apart, key, () => this.deciding(message, family, recipient, sender));
  }

  /** The same without a sender: for families that are not in `BY_SENDER`. */
  deciding(message: Message, family: number, recipient: RuleView, sender?: RuleView): Step | undefined {
    const spared = this.#sparing[family] ?? [];
    const acts = (rule: number): boolean =>
      !(this.#sparingRecipients[rule] && !recipient.rules.has(rule)) && !(spared[rule] && !sender?.rules.has(rule));
    const textOf = (view: RuleView | undefined): string =>
      (view?.sights ?? [])
        .filter(({ rule }) => acts(rule))
        .map(({ text }) => text)
        .join(' ');
    const key = `${family} ${scopePrint(message)}|${textOf(recipient)}|${textOf(sender)}`;
    return kept(this.#results, key, () => {
      const among = this.#rules.filter((_, rule) => acts(rule));
      return judgeRules(message, this.#model.transportRules, among).deciding;
    });
  }

  /** Whether a pair meets in a rule that names both, so that the answer is not made of what each meets alone. */
  #meet(family: number, recipient: RuleView, sender: RuleView): boolean {
    const spared = this.#sparing[family] ?? [];
    return (
      sender.sights.some(({ rule }) => this.#sparingRecipients[rule] && recipient.rules.has(rule)) ||
      recipient.sights.some(({ rule }) => spared[rule] && sender.rules.has(rule))
    );
  }
}

/** What rules see of the side a recipient is on. */
function scopePrint({ scope: { inside, basis } }: Message): string {
  return `${inside.is} ${inside.reason ?? ''} ${basis} ${placed(inside)}`;
}

const placed = ({ place }: Match): string => (place ? `${place.source}:${place.start}` : '');

/** Whether the condition on the sender rules out everybody whom it does not name. */
function spares({ conditions }: CompiledRule, message: Message): boolean {
  return conditions.some((one) => one.sender?.keys !== undefined && one.judge(message).is === 'no');
}

/** Conditions of all rules on one end of a message, by whom they name. */
class Index {
  readonly #conditions: RuleIndex<{ readonly rule: number; readonly at: number; readonly condition: Condition }>;
  readonly #paired: readonly (readonly boolean[])[];
  readonly #views = new Map<string, RuleView>();
  readonly #alone = new Map<string, number>();

  /** `paired` says for each family which rules ask about the other end as well. */
  constructor(
    rules: readonly CompiledRule[],
    paired: readonly (readonly boolean[])[],
    of: (predicate: Predicate) => Condition | undefined,
  ) {
    const conditions = rules.flatMap((rule, number) =>
      [...rule.conditions, ...rule.exceptions].flatMap((predicate, at) => {
        const condition = of(predicate);
        return condition ? [{ rule: number, at, condition }] : [];
      }),
    );
    this.#paired = paired;
    this.#conditions = new RuleIndex(conditions, ({ condition }) => [condition]);
  }

  view(one: Person, more: readonly Sight[]): RuleView {
    const sights = [...more];
    for (const { rule, at, condition } of this.#conditions.concerning(one)) {
      const match = condition.judge(one);
      if (match.is !== 'no')
        sights.push({ rule, text: `${rule}.${at}${match.is}${match.reason ?? ''}${placed(match)}` });
    }
    return kept(this.#views, sights.map(({ text }) => text).join(' '), () => ({
      id: this.#views.size,
      sights,
      rules: new Set(sights.map(({ rule }) => rule)),
      alone: this.#paired.map((paired) => this.#number(sights.filter(({ rule }) => !paired[rule]))),
    }));
  }

  #number(sights: readonly Sight[]): number {
    return kept(this.#alone, sights.map(({ text }) => text).join(' '), () => this.#alone.size);
  }
}
