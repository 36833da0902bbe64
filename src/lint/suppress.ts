import { indexOfFirst } from '../text/index.ts';
import type { Finding, RuleMeta, Suppression, SuppressionState } from './contract.ts';

/** What suppressions did to findings. */
export interface Suppressed<F> {
  readonly kept: readonly F[];
  readonly states: readonly SuppressionState[];
}

export interface SuppressOptions {
  readonly rules: ReadonlyMap<string, RuleMeta>;
  /** A rule that is off finds nothing, which is no fault of the comment. */
  isOff(rule: string): boolean;
  /** ISO date that counts as today. */
  readonly asOf: string;
}

/** What a suppression looks at. */
type Speaking = Pick<Finding, 'rule' | 'place' | 'subject'>;

interface State extends SuppressionState {
  readonly used: Set<string>;
}

const isActive = ({ suppression, expired }: SuppressionState): boolean =>
  !expired && suppression.reason !== '' && suppression.mistake === undefined;

/**
 * Removes the suppressed findings and records which suppressions were used. The time grows with the number of findings and of
 * suppressions, not with their product.
 */
export function suppress<F extends Speaking>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
  { rules, isOff, asOf }: SuppressOptions,
): Suppressed<F> {
  if (suppressions.length === 0) return { kept: findings, states: [] };
  const states = suppressions.map(
    (suppression): State => ({
      suppression,
      used: new Set(suppression.rules.filter(isOff)),
      unknown: suppression.rules.filter((id) => !rules.has(id)),
      locked: suppression.rules.filter((id) => rules.get(id)?.locked),
      expired: suppression.until !== undefined && suppression.until < asOf,
    }),
  );
  const index = new Index(states);
  const kept = findings.filter((finding) => !index.suppresses(finding) || finding.rule.locked);
  return { kept, states };
}

/** A part of a text that a suppression applies to. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly state: State;
}

/** The suppressions of one rule in one text, in order of their start, and how far those up to each reach. */
class Reach {
  readonly #spans: readonly Span[];
  readonly #activeEnd: readonly number[];
  /** For each place in the list the nearest one at or before it whose suppression was not used yet. */
  readonly #unused: number[];
  readonly #ends: readonly number[];

  constructor(spans: readonly Span[]) {
    this.#spans = spans.toSorted((a, b) => a.start - b.start);
    this.#ends = highest(this.#spans.map(({ end }) => end));
    this.#activeEnd = highest(this.#spans.map(({ end, state }) => (isActive(state) ? end : -1)));
    this.#unused = this.#spans.map((_, at) => at);
  }

  /** Whether an active suppression applies at an offset; all that apply are marked as used. */
  suppresses(at: number, rule: string): boolean {
    const last = indexOfFirst(this.#spans, ({ start }) => start > at) - 1;
    for (let one = this.#nearestUnused(last); one >= 0 && (this.#ends[one] ?? -1) >= at; ) {
      const span = this.#spans[one] as Span;
      if (span.end >= at) {
        span.state.used.add(rule);
        this.#unused[one] = one - 1;
      }
      one = this.#nearestUnused(one - 1);
    }
    return (this.#activeEnd[last] ?? -1) >= at;
  }

  #nearestUnused(from: number): number {
    let at = from;
    while (at >= 0 && this.#unused[at] !== at) at = this.#unused[at] as number;
    for (let one = from; one > at; ) {
      const next = this.#unused[one] as number;
      this.#unused[one] = at;
      one = next;
    }
    return at;
  }
}

/** The highest number up to each place of a list. */
function highest(numbers: readonly number[]): readonly number[] {
  let most = -1;
  return numbers.map((number) => {
    most = Math.max(most, number);
    return most;
  });
}

class Index {
  readonly #reaches = new Map<string, Reach>();
  /** Suppressions that judge findings themselves, by rule and object. */
  readonly #tests = new Map<string, State[]>();

  constructor(states: readonly State[]) {
    const spans = new Map<string, Span[]>();
    for (const state of states) {
      const { rules, reach } = state.suppression;
      for (const rule of new Set(rules)) {
        if ('takes' in reach) push(this.#tests, `${rule}\n${reach.object?.toLowerCase() ?? ''}`, state);
        else for (const { source, start, end } of reach) push(spans, `${rule}\n${source}`, { start, end, state });
      }
    }
    for (const [key, list] of spans) this.#reaches.set(key, new Reach(list));
  }

  suppresses(finding: Speaking): boolean {
    const { rule, place } = finding;
    const isSuppressed = this.#reaches.get(`${rule.id}\n${place.source}`)?.suppresses(place.start, rule.id) ?? false;
    const covering = namesOf(finding)
      .flatMap((object) => this.#tests.get(`${rule.id}\n${object}`) ?? [])
      .filter(({ suppression: { reach } }) => 'takes' in reach && reach.takes(finding));
    for (const state of covering) state.used.add(rule.id);
    return isSuppressed || covering.some(isActive);
  }
}

/** Names by which a suppression may call the object of a finding (`remoteDomain:Default`); the empty one for any object. */
function namesOf({ subject: { object } }: Speaking): readonly string[] {
  if (object === undefined) return [''];
  const name = object.toLowerCase();
  return [...new Set(['', name, name.replace(/^\w+:/, '')])];
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
