import { scriptsIn } from '../symbols/script-names.ts';
import { codeParts } from './code-parts.ts';
import type { ParsedScript } from './parsed-script.ts';

/** Script files that a text names outside of its comments, in lower case; `*` for one that only a run tells. */
export function loadedBy(parsed: Pick<ParsedScript, 'slice' | 'script' | 'symbols'>): readonly string[] {
  const names = new Set(parsed.symbols.loadsUnknown ? ['*'] : []);
  if (!parsed.symbols.marks.file) return [...names];
  const { text } = parsed.slice;
  for (const { start, end } of codeParts(parsed)) {
    for (const name of scriptsIn(text.slice(start, end))) names.add(name);
  }
  return [...names];
}
