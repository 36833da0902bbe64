import type { Slice } from '../text/index.ts';
import type { Reading } from './reading.ts';

/** Reads PowerShell that stands inside another text. */
export type PowerShellReader = (
  slice: Slice,
  options: { readonly advice?: boolean; readonly slicePrefix?: string },
) => Reading;
