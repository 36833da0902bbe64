import type { LintView } from './view.ts';

/** The report other programs rely on; see the contract in docs/command-line.md. */
export function lintJson(view: LintView): string {
  return `${JSON.stringify(view, null, 2)}\n`;
}
