import type { Located, Place } from '../text/index.ts';

/**
 * Some forwards, as a person names them: a word means an address, a domain (`*.` before it takes what lies below as well), a group, a
 * declared recipient, or `*` for everybody.
 */
export interface Forwards {
  readonly from: readonly Located<string>[];
  readonly to: readonly Located<string>[];
  /** Names of mechanisms; left out where the writer names none. */
  readonly mechanisms?: readonly string[];
}

/** Forwards that somebody agreed to: an entry of the exceptions ledger. Without mechanisms it covers every way. */
export interface Exception extends Forwards {
  /** The whole entry. */
  readonly place: Place;
  /** Who answers for it, and why it is there; absent of an approved domain, which is an entry for everybody without end. */
  readonly owner?: string;
  readonly reason?: string;
  readonly ticket?: string;
  /** Last day (YYYY-MM-DD) on which it counts. */
  readonly until?: Located<string>;
}

/** What the organization agreed to. */
export interface Ledger {
  readonly exceptions: readonly Exception[];
  /** Where it is written that every allowed forward needs an exception; absent where nobody asks for it. */
  readonly required?: Place | undefined;
}

/** What a policy test expects of its forwards; `exception` takes those that are blocked or covered by an exception. */
export const EXPECTATIONS = ['allowed', 'blocked', 'unknown', 'exception'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** One test of who may forward where. Without mechanisms it is about the ways in which a mailbox forwards by itself. */
export interface PolicyTest extends Forwards {
  readonly kind: 'case' | 'invariant';
  readonly name?: string;
  /** Taken out of `from` and `to`. */
  readonly exceptFrom: readonly Located<string>[];
  readonly exceptTo: readonly Located<string>[];
  readonly expect: Expectation;
  readonly reason?: string;
  /** The tenant it is about; every one where nobody names it. */
  readonly tenant?: Located<string>;
  /** The whole test. */
  readonly place: Place;
}
