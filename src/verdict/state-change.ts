import { addressOf, foldName } from '../exchange/addresses.ts';
import { apart } from '../exchange/changed-names.ts';
import type { CompiledRule } from '../exchange/compiled-rule.ts';
import type { Message } from '../exchange/message.ts';
import type { Model } from '../exchange/model.ts';
import type { Person } from '../exchange/person.ts';
import { matchOf } from '../exchange/transport-rules.ts';
import type { ObjectKind, TenantObject } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { messageOf } from './decide.ts';
import { FAMILIES } from './families.ts';
import type { Mechanism } from './verdict.ts';

/** Numbers of kinds are put together in one number. */
const MANY = 2 ** 26;

/** The kind of every person when no mail flow rule changed. */
export const NO_RULE = -1;

/** More changed rules than this are not followed one by one. */
const RULES = 12;

/**
 * Finds which answers of a tenant can differ after some objects changed, without asking the controls about everybody: the senders
 * for whom outbound policies may answer differently, the recipients for whom remote domains and the block list may, and the pairs
 * for whom mail flow rules may.
 */
export class StateChange {
  readonly #before: Model;
  readonly #after: Model;
  readonly #rules: readonly [readonly CompiledRule[], readonly CompiledRule[]];
  readonly #anyRules: boolean;
  readonly #named: ReadonlySet<string> | undefined;
  /** What policies said before, by the number of the view. */
  readonly #policies: Map<number, string>;
  /** Kinds of persons by what changed rules see of them. */
  readonly #kinds = new Map<string, number>();
  /** One of each kind. */
  readonly #people: Person[] = [];
  readonly #differing = new Map<number, boolean>();

  /** `policies` keeps what was found out about the first state for the next change. */
  constructor(before: Model, after: Model, policies: Map<number, string>) {
    this.#policies = policies;
    this.#before = before;
    this.#after = after;
    this.#rules = unlike(before.transportRules.all, after.transportRules.all);
    this.#anyRules = this.#rules.flat().length > 0;
    this.#named = namesIn(before, after);
  }

  /** Whether the change is small enough to be followed: few rules, known members, the same domains and assumptions. */
  get isLocal(): boolean {
    return (
      this.#named !== undefined &&
      this.#rules.every((rules) => rules.length <= RULES) &&
      this.#before.acceptedDomains === this.#after.acceptedDomains &&
      this.#before.tenant.unresolved === this.#after.tenant.unresolved &&
      this.#before.tenant.assumptions === this.#after.tenant.assumptions
    );
  }

  /** Whether a changed object may tell this person from others who were alike before. */
  names(one: Person): boolean {
    const named = this.#named;
    if (!named) return true;
    for (const address of one.addresses) if (named.has(address)) return true;
    for (const domain of one.domains) if (named.has(domain)) return true;
    for (const group of one.memberOf ?? []) if (named.has(group)) return true;
    return false;
  }

