import type { AnswerView } from '../../report/verdict-view.ts';

/** A question as the form of the panel puts it; an empty mechanism asks for the ways that the files or habit suggest. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
}

/** Everything the panel says that is no answer, in the language in use. */
export interface Texts {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly anyMechanism: string;
  readonly ask: string;
  readonly hint: string;
  readonly nothing: string;
  readonly copy: string;
  readonly apply: string;
  readonly sources: string;
  readonly chain: string;
  readonly columns: readonly [string, string, string, string];
  readonly results: Readonly<Record<string, string>>;
  readonly asking: string;
  /** How sure a step is. */
  readonly bases: Readonly<Record<string, string>>;
  readonly also: string;
  readonly sees: string;
  readonly originalSender: string;
  readonly mailboxOwner: string;
  readonly recipient: string;
  readonly missing: string;
  readonly turn: string;
  readonly noChange: string;
  readonly tooMany: string;
  readonly opensNothing: string;
  readonly effectsNotComputed: string;
  readonly alsoChanges: string;
  readonly wholeTenant: string;
  /** Labels of the buttons that state a fact, by its key; several where there is a choice: `[value, label]`. */
  readonly state: Readonly<Record<string, readonly (readonly [value: string, label: string])[]>>;
}

/** What the extension tells the panel. */
export type ToPanel =
  | {
      readonly type: 'start';
      readonly texts: Texts;
      readonly mechanisms: readonly (readonly [id: string, name: string])[];
      /** Addresses and groups of the files, offered while typing. */
      readonly names: readonly string[];
      readonly question: Question;
    }
  | {
      readonly type: 'answers';
      readonly question: Question;
      readonly answers: readonly AnswerView[];
      /** For each answer, which of its changes can be written into the files, and whether these are data and no scripts. */
      readonly applicable: readonly (readonly boolean[])[];
      readonly isData: readonly boolean[];
    };

/** What the panel asks of the extension. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'reveal'; readonly file: string; readonly start: number; readonly end: number }
  | { readonly type: 'copy'; readonly text: string }
  /** Write a change into the files: numbers of the answer and of its change. */
  | { readonly type: 'apply'; readonly answer: number; readonly change: number }
  /** State a missing fact in the configuration: the key of `MissingView`, and the value where a person has a choice. */
  | { readonly type: 'state'; readonly tenant: string; readonly key: string; readonly value: string };
