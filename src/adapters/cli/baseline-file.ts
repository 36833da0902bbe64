import { readFileSync } from 'node:fs';
import { baselineOf } from '../../analyze.ts';
import { type BaselineEntry, baselineEntries, baselineText } from '../../config/baseline.ts';
import { translate } from '../../messages/index.ts';
import type { Source } from '../../text/index.ts';
import { UsageError } from './options.ts';
import type { Workspace } from './workspace.ts';
import { writeFile } from './write-file.ts';

/** The entries of a baseline file; a usage error when it is missing or something else. */
export function readBaseline(file: string): readonly BaselineEntry[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      translate('The baseline {file} could not be read: {reason}', { file, reason: (error as Error).message }),
    );
  }
  const entries = baselineEntries(content);
  if (entries) return entries;
  throw new UsageError(translate('{file} is not a baseline of this tool.', { file }));
}

/** Writes all findings of a workspace as a baseline; returns how many there were. */
export function writeBaseline(file: string, workspace: Workspace): number {
  const findings = workspace.analysis.tenants.flatMap((tenant) => tenant.findings);
  const source = (path: string): Source =>
    workspace.analysis.source(path) ?? { path, text: '', language: 'text', encoding: 'utf8' };
  writeFile(file, file, baselineText(baselineOf(findings, source)));
  return findings.length;
}
