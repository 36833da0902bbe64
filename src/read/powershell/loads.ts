import { codeParts } from './code-parts.ts';
import type { Understood } from './understood.ts';

/** The name of a script file, without what may stand in front of it. */
const SCRIPT = /([\w.-]+\.ps1)\b/gi;

/** Names of script files in a piece of code, in lower case. */
export const scriptsIn = (code: string): readonly string[] =>
  [...code.matchAll(SCRIPT)].map(([, name = '']) => name.toLowerCase());

/** Script files that a text names outside of its comments, in lower case; `*` for one that only a run tells. */
export function loadedBy(understood: Pick<Understood, 'slice' | 'script' | 'tree'>): readonly string[] {
  const names = new Set(understood.tree.loadsUnknown ? ['*'] : []);
  if (!/\.ps1/i.test(understood.slice.text)) return [...names];
  for (const part of codeParts(understood)) {
    for (const name of scriptsIn(part)) names.add(name);
  }
  return [...names];
}
