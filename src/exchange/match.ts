import type { Place } from '../text/index.ts';
import type { ReasonId } from './reason.ts';

/** Whether an answer is written in a text of Microsoft, or concluded from several. */
export type Basis = 'documented' | 'inferred';

export type Args = Readonly<Record<string, string | number>>;

/** What keeps a mail flow rule from acting at all. */
export type Idle = 'rule-disabled' | 'rule-audit' | 'rule-not-yet' | 'rule-expired';

interface Known {
  readonly basis: Basis;
  /** What a message needs to name the missing fact. */
  readonly args?: Args;
  readonly place?: Place;
  /** Why a rule does not act, of a no about its switch, its mode and its days. */
  readonly idle?: Idle;
  /** Texts this answer rests on, where it has its own. */
  readonly citations?: readonly string[];
}

interface Yes extends Known {
  readonly is: 'yes';
  readonly reason?: never;
}

interface No extends Known {
  readonly is: 'no';
  readonly reason?: never;
}

/** Nobody can say without the fact that the reason names. */
export interface Doubt extends Known {
  readonly is: 'maybe';
  readonly reason: ReasonId;
}

/** A three-valued answer. */
export type Match = Yes | No | Doubt;

export const YES: Yes = { is: 'yes', basis: 'documented' };
export const NO: No = { is: 'no', basis: 'documented' };
export const YES_INFERRED: Yes = { is: 'yes', basis: 'inferred' };
export const NO_INFERRED: No = { is: 'no', basis: 'inferred' };

export function maybe(reason: ReasonId, args?: Args, place?: Place, basis: Basis = 'inferred'): Doubt {
  return { is: 'maybe', basis, reason, ...(args ? { args } : {}), ...(place ? { place } : {}) };
}

/** Yes when one is yes, else maybe when one may be (the first names the reason), else no. Documented beats inferred. */
export function any(matches: Iterable<Match>): Match {
  return decided(matches, 'yes');
}

/** No when one is no, else maybe when one may be (the first names the reason), else yes; inferred when a part is. */
export function all(matches: Iterable<Match>): Match {
  return decided(matches, 'no');
}

function decided(matches: Iterable<Match>, decisive: 'yes' | 'no'): Match {
  let decision: Match | undefined;
  let doubt: Doubt | undefined;
  let rest = decisive === 'yes' ? NO : YES;
  for (const match of matches) {
    if (match.is === decisive) {
      if (match.basis === 'documented') return match;
      decision ??= match;
    } else if (match.is === 'maybe') doubt ??= match;
    else if (rest.basis === 'documented' && (match.basis === 'inferred' || !rest.citations)) rest = match;
  }
  return decision ?? doubt ?? rest;
}

/** The answer on which every reading agrees, else maybe with `cause`. */
export function agreed(matches: readonly Match[], cause: ReasonId | undefined, place?: Place): Match {
  const [first, ...rest] = matches;
  if (!first) return NO;
  return rest.every((match) => match.is === first.is && match.reason === first.reason)
    ? first
    : maybe(cause ?? 'contradicting-values', first.args, place);
}
