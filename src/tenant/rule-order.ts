import { grouped } from '../text/index.ts';
import type { Declaration, ObjectKind } from './declaration.ts';
import type { Run } from './in-force.ts';
import type { Position } from './position.ts';
import { number } from './settings.ts';
import { mayRun } from './unsettled.ts';

/** Kinds whose objects run one after another, by priority. */
export const ORDERED: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['outboundRule', 'transportRule']);

/** One thing that is done to a rule; `rule` is the same for everything that is done to one rule. */
export interface OrderStep {
  readonly rule: object;
  readonly declaration: Declaration;
  readonly layer: number;
  readonly run: Run;
  /** Nobody can say which rules it meets, or whether the rule is still there afterwards. */
  readonly doubtful: boolean;
}

/** The position of every rule of one kind after all steps, which are given in the order of layers and runs. */
export function positionsOf(steps: readonly OrderStep[]): ReadonlyMap<object, Position> {
  const list = new RuleList();
  const apart = new Map<object, Position>();
  let lists = 0;
  for (const own of grouped(steps, (step) => step.layer).values()) {
    const stating = own.filter(
      ({ run, rule, declaration }) =>
        typeof run !== 'string' && (priorityOf(declaration) !== undefined || !(list.has(rule) || apart.has(rule))),
    );
    const scripts = grouped(
      own.filter(({ run, declaration }) => typeof run === 'string' && moves(declaration)),
      (step) => step.run,
    );
    for (const { rule } of [...stating, ...[...scripts.values()].flat()]) apart.delete(rule);
    list.file(stating);
    if (scripts.size < 2) {
      for (const step of [...scripts.values()].flat()) list.take(step);
      continue;
    }
    // Between scripts no order is known: the rules of each are known among themselves only.
    for (const script of scripts.values()) {
      const alone = new RuleList();
      for (const step of script) alone.take(step);
      lists++;
      for (const [rule, position] of alone.positions(lists)) {
        list.remove(rule);
        apart.set(rule, apart.has(rule) ? { list: ++lists, lowest: 0, highest: Number.POSITIVE_INFINITY } : position);
      }
    }
  }
  return new Map([...list.positions(0), ...apart]);
}

/** Whether a command changes the order: makes a rule, removes one, or gives one a priority. */
const moves = ({ operation, properties }: Declaration): boolean =>
  operation === 'create' || operation === 'remove' || (operation === 'set' && properties.has('priority'));

interface Entry {
  readonly rule: object;
  lowest: number;
  highest: number;
  /** Not made in every case, so it need not take a number. */
  readonly optional?: boolean;
}

/**
 * The rules of a tenant as the service keeps them: a rule that takes a used number moves the others down, a removed one leaves
 * no gap (PS-TR, PS-OSR). Rules that the texts do not show may stand between them.
 */
class RuleList {
  readonly #rules = new Set<object>();
  /** In the order in which they run. */
  readonly #ordered: Entry[] = [];
  /** Rules whose place is known by number only, or not at all. */
  readonly #loose: Entry[] = [];

  has(rule: object): boolean {
    return this.#rules.has(rule);
  }

