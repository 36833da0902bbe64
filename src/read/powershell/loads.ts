import { codeParts } from './code-parts.ts';
import type { Understood } from './understood.ts';

/** The name of a script file, without what may stand in front of it. */
const SCRIPT = /([\w.-]+\.ps1)\b/gi;

/** Script files that a text names outside of its comments, in lower case; `*` for one that only a run tells. */
export function loadedBy(understood: Pick<Understood, 'slice' | 'script' | 'tree'>): readonly string[] {
  const names = new Set(understood.tree.loadsUnknown ? ['*'] : []);
  if (!/\.ps1/i.test(understood.slice.text)) return [...names];
  for (const part of codeParts(understood)) {
    for (const [, name = ''] of part.matchAll(SCRIPT)) names.add(name.toLowerCase());
  }
  return [...names];
}
