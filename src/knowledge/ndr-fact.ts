import type { NdrCategory, NdrLabel } from './text-labels.ts';

/** What a bounce leads to: a report to somebody, nothing at all, a later attempt, a refusal in the session, or no failure. */
export type Delivery = 'ndr' | 'silent' | 'defer' | 'smtp-reject' | 'info';

/** Who can fix a failure. */
export type Role = 'sender' | 'sender-admin' | 'recipient-admin' | 'microsoft';

/**
 * One meaning of a code, a token or a sentence. `code` is an enhanced status code, a range, a pattern of the registry
 * (`x.7.1`: any class) or `n/a` for a text without a number. Source: Microsoft's pages on bounces and the IANA registry.
 */
export interface NdrFact {
  readonly id: string;
  readonly code: string;
  readonly smtp: string | null;
  /** `words`: an answer of a foreign server, told by what it says. */
  readonly kind: 'code' | 'token' | 'range' | 'family' | 'fallback' | 'pattern' | 'words';
  readonly scope: 'exo' | 'exchange-server' | 'wrapper' | 'consumer' | 'any' | 'rfc' | 'foreign';
  readonly outcome: Delivery;
  readonly category: NdrCategory;
  readonly who: readonly Role[];
  /** Texts that tell this meaning from others with the same number. */
  readonly strings: readonly string[];
  readonly cmdlets: readonly string[];
  /** Whole commands to copy, where they say more than the names of the cmdlets. */
  readonly commands?: readonly string[];
  readonly doc: string;
  /** The control that acts, for facts about forwarding. */
  readonly mechanism?: string;
  readonly range?: readonly [string, string];
  /** Of several facts with this number, the one that holds when no words tell which. */
  readonly general?: true;
  /** Further codes whose answers hold the strings of this meaning; alone they mean something else. */
  readonly codes?: readonly string[];
  /** Its words name a group of reasons only; what is known of the provider goes before. */
  readonly vague?: true;
  /** Number of an `AS(...)` stamp; `*` at its end stands for any digits. */
  readonly as?: string;
  readonly attr?: string;
  /** `header`: a header name, no failure; `none`: matches no text. */
  readonly match?: 'header' | 'none';
  /** The registry gives this number another meaning than Exchange does. */
  readonly clash?: true;
  readonly level?: 'detail' | 'subject' | 'class' | 'smtp-reply';
}

/** Sentences about one fact in one language. */
export interface NdrText {
  readonly meaning: string;
  readonly cause?: string;
  readonly steps: readonly string[];
}

/**
 * Content of `data/ndr-texts-<language>.json`: sentences by fact id; a cause by category for facts without one of their own;
 * words for headings, roles and outcomes.
 */
export interface NdrTexts {
  readonly facts: Readonly<Record<string, NdrText>>;
  readonly labels: Readonly<Record<NdrLabel, string>>;
  readonly categories: Readonly<Record<NdrCategory, string>>;
}
