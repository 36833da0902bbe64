import type { ScriptRest } from '../../../powershell/index.ts';
import type { Place } from '../../../text/index.ts';
import type { SourceIssue } from '../../reading.ts';
import type { OwnNames } from '../symbols/own-names.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import type { RecoveryEdit, RepairedSlice } from './repaired-slice.ts';

/** A mistake of the source at a half-open range, and how to read the text past it. */
export interface FoundIssue {
  readonly id: SourceIssue['id'];
  readonly start: number;
  readonly end: number;
  readonly args: SourceIssue['args'];
  readonly replacement?: string;
  readonly repair?: RecoveryEdit;
}

/** A text as its author meant it, with the source issues that had to be read past. */
export interface ParsedScript {
  readonly slice: RepairedSlice;
  readonly script: ScriptRest;
  readonly symbols: SymbolTable;
  readonly names: OwnNames;
  readonly sourceIssues: readonly { readonly slice: RepairedSlice; readonly found: FoundIssue }[];
  /** The first place, as written, at which PowerShell cannot parse the text; it then runs nothing of it. */
  readonly broken?: Place;
}
