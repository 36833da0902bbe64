import type { Cmdlets } from '../../../knowledge/index.ts';
import type { ScriptRest } from '../../../powershell/index.ts';
import type { Slip } from '../../reading.ts';
import type { Outline } from '../outline.ts';
import type { Repair, Written } from '../written.ts';

/** What the finders of slips look at. */
export interface Text {
  readonly slice: Written;
  readonly script: ScriptRest;
  readonly tree: Outline;
  readonly cmdlets: Cmdlets;
  /** What new lines must begin with. */
  readonly slicePrefix: string;
}

/** A mistake of the source at a half-open range, and how to read the text past it. */
export interface Found {
  readonly id: Slip['id'];
  readonly start: number;
  readonly end: number;
  readonly args: Slip['args'];
  readonly replacement?: string;
  readonly repair?: Repair;
}
