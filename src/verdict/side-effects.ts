import type { Person } from '../exchange/condition.ts';
import type { Model } from '../exchange/model.ts';
import { type ClassName, destinationClasses, type PersonClass, senderClasses } from './classes.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import { judgeRules } from './controls/transport-rule.ts';
import { messageOf } from './decide.ts';
import { type Cell, FAMILIES, judgeAll } from './matrix.ts';
import type { Decision, Question } from './verdict.ts';

/** Something else that a change changes: what these senders may do towards these recipients in these ways. */
export interface SideEffect {
  readonly sender: ClassName;
  readonly destinations: readonly ClassName[];
  /** Ids of families. */
  readonly families: readonly string[];
  readonly before: Decision;
  readonly after: Decision;
}

export interface SideEffects {
  readonly effects: readonly SideEffect[];
  /** How much changes: whole domains and everyone count far above single names. */
  readonly weight: number;
}

interface Row {
  readonly sender: ClassName;
  readonly destinations: ClassName[];
  readonly families: readonly string[];
  readonly before: Decision;
  readonly after: Decision;
}

/**
 * Finds what differs between a tenant and changed copies of it, by classes, beyond one question. Only classes are judged for which some
 * control answers differently: an answer depends on the sender through policy and rules, and on recipient and way through the rest.
 */
export class Comparison {
  readonly #before: Model;
  readonly #question: Question | undefined;
  readonly #prints = new Map<string, string>();

  /** Without a question everything that differs counts. */
  constructor(before: Model, question?: Question) {
    this.#before = before;
    this.#question = question;
  }

  with(after: Model): SideEffects {
    const senders = joined(senderClasses(this.#before), senderClasses(after));
    const destinations = joined(destinationClasses(this.#before), destinationClasses(after));
    const moved = new Set(senders.filter(({ person }) => printOf(person, this.#before) !== printOf(person, after)));
    const redirected = this.#redirected(senders, destinations, after);
    const rows = new Map<string, Row>();
    const first = this.#collect([...moved], destinations, after, rows);
    const others = senders.filter((sender) => !moved.has(sender));
    const second = this.#collect(others, redirected, after, rows);
    return { effects: [...rows.values()], weight: first + second };
  }

  /** Recipients for whom something other than the policy of a sender changes. */
  #redirected(
    senders: readonly PersonClass[],
    destinations: readonly PersonClass[],
    after: Model,
  ): readonly PersonClass[] {
    const kinds = new Map<string, Person>();
    for (const { person } of senders) {
      const kind = `${this.#before.transportRules.senderSignature(person)}|${after.transportRules.senderSignature(person)}`;
      if (!kinds.has(kind)) kinds.set(kind, person);
    }
    return destinations.filter(({ person }) =>
      [...kinds].some(([kind, sender]) => this.#printed(kind, sender, person) !== wayPrint(sender, person, after)),
    );
  }

  #printed(kind: string, sender: Person, recipient: Person): string {
    const key = `${kind} ${recipient.written}`;
    let print = this.#prints.get(key);
    if (print === undefined) {
      print = wayPrint(sender, recipient, this.#before);
      this.#prints.set(key, print);
    }
    return print;
  }

  /** Adds what differs between these classes to `rows` and returns its weight. */
  #collect(
    senders: readonly PersonClass[],
    destinations: readonly PersonClass[],
    after: Model,
    rows: Map<string, Row>,
  ): number {
    const first = judgeAll(this.#before, senders, destinations);
    const second = judgeAll(after, senders, destinations);
    let weight = 0;
    let at = 0;
    for (const sender of senders) {
      for (const destination of destinations) {
        const end = at + FAMILIES.length;
        for (const [key, families] of differing(first, second, at, (family) =>
          this.#isAsked(sender, destination, family),
        )) {
          weight += families.length * weightOf(sender) * weightOf(destination);
          addRow(rows, sender.name, destination.name, key, families);
        }
        at = end;
      }
    }
    return weight;
  }

  #isAsked(sender: PersonClass, destination: PersonClass, family: number): boolean {
    if (!this.#question) return false;
    const { from, to, mechanism } = this.#question;
    const asked = FAMILIES[family]?.mechanisms.includes(mechanism) ?? false;
    return asked && sender.known.length === 1 && sender.known[0] === from.toLowerCase() && covers(destination, to);
  }
}

/** Families whose answer differs, by the two answers. */
function differing(
  first: readonly Cell[],
  second: readonly Cell[],
  start: number,
  isAsked: (family: number) => boolean,
): ReadonlyMap<string, string[]> {
  const changed = new Map<string, string[]>();
  for (const [number, { id }] of FAMILIES.entries()) {
    const [was, is] = [first[start + number]?.verdict, second[start + number]?.verdict];
    if (was === is || isAsked(number)) continue;
    const key = `${was} ${is}`;
    const known = changed.get(key);
    if (known) known.push(id);
    else changed.set(key, [id]);
  }
  return changed;
}

function addRow(
  rows: Map<string, Row>,
  sender: ClassName,
  destination: ClassName,
  key: string,
  families: readonly string[],
): void {
  const [before, after] = key.split(' ') as [Decision, Decision];
  const id = `${JSON.stringify(sender)} ${key} ${families.join(' ')}`;
  const known = rows.get(id);
  if (known) known.destinations.push(destination);
  else rows.set(id, { sender, destinations: [destination], families, before, after });
}

/** What decides about a sender: the policies that may judge them, and what rules see of them. */
function printOf(person: Person, model: Model): string {
  const policies = (['inboxRuleForward', 'm365GroupInboxRule'] as const).map((mechanism) =>
    model.outboundPolicies.select(person, mechanism).alternatives.map((one) => {
      const { is, reason } = model.outboundPolicies.mode(one, model.tenant.assumptions.automaticMeans);
      return [one.name, is, reason, one.doubt?.reason];
    }),
  );
  return JSON.stringify(policies);
}

/** What every control but the outbound policy says about forwards to a recipient. */
function wayPrint(sender: Person, recipient: Person, model: Model): string {
  const prints = FAMILIES.map(({ mechanisms: [mechanism] }) => {
    const message = messageOf(model, { from: sender.written, to: recipient.written, mechanism }, sender, recipient);
    const { policyApplies, policyDoubt, inside } = message.scope;
    const remote = remoteDomainStep(message, model.remoteDomains);
    const rule = judgeRules(message, model.transportRules).deciding;
    const block = blockListStep(message, model.blockList);
    return [
      policyApplies,
      policyDoubt?.reason,
      inside.is,
      remote.result,
      remote.reason,
      rule?.result,
      rule?.reason,
      block?.result,
    ];
  });
  return JSON.stringify(prints);
}

/** Whether the class is about the recipient or the domain of the question alone. */
function covers({ known }: PersonClass, to: string): boolean {
  const recipient = to.toLowerCase();
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1);
  return known.length > 0 && known.every((one) => one === recipient || one === domain || one === `*.${domain}`);
}

const WIDE = new Set(['everyone', 'domain', 'domains', 'recipient-domain', 'members', 'elsewhere', 'subdomains']);
const weightOf = ({ name }: PersonClass): number =>
  name.id === 'elsewhere' || name.id === 'everyone' ? 100 : WIDE.has(name.id) ? 10 : 1;

/** Classes of both tenants, each once, by who stands for them. */
function joined(a: readonly PersonClass[], b: readonly PersonClass[]): readonly PersonClass[] {
  const key = (one: PersonClass): string => `${one.name.id} ${one.name.args.group ?? ''} ${one.person.written}`;
  return [...new Map([...a, ...b].map((one) => [key(one), one])).values()];
}
