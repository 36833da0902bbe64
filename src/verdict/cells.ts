import { type Control, controlText } from '../exchange/control.ts';
import type { Message, Scope } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import type { Alternative, Selection } from '../exchange/outbound-policies.ts';
import type { Person } from '../exchange/person.ts';
import type { ReasonId } from '../exchange/reason.ts';
import { scopeOf } from '../exchange/recipient-scope.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Place } from '../text/index.ts';
import { outboundPolicySteps } from './controls/outbound-policy.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import type { RuleResult } from './controls/transport-rule.ts';
import { type Gates, messageOf, NOT_OURS, type Settled, settle } from './decide.ts';
import { FAMILIES, type Family } from './families.ts';
import { type RuleView, RuleViews, sidePrint } from './rule-views.ts';
import { standIn } from './subjects.ts';
import type { Decision, Step } from './verdict.ts';

/** The outcome for one sender, one recipient and one family. Equal outcomes of a tenant share one object. */
export interface Cell {
  readonly verdict: Decision;
  readonly by: Control;
  readonly reason?: ReasonId;
  readonly place?: Place;
}

/** What mail flow rules see of a sender. */
export interface Seen {
  readonly person: Person;
  readonly rules: RuleView;
}

/** Everything the controls see of a sender. Senders whom every control treats alike share one. */
export interface SenderView extends Seen {
  readonly id: number;
  /** Of the organization at all. */
  readonly ours: boolean;
  /** Answers of the outbound policies, by the kind of way; shared by senders who are judged by the same policies. */
  readonly answers: (PolicyAnswer | undefined)[];
}

/** Everything the controls see of a recipient. Recipients whom every control treats alike share one. */
export interface RecipientView extends Ends {
  readonly id: number;
  readonly person: Person;
  readonly rules: RuleView;
}

/** Where forwards to a recipient end, before a sender is asked. */
interface Ends {
  /** Recipients with the same number get the same outcome in every cell while nothing more is known of a message. */
  readonly same: number;
  /** By family, where mail flow rules answer every sender alike. */
  readonly lanes: readonly (Lane | undefined)[];
  /** By family, where they do not. */
  readonly ways: readonly (Way | undefined)[];
}

/** Forwards to one recipient in one way, before rules and policy of a sender are asked. */
interface Way {
  readonly message: Message;
  readonly gates: Pick<Gates, 'remoteDomain' | 'blockList'>;
  /** Ways with the same number get the same answer from the outbound policy of a sender. */
  readonly policyKind: number;
  /** Ways of the same kind differ for pairs only that meet in a rule. */
  readonly kind: string;
  /** For other pairs, by what rules see of the sender alone. */
  readonly apart: (Lane | undefined)[];
}

/** A message with the answers of all controls except the outbound policy. Equal lanes share one object. */
export interface Lane {
  readonly id: number;
  readonly message: Message;
  readonly gates: Omit<Gates, 'policy'>;
  readonly policyKind: number;
  /** The outcome, whatever the policy answers, where a remote domain or a mail flow rule blocks. */
  readonly blocked?: number;
  /** The outcome unless the policy blocks, where another control is unknown. */
  readonly doubt?: number;
  /** Outcomes by the number of the policy's answer. */
  readonly cells: (number | undefined)[];
}

/** What outbound policies say on one kind of way; equal answers share a number. */
interface PolicyAnswer {
  readonly steps: readonly Step[];
  readonly number: number;
  readonly blocks: boolean;
}

/** Mechanisms for which the outbound rules may select different policies. */
const SELECTING = ['inboxRuleForward', 'm365GroupInboxRule'] as const;

/** How often a sender is compared with a rule that may concern everybody, for example as it names groups inside groups: seconds. */
const MOST_COMPARED = 4_000_000;

/** More than there are different alternatives. */
const MANY = 2 ** 26;

/**
 * The outcomes of a tenant, by number. Each control is asked once for each combination that its answer depends on: recipient and
 * family, sender and family, or what mail flow rules see of both ends.
 */
export class Cells {
  /** By number; the same in all states that share. */
  readonly outcomes: readonly Cell[];
  readonly #model: Model;
  readonly #rules: RuleViews;
  readonly #shared: Shared;
  readonly #senders = new Map<string, SenderView>();
  readonly #recipients = new Map<string, RecipientView>();
  readonly #ends = new Map<string, Ends>();
  readonly #policies = new Map<string, SenderView['answers']>();
  readonly #apart = new Map<string, Way['apart']>();
  /** By lane: who was asked about last, and the outcome. */
  readonly #asked: SenderView[] = [];
  readonly #outcomes: number[] = [];
  /** Stands for the sender where nobody asks who it is. */
  readonly #anybody: Person;

