/// <reference lib="dom" />
import { el } from './elements.ts';

/** What a line of a unified diff is, by its first character. */
const KINDS: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'range' };

/** The lines of a unified diff, each with what it is. */
export function diffOf(lines: readonly string[]): HTMLElement {
  const code = lines.map((line) => el('span', { class: KINDS[line[0] ?? ''] ?? 'same' }, `${line}\n`));
  return el('pre', { tabindex: '0' }, ...code);
}
