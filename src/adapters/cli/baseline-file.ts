import { type Analysis, baselineOf } from '../../analyze.ts';
import { type BaselineEntry, baselineEntries, baselineText } from '../../config/baseline.ts';
import type { Finding } from '../../lint/index.ts';
import { READING, translate } from '../../messages/index.ts';
import { disk } from './disk.ts';
import { UsageError } from './options.ts';
import { sourceIn } from './selection.ts';
import { writeFile } from './write-file.ts';

/** The entries of a baseline file; a usage error when it is missing or something else. */
export function readBaseline(file: string): readonly BaselineEntry[] {
  let content: unknown;
  try {
    const source = disk.source(file, file);
    if (!('text' in source)) throw new Error(translate(READING[source.id], source.args));
    content = JSON.parse(source.text);
  } catch (error) {
    throw new UsageError(
      translate('The baseline {file} could not be read: {reason}', { file, reason: (error as Error).message }),
    );
  }
  const entries = baselineEntries(content);
  if (entries) return entries;
  throw new UsageError(translate('{file} is not a baseline of this tool.', { file }));
}

/** Writes findings of an analysis as a baseline. */
export function writeBaseline(file: string, findings: readonly Finding[], analysis: Analysis): void {
  writeFile(file, file, baselineText(baselineOf(findings, sourceIn(analysis))));
}
