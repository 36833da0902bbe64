import type { Edit, Source } from '../text/index.ts';
import type { Finding } from './contract.ts';
import type { Extents } from './suppression.ts';

/**
 * The edit that suppresses a finding by a comment above the call it stands in, or above its line, with a placeholder for the
 * reason. Undefined for rules that cannot be suppressed, and for languages without comments (JSON, CSV), which are suppressed in
 * the configuration.
 */
export function suppressionEdit(
  source: Source,
  finding: Pick<Finding, 'rule' | 'place'>,
  calls: Extents['calls'],
): Edit | undefined {
  const { text, path, language } = source;
  if (finding.rule.locked || language === 'json' || language === 'csv' || language === 'ndr') return undefined;
  const { start } = finding.place;
  const call = calls.find(({ place }) => place.source === path && place.start <= start && start < place.end);
  const at = lineStart(text, call?.place.start ?? start);
  if (at > 0 && /`[ \t]*\r?\n?$/.test(text.slice(Math.max(0, at - 80), at))) return undefined;
  const indent = /^[\s>]*/.exec(lineOf(text, at))?.[0] ?? '';
  const newLine = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return {
    place: { source: path, start: at, end: at },
    newText: `${indent}# mailflow-lint-disable-next-line ${finding.rule.id} -- \${1:reason}${newLine}`,
    snippet: true,
  };
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function lineOf(text: string, start: number): string {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return text.slice(start, end);
}