  /** Whether the outbound policies may answer a sender otherwise; `view` numbers those who were alike before. */
  ofPolicies(sender: Person, view: number): boolean {
    if (this.#before.outboundPolicies === this.#after.outboundPolicies) return false;
    const before = getOrCreate(this.#policies, view, () => policiesPrint(sender, this.#before));
    return before !== policiesPrint(sender, this.#after);
  }

  /** Whether remote domains or the block list may treat a recipient otherwise. */
  ofRecipient(recipient: Person): boolean {
    const [before, after] = [this.#before, this.#after];
    const print = ({ remoteDomains }: Model): string => {
      const { allows } = remoteDomains.effective(recipient.domains);
      const { match } = remoteDomains.internal(recipient.domains);
      return `${allows.is} ${allows.reason} ${match.is} ${match.reason}`;
    };
    if (before.remoteDomains !== after.remoteDomains && print(before) !== print(after)) return true;
    const entry = ({ blockList }: Model): TenantObject | undefined =>
      blockList.covering(recipient.addresses[0] ?? '', recipient.domain)?.object;
    return before.blockList !== after.blockList && entry(before) !== entry(after);
  }

  /** A number for what the changed mail flow rules see of a sender; `NO_RULE` when none changed. */
  senderKind(one: Person): number {
    return this.#anyRules ? this.#kind('from', one, '', ({ sender }) => sender) : NO_RULE;
  }

  /** The same of a recipient. */
  recipientKind(one: Person): number {
    if (!this.#anyRules) return NO_RULE;
    const message = this.#message(one, one, 'inboxRuleForward');
    const { inside } = message.scope;
    const redirects = this.#rules.flat().map((rule) => isRedirect(rule, message));
    return this.#kind('to', one, `${inside.is} ${inside.reason} ${redirects.join()}`, ({ recipient }) => recipient);
  }

  #kind(
    end: string,
    one: Person,
    more: string,
    of: (
      predicate: CompiledRule['conditions'][number],
    ) => { judge(one: Person): { is: string; reason?: string } } | undefined,
  ): number {
    const sights = this.#rules.flat().map(({ conditions, exceptions }) =>
      [...conditions, ...exceptions].map((predicate) => {
        const match = of(predicate)?.judge(one);
        return match ? `${match.is}${match.reason ?? ''}` : '';
      }),
    );
    return getOrCreate(this.#kinds, `${end} ${more} ${sights.join(';')}`, () => this.#people.push(one) - 1);
  }

  /** Whether the mail flow rules may treat mail of these senders to these recipients otherwise in some way. */
  ofRules(sender: number, recipient: number): boolean {
    const [from, to] = [this.#people[sender], this.#people[recipient]];
    if (!from || !to) return false;
    return getOrCreate(this.#differing, sender * MANY + recipient, () =>
      FAMILIES.some(({ mechanisms: [mechanism] }) => {
        const message = this.#message(from, to, mechanism);
        const [before, after] = this.#rules.map((rules) => rules.map((rule) => rulePrint(rule, message)).join(''));
        return before !== after;
      }),
    );
  }

  #message(sender: Person, recipient: Person, mechanism: Mechanism): Message {
    const question = { from: sender.written, to: recipient.written, mechanism };
    return messageOf(this.#before, question, sender, recipient);
  }
}

/** What the policies that may judge a sender say, and how sure that is. */
function policiesPrint(sender: Person, { outboundPolicies, tenant }: Model): string {
  const mechanisms = ['inboxRuleForward', 'm365GroupInboxRule'] as const;
  return mechanisms
    .map((mechanism) =>
      outboundPolicies
        .select(sender, mechanism)
        .alternatives.map((one) => {
          const { is, reason } = outboundPolicies.mode(one, tenant.assumptions.automaticMeans);
          return `${is} ${reason ?? ''} ${one.doubt?.reason ?? ''}`;
        })
        .join(),
    )
    .join(';');
}

const isRedirect = ({ redirects }: CompiledRule, { recipient }: Message): boolean =>
  recipient.addresses.some((address) => redirects.includes(address));

/** What a rule does to a message, as far as it can change a verdict; empty when it does not match. */
function rulePrint(rule: CompiledRule, message: Message): string {
  const { match } = matchOf(rule, message);
  if (match.is === 'no') return '';
  const { effect, stops, doubt, position } = rule;
  const order = [position.list, position.lowest, position.highest, position.rank].join(' ');
  return `${effect} ${isRedirect(rule, message)} ${match.is} ${match.reason} ${stops.is} ${doubt?.reason} ${order};`;
}

/** The rules that stand in one list only; everything where the others changed their order. */
function unlike(
  before: readonly CompiledRule[],
  after: readonly CompiledRule[],
): readonly [readonly CompiledRule[], readonly CompiledRule[]] {
  const [own, other] = [new Set(before), new Set(after)];
  const common = before.filter((rule) => other.has(rule));
  const inOrder = after.filter((rule) => own.has(rule)).every((rule, at) => rule === common[at]);
  if (!inOrder) return [before, after];
  return [before.filter((rule) => !other.has(rule)), after.filter((rule) => !own.has(rule))];
}

/**
 * Every address, domain and group that a changed object names, with the members of these groups. Undefined when nobody knows all
 * members of one.
 */
function namesIn(before: Model, after: Model): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const kinds = Object.keys(after.tenant.objects) as ObjectKind[];
  for (const object of kinds.flatMap((kind) => apart(before.tenant.objects[kind], after.tenant.objects[kind]))) {
    for (const value of [object.name ?? '', ...textsOf(object)]) {
      const address = addressOf(value);
      names.add(address ?? foldName(value).replace(/^\*\./, ''));
      for (const { directory, groups } of [before, after]) {
        const entry = directory.find(value);
        if (!entry) continue;
        for (const own of entry.own) names.add(own);
        if (entry.external !== undefined) names.add(entry.external);
        if (entry.kind !== 'group') continue;
        const group = groups.named(value, object.namePlace);
        if (!groups.closed(group)) return undefined;
        for (const member of groups.membersOf(group)) names.add(member);
      }
    }
  }
  return names;
}

function* textsOf({ properties, contradictions }: TenantObject): Generator<string> {
  const all = [...properties.values(), ...contradictions.flatMap(({ first, second }) => [first, second])];
  for (const { value } of all) {
    const written = value.items?.map((item) => item.value) ?? (value.state === 'stated' ? [value.value].flat() : []);
    for (const one of written) if (typeof one === 'string') yield one;
  }
}
