import type { Person } from '../exchange/condition.ts';
import { type Control, controlText } from '../exchange/control.ts';
import type { Message } from '../exchange/message.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { destinationClasses, type PersonClass, senderClasses } from './classes.ts';
import { outboundPolicySteps } from './controls/outbound-policy.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import { judgeRules } from './controls/transport-rule.ts';
import { type Gates, messageOf, settle } from './decide.ts';
import type { Decision, Mechanism, Step } from './verdict.ts';

/** Ways of forwarding that every control treats alike; the first mechanism stands for all. */
export interface Family {
  readonly id: string;
  readonly mechanisms: readonly [Mechanism, ...Mechanism[]];
}

export const FAMILIES: readonly Family[] = [
  { id: 'inbox-rule', mechanisms: ['inboxRuleForward', 'inboxRuleForwardAsAttachment'] },
  { id: 'inbox-rule-redirect', mechanisms: ['inboxRuleRedirect'] },
  { id: 'mailbox-forwarding', mechanisms: ['mailboxForwardingSmtpAddress', 'owaForwarding'] },
  { id: 'mailbox-contact', mechanisms: ['mailboxForwardingAddress'] },
  { id: 'group-inbox-rule', mechanisms: ['m365GroupInboxRule'] },
  { id: 'automatic-reply-rule', mechanisms: ['oofRule'] },
  { id: 'client-rule', mechanisms: ['clientSideRule'] },
  { id: 'on-premises', mechanisms: ['onPremisesForward'] },
  { id: 'flow', mechanisms: ['powerAutomate'] },
  { id: 'rule-redirect', mechanisms: ['transportRuleRedirect', 'distributionGroupExpansion'] },
  { id: 'by-hand', mechanisms: ['manualForward'] },
];

/** What one class of senders may do towards one class of recipients. Equal outcomes are one object. */
export interface Cell {
  readonly verdict: Decision;
  readonly by: Control;
  readonly reason?: string;
  readonly place?: Place;
}

/** Who may forward where, by classes. */
export interface Matrix {
  readonly tenant: string;
  readonly senders: readonly PersonClass[];
  readonly destinations: readonly PersonClass[];
  readonly families: readonly Family[];
  cell(sender: number, destination: number, family: number): Cell;
}

/** One row for people: everything that has one outcome. */
export interface MatrixRow {
  readonly senders: readonly PersonClass[];
  readonly destinations: readonly PersonClass[];
  readonly families: readonly Family[];
  readonly cell: Cell;
}

const KNOWN = new WeakMap<Tenant, Matrix>();

/** The matrix of a tenant, worked out once. The author of the forwarded message counts as unknown. */
export function matrixOf(tenant: Tenant): Matrix {
  let matrix = KNOWN.get(tenant);
  if (!matrix) {
    matrix = build(tenant);
    KNOWN.set(tenant, matrix);
  }
  return matrix;
}

function build(tenant: Tenant): Matrix {
  const model = modelOf(tenant);
  const senders = senderClasses(model);
  const destinations = destinationClasses(model);
  const table = judgeAll(model, senders, destinations);
  const width = destinations.length * FAMILIES.length;
  return {
    tenant: tenant.name,
    senders,
    destinations,
    families: FAMILIES,
    cell: (sender, destination, family) => table[sender * width + destination * FAMILIES.length + family] as Cell,
  };
}

/** Cells for these classes, by sender, then recipient, then family. */
export function judgeAll(
  model: Model,
  senders: readonly PersonClass[],
  destinations: readonly PersonClass[],
): readonly Cell[] {
  const cells = new Cells(model, destinations);
  const table: Cell[] = [];
  for (const sender of senders) cells.judge(sender.person, table);
  return table;
}

/** One class of recipients by one family: everything that does not depend on the outbound policy of the sender. */
interface Way {
  readonly message: Message;
  readonly gates: Omit<Gates, 'policy'>;
  /** Ways with the same number get the same answer from the outbound policy of a sender. */
  readonly policyKind: number;
  /** Outcomes by the number of the policy's answer; shared by ways where nothing else matters. */
  readonly cells: Cell[];
  /** A remote domain or a rule blocks, whatever the policy says. */
  readonly fixed?: Cell;
}

/** What outbound policies say to one sender on one kind of way; equal answers of all senders share a number. */
interface PolicyAnswer {
  readonly steps: readonly Step[];
  readonly number: number;
}

/** Judges cells; each gate is asked once for what it depends on: recipient and way, sender and way, or what rules see of a sender. */
class Cells {
  readonly #model: Model;
  readonly #destinations: readonly PersonClass[];
  readonly #ways = new Map<string, readonly Way[]>();
  readonly #kinds = new Map<string, number>();
  readonly #answers = new Map<string, number>();
  readonly #outcomes = new Map<string, Cell>();
  readonly #shared = new Map<number, Cell[]>();