  /** Numbers, lanes and what did not change are shared with the cells of another state of the tenant. */
  constructor(model: Model, like?: Cells) {
    this.#model = model;
    this.#shared = like ? like.#shared : new Shared();
    this.outcomes = this.#shared.outcomes;
    const rules = like && like.#model.transportRules === model.transportRules ? like.#rules : undefined;
    this.#rules = rules ?? new RuleViews(model);
    const [home = 'unknown.invalid'] = [...model.acceptedDomains.names].sort();
    this.#anybody = standIn(home, new Set());
  }

  /** What mail flow rules see of a sender. */
  rulesOf(person: Person): RuleView {
    return this.#rules.sender(person);
  }

  /** Whether so many senders are too many to compare each with every rule and condition of a rule that may concern everybody. */
  areTooMany(senders: number): boolean {
    return senders * (this.#model.outboundPolicies.rulesForEverybody + this.#rules.forEverySender) > MOST_COMPARED;
  }

  sender(person: Person): SenderView {
    const ours = this.#model.acceptedDomains.belonging(person.domain).accepted;
    const rules = this.#rules.sender(person);
    const policies = SELECTING.map((mechanism) =>
      this.#numberOf(this.#model.outboundPolicies.select(person, mechanism)),
    ).join();
    return getOrCreate(this.#senders, ours ? `${rules.id} ${policies}` : '', () => ({
      id: this.#shared.ids++,
      person,
      ours,
      rules,
      answers: getOrCreate(this.#policies, policies, (): SenderView['answers'] => []),
    }));
  }

