import type { Tenant } from '../tenant/index.ts';
import type { ClassName, PersonClass } from './classes.ts';
import { destinationClasses, senderClasses, standsForMany } from './classes.ts';
import { decide, messageOf } from './decide.ts';
import { FAMILIES, judgeAll } from './matrix.ts';
import { person } from './message.ts';
import { type Model, modelOf } from './model.ts';
import { blockings, type Change, liftings } from './repairs/index.ts';
import type { Decision, Question, Step } from './verdict.ts';

/** Something else that a change changes: what these senders may do towards these recipients in these ways. */
export interface SideEffect {
  readonly sender: ClassName;
  readonly destinations: readonly ClassName[];
  /** Ids of families. */
  readonly families: readonly string[];
  readonly before: Decision;
  readonly after: Decision;
}

/** A change that was proven to turn the answer, with everything else it does. */
export interface Counterfactual {
  readonly steps: readonly Pick<Change, 'id' | 'args'>[];
  readonly turnsTo: Decision;
  readonly sideEffects: readonly SideEffect[];
  /** Opens or closes more than one sender and one domain by nature; always last. */
  readonly tenantWide: boolean;
  readonly powershell: string;
  readonly native: string;
}

const MOST = 12;
/** Above this many pairs of classes only those that the change itself names are compared. */
const COMPARED = 40_000;

/**
 * Changes that turn the answer to a question, each proven by deciding again in the changed tenant. For a block and for an unknown they
 * make it allowed; for an allowed question they make it blocked. Sorted by how little else they change; at most twelve. None for a
 * question about a class: a change is judged for one sender.
 */
export function counterfactuals(asked: Tenant, question: Question): readonly Counterfactual[] {
  const tenant = question.assumptions
    ? { ...asked, assumptions: { ...asked.assumptions, ...question.assumptions } }
    : asked;
  if (standsForMany(question.from)) return [];
  const model = modelOf(tenant);
  const before = decide(tenant, question);
  const recipient = person(model.directory.target(question.to) ?? question.to, model);
  const message = messageOf(model, question, person(question.from, model), recipient);
  const wanted: Decision = before.verdict === 'allowed' ? 'blocked' : 'allowed';
  const candidates =
    wanted === 'blocked'
      ? blockings(message, model).map((one) => [one])
      : combinations(hindrances(before.chain).map((step) => liftings(step, message, model)));
  const found: { one: Counterfactual; weight: number }[] = [];
  for (const changes of candidates) {
    const after = changes.reduce((start, change) => change.apply(start), tenant);
    if (decide(after, question).verdict !== wanted) continue;
    const { effects, weight } = compare(model, modelOf(after), question);
    found.push({ weight, one: proven(changes, wanted, effects) });
  }
  return found
    .sort(
      (a, b) =>
        Number(a.one.tenantWide) - Number(b.one.tenantWide) ||
        a.weight - b.weight ||
        a.one.steps.length - b.one.steps.length,
    )
    .slice(0, MOST)
    .map(({ one }) => one);
}

function proven(changes: readonly Change[], turnsTo: Decision, sideEffects: readonly SideEffect[]): Counterfactual {
  return {
    steps: changes.map(({ id, args }) => ({ id, args })),
    turnsTo,
    sideEffects,
    tenantWide: changes.some((change) => change.tenantWide),
    powershell: changes.map((change) => change.powershell).join('\n'),
    native: changes.map((change) => change.native).join('\n'),
  };
}

/** Steps that block or leave doubt, each control once. */
function hindrances(chain: readonly Step[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const step of chain)
    if (step.result === 'block' || step.result === 'unknown') steps.set(step.control, steps.get(step.control) ?? step);
  return [...steps.values()];
}

/** One change for each hindrance, in every combination up to a limit. */
function combinations(choices: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  if (choices.length === 0 || choices.some((options) => options.length === 0)) return [];
  let all: readonly (readonly Change[])[] = [[]];
  for (const options of choices) all = all.flatMap((start) => options.map((option) => [...start, option])).slice(0, 48);
  return all;
}

/** What differs between two tenants by classes, beyond the question itself. Weight counts whole domains and everyone far above names. */
function compare(before: Model, after: Model, question: Question): { effects: readonly SideEffect[]; weight: number } {
  const senders = joined(senderClasses(before), senderClasses(after));
  const destinations = joined(destinationClasses(before), destinationClasses(after));
  const small = senders.length * destinations.length <= COMPARED;
  const own = small
    ? senders
    : senders.filter((one) => !one.shared || one.person.memberOf?.size === 0 || one.person.written === question.from);
  const first = judgeAll(before, own, destinations);
  const second = judgeAll(after, own, destinations);
  const asked = FAMILIES.findIndex(({ mechanisms }) => mechanisms.includes(question.mechanism));
  const rows = new Map<
    string,
    { sender: ClassName; destinations: ClassName[]; families: string[]; before: Decision; after: Decision }
  >();
  let weight = 0;
  let at = 0;
  for (const sender of own) {
    for (const destination of destinations) {
      const changed = new Map<string, string[]>();
      for (const [number, family] of FAMILIES.entries()) {
        const [was, is] = [first[at]?.verdict, second[at]?.verdict];
        at++;
        if (was === undefined || is === undefined || was === is) continue;
        const isAsked =
          number === asked &&
          sender.known.length === 1 &&
          sender.known[0] === question.from.toLowerCase() &&
          covers(destination, question.to);
        if (isAsked) continue;
        weight += weightOf(sender) * weightOf(destination);
        const key = `${was} ${is}`;
        changed.set(key, [...(changed.get(key) ?? []), family.id]);
      }
      for (const [key, families] of changed) {
        const [was, is] = key.split(' ') as [Decision, Decision];
        const row = `${JSON.stringify(sender.name)} ${key} ${families.join(' ')}`;
        const known = rows.get(row);
        if (known) known.destinations.push(destination.name);
        else rows.set(row, { sender: sender.name, destinations: [destination.name], families, before: was, after: is });
      }
    }
  }
  return { effects: [...rows.values()], weight };
}

function covers(destination: PersonClass, to: string): boolean {
  const domain = to.slice(to.lastIndexOf('@') + 1).toLowerCase();
  return (
    destination.known.includes(to.toLowerCase()) ||
    (destination.known.length === 1 && destination.known.includes(domain))
  );
}

const WIDE = new Set(['everyone', 'domain', 'domains', 'recipient-domain', 'members', 'elsewhere', 'subdomains']);
const weightOf = (one: PersonClass): number =>
  one.name.id === 'elsewhere' || one.name.id === 'everyone' ? 100 : WIDE.has(one.name.id) ? 10 : 1;

/** Classes of both tenants, each once, by who is known to be in them. */
function joined(
  a: readonly PersonClass[],
  b: readonly PersonClass[],
): readonly (PersonClass & { readonly shared: boolean })[] {
  const seen = new Map<string, PersonClass & { shared: boolean }>();
  const key = (one: PersonClass): string => `${one.name.id} ${one.name.args.group ?? ''} ${one.person.written}`;
  for (const one of a) seen.set(key(one), { ...one, shared: false });
  for (const one of b) seen.set(key(one), { ...one, shared: seen.has(key(one)) });
  return [...seen.values()];
}
