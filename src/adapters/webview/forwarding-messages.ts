import type { ForwardingTexts } from '../../report/forwarding-texts.ts';
import type { FieldView, ForwardView, Ways } from '../../report/forwarding-view.ts';
import type { ClassView } from '../../report/matrix-view.ts';

/** A fact that is missing, with a button for each thing that may be stated about it. */
export interface FactView {
  readonly fact: string;
  readonly howToState: string;
  readonly statements: readonly string[];
}

/** What the view shows of one organization; the fields of the grid are asked for as they come into sight. */
export interface ForwardingState {
  readonly type: 'state';
  readonly texts: ForwardingTexts;
  readonly tenants: readonly string[];
  /** Index of the organization that is shown. */
  readonly tenant: number;
  readonly families: readonly string[];
  readonly senders: readonly ClassView[];
  readonly destinations: readonly ClassView[];
  readonly forwards: readonly ForwardView[];
  readonly facts: readonly FactView[];
  /** How many places of the files were not understood. */
  readonly unread: number;
}

export type ToForwarding =
  | ForwardingState
  /** Rows of the grid by index, a letter for each class of recipients (`report/forwarding-view.ts`). */
  | {
      readonly type: 'rows';
      readonly by: Ways;
      readonly rows: readonly (readonly [index: number, letters: string])[];
    }
  | ({ readonly type: 'ways' } & FieldView);

export type FromForwarding =
  | { readonly type: 'ready' }
  | { readonly type: 'tenant'; readonly tenant: number }
  | { readonly type: 'rows'; readonly by: Ways; readonly wanted: readonly number[] }
  | { readonly type: 'ways'; readonly sender: number; readonly destination: number }
  | { readonly type: 'reveal'; readonly file: string; readonly start: number; readonly end: number }
  | { readonly type: 'ask'; readonly sender: number; readonly destination: number }
  | { readonly type: 'askForward'; readonly forward: number }
  | { readonly type: 'state'; readonly fact: number; readonly statement: number }
  | { readonly type: 'export'; readonly format: 'svg' | 'html' | 'csv' }
  | { readonly type: 'log' };
