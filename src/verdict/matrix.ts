import type { Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { destinationClasses, type PersonClass, senderClasses } from './classes.ts';
import { outboundPolicySteps } from './controls/outbound-policy.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import type { RuleResult } from './controls/transport-rule.ts';
import { messageOf, settle } from './decide.ts';
import type { Message } from './message.ts';
import { type Model, modelOf } from './model.ts';
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
  readonly by: string;
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
  const cells = new Cells(model, senders, destinations);
  const table: Cell[] = [];
  for (let sender = 0; sender < senders.length; sender++) {
    for (let destination = 0; destination < destinations.length; destination++) {
      for (let family = 0; family < FAMILIES.length; family++) table.push(cells.judge(sender, destination, family));
    }
  }
  const width = destinations.length * FAMILIES.length;
  return {
    tenant: tenant.name,
    senders,
    destinations,
    families: FAMILIES,
    cell: (sender, destination, family) => table[sender * width + destination * FAMILIES.length + family] as Cell,
  };
}

/** Judges cells; each gate is asked once for what it depends on: the recipient, the sender, or both. */
class Cells {
  readonly #model: Model;
  readonly #senders: readonly PersonClass[];
  readonly #destinations: readonly PersonClass[];
  readonly #messages = new Map<number, Message>();
  readonly #remote = new Map<number, Step>();
  readonly #rules = new Map<number, RuleResult>();
  readonly #policies = new Map<string, readonly Step[]>();
  readonly #blocks = new Map<number, Step | undefined>();
  readonly #outcomes = new Map<string, Cell>();

  constructor(model: Model, senders: readonly PersonClass[], destinations: readonly PersonClass[]) {
    this.#model = model;
    this.#senders = senders;
    this.#destinations = destinations;
  }

  judge(sender: number, destination: number, family: number): Cell {
    const way = destination * FAMILIES.length + family;
    const one = this.#senders[sender] as PersonClass;
    const message = { ...kept(this.#messages, way, () => this.#message(one, destination, family)), sender: one.person };
    const { scope, mechanism } = message;
    const rulesKey = this.#model.transportRules.seeSenders
      ? sender * this.#destinations.length * FAMILIES.length + way
      : way;
    const doubt = scope.policyDoubt ? destination : '';
    const gates = {
      remoteDomain: kept(this.#remote, way, () => remoteDomainStep(message, this.#model.remoteDomains)),
      rules: kept(this.#rules, rulesKey, () => this.#model.transportRules.judge(message)),
      policy: kept(this.#policies, `${sender} ${mechanism} ${scope.policyApplies} ${doubt}`, () =>
        outboundPolicySteps(message, this.#model.outboundPolicies),
      ),
      blockList: kept(this.#blocks, way, () => blockListStep(message, this.#model.blockList)),
    };
    const { verdict, by, step } = settle(gates, message);
    const { reason, place } = step ?? {};
    const key = `${verdict} ${by} ${reason ?? ''} ${place ? `${place.source}:${place.start}` : ''}`;
    return kept(this.#outcomes, key, () => ({
      verdict,
      by,
      ...(reason ? { reason } : {}),
      ...(place ? { place } : {}),
    }));
  }

  #message(sender: PersonClass, destination: number, family: number): Message {
    const { person } = this.#destinations[destination] as PersonClass;
    const mechanism = (FAMILIES[family] as Family).mechanisms[0];
    const question = { from: sender.person.written, to: person.written, mechanism };
    return messageOf(this.#model, question, sender.person, person);
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