  constructor(model: Model, destinations: readonly PersonClass[]) {
    this.#model = model;
    this.#destinations = destinations;
  }

  /** Appends the cells of one sender: recipients in order, families within. */
  judge(sender: Person, table: Cell[]): void {
    const answers: PolicyAnswer[] = [];
    for (const way of kept(this.#ways, this.#model.transportRules.senderSignature(sender), () =>
      this.#waysOf(sender),
    )) {
      table.push(way.fixed ?? this.#answered(way, sender, answers));
    }
  }

  #answered(way: Way, sender: Person, answers: PolicyAnswer[]): Cell {
    let answer = answers[way.policyKind];
    if (!answer) {
      answer = this.#policy({ ...way.message, sender });
      answers[way.policyKind] = answer;
    }
    let cell = way.cells[answer.number];
    if (!cell) {
      cell = this.#cell({ ...way.gates, policy: answer.steps }, way.message);
      way.cells[answer.number] = cell;
    }
    return cell;
  }

  #policy(message: Message): PolicyAnswer {
    const steps = outboundPolicySteps(message, this.#model.outboundPolicies);
    const last = steps.at(-1);
    const key = `${last && controlText(last.control)} ${last?.result} ${last?.reason} ${last?.place?.source}:${last?.place?.start}`;
    return { steps, number: kept(this.#answers, key, () => this.#answers.size) };
  }

  #waysOf(sender: Person): readonly Way[] {
    return this.#destinations.flatMap((destination, at) =>
      FAMILIES.map((family) => this.#way(sender, destination, at, family)),
    );
  }

  #way(sender: Person, destination: PersonClass, at: number, { mechanisms: [mechanism] }: Family): Way {
    const question = { from: sender.written, to: destination.person.written, mechanism };
    const message = messageOf(this.#model, question, sender, destination.person);
    const gates = {
      remoteDomain: remoteDomainStep(message, this.#model.remoteDomains),
      rules: judgeRules(message, this.#model.transportRules),
      blockList: blockListStep(message, this.#model.blockList),
    };
    const { policyApplies, policyDoubt } = message.scope;
    const kind = `${mechanism} ${policyApplies} ${policyDoubt ? at : ''}`;
    const policyKind = kept(this.#kinds, kind, () => this.#kinds.size);
    const plain = gates.remoteDomain.result !== 'unknown' && !gates.rules.deciding && !gates.blockList;
    const cells = plain ? kept(this.#shared, policyKind, (): Cell[] => []) : [];
    const blocked = gates.remoteDomain.result === 'block' || gates.rules.deciding?.result === 'block';
    return {
      message,
      gates,
      policyKind,
      cells,
      ...(blocked ? { fixed: this.#cell({ ...gates, policy: [] }, message) } : {}),
    };
  }

  #cell(gates: Gates, message: Message): Cell {
    const { verdict, by, step } = settle(gates, message);
    const { reason, place } = step ?? {};
    const key = `${verdict} ${controlText(by)} ${reason ?? ''} ${place ? `${place.source}:${place.start}` : ''}`;
    return kept(this.#outcomes, key, () => ({
      verdict,
      by,
      ...(reason ? { reason } : {}),
      ...(place ? { place } : {}),
    }));
  }
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined || map.has(key)) return known as V;
  const made = make();
  map.set(key, made);
  return made;
}

/** Puts classes with the same outcomes together: recipients first, then ways, then senders. */
export function matrixRows(matrix: Matrix): readonly MatrixRow[] {
  const ids = new Map<Cell, number>();
  const idOf = (cell: Cell): number => kept(ids, cell, () => ids.size);
  const blocks = new Map<string, { senders: PersonClass[]; parts: Map<string, number[]>; sender: number }>();
  for (const [sender, one] of matrix.senders.entries()) {
    const parts = new Map<string, number[]>();
    for (let destination = 0; destination < matrix.destinations.length; destination++) {
      const vector = matrix.families.map((_, family) => idOf(matrix.cell(sender, destination, family))).join(' ');
      kept(parts, vector, (): number[] => []).push(destination);
    }
    const signature = [...parts].map(([vector, members]) => `${vector}=${members.join(' ')}`).join('|');
    kept(blocks, signature, () => ({ senders: [] as PersonClass[], parts, sender })).senders.push(one);
  }
  const rows: MatrixRow[] = [];
  for (const { senders, parts, sender } of blocks.values()) {
    for (const members of parts.values()) {
      const byCell = new Map<Cell, Family[]>();
      for (const [at, family] of matrix.families.entries()) {
        kept(byCell, matrix.cell(sender, members[0] ?? 0, at), (): Family[] => []).push(family);
      }
      const destinations = members.map((at) => matrix.destinations[at] as PersonClass);
      for (const [cell, families] of byCell) rows.push({ senders, destinations, families, cell });
    }
  }
  return rows;
}