  /** Takes what data states: numbers that rules have, in no order of their own. */
  file(data: readonly OrderStep[]): void {
    const stated = new Map<object, Set<number>>();
    for (const { rule, declaration } of data) {
      const priority = priorityOf(declaration);
      const known = stated.get(rule) ?? new Set();
      if (priority !== undefined) known.add(priority);
      stated.set(rule, known);
    }
    const taken = new Map<number, number>();
    for (const [rule, [first, ...others]] of stated) {
      this.remove(rule);
      if (first !== undefined && others.length === 0) taken.set(first, (taken.get(first) ?? 0) + 1);
    }
    let gap = 0;
    while (taken.has(gap)) gap++;
    for (const [rule, [first, ...others]] of stated) {
      this.#rules.add(rule);
      // What states no number comes last, behind those that fill the numbers from 0.
      if (first === undefined) this.#loose.push({ rule, lowest: gap, highest: Number.POSITIVE_INFINITY });
      else if (others.length > 0 || Number.isNaN(first)) this.#loose.push(anywhere(rule));
      else (taken.get(first) === 1 ? this.#ordered : this.#loose).push({ rule, lowest: first, highest: first });
    }
    this.#ordered.sort((a, b) => a.lowest - b.lowest);
  }

  /** Carries out one command of a script. */
  take({ rule, declaration, doubtful }: OrderStep): void {
    const { operation } = declaration;
    const conditional = mayRun(declaration);
    const removes = operation === 'remove';
    const moved = operation === 'set';
    const priority = priorityOf(declaration);
    const known = this.has(rule);
    // A rule that was somewhere, or may stay there, leaves every number in doubt, though not the order of the others.
    if (doubtful || (conditional && (removes || moved)) || (moved && !known) || Number.isNaN(priority)) this.#disturb();
    if (removes) {
      if (!doubtful && !conditional) this.remove(rule);
      return;
    }
    this.remove(rule);
    this.#rules.add(rule);
    if (doubtful || Number.isNaN(priority) || (moved && conditional)) this.#loose.push(anywhere(rule));
    else if (priority === undefined) this.#append(rule, conditional);
    else this.#insert(rule, priority, conditional);
  }

  /** Takes a rule out and closes the gap. */
  remove(rule: object): void {
    if (!this.#rules.delete(rule)) return;
    const from = this.#loose.some((entry) => entry.rule === rule) ? this.#loose : this.#ordered;
    const [removed] = from.splice(
      from.findIndex((entry) => entry.rule === rule),
      1,
    );
    for (const entry of [...this.#ordered, ...this.#loose]) {
      if (!removed || entry.highest < removed.lowest) continue;
      if (entry.lowest > removed.highest) entry.highest -= 1;
      entry.lowest = Math.max(0, entry.lowest - 1);
    }
  }

  *positions(list: number): Iterable<readonly [object, Position]> {
    for (const { rule, lowest, highest } of this.#loose) yield [rule, { list, lowest, highest }];
    for (const [rank, { rule, lowest, highest }] of this.#ordered.entries())
      yield [rule, { list, lowest, highest, rank }];
  }

  #append(rule: object, optional: boolean): void {
    const last = this.#ordered.findLast((entry) => !entry.optional)?.lowest ?? -1;
    const lowest =
      this.#loose.reduce((most, entry) => (entry.optional ? most : Math.max(most, entry.lowest)), last) + 1;
    this.#ordered.push({ rule, lowest, highest: Number.POSITIVE_INFINITY, optional });
  }

  #insert(rule: object, priority: number, optional: boolean): void {
    const at = this.#ordered.findLastIndex((entry) => entry.highest < priority) + 1;
    const behind = this.#ordered.slice(at);
    const certain = behind.every((entry) => entry.lowest >= priority);
    for (const entry of [...behind, ...this.#loose]) {
      if (entry.highest < priority) continue;
      if (entry.lowest >= priority && !optional) entry.lowest += 1;
      entry.highest += 1;
    }
    const own = { rule, lowest: priority, highest: priority, optional };
    if (certain) this.#ordered.splice(at, 0, own);
    else this.#loose.push(own);
  }

  #disturb(): void {
    for (const entry of [...this.#ordered, ...this.#loose]) {
      entry.lowest = 0;
      entry.highest = Number.POSITIVE_INFINITY;
    }
  }
}

const anywhere = (rule: object): Entry => ({ rule, lowest: 0, highest: Number.POSITIVE_INFINITY });

/** The stated priority; NaN where it is not known from the text, undefined where none is stated. */
function priorityOf({ properties }: Declaration): number | undefined {
  const setting = number({ properties }, 'priority');
  return setting.state === 'absent' ? undefined : setting.state === 'stated' ? setting.value : Number.NaN;
}
