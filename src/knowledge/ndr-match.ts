import type { ForeignMatch, Responder } from './foreign-answers.ts';
import type { NdrFact } from './ndr-fact.ts';

/** What is known of a failure: any part may be missing. `text` is the server's own sentence. */
export interface Failure {
  readonly code?: string | undefined;
  readonly smtp?: string | undefined;
  readonly text?: string | undefined;
  /** Who answered; unknown when it is left out. */
  readonly by?: Responder | undefined;
}

/** How a fact was found, from the surest way to the vaguest. */
export type NdrVia =
  | 'stamp'
  | 'token'
  | 'string'
  | 'words'
  | 'provider'
  | 'code'
  | 'range'
  | 'family'
  | 'registry'
  | 'reply';

/** The meaning of a failure. `others` are the remaining meanings that the same text or number allows, best first. */
export interface NdrMatch {
  readonly fact: NdrFact;
  readonly via: NdrVia;
  readonly others: readonly NdrFact[];
  /** The text that decided, as written; undefined when the number alone did. */
  readonly matched?: string;
  /** The registry's meaning, where it differs from what Exchange means by the number. */
  readonly registry?: NdrFact;
  /** The known answer of a provider that decided. */
  readonly known?: ForeignMatch['known'];
}
