import type { Script } from './ast.ts';

/**
 * Reads a PowerShell text (7.4 grammar, DSC keywords known). Never throws; linear time; offsets count UTF-16 code units of
 * `text`, which holds no byte order mark. What recovery promises on broken text: docs/powershell-recovery.md.
 */
export function parse(text: string): Script {
  return {
    text,
    start: 0,
    end: text.length,
    parameters: undefined,
    attributes: [],
    blocks: [],
    comments: [],
    errors: [],
  };
}
