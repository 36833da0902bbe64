import type { Cmdlets } from '../../../knowledge/index.ts';
import type { ScriptRest } from '../../../powershell/index.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

/** What the finders of source issues look at. */
export interface Text {
  readonly slice: RepairedSlice;
  readonly script: ScriptRest;
  readonly symbols: SymbolTable;
  readonly cmdlets: Cmdlets;
  /** What new lines must begin with. */
  readonly slicePrefix: string;
}
