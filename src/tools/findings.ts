import { oneLine } from '../report/printable.ts';
import type { FindingView } from '../report/view.ts';

/** A finding for a model: severity, rule and place, the sentence, related places, and the fixes by their titles. */
export function findingLines({
  severity,
  ruleId,
  file,
  start,
  message,
  related,
  fixes,
}: FindingView): readonly string[] {
  return [
    oneLine(`- ${severity} [${ruleId}] ${file}:${start.line}:${start.column}: ${message}`),
    ...related.map((one) => oneLine(`  see ${one.file}:${one.start.line}: ${one.message}`)),
    ...fixes.map((fix) => oneLine(`  fix (${fix.safety}): ${fix.title}`)),
  ];
}
