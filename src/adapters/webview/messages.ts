import type { VerdictTexts } from '../../report/verdict-texts.ts';
import type { AnswerView } from '../../report/verdict-view.ts';

/** A question as the form of the panel puts it; an empty mechanism asks for the ways that the files or habit suggest. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
}

/** What the extension tells the panel. */
export type ToPanel =
  | {
      readonly type: 'start';
      readonly texts: VerdictTexts;
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