  /** The same for equal lists. Those that begin alike share what they begin with: people in a chain of groups have ever longer ones. */
  #numberOf({ alternatives }: Selection): number {
    const { lists, alternatives: known } = this.#shared;
    let list = 0;
    for (const one of alternatives) {
      const key = list * MANY + this.#shared.number(known, printOf(one));
      list = lists.get(key) ?? lists.size + 1;
      lists.set(key, list);
    }
    return list;
  }

  recipient(person: Person): RecipientView {
    const scope = scopeOf(person, undefined, this.#model);
    const rules = this.#rules.recipient(person);
    const { domainName, allows } = this.#model.remoteDomains.effective(person.domains);
    const entry = this.#model.blockList.covering(person.addresses[0] ?? '', person.domain);
    // Remote domains that let everything pass do not act, whatever they are called.
    const acting = allows.is === 'yes' ? '' : domainName;
    const alike = `${rules.id} ${scopePrint(scope)} ${acting} ${entry?.value ?? ''}`;
    return getOrCreate(this.#recipients, `${alike}|${domainName}`, () => {
      const ends = getOrCreate(this.#ends, alike, () => this.#endsOf(person, rules));
      return { id: this.#shared.ids++, person, rules, ...ends };
    });
  }

  #endsOf(person: Person, rules: RuleView): Ends {
    const all = FAMILIES.map((_, family) => this.#way(person, family, rules));
    const [lanes, ways] = [all.map(({ lane }) => lane), all.map(({ way }) => way)];
    const seen = all.map(({ lane, way }) => lane?.id ?? (way && `${way.kind} ${rules.id}`));
    return { same: this.#shared.number(this.#shared.same, seen.join('|')), lanes, ways };
  }

  /** Number of the outcome. */
  number(sender: SenderView, recipient: RecipientView, family: number): number {
    return this.outcome(this.lane(sender, recipient, family), sender);
  }

  /** What everything but the outbound policies says. */
  lane({ person, rules }: Seen, recipient: RecipientView, family: number): Lane {
    return recipient.lanes[family] ?? this.#laneFor(recipient.ways[family] as Way, family, person, rules, recipient);
  }

  /** Number of what a lane comes to with the policies of a sender. */
  outcome(lane: Lane, sender: SenderView): number {
    if (!sender.ours) return this.#shared.notOurs;
    if (lane.blocked !== undefined) return lane.blocked;
    if (this.#asked[lane.id] !== sender) {
      this.#asked[lane.id] = sender;
      this.#outcomes[lane.id] = this.#decided(lane, sender);
    }
    return this.#outcomes[lane.id] as number;
  }

  #decided(lane: Lane, sender: SenderView): number {
    let answer = sender.answers[lane.policyKind];
    if (!answer) {
      answer = this.#ask({ ...lane.message, sender: sender.person });
      sender.answers[lane.policyKind] = answer;
    }
    if (lane.doubt !== undefined && !answer.blocks) return lane.doubt;
    const cells = answer.blocks ? this.#shared.blockedByPolicy : lane.cells;
    cells[answer.number] ??= this.#settled({ ...lane.gates, policy: answer.steps }, lane.message);
    return cells[answer.number] as number;
  }

  #way(recipient: Person, family: number, rules: RuleView): { readonly lane?: Lane; readonly way?: Way } {
    const [mechanism] = (FAMILIES[family] as Family).mechanisms;
    const question = { from: this.#anybody.written, to: recipient.written, mechanism };
    const message = messageOf(this.#model, question, this.#anybody, recipient);
    const gates = {
      remoteDomain: remoteDomainStep(message, this.#model.remoteDomains),
      blockList: blockListStep(message, this.#model.blockList),
    };
    const policyKind = this.#shared.number(this.#shared.policyKinds, `${mechanism} ${scopePrint(message.scope)}`);
    const open = { message, gates, policyKind };
    if (!this.#rules.bySender[family]) return { lane: this.#lane(open, this.#rules.deciding(message, family, rules)) };
    const kind = `${family} ${gatesPrint(gates)}|${policyKind} ${sidePrint(message)} ${rules.alone[family]}`;
    return { way: { ...open, kind, apart: getOrCreate(this.#apart, kind, (): Way['apart'] => []) } };
  }

  #laneFor(way: Way, family: number, person: Person, rules: RuleView, recipient: RecipientView): Lane {
    const ask = (): Lane => {
      const message = { ...way.message, sender: person };
      return this.#lane(way, this.#rules.deciding(message, family, recipient.rules, rules));
    };
    if (this.#rules.meet(family, recipient.rules, rules)) return ask();
    const alone = rules.alone[family] ?? 0;
    way.apart[alone] ??= ask();
    return way.apart[alone] as Lane;
  }

  #lane({ message, gates: ends, policyKind }: Omit<Way, 'kind' | 'apart'>, step: Step | undefined): Lane {
    const rules: RuleResult = { steps: [], excepted: false, basis: 'documented', ...(step ? { deciding: step } : {}) };
    const key = `${gatesPrint(ends)}|${stepPrint(step)}|${policyKind}`;
    return getOrCreate(this.#shared.lanes, key, () => {
      const gates = { ...ends, rules };
      const before = settle({ ...gates, policy: [], blockList: undefined }, message);
      const outcome = before.verdict === 'allowed' ? undefined : this.#shared.outcome(cellOf(before));
      return {
        id: this.#shared.lanes.size,
        message,
        gates,
        policyKind,
        cells: [],
        ...(before.verdict === 'blocked' ? { blocked: outcome } : {}),
        ...(before.verdict === 'unknown' && !ends.blockList ? { doubt: outcome } : {}),
      };
    });
  }

  #ask(message: Message): PolicyAnswer {
    const steps = outboundPolicySteps(message, this.#model.outboundPolicies);
    const last = steps.at(-1);
    const number = this.#shared.number(this.#shared.answers, stepPrint(last));
    return { steps, number, blocks: last?.result === 'block' };
  }

  #settled(gates: Gates, message: Message): number {
    return this.#shared.outcome(cellOf(settle(gates, message)));
  }
}

/** Everything that is the same by what it says, whatever state it comes from. */
class Shared {
  readonly outcomes: Cell[] = [];
  readonly alternatives = new Map<string, number>();
  /** Lists of these, by the number of the list without its last one, and the number of that one. */
  readonly lists = new Map<number, number>();
  readonly policyKinds = new Map<string, number>();
  readonly answers = new Map<string, number>();
  readonly same = new Map<string, number>();
  readonly lanes = new Map<string, Lane>();
  readonly blockedByPolicy: (number | undefined)[] = [];
  /** The next number of a view. */
  ids = 0;
  readonly #numbers = new Map<string, number>();
  /** Number of what all senders of other organizations get. */
  readonly notOurs = this.outcome(NOT_OURS);

  number(numbers: Map<string, number>, key: string): number {
    return getOrCreate(numbers, key, () => numbers.size);
  }

  outcome(cell: Cell): number {
    const key = `${cell.verdict} ${controlText(cell.by)} ${cell.reason ?? ''} ${placePrint(cell.place)}`;
    return getOrCreate(this.#numbers, key, () => this.outcomes.push(cell) - 1);
  }
}

function cellOf({ verdict, by, step }: Settled): Cell {
  const { reason, place } = step ?? {};
  return { verdict, by, ...(reason ? { reason } : {}), ...(place ? { place } : {}) };
}

const placePrint = (place: Place | undefined): string => (place ? `${place.source}:${place.start}` : '');

const stepPrint = (step: Step | undefined): string =>
  step ? `${controlText(step.control)} ${step.result} ${step.reason ?? ''} ${placePrint(step.place)}` : '';

/** Only what blocks or leaves doubt matters. */
const gatesPrint = ({ remoteDomain, blockList }: Way['gates']): string =>
  [remoteDomain, blockList].map((step) => (step && ACTING.has(step.result) ? stepPrint(step) : '')).join('|');

const ACTING: ReadonlySet<Step['result']> = new Set(['block', 'unknown']);

const printOf = ({ name, policy, rule, doubt }: Alternative): string =>
  [name, policy ? '' : placePrint(rule?.namePlace), doubt?.reason ?? '', placePrint(doubt?.place)].join(' ');

const scopePrint = ({ why, inside, policyApplies, policyDoubt, relay }: Scope): string =>
  [
    why,
    inside.is,
    inside.reason,
    placePrint(inside.place),
    policyApplies,
    policyDoubt?.reason,
    placePrint(policyDoubt?.place),
    relay.is,
    relay.reason,
  ].join(' ');
