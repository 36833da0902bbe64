import type { Knowledge } from '../../../knowledge/index.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { Values } from '../values/values.ts';
import type { Binder } from './parameters.ts';
import type { Standings } from './standing.ts';

/** How the text at hand is read: whole files, or advice in a document. */
export interface ReadContext {
  readonly slice: RepairedSlice;
  readonly knowledge: Knowledge;
  readonly values: Values;
  readonly binder: Binder;
  readonly standings: Standings;
  /** Where backticks with blanks behind them end a line, as offsets of the source in order. */
  readonly brokenLines: readonly number[];
  readonly advice: boolean;
  readonly slicePrefix: string | undefined;
}
